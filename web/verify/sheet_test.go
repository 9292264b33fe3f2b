package verify

import (
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"mandamus/app"
	"mandamus/publog"
	"mandamus/record"
	"mandamus/web/intake"
	"mandamus/web/sides"
	"mandamus/web/webtest"
)

func scanRun(run string, x, y, n *int) bool {
	var back int
	_, err := fmt.Sscanf(run, "M%d %dh%dv1h-%d", x, y, n, &back)
	return err == nil && back == *n
}

// site is the desk with a public record.
func site(t *testing.T) *webtest.Site {
	t.Helper()
	s := webtest.New(t, webtest.Screen{Pages: Pages(), Routes: Routes}, webtest.Screen{Pages: intake.Pages(), Routes: intake.Routes},
		webtest.Screen{Pages: sides.Pages(), Routes: sides.Routes})
	private, _, err := publog.NewKey(rand.Reader, "court.example/record", publog.Ed25519)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := publog.NewSigner(private, nil)
	if err != nil {
		t.Fatal(err)
	}
	s.App.Public = &app.PublicRecord{Origin: "court.example/record", Policy: record.Default(), Promise: signer, Within: 24 * time.Hour}
	return s
}

// filed files an application at the counter and returns the address of its first page.
func filed(t *testing.T, c *webtest.Client) string {
	t.Helper()
	mark := regexp.MustCompile(`name="mark" value="([0-9a-f]*)"`)
	a := c.Post("/zh/cases/new", url.Values{"number": {"（2025）岭01行初77号"}})
	draft := strings.Split(a.Location, "/")[3]
	for _, step := range []string{
		"title?number=（2025）岭01行初77号&kind=admin_judgment&court=云岭省中级人民法院&instance=first&judgment=perform_duty&made=2025年9月1日&served_debtor=2025-09-05&effective=2025-10",
		"applicants?rows=1&name-0=张三甲&kind-0=citizen&address-0=某路1号&phone-0=13900000001",
		"debtors?rows=1&name-0=清河县住房局&body-0=hand&level-0=county_department",
		"persons?rows=1&name-0=钱七&post-0=局长&role-0=head&from-0=2024&deputy-0=none",
		"text?operative=被告清河县住房局于判决生效后六十日内作出处理。",
		"application?filed=2026-11-20&way=counter&papers=application&papers=title&papers=identity",
	} {
		name, query, _ := strings.Cut(step, "?")
		form, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		at := "/zh/intake/" + draft + "/" + name
		form.Set("mark", mark.FindStringSubmatch(c.Get(at).Body)[1])
		if a := c.Post(at, form); a.Status != http.StatusSeeOther {
			t.Fatalf("%s: %d %s", name, a.Status, a.Body)
		}
	}
	a = c.Post("/zh/intake/"+draft+"/check", url.Values{})
	if a.Status != http.StatusSeeOther {
		t.Fatalf("check: %d", a.Status)
	}
	return a.Location
}

