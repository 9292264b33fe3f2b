package verify

import (
	"image"
	"image/color"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"

	"mandamus/publog"
)

// picture draws a code from its path, a few pixels a module, as a camera would have it.
func picture(t *testing.T, c *Code) image.Image {
	t.Helper()
	const scale = 4
	out := image.NewGray(image.Rect(0, 0, c.Side*scale, c.Side*scale))
	for i := range out.Pix {
		out.Pix[i] = 255
	}
	for _, run := range strings.Split(strings.TrimSuffix(c.Path, "z"), "z") {
		var x, y, n int
		if !scanRun(run, &x, &y, &n) {
			t.Fatalf("%q is no run of modules", run)
		}
		for dy := range scale {
			for dx := range n * scale {
				out.SetGray(x*scale+dx, y*scale+dy, color.Gray{})
			}
		}
	}
	return out
}

func decoded(t *testing.T, c *Code) string {
	t.Helper()
	bitmap, err := gozxing.NewBinaryBitmapFromImage(picture(t, c))
	if err != nil {
		t.Fatal(err)
	}
	got, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_CHARACTER_SET: "UTF-8", gozxing.DecodeHintType_PURE_BARCODE: true})
	if err != nil {
		t.Fatal(err)
	}
	return got.GetText()
}

// Another reader of QR codes finds the text that was drawn, up to the longest a code holds, and Chinese text too.
func TestCode(t *testing.T) {
	for name, text := range map[string]string{"short": "mandamus", "Chinese": "申请 2026-0001", "dash of a signature": "— court", "longest": strings.Repeat("a+b/", publog.MaxQR/4)} {
		t.Run(name, func(t *testing.T) {
			code, err := Encode(text)
			if err != nil {
				t.Fatal(err)
			}
			if got := decoded(t, code); got != text {
				t.Errorf("read %.60q, want %.60q", got, text)
			}
		})
	}
	if _, err := Encode(strings.Repeat("a", publog.MaxQR+1)); err == nil {
		t.Error("more was drawn than a code holds")
	}
}
