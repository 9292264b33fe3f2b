package web

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
)

//go:embed templates
var templateFiles embed.FS

// templates are the parsed pages, by language and name, and the partials alone. A template of a language speaks it by itself: {{t "key"}}.
type templates struct {
	pages    map[i18n.Lang]map[string]*template.Template
	partials map[i18n.Lang]*template.Template
}

// parseTemplates parses all pages once for each language.
func parseTemplates(a Assets) (templates, error) {
	out := templates{map[i18n.Lang]map[string]*template.Template{}, map[i18n.Lang]*template.Template{}}
	pages, err := fs.Glob(templateFiles, "templates/pages/*.html")
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
		for _, file := range pages {
			page, err := template.Must(base.Clone()).ParseFS(templateFiles, file)
			if err != nil {
				return out, err
			}
			out.pages[l][strings.TrimSuffix(path.Base(file), ".html")] = page
		}
	}
	return out, nil
}

// page sets a page whole, so that a fault in it never sends half a page.
func (t templates) page(l i18n.Lang, name string, data any) ([]byte, error) {
	page, ok := t.pages[l][name]
	if !ok {
		return nil, fmt.Errorf("web: no page is called %q", name)
	}
	var out bytes.Buffer
	err := page.ExecuteTemplate(&out, "layout", data)
	return out.Bytes(), err
}

// partial sets one component.
func (t templates) partial(l i18n.Lang, name string, data any) (template.HTML, error) {
	var out bytes.Buffer
	err := t.partials[l].ExecuteTemplate(&out, name, data)
	return template.HTML(out.String()), err // made by a template, so escaped
}

// functions are what templates of a language can call.
func functions(l i18n.Lang, a Assets) template.FuncMap {
	return template.FuncMap{
		"t":      func(key string, args ...any) string { return i18n.T(l, key, args...) },
		"n":      func(key string, n int, args ...any) string { return i18n.N(l, n, key, args...) },
		"lang":   func() string { return string(l) },
		"path":   func(parts ...string) string { return "/" + string(l) + "/" + strings.Join(parts, "/") },
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
			return nil, fmt.Errorf("web: %v is no name", pairs[i])
		}
		out[name] = pairs[i+1]
	}
	return out, nil
}

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
