package web

import (
	"errors"
	"net/http"
	"strings"

	"mandamus/fault"
	"mandamus/i18n"
)

// trouble is what a page on an error shows.
type trouble struct {
	Status    int
	Heading   string
	Text      string
	Near      string // what was probably meant
	NearURL   string
	RequestID string
}

//i18n:keys web.error.*

// fail shows a page on an error: what is wrong and what can be done about it. word names its messages.
func (d *Desk) fail(w http.ResponseWriter, r *http.Request, status int, word string, t trouble, args ...any) {
	l := langOf(r)
	t.Status, t.RequestID = status, requestID(r)
	t.Heading = i18n.T(l, "web.error."+word)
	t.Text = i18n.T(l, "web.error."+word+".text", args...)
	d.show(w, r, answer{name: "error", status: status, title: t.Heading, data: t, secret: true})
}

func (d *Desk) notFound(w http.ResponseWriter, r *http.Request) {
	d.fail(w, r, http.StatusNotFound, "not_found", trouble{})
}

// noSuch is a page that names something there is none of; among says what there is.
func (d *Desk) noSuch(w http.ResponseWriter, r *http.Request, id string, among []string, address func(id string) string) {
	t := trouble{}
	if near, ok := fault.Nearest(id, among); ok {
		t.Near, t.NearURL = near, address(near)
	}
	d.fail(w, r, http.StatusNotFound, "no_such", t, "id", id)
}

func (d *Desk) methodNotAllowed(w http.ResponseWriter, r *http.Request, allow string) {
	d.fail(w, r, http.StatusMethodNotAllowed, "method", trouble{}, "method", r.Method, "allow", allow)
}

func (d *Desk) foreign(w http.ResponseWriter, r *http.Request) {
	d.fail(w, r, http.StatusForbidden, "foreign", trouble{})
}

func (d *Desk) serverError(w http.ResponseWriter, r *http.Request) {
	d.fail(w, r, http.StatusInternalServerError, "server", trouble{}, "id", requestID(r))
}

// badForm answers a body that is too large or no form.
func (d *Desk) badForm(w http.ResponseWriter, r *http.Request, err error) {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		w.Header().Set("Connection", "close") // the rest of the body is not read
		d.fail(w, r, http.StatusRequestEntityTooLarge, "large", trouble{}, "kib", large.Limit>>10)
		return
	}
	d.fail(w, r, http.StatusBadRequest, "form", trouble{})
}

// said is an error in the reader's language.
func said(err error, l i18n.Lang) string {
	var told i18n.Localizer
	if errors.As(err, &told) {
		return told.In(l)
	}
	return strings.TrimSpace(err.Error())
}
