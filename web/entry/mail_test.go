package entry

import (
	"net/http"
	"strings"
	"testing"
)

// Who has an account chooses what to be told by mail, finds the choice again, and can take it back; what is wrong is said on its field. Who
// came with an access code has nothing to choose.
func TestMailWish(t *testing.T) {
	s := begin(t)
	c := s.As(t, "judge")
	says(t, c.Get("/en/mail"), http.StatusOK, "Told by mail", "sends no mail at present")
	says(t, c.Post("/en/mail", form("often", "daily", "address", "a@b, c@d", "lang", "en")), http.StatusUnprocessableEntity, "Error:", "one mailbox")
	says(t, c.Post("/en/mail", form("often", "hourly", "address", "a@b", "lang", "en")), http.StatusUnprocessableEntity, "Choose how often")
	leads(t, c.Post("/en/mail", form("often", "daily", "address", "judge@court.example", "lang", "en")), "/en/mail")
	says(t, c.Get("/zh/mail"), http.StatusOK, "judge@court.example", `value="daily" checked`)
	leads(t, c.Post("/en/mail", form("often", "off", "address", "judge@court.example", "lang", "en")), "/en/mail")
	if a := c.Get("/en/mail"); strings.Contains(a.Body, "judge@court.example") {
		t.Error("the address is kept")
	}
	if a := s.WithCode(t, 0).Get("/en/mail"); a.Status != http.StatusForbidden {
		t.Errorf("with a code: %d", a.Status)
	}
}

// The state of the desk is for president and administrator: the law in force for both, mail for the administrator.
func TestDesk(t *testing.T) {
	s := begin(t)
	s.App.Mails = true
	says(t, s.As(t, "administrator").Get("/en/desk"), http.StatusOK, "sha256:", "came with the program", "No message was given up")
	a := s.As(t, "president").Get("/zh/desk")
	says(t, a, http.StatusOK, "适用的法律", "sha256:")
	if strings.Contains(main(a), "邮件通知") {
		t.Error("the president reads of mail")
	}
	if a := s.As(t, "judge").Get("/en/desk"); a.Status != http.StatusForbidden {
		t.Errorf("a judge: %d", a.Status)
	}
	if a := s.As(t, "administrator").Post("/en/desk/letters/none", nil); a.Status != http.StatusNotFound {
		t.Errorf("no such letter: %d", a.Status)
	}
}
