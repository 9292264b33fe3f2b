package examples

import (
	"testing"

	"mandamus/casefile"
)

// Every example reads without a problem, is called as its file is, and says above each report that it is rebuilt or invented.
func TestExamplesRead(t *testing.T) {
	all, err := All()
	if err != nil || len(all) == 0 {
		t.Fatal(len(all), err)
	}
	for _, e := range all {
		f, problems := casefile.Read(e.Name, e.Data)
		if f == nil {
			t.Errorf("%v", problems)
			continue
		}
		if f.ID != e.ID || f.Banner.ZH == "" || f.Banner.EN == "" {
			t.Errorf("%s: id %q, banner %+v", e.Name, f.ID, f.Banner)
		}
		if e.Invented == (f.Banner.EN[:len("recon")] == "recon") {
			t.Errorf("%s: invented %v, but the banner says %q", e.Name, e.Invented, f.Banner.EN)
		}
	}
}
