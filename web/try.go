package web

import (
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"

	"mandamus/casefile"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/web/page"
	"mandamus/web/view"
)

// The bounds on what may be sent, with the form around it, and on how many case files are read at once. They are far below what a file
// may have on the command line: here anybody can send one.
const (
	maxTryBody  = 256 << 10
	triesAtOnce = 2
)

// tryPage is the form for a case file, with what is wrong with the one that was sent.
type tryPage struct {
	Text     string
	Kinds    []view.Choice // skeletons there are, by kind of title
	Problems []problem
	Lines    []sourceLine // the lines around the problems
	Errors   page.Errors
}

// problem is a problem of a case file, with the line it stands on.
type problem struct {
	Line    int
	Place   string
	Text    string
	Warning bool
}

// sourceLine is a line of a case file, marked where something is wrong with it.
type sourceLine struct {
	Number int
	Text   string
	Wrong  bool
	Gap    bool // lines are left out before it
}

// tryForm shows the form, empty, or with a skeleton or an example to begin with.
func (d *Desk) tryForm(v *page.Visit) {
	from := v.R.URL.Query().Get("from")
	data := tryPage{}
	switch e, ok := d.library(v).find(from); {
	case ok:
		data.Text = string(e.data)
	case slices.Contains(casefile.TitleKinds, from):
		data.Text = string(casefile.Template(from))
	}
	d.showTry(v, http.StatusOK, data)
}

func (d *Desk) showTry(v *page.Visit, status int, data tryPage) {
	l := v.Lang
	for _, k := range casefile.TitleKinds {
		data.Kinds = append(data.Kinds, view.Choice{Value: k, Text: casefile.Label("title_kind", k).In(l)})
	}
	v.Show(page.Answer{
		Name: "try", Status: status, Failed: status >= http.StatusBadRequest, Title: i18n.T(l, "web.try.title"), Data: data, Secret: true,
	})
}

// trySubmit assesses a case file that was pasted or uploaded and forgets it. What is wrong with it is shown at its lines.
func (d *Desk) trySubmit(v *page.Visit) {
	l := v.Lang
	name, text, err := sentFile(v.R)
	switch {
	case errors.Is(err, errNothingSent):
		missing := page.Errors{{Field: "text", Text: i18n.T(l, "web.try.nothing")}}
		d.showTry(v, http.StatusUnprocessableEntity, tryPage{Errors: missing})
		return
	case err != nil:
		v.BadForm(err)
		return
	}
	select {
	case d.tries <- struct{}{}:
		defer func() { <-d.tries }()
	case <-v.Ctx().Done():
		return // nobody waits for the answer any more
	}
	f, problems := casefile.Read(name, []byte(text))
	if f == nil {
		d.showTry(v, http.StatusUnprocessableEntity, d.wrongFile(text, problems, l))
		return
	}
	pack := d.library(v).packs[f.Jurisdiction]
	if pack == nil {
		noPack := page.Errors{{Field: "text", Text: i18n.T(l, "web.try.no_pack", "jurisdiction", f.Jurisdiction)}}
		d.showTry(v, http.StatusUnprocessableEntity, tryPage{Text: text, Errors: noPack})
		return
	}
	ask := readAsked(v.R.PostForm, pack, l)
	c, err := assess(pack, example{file: f}, ask, caseDay(f, d.today()), l)
	if err != nil {
		failed := page.Errors{{Field: "text", Text: page.Said(err, l)}}
		d.showTry(v, http.StatusUnprocessableEntity, tryPage{Text: text, Errors: failed})
		return
	}
	d.showTried(v, casePage{Case: c, Asked: ask, Action: v.R.URL.Path, Text: text, Query: ask.hidden()}, l)
}

// showTried shows the assessment of a visitor's case file.
func (d *Desk) showTried(v *page.Visit, data casePage, l i18n.Lang) {
	status := http.StatusOK
	if len(data.Asked.Errors) > 0 {
		status = http.StatusUnprocessableEntity
	}
	data.Note = i18n.T(l, "web.try.not_stored")
	crumbs := []page.Crumb{{Text: i18n.T(l, "web.try.title"), URL: "/" + string(l) + "/try"}}
	v.Show(page.Answer{Name: "case", Status: status, Failed: status != http.StatusOK, Title: data.Title, Crumbs: crumbs, Data: data, Secret: true})
}

// errNothingSent says that a form came without a case file.
var errNothingSent = errors.New("no case file was sent")

// sentFile is the case file of a form: the upload if there is one, else the text. It stays in memory.
func sentFile(r *http.Request) (name, text string, err error) {
	if err = r.ParseForm(); err != nil {
		return "", "", err
	}
	if err = r.ParseMultipartForm(maxTryBody); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		return "", "", err
	}
	name, text = "case.yaml", strings.ReplaceAll(r.PostForm.Get("text"), "\r\n", "\n")
	if r.MultipartForm != nil && len(r.MultipartForm.File["file"]) > 0 {
		if header := r.MultipartForm.File["file"][0]; header.Size > 0 {
			name = header.Filename
			if text, err = readUpload(header); err != nil {
				return "", "", err
			}
		}
	}
	if strings.TrimSpace(text) == "" {
		return "", "", errNothingSent
	}
	return name, text, nil
}

func readUpload(header *multipart.FileHeader) (string, error) {
	f, err := header.Open()
	if err != nil {
		return "", err
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	return strings.ToValidUTF8(string(data), "�"), err
}

// shownProblems bounds what a page says of a broken file; around each problem stand contextLines lines of it.
const (
	shownProblems = 50
	contextLines  = 2
)

// wrongFile is the form with the problems of a file and the lines they are on.
func (d *Desk) wrongFile(text string, problems fault.Problems, l i18n.Lang) tryPage {
	out := tryPage{Text: text}
	lines := strings.Split(text, "\n")
	shown, wrong := map[int]bool{}, map[int]bool{}
	for _, p := range problems[:min(len(problems), shownProblems)] {
		at := p.Line
		p.File, p.Line, p.Col = "", 0, 0 // the link says where
		said := p.In(l)
		out.Problems = append(out.Problems, problem{Line: at, Place: p.Path, Text: said, Warning: p.Warning})
		if at == 0 || at > len(lines) {
			continue
		}
		wrong[at] = true
		for n := max(1, at-contextLines); n <= min(len(lines), at+contextLines); n++ {
			shown[n] = true
		}
	}
	last := 0
	for n := 1; n <= len(lines); n++ {
		if shown[n] {
			out.Lines = append(out.Lines, sourceLine{n, lines[n-1], wrong[n], n != last+1 && last > 0})
			last = n
		}
	}
	return out
}
