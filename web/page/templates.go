package page

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"

	"mandamus/court"
	"mandamus/i18n"
	"mandamus/money"
)

//go:embed templates
var templateFiles embed.FS

// Screens are the pages of one package: their templates, and functions of its own that they call.
type Screens struct {
	Name  string // the pages are called Name/FILE; empty: FILE
	Files fs.FS  // templates/*.html, and partials of their own in templates/partials/*.html
	Funcs func(l i18n.Lang) template.FuncMap
}

// templates are the parsed pages, by language and name, and the partials alone. A template of a language speaks it by itself: {{t "key"}}.
type templates struct {
	pages    map[i18n.Lang]map[string]*template.Template
	partials map[i18n.Lang]*template.Template
}

// parseTemplates parses all pages once for each language.
func parseTemplates(a Assets, screens []Screens) (templates, error) {
	out := templates{map[i18n.Lang]map[string]*template.Template{}, map[i18n.Lang]*template.Template{}}
	own, err := fs.Sub(templateFiles, "templates/pages")
	if err != nil {
		return out, err
	}
	for _, l := range languages {
		base, err := template.New("base").Funcs(functions(l, a)).ParseFS(templateFiles, "templates/layout.html", "templates/partials/*.html")
		if err != nil {
			return out, err
		}
		out.partials[l] = base
		out.pages[l] = map[string]*template.Template{}
		if err := out.parse(l, base, "", own, "."); err != nil {
			return out, err
		}
		for _, s := range screens {
			if err := out.screens(l, base, s); err != nil {
				return out, fmt.Errorf("page: %s: %w", s.Name, err)
			}
		}
	}
	return out, nil
}

// screens parses the pages of a package, with its own partials and functions.
func (t templates) screens(l i18n.Lang, base *template.Template, s Screens) error {
	own := template.Must(base.Clone())
	if s.Funcs != nil {
		own.Funcs(s.Funcs(l))
	}
	if found, _ := fs.Glob(s.Files, "templates/partials/*.html"); len(found) > 0 {
		if _, err := own.ParseFS(s.Files, "templates/partials/*.html"); err != nil {
			return err
		}
	}
	prefix := s.Name
	if prefix != "" {
		prefix += "/"
	}
	return t.parse(l, own, prefix, s.Files, "templates")
}

// parse parses the pages of a folder on top of a base.
func (t templates) parse(l i18n.Lang, base *template.Template, prefix string, files fs.FS, folder string) error {
	found, err := fs.Glob(files, path.Join(folder, "*.html"))
	if err != nil {
		return err
	}
	for _, file := range found {
		page, err := template.Must(base.Clone()).ParseFS(files, file)
		if err != nil {
			return err
		}
		t.pages[l][prefix+strings.TrimSuffix(path.Base(file), ".html")] = page
	}
	return nil
}

// page sets a page whole, so that a fault in it never sends half a page.
func (t templates) page(l i18n.Lang, name string, data any) ([]byte, error) {
	page, ok := t.pages[l][name]
	if !ok {
		return nil, fmt.Errorf("page: no page is called %q", name)
	}
	var out bytes.Buffer
	err := page.ExecuteTemplate(&out, "layout", data)
	return out.Bytes(), err
}

// Partials are the names of the components there are.
func Partials() []string {
	found, err := fs.Glob(templateFiles, "templates/partials/*.html")
	if err != nil {
		panic("page: " + err.Error()) // the pattern is our own
	}
	for i, file := range found {
		found[i] = strings.TrimSuffix(path.Base(file), ".html")
	}
	return found
}

// Partial sets one component.
func (s *Site) Partial(l i18n.Lang, name string, data any) (template.HTML, error) {
	var out bytes.Buffer
	err := s.templates.partials[l].ExecuteTemplate(&out, name, data)
	return template.HTML(out.String()), err // made by a template, so escaped
}

// functions are what templates of a language can call.
func functions(l i18n.Lang, a Assets) template.FuncMap {
	return template.FuncMap{
		"t":      func(key string, args ...any) string { return i18n.T(l, key, args...) },
		"n":      func(key string, n int, args ...any) string { return i18n.N(l, n, key, args...) },
		"lang":   func() string { return string(l) },
		"path":   func(parts ...string) string { return "/" + string(l) + "/" + strings.Join(parts, "/") },
		"yuan":   yuan,
		"asset":  a.URL,
		"icon":   icon,
		"meter":  meter,
		"caseNo": caseNumber,
		"dict":   dict,
		"inc":    func(i int) int { return i + 1 },
	}
}

// dict makes the argument of a partial that takes several: pairs of name and value.
func dict(pairs ...any) (map[string]any, error) {
	out := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("page: %v is no name", pairs[i])
		}
		out[name] = pairs[i+1]
	}
	return out, nil
}

// yuan is a sum with its separators, without a unit.
func yuan(a money.Fen) string { return a.Grouped() }

// caseNumber sets a case number as one token, with the brackets courts print.
func caseNumber(s string) template.HTML {
	if n, err := court.ParseNumber(s); err == nil {
		s = n.String()
	}
	return template.HTML(`<span class="m-case-no" lang="zh-Hans">` + template.HTMLEscapeString(s) + `</span>`)
}

// meter is a bar filled to a share in hundredths. The share stands beside it in words, so readers of a screen are spared the bar.
func meter(share int) template.HTML {
	class := ""
	if share >= 100 {
		class = ` class="is-done"`
	}
	share = min(max(share, 0), 100)
	return template.HTML(fmt.Sprintf(
		`<span class="m-meter" aria-hidden="true"><svg viewBox="0 0 100 10" preserveAspectRatio="none"><rect%s width="%d" height="10"/></svg></span>`, class, share))
}
