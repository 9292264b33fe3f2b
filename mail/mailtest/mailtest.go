// Package mailtest is a mail server on this machine for tests: it keeps what it is sent, and fails as it is told. It is in no program.
package mailtest

import (
	"crypto/tls"
	"errors"
	"io"
	"mime"
	"net"
	"net/mail"
	"strings"
	"sync"
	"testing"

	"mime/quotedprintable"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// Letter is a letter that arrived.
type Letter struct {
	ID, From, To, Subject, Body, Raw string
	Header                           mail.Header
	TLS                              bool
	User                             string // who was signed in
}

// Server is a mail server.
type Server struct {
	Address string

	mu   sync.Mutex
	all  []Letter
	fail int // how many letters are still refused
}

// User and Password are those the server knows.
const (
	User     = "desk"
	Password = "open sesame"
)

// errNotNow is what a server says that is not well.
var errNotNow = &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "not now"}

// New starts a server; it ends with the test. Where conf is given the server knows STARTTLS, or speaks TLS from the start.
func New(t testing.TB, conf *tls.Config, implicit bool) *Server {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{Address: l.Addr().String()}
	server := smtp.NewServer(s)
	server.Domain, server.AllowInsecureAuth, server.TLSConfig, server.ErrorLog = "localhost", true, conf, quiet{}
	if implicit {
		l, server.TLSConfig = tls.NewListener(l, conf), nil
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
		<-ended
	})
	return s
}

// quiet is a log for nobody.
type quiet struct{}

func (quiet) Printf(string, ...any) {}
func (quiet) Println(...any)        {}

// Fail lets the server refuse the next letters.
func (s *Server) Fail(letters int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fail = letters
}

// Letters are those that arrived, in their order.
func (s *Server) Letters() []Letter {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Letter{}, s.all...)
}

// NewSession implements smtp.Backend.
func (s *Server) NewSession(c *smtp.Conn) (smtp.Session, error) {
	return &session{server: s, conn: c}, nil
}

// session is one connection.
type session struct {
	server *Server
	conn   *smtp.Conn
	now    Letter
	user   string
}

// AuthMechanisms implements smtp.AuthSession.
func (s *session) AuthMechanisms() []string { return []string{sasl.Plain} }

// Auth implements smtp.AuthSession.
func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != User || password != Password {
			return errors.New("nobody")
		}
		s.user = user
		return nil
	}), nil
}

func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	s.now.From = from
	return nil
}

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.now.To = to
	return nil
}

func (s *session) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	s.server.mu.Lock()
	defer s.server.mu.Unlock()
	if s.server.fail > 0 {
		s.server.fail--
		return errNotNow
	}
	l := s.now
	l.Raw, l.User = string(raw), s.user
	_, l.TLS = s.conn.TLSConnectionState()
	if err := l.read(); err != nil {
		return err
	}
	s.server.all = append(s.server.all, l)
	return nil
}

// read takes the letter apart.
func (l *Letter) read() error {
	m, err := mail.ReadMessage(strings.NewReader(l.Raw))
	if err != nil {
		return err
	}
	var words mime.WordDecoder
	l.Header, l.ID = m.Header, strings.Trim(m.Header.Get("Message-ID"), "<>")
	if l.Subject, err = words.DecodeHeader(m.Header.Get("Subject")); err != nil {
		return err
	}
	body, err := io.ReadAll(quotedprintable.NewReader(m.Body))
	l.Body = strings.ReplaceAll(string(body), "\r\n", "\n")
	return err
}

func (s *session) Reset()        { s.now = Letter{} }
func (s *session) Logout() error { return nil }
