package web

import (
	"mandamus/i18n"
	"mandamus/web/page"
	"mandamus/web/view"
)

// homePage is what the first page shows.
type homePage struct {
	Contents view.Contents
	Examples int
	Invented []view.Link
}

func (d *Desk) home(v *page.Visit) {
	l := v.Lang
	data := homePage{Contents: d.library(v).books[d.Home].Contents(l), Examples: len(d.library(v).examples)}
	for _, e := range d.library(v).examples {
		if e.invented {
			data.Invented = append(data.Invented, view.Link{Text: e.file.Title.In(l), URL: "/" + string(l) + "/examples/" + e.file.ID})
		}
	}
	v.Show(page.Answer{Name: "home", Title: i18n.T(l, "web.home.title"), Data: data})
}
