// Package webtest runs the screens of the desk on the demonstration, for tests: a site on a store of its own, and clients that are signed in as
// somebody. It is in no program.
//
// A client keeps its cookies and fetches a fresh token for each form it sends, as a browser does that opens the page first.
package webtest

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"mandamus/account"
	"mandamus/app"
	"mandamus/docket"
	"mandamus/law"
	"mandamus/law/packs"
	"mandamus/policy"
	"mandamus/record"
	"mandamus/register"
	"mandamus/store/sqlite"
	"mandamus/web/page"
)

// Start is the moment at which a site begins: nine in the morning in Shanghai. The clock goes on by a millisecond whenever it is read.
var Start = time.Date(2026, 11, 24, 1, 0, 0, 0, time.UTC)

// Screen is one package of pages.
type Screen struct {
	Pages  page.Screens
	Routes func(r *page.Router)
}

// Site is the desk on a store of its own.
type Site struct {
	Handler     http.Handler
	Page        *page.Site
	App         *app.App
	Accounts    *account.Service
	Credentials []app.Credential
	Log         *strings.Builder // guarded by the log itself

	mu    sync.Mutex
	now   time.Time
	comes int
}

// from is another address each time: many sign in, and an address gets few attempts.
func (s *Site) from() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.comes++
	return fmt.Sprintf("10.%d.%d.%d", s.comes>>16, s.comes>>8&255, s.comes&255)
}

// Clock is the moment, a millisecond later each time.
func (s *Site) Clock() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = s.now.Add(time.Millisecond)
	return s.now
}

// Pass lets time go by.
func (s *Site) Pass(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = s.now.Add(d)
}

// china is the pack, loaded once.
var china = sync.OnceValue(func() *law.Pack {
	folder, _ := packs.Open("cn")
	pack, problems := law.Load(folder)
	if pack == nil {
		panic(problems.Error())
	}
	return pack
})

// demo is the demonstration in a file with what to sign in with, made once for all tests of a package.
var demo = sync.OnceValues(func() (path string, out []app.Credential) {
	folder, err := os.MkdirTemp("", "webtest")
	if err != nil {
		panic(err)
	}
	path = filepath.Join(folder, "demo.db")
	s := &Site{now: Start}
	stop, err := s.open(path)
	if err != nil {
		panic(err)
	}
	if out, err = s.App.Demo(context.Background(), s.Accounts); err != nil {
		panic(err)
	}
	if err := stop(); err != nil {
		panic(err)
	}
	return path, out
})

// open opens the store and wires the use cases.
func (s *Site) open(path string) (stop func() error, err error) {
	db, err := sqlite.Open(context.Background(), sqlite.Options{Path: path})
	if err != nil {
		return nil, err
	}
	registry, err := app.DemoRegister()
	if err != nil {
		return nil, err
	}
	s.App = &app.App{
		Store: db, Pack: china(), Registry: func() *register.Registry { return registry }, Policy: policy.Default(), Matrix: policy.Shipped(),
		Random: rand.Reader, Clock: s.Clock, Public: &app.PublicRecord{Origin: "webtest.mandamus.example/record", Policy: record.Default(), Within: 24 * time.Hour},
	}
	cheap := account.DefaultConfig
	cheap.Params = account.Params{MemoryKiB: 64, Passes: 1, Threads: 1}
	if s.Accounts, err = account.NewService(db.Accounts(), rand.Reader, cheap); err != nil {
		return nil, err
	}
	return db.Close, nil
}

// New is a site with the screens, on a copy of the demonstration.
func New(t testing.TB, screens ...Screen) *Site {
	t.Helper()
	from, credentials := demo()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "desk.db")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	s := &Site{now: Start.Add(time.Minute), Credentials: credentials, Log: &strings.Builder{}}
	stop, err := s.open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := stop(); err != nil {
			t.Error(err)
		}
	})
	var pages []page.Screens
	for _, screen := range screens {
		if screen.Pages.Files != nil {
			pages = append(pages, screen.Pages)
		}
	}
	if s.Page, err = page.New(page.Config{
		App: func() *app.App { return s.App }, Accounts: s.Accounts, Assets: page.BuiltAssets(), Now: s.Clock, NewID: rand.Text, Log: slog.New(slog.NewTextHandler(s.Log, nil)),
	}, pages...); err != nil {
		t.Fatal(err)
	}
	for _, screen := range screens {
		screen.Routes(s.Page.Router())
	}
	s.Page.Router().Get("/webtest/token", page.Stranger, func(v *page.Visit) { v.Send(http.StatusOK, []byte(v.Token())) })
	s.Handler = s.Page.Handler()
	return s
}

// Client is a browser.
type Client struct {
	Site    *Site
	cookies map[string]string
	Headers map[string]string // sent with each request
}

// Answer is what came back.
type Answer struct {
	Status   int
	Body     string
	Header   http.Header
	Location string
}

// Nobody is a browser that is not signed in.
func (s *Site) Nobody() *Client {
	return &Client{Site: s, cookies: map[string]string{}, Headers: map[string]string{}}
}

// password is what every account of a test chooses.
const password = "qiu tian de di yi chang yu 1"

