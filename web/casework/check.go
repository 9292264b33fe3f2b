package casework

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/web/page"
)

// checkPage shows the answers of a grave verb once more, with what they will be recorded as.
type checkPage struct {
	Case    caption
	Title   string
	Answers []answered
	Records []historyItem
	Hidden  []hidden
	Version int
	Action  string
	Button  string
}

// answered is a question with its answer.
type answered struct{ Label, Text, Field string }

// check answers a grave verb with its answers; what the docket would refuse is said at once.
func (k *kase) check(v *page.Visit, d deed, in *answers) {
	_, err := k.app.Preview(k.actor, k.Docket, d.asked)
	var events []docket.Event
	if err == nil {
		events, err = k.app.Preview(k.actor, k.Docket, d.cmd)
	}
	var r *docket.Refusal
	switch {
	case errors.As(err, &r):
		k.again(v, d.verb, in, r)
		return
	case err != nil:
		v.Error(err)
		return
	}
	p := checkPage{
		Case: k.caption(), Title: d.name(k), Answers: k.answered(in), Hidden: kept(in.form, in.specs), Version: k.Docket.Version,
		Action: v.R.URL.RequestURI(), Button: k.t("casework.confirm", "what", d.name(k)),
	}
	if p.Records, err = k.recorded(events); err != nil {
		v.Error(err)
		return
	}
	v.Show(page.Answer{Name: "casework/check", Status: http.StatusOK, Title: k.t("casework.check", "what", p.Title), Crumbs: k.crumbs(), Data: p, Secret: true})
}

// recorded are events that are not stored yet, as the record would show them.
func (k *kase) recorded(events []docket.Event) ([]historyItem, error) {
	next, err := k.Docket.With(events...)
	if err != nil {
		return nil, err
	}
	after := *k
	after.Docket, after.may = next, nil
	var out []historyItem
	for i := len(next.History) - len(events); i < len(next.History); i++ {
		out = append(out, after.item(&next.History[i]))
	}
	return out, nil
}

// answered are the questions with their answers in words.
func (k *kase) answered(in *answers) []answered {
	var out []answered
	for _, s := range in.specs {
		values := in.values(s.name)
		if len(values) == 0 {
			continue
		}
		var words []string
		for _, value := range values {
			words = append(words, k.answer(s, value))
		}
		out = append(out, answered{i18n.T(k.lang, s.key()), strings.Join(words, k.t("report.comma")), s.name})
	}
	return out
}

// answer is an answer in words.
func (k *kase) answer(s spec, value string) string {
	switch s.sort {
	case oneOf, someOf:
		all := s.choices(k)
		if i := slices.IndexFunc(all, func(c choice) bool { return c.value == value }); i >= 0 {
			return all[i].text
		}
	case aSum:
		return k.yuan(yuan(value))
	case aFlag:
		return k.t("casework.yes")
	}
	return value
}
