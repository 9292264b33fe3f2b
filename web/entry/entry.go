// Package entry is the door of the desk: the pages on which people come in and go, and on which the administrator of a court says who may;
// and beside it what people want to be told by mail, and the state of the desk for who looks after it.
//
// Words. Somebody comes in by name and password, with an account, or by an access code that was handed to a party on a sheet of its own. A
// first password is made by the administrator, shown once, and good for one thing: choosing another. A hat is one place in which an account
// acts, where it has several: a court, or a body. The record of sign-ins says who came in, who was refused and why, and who changed what;
// it holds no password and no code.
//
// Whoever is refused at the door reads the same sentence whether the name is unknown, the password wrong or the account made to wait. What
// is secret is shown in the answer to the form that made it, on a page nothing keeps, and never again; a form sent a second time makes no
// second secret.
//
// What is checked is decided by package account, who may see and change what by package app. The cookie is set by package page.
package entry

import (
	"embed"

	"mandamus/web/page"
)

//go:embed templates
var templates embed.FS

// Pages are the templates of the package.
func Pages() page.Screens { return page.Screens{Name: "entry", Files: templates} }

// doorBody bounds the forms of the door, which hold a few words.
const doorBody = 8 << 10

// Routes declares the pages.
func Routes(r *page.Router) {
	door(r)
	users(r)
	codes(r)
	r.Get("/mail", page.Known, showMail)
	r.Post("/mail", page.Known, doorBody, wishMail)
	r.Get("/desk", page.May("desk.read"), showDesk)
	r.Post("/desk/letters/{letter}", page.May("user.manage"), doorBody, reviveLetter)
	// Each of the two records has readers of its own; the pages look who reads.
	r.Get("/sign-ins", page.Known, showSignIns)
	r.Get("/sign-ins/sealed", page.May("sealed.audit"), showSealed)
}

// door declares where people come in and go.
func door(r *page.Router) {
	r.Get("/sign-in", page.Stranger, showSignIn)
	r.Post("/sign-in", page.Stranger, doorBody, signIn)
	r.Get("/sign-in/code", page.Stranger, showCodeEntry)
	r.Post("/sign-in/code", page.Stranger, doorBody, enterCode)
	r.Get("/password", page.Stranger, showPassword)
	r.Post("/password", page.Stranger, doorBody, changePassword)
	r.Get("/sign-out", page.Stranger, showSignOut)
	r.Post("/sign-out", page.Stranger, doorBody, signOut)
	r.Get("/hat", page.Known, showHats)
	r.Post("/hat", page.Known, doorBody, putOn)
}

// users declares the pages of the administrator of a court.
func users(r *page.Router) {
	manage, spent := page.May("user.manage"), newOnce(spentKept)
	r.Get("/accounts", manage, showUsers)
	r.Get("/accounts/new", manage, showNewUser)
	r.Post("/accounts/new", manage, page.FormBody, spent.guard(addUser))
	r.Get("/accounts/{id}", manage, showUser)
	r.Get("/accounts/{id}/roles", manage, showRoles)
	r.Post("/accounts/{id}/roles", manage, page.FormBody, setRoles)
	r.Get("/accounts/{id}/{act}", manage, askAct)
	r.Post("/accounts/{id}/reset", manage, doorBody, spent.guard(resetUser))
	r.Post("/accounts/{id}/{act}", manage, doorBody, doAct)
}

// codes declares the pages on the access codes of a case.
func codes(r *page.Router) {
	issue, spent := page.May("code.issue"), newOnce(spentKept)
	r.Get("/cases/{id}/codes", issue, showCodes)
	r.Post("/cases/{id}/codes", issue, doorBody, spent.guard(issueCode))
	r.Get("/cases/{id}/codes/{code}/revoke", issue, askRevoke)
	r.Post("/cases/{id}/codes/{code}/revoke", issue, doorBody, revokeCode)
}
