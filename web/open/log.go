package open

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"
	"time"

	"mandamus/app"
	"mandamus/publog"
	"mandamus/store"
	"mandamus/web/page"
)

//i18n:keys open.kind.*

// logKinds are the entries of the log itself.
var logKinds = map[string]string{
	publog.KindWithheld: "open.kind.withheld", publog.KindOpened: "open.kind.opened", publog.KindDayCommitted: "open.kind.day", publog.KindKeyRotated: "open.kind.key",
	publog.KindPublished: "open.kind.published", publog.KindLodged: "open.kind.lodged",
}

// signature is a signature line of a checkpoint. That it is good is not checked here: that is for whoever has a trust file.
type signature struct {
	Name string
	At   string // stamp of a witness; empty: of the log
}

// logPage is a page of the log.
type logPage struct {
	app.OpenLog
	Signed     *publog.Checkpoint
	Text       string
	Signatures []signature
	Turn       turn
	Wrong      string // what was asked for and is not there
}

func explore(v *page.Visit) {
	from, wrong := int64(-1), ""
	if asked := v.Query().Get("from"); asked != "" {
		n, err := strconv.ParseInt(asked, 10, 64)
		if from = n; err != nil || n < 0 {
			from, wrong = -1, v.T("open.log.no_index")
		}
	}
	l, err := v.App().OpenLog(v.Ctx(), from)
	if err != nil {
		v.Error(err)
		return
	}
	if from >= l.Size {
		wrong = v.T("open.log.no_index")
	}
	data := logPage{OpenLog: l, Turn: turns(v.Path("open", "log"), int(l.From), app.OpenPage, int(l.Size)), Text: string(l.Checkpoint), Wrong: wrong}
	if c, err := publog.CheckpointBody(l.Checkpoint); err == nil {
		data.Signed, data.Signatures = &c, signatures(data.Text, c.Origin)
	}
	v.Show(page.Answer{Name: "open/log", Title: v.T("open.log"), Crumbs: trail(v), Data: data})
}

// signatures reads the signature lines of a note.
func signatures(note, origin string) (out []signature) {
	_, lines, _ := strings.Cut(note, "\n\n")
	for line := range strings.Lines(lines) {
		words := strings.Fields(strings.TrimPrefix(line, "—"))
		if len(words) != 2 {
			continue
		}
		s := signature{Name: words[0]}
		data, err := base64.StdEncoding.DecodeString(words[1])
		// A cosignature/v1 is four bytes of the key, eight of the stamp, and the signature.
		if err == nil && len(data) == 4+8+64 && s.Name != origin {
			s.At = time.Unix(int64(binary.BigEndian.Uint64(data[4:12])), 0).UTC().Format(time.RFC3339)
		}
		out = append(out, s)
	}
	return out
}

// entryPage is an entry of the log.
type entryPage struct {
	app.OpenEntry
	Text, Leaf string
	Path       []string // hashes of the inclusion proof
	Checkpoint int64    // size of the log under the checkpoint of the proof
	Case       string   // address
	At         string   // address of this page
	Before     string
	After      string
}

// found is the entry in the address; ok is false where it was answered that there is none.
func found(v *page.Visit) (e app.OpenEntry, ok bool) {
	index, err := strconv.ParseInt(v.Value("index"), 10, 64)
	if err != nil || strconv.FormatInt(index, 10) != v.Value("index") {
		err = store.ErrNotFound
	} else {
		e, err = v.App().OpenEntry(v.Ctx(), index)
	}
	if err != nil {
		v.Error(err)
	}
	return e, err == nil
}

func entry(v *page.Visit) {
	e, ok := found(v)
	if !ok {
		return
	}
	leaf := publog.LeafHash(e.Data)
	at := func(i int64) string { return v.Path("open", "log", strconv.FormatInt(i, 10)) }
	data := entryPage{OpenEntry: e, Text: string(e.Data), Leaf: hex.EncodeToString(leaf[:]), At: at(e.Index)}
	if e.Entry.Case != "" {
		data.Case = v.Path("open", "cases", e.Entry.Case)
	}
	if e.Index > 0 {
		data.Before = at(e.Index - 1)
	}
	if e.Next {
		data.After = at(e.Index + 1)
	}
	if e.Proof != nil {
		for _, h := range e.Proof.Hashes {
			data.Path = append(data.Path, hex.EncodeToString(h[:]))
		}
		if c, err := publog.CheckpointBody(e.Proof.Checkpoint); err == nil {
			data.Checkpoint = c.Size
		}
	}
	v.Show(page.Answer{Name: "open/entry", Title: v.T("open.entry", "n", e.Index), Crumbs: trail(v, page.Crumb{Text: v.T("open.log"), URL: v.Path("open", "log")}), Data: data})
}

// entryBytes sends an entry as it was hashed.
func entryBytes(v *page.Visit) {
	if e, ok := found(v); ok {
		file(v, "application/json", "entry-"+strconv.FormatInt(e.Index, 10)+".json", e.Data)
	}
}

// entryProof sends the proof that the last checkpoint holds an entry, in the form of C2SP tlog-proof.
func entryProof(v *page.Visit) {
	e, ok := found(v)
	switch {
	case !ok:
	case e.Proof == nil:
		v.NotFound()
	default:
		file(v, "text/plain; charset=utf-8", "entry-"+strconv.FormatInt(e.Index, 10)+".proof", []byte(e.Proof.Text()))
	}
}

// file sends a file to be kept.
func file(v *page.Visit, kind, name string, data []byte) {
	v.W.Header().Set("Content-Type", kind)
	v.W.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	v.SendShared(http.StatusOK, data)
}
