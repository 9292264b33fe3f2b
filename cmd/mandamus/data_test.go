package main

import (
	"encoding/json"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"mandamus/civil"
	"mandamus/opendata"
	"mandamus/publog"
	"mandamus/publog/tiles"
)

func TestOpenDataEveryNight(t *testing.T) {
	// A night puts the open data of the published log on the shelf, once, and its hash on the record; whoever reads the log makes the same files and
	// is told where the court published them; of the night before all stays.
	d := newLogDesk(t, false, "")
	day := civil.Date(2026, 1, 31)
	d.must(d.night(t.Context(), day))
	if d.shelf().Has(day) {
		t.Error("open data of a log that is not published")
	}
	_, err := d.desk().Lodge(t.Context(), [32]byte{1})
	d.must(err)
	d.must(d.once(t.Context()))
	for _, on := range []civil.Day{day, day, day + 1} { // the second time nothing is left to do
		d.must(d.night(t.Context(), on))
		d.must(d.once(t.Context()))
	}
	if d.size() != 3 {
		t.Errorf("%d entries, want one for the filing and one a night", d.size())
	}
	nights, err := d.shelf().Nights()
	d.must(err)
	if len(nights) != 2 || nights[0].SHA256 == nights[1].SHA256 {
		t.Fatalf("%v", nights)
	}
	for i, n := range nights {
		m, err := d.shelf().Manifest(n)
		d.must(err)
		said := d.published(m.Size)
		if said.SHA256 != n.SHA256 || said.Size != m.Size || m.Size != int64(2-i) {
			t.Errorf("%v: %+v, entry %+v", n, m, said)
		}
		size := []string{"--size", string('0' + rune(m.Size))}
		for _, place := range []string{d.folder, d.server.URL + "/log"} {
			status, out := ran(t, append([]string{"data", "export", filepath.Join(t.TempDir(), "new", "folder"), "--log", place}, size...)...)
			if status != exitOK || !strings.HasPrefix(out, n.SHA256+"  manifest.json\n") || !strings.Contains(out, "the court published") {
				t.Errorf("%s %v: %d, %s", place, size, status, out)
			}
		}
	}
	res, err := http.Get(d.server.URL + "/log/data/latest")
	d.must(err)
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	d.must(err)
	if m, err := opendata.ParseManifest(data); err != nil || m.Size != 2 {
		t.Errorf("latest: %+v, %v", m, err)
	}
}

// published is what the entry with an index says of a file.
func (d *logDesk) published(index int64) (said struct {
	SHA256 string
	Size   int64
}) {
	d.Helper()
	log := tiles.NewReader(tiles.Folder(d.folder))
	whole, err := headOf(d.Context(), log)
	d.must(err)
	for leaf, err := range log.Entries(d.Context(), whole, index, index+1) {
		d.must(err)
		e, err := publog.ParseEntry(leaf.Data)
		d.must(err)
		d.must(json.Unmarshal(e.Public, &said))
	}
	return said
}

func TestExportRefuses(t *testing.T) {
	// What is no log, and a log that has not as many entries, is said; of a log whose manifest nobody published that is said too.
	d := newLogDesk(t, false, "")
	if status, out := ran(t, "data", "export", t.TempDir(), "--log", d.folder); status == exitOK || !strings.Contains(out, "there is no log") {
		t.Errorf("%d, %s", status, out)
	}
	_, err := d.desk().Lodge(t.Context(), [32]byte{1})
	d.must(err)
	d.must(d.once(t.Context()))
	if status, out := ran(t, "data", "export", t.TempDir(), "--log", d.folder, "--size", "2"); status != exitUsage || !strings.Contains(out, "has not 2 entries but 1") {
		t.Errorf("%d, %s", status, out)
	}
	if status, out := ran(t, "data", "export", t.TempDir(), "--log", d.folder); status != exitOK || !strings.Contains(out, "no entry of this manifest") {
		t.Errorf("%d, %s", status, out)
	}
}