// As is a browser signed in as the account of the demonstration with a name: clerk, judge, president, supervisor, debtor …
func (s *Site) As(t testing.TB, name string) *Client {
	t.Helper()
	c := s.Nobody()
	for _, credential := range s.Credentials {
		if credential.Name != name {
			continue
		}
		ticket, err := s.Accounts.SignIn(t.Context(), account.SignIn{Name: name, Password: credential.Secret, From: s.from()}, s.Clock())
		if err != nil {
			ticket, err = s.Accounts.SignIn(t.Context(), account.SignIn{Name: name, Password: password, From: s.from()}, s.Clock())
		} else {
			ticket, err = s.Accounts.ChangePassword(t.Context(), ticket.Token, credential.Secret, password, s.from(), s.Clock())
		}
		if err != nil {
			t.Fatal(err)
		}
		c.cookies["session"] = ticket.Token
		return c
	}
	t.Fatalf("the demonstration has no account %q", name)
	return nil
}

// WithCode is a browser let in with the access code of a case of the demonstration; n counts the codes.
func (s *Site) WithCode(t testing.TB, n int) *Client {
	t.Helper()
	for _, credential := range s.Credentials {
		if credential.Password {
			continue
		}
		if n--; n < 0 {
			return s.Coded(t, credential.Secret)
		}
	}
	t.Fatal("the demonstration has no such access code")
	return nil
}

// Get asks for a page.
func (c *Client) Get(path string) Answer { return c.do(http.MethodGet, path, nil, "") }

// Follow asks for a page and goes where it leads.
func (c *Client) Follow(a Answer) Answer {
	for a.Location != "" {
		a = c.Get(a.Location)
	}
	return a
}

// Post sends a form with a fresh token.
func (c *Client) Post(path string, form url.Values) Answer {
	sent := url.Values{page.TokenField: {c.Token()}}
	for name, values := range form {
		sent[name] = values
	}
	return c.PostRaw(path, sent)
}

// PostRaw sends a form as it is.
func (c *Client) PostRaw(path string, form url.Values) Answer {
	return c.do(http.MethodPost, path, strings.NewReader(form.Encode()), "application/x-www-form-urlencoded")
}

var tokenField = regexp.MustCompile(`name="` + page.TokenField + `" value="([^"]+)"`)

// TokenIn is the first token of a page.
func TokenIn(body string) string {
	if m := tokenField.FindStringSubmatch(body); m != nil {
		return m[1]
	}
	return ""
}

// tokenPath answers with nothing but a token.
const tokenPath = "/zh/webtest/token"

// Token is a fresh token.
func (c *Client) Token() string {
	w := httptest.NewRecorder()
	c.Site.Handler.ServeHTTP(w, c.request(http.MethodGet, tokenPath, nil, ""))
	c.keep(w.Result())
	return strings.TrimSpace(w.Body.String())
}

func (c *Client) request(method, path string, body io.Reader, kind string) *http.Request {
	r := httptest.NewRequest(method, path, body)
	r.RemoteAddr = "127.0.0.1:40000"
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	for name, value := range c.Headers {
		r.Header.Set(name, value)
	}
	for name, value := range c.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	return r
}

func (c *Client) do(method, path string, body io.Reader, kind string) Answer {
	w := httptest.NewRecorder()
	c.Site.Handler.ServeHTTP(w, c.request(method, path, body, kind))
	c.keep(w.Result())
	return Answer{w.Code, w.Body.String(), w.Header(), w.Header().Get("Location")}
}

// keep takes in the cookies of an answer.
func (c *Client) keep(r *http.Response) {
	for _, cookie := range r.Cookies() {
		if cookie.MaxAge < 0 {
			delete(c.cookies, cookie.Name)
		} else {
			c.cookies[cookie.Name] = cookie.Value
		}
	}
}

// Cookie is a cookie the browser has.
func (c *Client) Cookie(name string) string { return c.cookies[name] }

// SetCookie forges one.
func (c *Client) SetCookie(name, value string) { c.cookies[name] = value }

// Copy is the same browser, whose cookies then go their own way.
func (c *Client) Copy() *Client {
	return &Client{Site: c.Site, cookies: maps.Clone(c.cookies), Headers: maps.Clone(c.Headers)}
}

// Granted is a browser signed in as a new account with these grants.
func (s *Site) Granted(t testing.TB, grants ...account.Grant) *Client {
	t.Helper()
	name := "account-" + strings.ToLower(rand.Text())
	_, first, err := s.Accounts.Create(t.Context(), account.System, account.New{Name: name, Display: name, Grants: grants}, s.Clock())
	if err != nil {
		t.Fatal(err)
	}
	s.Credentials = append(s.Credentials, app.Credential{Name: name, Secret: first, Password: true})
	return s.As(t, name)
}

// Coded is a browser let in with an access code.
func (s *Site) Coded(t testing.TB, code string) *Client {
	t.Helper()
	ticket, err := s.Accounts.Redeem(t.Context(), code, "", s.from(), s.Clock())
	if err != nil {
		t.Fatal(err)
	}
	c := s.Nobody()
	c.cookies["session"] = ticket.Token
	return c
}

// CaseOf is an open case of a court whose applicant has a code.
func (s *Site) CaseOf(t testing.TB, court string) docket.ID {
	t.Helper()
	for _, c := range s.Credentials {
		if c.Docket != "" && c.Court == court {
			return c.Docket
		}
	}
	t.Fatalf("the demonstration has no case of %s", court)
	return ""
}
