package entry

import (
	"errors"
	"net/http"

	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/mail"
	"mandamus/web/page"
)

// mailPage is the page on which somebody says what they want to be told by mail.
type mailPage struct {
	Silent bool // the desk sends no mail
	Errors page.Errors
	Fields []page.Field
}

//i18n:keys entry.mail.often.*

func showMail(v *page.Visit) {
	w, err := v.App().MailWish(v.Ctx(), v.Actor)
	if err != nil {
		v.Error(err)
		return
	}
	lang := i18n.Lang(w.Lang)
	if w.Lang == "" {
		lang = v.Lang
	}
	askMail(v, mail.Often(w.Often), w.Address, lang, nil, 0)
}

func askMail(v *page.Visit, often mail.Often, address string, lang i18n.Lang, problems page.Errors, status int) {
	p := mailPage{Silent: !v.App().Mails, Errors: problems}
	how := page.Field{Name: "often", Kind: page.RadiosField, Label: v.T("entry.mail.often"), Error: problems.Of("often")}
	for _, o := range mail.Oftens {
		how.Options = append(how.Options, page.Option{Value: string(o), Text: v.T("entry.mail.often." + string(o)), Chosen: o == often})
	}
	which := page.Field{Name: "lang", Kind: page.RadiosField, Label: v.T("entry.mail.lang")}
	for _, l := range []i18n.Lang{i18n.ZH, i18n.EN} {
		which.Options = append(which.Options, page.Option{Value: string(l), Text: page.LanguageName(l), Chosen: l == lang})
	}
	p.Fields = []page.Field{how, {
		Name: "address", Label: v.T("entry.mail.address"), Hint: v.T("entry.mail.address.hint"), Value: address, Error: problems.Of("address"), Width: "20", Auto: "email",
	}, which}
	v.Show(page.Answer{Name: "entry/mail", Status: status, Title: v.T("entry.mail"), Failed: status != 0, Data: p})
}

// wishMail stores what somebody wants to be told.
func wishMail(v *page.Visit) {
	often, address, lang := mail.Often(v.Form.Get("often")), v.Form.Get("address"), i18n.Lang(v.Form.Get("lang"))
	err := v.App().WishMail(v.Ctx(), v.Actor, often, address, lang)
	var wrong fault.Problems
	switch {
	case errors.As(err, &wrong):
		var problems page.Errors
		for _, w := range wrong {
			problems.Add(w.Path, w.What.In(v.Lang))
		}
		askMail(v, often, address, lang, problems, http.StatusUnprocessableEntity)
	case err != nil:
		v.Error(err)
	case often == mail.Off:
		v.Done(v.Path("mail"), i18n.M("entry.mail.is_off"))
	default:
		v.Done(v.Path("mail"), i18n.M("entry.mail.is_on"))
	}
}
