package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mandamus/mail/mailtest"
)

// A trial message reaches the server that the environment names, from the address of a flag, as the user whose password stands in a file.
func TestMailTest(t *testing.T) {
	server := mailtest.New(t, nil, false)
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte(mailtest.Password+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{
		"MANDAMUS_SMTP": server.Address, "MANDAMUS_SMTP_FROM": "other@court.example", "MANDAMUS_SMTP_USER": mailtest.User,
		"MANDAMUS_SMTP_PASSWORD_FILE": secret, "MANDAMUS_SMTP_TLS": "none", "MANDAMUS_DESK_URL": "https://desk.court.example/",
	}
	var said strings.Builder
	args := []string{"mail", "test", "--lang", "zh", "--smtp-from", "desk@court.example", "wang@court.example"}
	status := run(args, strings.NewReader(""), &said, &said, func(name string) string { return env[name] }, time.Now())
	got := server.Letters()
	if status != exitOK || len(got) != 1 {
		t.Fatalf("%d: %s", status, said.String())
	}
	if l := got[0]; l.From != "desk@court.example" || l.To != "wang@court.example" || l.User != mailtest.User || !strings.Contains(l.Body, "https://desk.court.example\n") {
		t.Errorf("%+v", l)
	}
}
