package smtp

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"math/big"
	"net"
	"strings"
	"testing"
	"time"

	"mandamus/mail"
	"mandamus/mail/mailtest"
)

// vouched is a certificate for this machine, and who vouches for it.
func vouched(t *testing.T) (*tls.Config, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	about := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, about, about, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AddCert(cert)
	return &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}, roots
}

var letter = mail.Letter{ID: "l1", To: "wang@court.example", At: time.Date(2026, 9, 16, 0, 0, 0, 0, time.UTC), Subject: "执行工作台：3 项事宜",
	Body: "执行工作台有 3 项事宜通知您：\n" + strings.Repeat("长", 300) + "\n.\n"}

// A letter arrives whole, over each kind of connection, with the id and moment it was given and as the user that was named.
func TestSend(t *testing.T) {
	conf, roots := vouched(t)
	for _, test := range []struct {
		how, user string
		conf      *tls.Config
	}{
		{Open, "", nil}, {Open, mailtest.User, nil}, {StartTLS, mailtest.User, conf}, {TLS, mailtest.User, conf}, {StartTLS, "", conf},
	} {
		server := mailtest.New(t, test.conf, test.how == TLS)
		s, err := New(Options{Server: server.Address, From: "desk@court.example", User: test.user, Password: mailtest.Password, TLS: test.how, Roots: roots})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Send(t.Context(), letter); err != nil {
			t.Errorf("%s as %q: %v", test.how, test.user, err)
			continue
		}
		got := server.Letters()[0]
		at, err := got.Header.Date()
		if got.ID != "l1@court.example" || got.From != "desk@court.example" || got.To != letter.To || got.Subject != letter.Subject || got.Body != letter.Body ||
			err != nil || !at.Equal(letter.At) || got.User != test.user || got.TLS != (test.how != Open) || got.Header.Get("Auto-Submitted") != "auto-generated" {
			t.Errorf("%s as %q: %+v", test.how, test.user, got)
		}
	}
}

// A letter is not sent over a connection that is not what was asked for, to a server nobody vouches for, nor by somebody it does not know.
func TestSendRefuses(t *testing.T) {
	conf, roots := vouched(t)
	for name, o := range map[string]Options{
		"no TLS at the server": {Server: mailtest.New(t, nil, false).Address, TLS: StartTLS, Roots: roots},
		"nobody vouches":       {Server: mailtest.New(t, conf, false).Address, TLS: StartTLS, Roots: x509.NewCertPool()},
		"a wrong password":     {Server: mailtest.New(t, conf, true).Address, TLS: TLS, Roots: roots, User: mailtest.User, Password: "x"},
	} {
		o.From = "desk@court.example"
		s, err := New(o)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Send(t.Context(), letter); err == nil {
			t.Errorf("%s: it was sent", name)
		}
	}
	server := mailtest.New(t, nil, false)
	server.Fail(1)
	s, err := New(Options{Server: server.Address, From: "desk@court.example", TLS: Open})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Send(t.Context(), letter); err == nil || !strings.Contains(err.Error(), "not now") {
		t.Errorf("refused: %v", err)
	}
}

// What cannot be right is refused before anything is sent; in the open one speaks to this machine alone.
func TestOptions(t *testing.T) {
	good := Options{Server: "mail.court.example:587", From: "desk@court.example", TLS: StartTLS}
	if _, err := New(good); err != nil {
		t.Fatal(err)
	}
	for want, change := range map[string]func(*Options){
		"host:port":              func(o *Options) { o.Server = "mail.court.example" },
		"“mail.court.example:0”": func(o *Options) { o.Server = "mail.court.example:0" },
		"not an address":         func(o *Options) { o.From = "desk" },
		"starttls, tls, none":    func(o *Options) { o.TLS = "maybe" },
		"in the open":            func(o *Options) { o.TLS = Open },
	} {
		o := good
		change(&o)
		if _, err := New(o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	for _, host := range []string{"localhost:25", "127.0.0.1:25", "[::1]:25"} {
		if _, err := New(Options{Server: host, From: good.From, TLS: Open}); err != nil {
			t.Errorf("%s: %v", host, err)
		}
	}
}
