package web

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"mandamus/examples"
)

// exampleText is the text of an example.
func exampleText(t *testing.T, id string) string {
	t.Helper()
	all, err := examples.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		if e.ID == id {
			return string(e.Data)
		}
	}
	t.Fatalf("no example %s", id)
	return ""
}

// A case file that is pasted or uploaded is assessed, on the day asked for, and nothing keeps a copy.
func TestTry(t *testing.T) {
	text := exampleText(t, "qinghe-compensation")
	for name, r := range map[string]*http.Request{
		"pasted":          form("/en/try", url.Values{"text": {strings.ReplaceAll(text, "\n", "\r\n")}, "on": {"2024-03-20"}}),
		"pasted in parts": upload("/en/try", "", nil, "text", text, "on", "2024-03-20"),
		"uploaded":        upload("/en/try", "mine.yaml", []byte(text), "text", "", "on", "2024-03-20"),
		"both":            upload("/en/try", "mine.yaml", []byte(text), "text", "rubbish", "on", "2024-03-20"),
	} {
		w := ask(desk(), r)
		body := w.Body.String()
		if w.Code != http.StatusOK || !strings.Contains(body, "Wednesday 20 March 2024") || !strings.Contains(body, "Qinghe") {
			t.Errorf("%s: %d %.300s", name, w.Code, body)
			continue
		}
		if w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("Content-Encoding") != "" {
			t.Errorf("%s: %v", name, w.Header())
		}
		checkPage(t, "/en/try", body)
	}
}

// The assessment of a visitor's file carries the file, so that another day or reading can be asked for without sending it anew.
func TestTryAgain(t *testing.T) {
	text := exampleText(t, "qinghe-compensation")
	w := ask(desk(), form("/en/try", url.Values{"text": {text}, "on": {"2024-03-20"}, "reading.fine_first_day": {"same_day"}}))
	doc, err := parse(w.Body.String())
	if err != nil {
		t.Fatal(err)
	}
	if n := len(doc.tag("textarea")); n != 2 {
		t.Errorf("the file is in %d forms, want that of the day and that of the readings", n)
	}
	if !doc.has("name", "reading.fine_first_day") || !strings.Contains(w.Body.String(), `<option value="same_day" selected>`) {
		t.Error("the reading is lost")
	}
}

// Without a day an incomplete record is assessed on its last one, a complete one today.
func TestTryDay(t *testing.T) {
	for id, want := range map[string]string{"cn-001": "2026-01-31", "qinghe-compensation": "2026-03-02"} {
		w := ask(desk(), form("/zh/try", url.Values{"text": {exampleText(t, id)}}))
		if !strings.Contains(w.Body.String(), `<time datetime="`+want+`">`) {
			t.Errorf("%s is not assessed on %s", id, want)
		}
	}
}

// What is wrong with a file is listed and shown at its lines, in the reader's language; the text is kept in the form.
func TestTryProblems(t *testing.T) {
	text := strings.Replace(exampleText(t, "qinghe-compensation"), "kind: pay", "kind: pya", 1)
	line := 1 + strings.Count(text[:strings.Index(text, "kind: pya")], "\n")
	for lang, want := range map[string]string{"/zh": "第 ", "/en": "Line "} {
		w := ask(desk(), form(lang+"/try", url.Values{"text": {text}}))
		body := w.Body.String()
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(body, want) || !strings.Contains(body, "pya") {
			t.Errorf("%s: %d", lang, w.Code)
		}
		doc, err := parse(body)
		if err != nil {
			t.Fatal(err)
		}
		wrong := doc.class("is-wrong")
		if len(wrong) != 1 || wrong[0].attr["id"] != "line-"+strconv.Itoa(line) {
			t.Errorf("%s: marked are %v, want line %d", lang, wrong, line)
		}
		checkPage(t, lang+"/try", body)
	}
}

// Nothing sent, a file of another jurisdiction, a day that is none and rubbish are each told, with status 422.
func TestTryRefuses(t *testing.T) {
	text := exampleText(t, "cn-001")
	for name, test := range map[string]struct {
		r    *http.Request
		want string
	}{
		"nothing":      {form("/en/try", url.Values{"text": {" \n"}}), "Paste or upload a case file"},
		"empty upload": {upload("/en/try", "empty.yaml", nil, "text", ""), "Paste or upload a case file"},
		"elsewhere":    {form("/en/try", url.Values{"text": {strings.Replace(text, "jurisdiction: cn", "jurisdiction: xx", 1)}}), "“xx”"},
		"no day":       {form("/en/try", url.Values{"text": {text}, "on": {"tomorrow"}}), "“tomorrow”"},
		"no reading":   {form("/en/try", url.Values{"text": {text}, "reading.none": {"x"}}), "none"},
		"rubbish":      {form("/en/try", url.Values{"text": {"<script>alert(1)</script>"}}), "&lt;script&gt;"},
		"bytes":        {upload("/en/try", "x.yaml", []byte{0xff, 0xfe, 0, 1}), "problem"},
	} {
		w := ask(desk(), test.r)
		body := w.Body.String()
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(body, test.want) || strings.Contains(body, "<script>alert") {
			t.Errorf("%s: %d, %q in it: %v", name, w.Code, test.want, strings.Contains(body, test.want))
		}
		if !strings.Contains(body, "<title>Error: ") {
			t.Errorf("%s: the title does not say so", name)
		}
	}
}

// A visitor who has gone does not keep a place from those who wait.
func TestTryGivesUp(t *testing.T) {
	d := newDesk(io.Discard, builtAssets)
	for range triesAtOnce {
		d.tries <- struct{}{}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	w := ask(d.Handler(), form("/en/try", url.Values{"text": {exampleText(t, "cn-001")}}).WithContext(ctx))
	if w.Body.Len() != 0 || len(d.tries) != triesAtOnce {
		t.Errorf("%d bytes, %d places taken", w.Body.Len(), len(d.tries))
	}
}

// The form begins with a skeleton of every kind, which can be sent back as it is.
func TestSkeletons(t *testing.T) {
	doc, err := parse(get("/en/try").Body.String())
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, a := range doc.tag("a") {
		kind, ok := strings.CutPrefix(a.attr["href"], "?from=")
		if !ok {
			continue
		}
		n++
		body := get("/en/try?from=" + kind).Body.String()
		if !strings.Contains(body, "kind: "+kind) {
			t.Errorf("%s: no skeleton", kind)
		}
	}
	if n < 8 {
		t.Errorf("%d skeletons", n)
	}
}

// Whatever is sent as a case file, the answer is a page.
func FuzzTry(f *testing.F) {
	for _, seed := range []string{"casefile: 1\n", "", "{", "a: [", "\x00", "casefile: 1\nid: x\njurisdiction: cn\n", strings.Repeat("- ", 200)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		w := ask(desk(), upload("/zh/try", "x.yaml", []byte(text)))
		if w.Code != http.StatusOK && w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "</html>") {
			t.Errorf("%d", w.Code)
		}
	})
}
