package load

import (
	"context"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// Browser asks a desk as somebody who is signed in.
type Browser struct {
	Desk    string // address, without a slash at its end
	Session string // token; empty: nobody
	client  *http.Client
}

// NewBrowser returns a browser. Many may use it at once.
func NewBrowser(desk, session string) *Browser {
	transport := &http.Transport{MaxIdleConnsPerHost: 200}
	return &Browser{Desk: desk, Session: session, client: &http.Client{
		Transport: transport, Timeout: time.Minute,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// Page is an answer.
type Page struct {
	Status   int
	Location string // of a redirect, the path
	Body     string
}

// Get fetches a page.
func (b *Browser) Get(ctx context.Context, path string) (Page, error) {
	return b.ask(ctx, http.MethodGet, path, nil)
}

// See fetches a page that must be there.
func (b *Browser) See(ctx context.Context, path string) error {
	p, err := b.Get(ctx, path)
	if err == nil && p.Status != http.StatusOK {
		err = fmt.Errorf("%s: %d %s", path, p.Status, p.Location)
	}
	return err
}

var tokenField = regexp.MustCompile(`name="token" value="([^"]+)"`)

// Open opens the page of a form and returns what it holds hidden: its token, which names the request, and the version it shows.
func (b *Browser) Open(ctx context.Context, path string) (url.Values, error) {
	p, err := b.Get(ctx, path)
	if err != nil {
		return nil, err
	}
	token := tokenField.FindStringSubmatch(p.Body)
	if p.Status != http.StatusOK || token == nil {
		return nil, fmt.Errorf("%s: no form: %d", path, p.Status)
	}
	fields := url.Values{"token": {token[1]}}
	if v := versionField.FindStringSubmatch(p.Body); v != nil {
		fields.Set("version", v[1])
	}
	return fields, nil
}

// Send sends a form.
func (b *Browser) Send(ctx context.Context, path string, fields url.Values) (Page, error) {
	return b.ask(ctx, http.MethodPost, path, fields)
}

var versionField = regexp.MustCompile(`name="version" value="([^"]+)"`)

// Links returns the addresses in a page that hold a text.
func (p Page) Links(with string) []string {
	var out []string
	for _, m := range hrefs.FindAllStringSubmatch(p.Body, -1) {
		if link := html.UnescapeString(m[1]); strings.Contains(link, with) {
			out = append(out, link)
		}
	}
	return out
}

var hrefs = regexp.MustCompile(`href="([^"]*)"`)

func (b *Browser) ask(ctx context.Context, method, path string, form url.Values) (Page, error) {
	r, err := http.NewRequestWithContext(ctx, method, b.Desk+path, strings.NewReader(form.Encode()))
	if err != nil {
		return Page{}, err
	}
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if b.Session != "" {
		r.AddCookie(&http.Cookie{Name: "session", Value: b.Session})
	}
	a, err := b.client.Do(r)
	if err != nil {
		return Page{}, err
	}
	defer a.Body.Close()
	body, err := io.ReadAll(a.Body)
	return Page{Status: a.StatusCode, Location: a.Header.Get("Location"), Body: string(body)}, err
}
