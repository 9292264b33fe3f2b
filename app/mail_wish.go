package app

import (
	"context"
	"errors"
	"strings"

	"mandamus/account"
	"mandamus/i18n"
	"mandamus/mail"
	"mandamus/store"
)

// MailWish is what the actor wants to be told by mail: how often, where, in which language. Who was never asked wants none.
func (a *App) MailWish(ctx context.Context, x Actor) (store.Wish, error) {
	if x.Account == "" {
		return store.Wish{}, denied("app.mail.account")
	}
	w, err := a.Store.Wish(ctx, x.Account)
	if errors.Is(err, store.ErrNotFound) {
		return store.Wish{Account: x.Account, Often: string(mail.Off)}, nil
	}
	return w, err
}

// WishMail stores what the actor wants to be told by mail. The address is kept while mail is wanted. What is wrong with it comes back as
// fault.Problems; *Denied: the actor has no account.
func (a *App) WishMail(ctx context.Context, x Actor, often mail.Often, address string, l i18n.Lang) error {
	address = strings.TrimSpace(address)
	switch {
	case x.Account == "":
		return denied("app.mail.account")
	case !often.Known():
		return wrong("often", "app.mail.often")
	case often == mail.Off:
		address = ""
	case !mail.ValidAddress(address):
		return wrong("address", "app.mail.address")
	}
	if l != i18n.EN {
		l = i18n.ZH
	}
	return a.Store.SaveWish(ctx, store.Wish{Account: x.Account, Address: address, Lang: string(l), Often: string(often), Since: a.now()})
}

// subscriber is somebody who wants mail, with the actors they may be.
type subscriber struct {
	store.Wish
	actors []Actor
}

// subscribers are all who want mail and may sign in.
func (a *App) subscribers(ctx context.Context) ([]subscriber, error) {
	wishes, err := a.Store.Wishes(ctx)
	if err != nil {
		return nil, err
	}
	var out []subscriber
	for _, w := range wishes {
		acc, err := a.Store.Accounts().Account(ctx, w.Account)
		switch {
		case errors.Is(err, account.ErrNone):
		case err != nil:
			return nil, err
		case !acc.Disabled:
			out = append(out, subscriber{w, ActorsOf(account.Visitor{Account: &acc})})
		}
	}
	return out, nil
}