// After filing, the counter is led to a sheet with the receipt as text and as a code that another reader reads; neither holds anything that only the
// applicant may have, and what is saved and what is behind the # of the check page is the same receipt.
func TestSheet(t *testing.T) {
	s := site(t)
	c := s.As(t, "clerk")
	duties := c.Get(filed(t, c))
	link := regexp.MustCompile(`href="(/zh/receipt/[^"]+)"`).FindStringSubmatch(duties.Body)
	if link == nil {
		t.Fatal("no way leads from the filing to its receipt")
	}
	sheet := s.Nobody().Get(link[1])
	if sheet.Status != http.StatusOK {
		t.Fatalf("status %d", sheet.Status)
	}
	text := html.UnescapeString(regexp.MustCompile(`(?s)<pre[^>]*>(.*?)</pre>`).FindStringSubmatch(sheet.Body)[1])
	b, err := publog.ParseBundle([]byte(text))
	if err != nil || b.Promise == nil || "/zh/receipt/"+b.Filing != link[1] {
		t.Fatalf("the text is no receipt with a promise (%v):\n%s", err, text)
	}
	_, drawn, _ := strings.Cut(sheet.Body, "m-receipt__code")
	path := regexp.MustCompile(`fill="#000" d="([^"]+)"`).FindStringSubmatch(drawn)[1]
	side := 0
	if _, err := fmt.Sscanf(regexp.MustCompile(`viewBox="0 0 (\d+)`).FindStringSubmatch(drawn)[1], "%d", &side); err != nil {
		t.Fatal(err)
	}
	if got := decoded(t, &Code{side, path}); got != text {
		t.Errorf("the code says\n%s\nand the sheet\n%s", got, text)
	}
	if side > 101+2*quiet {
		t.Errorf("the code has %d modules a side: too fine for arm's length", side)
	}
	for _, personal := range []string{"张三甲", "13900000001", "mandamus/opening", "salt "} {
		if strings.Contains(sheet.Body, personal) {
			t.Errorf("%q is on the sheet", personal)
		}
	}
	if saved := s.Nobody().Get(link[1] + "/file"); saved.Body != text {
		t.Errorf("the file is another receipt:\n%s", saved.Body)
	}
	behind := regexp.MustCompile(`check\.html#([A-Za-z0-9_-]+)"`).FindStringSubmatch(sheet.Body)
	if raw, err := base64.RawURLEncoding.DecodeString(behind[1]); err != nil || string(raw) != text {
		t.Errorf("the check page is given something else (%v)", err)
	}
	if en := s.Nobody().Get("/en" + link[1][3:]); !strings.Contains(en.Body, "Receipt of the filing") {
		t.Error("the sheet is not in English")
	}
}

// Where there is no such filing, or no record is kept, there is no sheet; where nothing is proved or promised yet, it says to come back.
func TestNoSheet(t *testing.T) {
	s := site(t)
	known := string(s.CaseOf(t, "岭01"))
	s.App.Public.Promise = nil
	if a := s.Nobody().Get("/zh/receipt/" + known); a.Status != http.StatusOK || strings.Contains(a.Body, "mandamus/receipt") || !strings.Contains(a.Body, "请稍后再来") {
		t.Errorf("nothing to show yet: status %d", a.Status)
	}
	for _, filing := range []string{"nobody-knows-it", "a b"} {
		if a := s.Nobody().Get("/zh/receipt/" + url.PathEscape(filing)); a.Status != http.StatusNotFound {
			t.Errorf("%q: status %d", filing, a.Status)
		}
	}
	s.App.Public = nil
	if a := s.Nobody().Get("/zh/receipt/" + known + "/file"); a.Status != http.StatusNotFound {
		t.Errorf("without a record: status %d", a.Status)
	}
}

// A code leaves the proof out where a promise stands for it and both would be too fine to read; without a promise the proof stays.
func TestPayload(t *testing.T) {
	long := publog.Bundle{Entry: []byte(strings.Repeat("e", 300)), Promise: []byte("p\n"), Proof: &publog.Proof{Checkpoint: []byte(strings.Repeat("c", 900))}}
	if text, ok := Payload(long); !ok || strings.Contains(text, "ccc") {
		t.Errorf("the code holds %d bytes, the proof among them", len(text))
	}
	alone := long
	alone.Promise = nil
	if text, ok := Payload(alone); !ok || text != alone.Text() {
		t.Error("the proof was left out, and nothing stands for it")
	}
	alone.Entry = make([]byte, publog.MaxQR)
	if _, ok := Payload(alone); ok {
		t.Error("a receipt too long for a code has one")
	}
}

// The check page is served as it was built, under its own policy alone; without it the address is not found.
func TestCheckPage(t *testing.T) {
	a := site(t).Nobody().Get("/open/receipt/check.html")
	data := CheckPage()
	if data == nil {
		if a.Status != http.StatusNotFound {
			t.Errorf("not built, status %d", a.Status)
		}
		return
	}
	policy := a.Header.Get("Content-Security-Policy")
	if a.Status != http.StatusOK || a.Body != string(data) || !strings.HasPrefix(policy, "default-src 'none'; script-src 'sha256-") {
		t.Errorf("status %d, policy %s", a.Status, policy)
	}
}
