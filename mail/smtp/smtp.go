// Package smtp hands letters of package mail to a mail server, over SMTP.
//
// A letter that is sent twice bears the same Message-ID both times, so that a mailbox can tell. The package tries once; whether a letter is
// tried again is the caller's. What was said with the server is not logged: it holds addresses.
package smtp

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"

	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/mail"
)

// How the connection to the server is kept from others.
const (
	StartTLS = "starttls" // begun in the open, and given up where the server knows no TLS
	TLS      = "tls"      // from the start
	Open     = "none"     // in the open: to this machine alone
)

// Options say which server, and as whom.
type Options struct {
	Server   string // host:port
	From     string // address
	User     string // empty: the server asks for none
	Password string
	TLS      string
	Roots    *x509.CertPool // who may vouch for the server; nil: whom the machine trusts
}

// sendTime bounds one attempt.
const sendTime = 30 * time.Second

// Sender sends letters, each over a connection of its own.
type Sender struct {
	options Options
	host    string
	port    int
}

// New returns a sender. What is wrong with the options comes back as fault.Problems.
func New(o Options) (*Sender, error) {
	host, port, err := net.SplitHostPort(o.Server)
	n, badPort := strconv.Atoi(port)
	switch {
	case err != nil || badPort != nil || host == "" || n < 1 || n > 65535:
		return nil, refused("mail.server", "server", o.Server)
	case !mail.ValidAddress(o.From):
		return nil, refused("mail.from", "from", o.From)
	case o.TLS != StartTLS && o.TLS != TLS && o.TLS != Open:
		return nil, refused("mail.tls", "tls", o.TLS)
	case o.TLS == Open && !loopback(host):
		return nil, refused("mail.open", "host", host)
	}
	return &Sender{o, host, n}, nil
}

// loopback reports whether a host is this machine for certain.
func loopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}

func refused(key string, args ...any) error {
	return fault.Problems{{What: i18n.Msg{Key: key, Args: args}, Hint: i18n.Msg{Key: key + ".hint"}}}
}

//i18n:keys mail.server* mail.from* mail.tls* mail.open*

// Send implements mail.Sender.
func (s *Sender) Send(ctx context.Context, l mail.Letter) error {
	m, err := s.message(l)
	if err != nil {
		return err
	}
	client, err := gomail.NewClient(s.host, s.clientOptions()...)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, sendTime)
	defer cancel()
	return client.DialAndSendWithContext(ctx, m)
}

func (s *Sender) clientOptions() []gomail.Option {
	_, domain, _ := strings.Cut(s.options.From, "@")
	out := []gomail.Option{
		gomail.WithPort(s.port), gomail.WithTimeout(sendTime), gomail.WithHELO(domain), gomail.WithoutNoop(),
		gomail.WithTLSConfig(&tls.Config{ServerName: s.host, RootCAs: s.options.Roots, MinVersion: tls.VersionTLS12}),
	}
	switch s.options.TLS {
	case StartTLS:
		out = append(out, gomail.WithTLSPolicy(gomail.TLSMandatory))
	case TLS:
		out = append(out, gomail.WithSSL())
	case Open:
		out = append(out, gomail.WithTLSPolicy(gomail.NoTLS))
	}
	if s.options.User != "" {
		kind := gomail.SMTPAuthAutoDiscover
		if s.options.TLS == Open {
			kind = gomail.SMTPAuthPlainNoEnc
		}
		out = append(out, gomail.WithSMTPAuth(kind), gomail.WithUsername(s.options.User), gomail.WithPassword(s.options.Password))
	}
	return out
}

// message is a letter as it travels.
func (s *Sender) message(l mail.Letter) (*gomail.Msg, error) {
	_, domain, _ := strings.Cut(s.options.From, "@")
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	if err := m.From(s.options.From); err != nil {
		return nil, err
	}
	if err := m.To(l.To); err != nil {
		return nil, err
	}
	m.SetMessageIDWithValue(l.ID + "@" + domain)
	m.SetDateWithValue(l.At)
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.Subject(l.Subject)
	m.SetBodyString(gomail.TypeTextPlain, strings.ReplaceAll(l.Body, "\n", "\r\n"))
	return m, nil
}
