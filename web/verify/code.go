package verify

import (
	"fmt"
	"image/color"
	"strings"

	"github.com/boombuler/barcode/qr"

	"mandamus/publog"
)

// quiet is the white margin that readers of QR codes need, in modules.
const quiet = 4

// handy is up to how many bytes a code is read from a sheet at arm's length with a common phone: 101 modules a side, above a millimetre each
// at the size it is printed. Longer receipts leave their proof out where a promise stands for it.
const handy = 1_000

// Code is a QR code, drawn as one path in modules of one unit.
type Code struct {
	Side int    // with its margin
	Path string // of the black modules, for SVG
}

// Payload returns what the code of a receipt holds: the receipt, or the receipt without its proof where that is handier; ok is false where even
// that is too long for a code.
func Payload(b publog.Bundle) (text string, ok bool) {
	if b.Promise != nil && len(b.Text()) > handy {
		b.Proof = nil
	}
	return b.QR()
}

// Encode draws text as a QR code with the least correction: a sheet is seldom soiled, and fewer modules are read from further away.
func Encode(text string) (*Code, error) {
	code, err := qr.Encode(text, qr.L, qr.Unicode)
	if err != nil {
		return nil, fmt.Errorf("QR code of %d bytes: %w", len(text), err)
	}
	side := code.Bounds().Dx()
	var path strings.Builder
	for y := range side {
		for x := 0; x < side; x++ {
			run := 0
			for x+run < side && dark(code.At(x+run, y)) {
				run++
			}
			if run > 0 {
				fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", x+quiet, y+quiet, run, run)
			}
			x += run
		}
	}
	return &Code{side + 2*quiet, path.String()}, nil
}

// dark reports whether a module is black.
func dark(c color.Color) bool {
	r, _, _, _ := c.RGBA()
	return r == 0
}
