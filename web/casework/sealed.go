package casework

import "mandamus/web/page"

// sealedPage is what is sealed of a case: first what reading it means, then what it says.
type sealedPage struct {
	Case  caption
	Count int
	Read  bool
	Items []historyItem
}

// askSealed says what is sealed and that every reading is put on record. Nothing is read yet.
func askSealed(v *page.Visit) {
	k, err := load(v, asked{on: v.Today()})
	if err != nil {
		v.Error(err)
		return
	}
	k.sealed(v, sealedPage{Count: k.Sealed})
}

// showSealed shows it, after the reading was put on record.
func showSealed(v *page.Visit) {
	k, err := load(v, asked{on: v.Today()})
	if err != nil {
		v.Error(err)
		return
	}
	entries, err := v.App().Sealed(v.Ctx(), v.Actor, k.id, v.From())
	if err != nil {
		v.Error(err)
		return
	}
	p := sealedPage{Count: len(entries), Read: true}
	for i := range entries {
		item := k.item(&entries[i])
		item.Legal = k.date(entries[i].Event.Legal)
		p.Items = append(p.Items, item)
	}
	k.sealed(v, p)
}

func (k *kase) sealed(v *page.Visit, p sealedPage) {
	p.Case = k.caption()
	v.Show(page.Answer{Name: "casework/sealed", Title: k.t("casework.sealed"), Crumbs: k.crumbs(), Data: p, Secret: true})
}
