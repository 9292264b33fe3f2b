package main

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"os"
	"strings"
	"time"

	"mandamus/account"
	"mandamus/app"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/mail"
	"mandamus/mail/smtp"
	"mandamus/store"
	"mandamus/web"
)

// smtpFlags say through which server the desk tells people by mail, and as whom. Each may stand in the environment instead, as
// MANDAMUS_SMTP and so on. Where no server is named, no mail is sent.
type smtpFlags struct {
	SMTP         string `name:"smtp" placeholder:"HOST:PORT"`
	SMTPFrom     string `name:"smtp-from" placeholder:"ADDRESS"`
	SMTPUser     string `name:"smtp-user" placeholder:"NAME"`
	SMTPPassword string `name:"smtp-password-file" placeholder:"FILE"`
	SMTPTLS      string `name:"smtp-tls" placeholder:"starttls|tls|none"`
	DeskURL      string `name:"desk-url" placeholder:"URL"`
}

// filled are the flags with what the environment has for those that are not given.
func (f smtpFlags) filled(env func(string) string) smtpFlags {
	for name, value := range map[string]*string{
		"SMTP": &f.SMTP, "SMTP_FROM": &f.SMTPFrom, "SMTP_USER": &f.SMTPUser, "SMTP_PASSWORD_FILE": &f.SMTPPassword, "SMTP_TLS": &f.SMTPTLS, "DESK_URL": &f.DeskURL,
	} {
		*value = cmp.Or(*value, env("MANDAMUS_"+name))
	}
	f.SMTPTLS = cmp.Or(f.SMTPTLS, smtp.StartTLS)
	return f
}

// sender makes the sender and returns the address of the desk, as people reach it; nil: no mail is sent.
func (f smtpFlags) sender(env func(string) string) (mail.Sender, string, error) {
	f = f.filled(env)
	if f.SMTP == "" {
		return nil, "", nil
	}
	desk := strings.TrimRight(f.DeskURL, "/")
	if at, err := url.Parse(desk); err != nil || at.Scheme != "http" && at.Scheme != "https" || at.Host == "" {
		return nil, "", misuse(i18n.M("cmd.mail.desk", "url", f.DeskURL), i18n.M("cmd.mail.desk.hint"))
	}
	o := smtp.Options{Server: f.SMTP, From: f.SMTPFrom, User: f.SMTPUser, TLS: f.SMTPTLS}
	if f.SMTPPassword != "" {
		secret, err := os.ReadFile(f.SMTPPassword)
		if err != nil {
			return nil, "", fault.Problems{*unreadable(f.SMTPPassword, err)}
		}
		o.Password = strings.TrimRight(string(secret), "\r\n")
	}
	s, err := smtp.New(o)
	if err != nil {
		return nil, "", err
	}
	return s, desk, nil
}

// mailCommands are the commands on mail.
type mailCommands struct {
	Test mailTestCommand `cmd:""`
}

// mailTestCommand sends a trial message.
type mailTestCommand struct {
	smtpFlags
	To string `arg:"" name:"address"`
}

// Run sends one message, tries once, and says what the server said.
func (c *mailTestCommand) Run(p *program) error {
	sender, desk, err := c.sender(p.env)
	switch {
	case err != nil:
		return err
	case sender == nil:
		return misuse(i18n.M("cmd.mail.none"), i18n.M("cmd.mail.none.hint"))
	case !mail.ValidAddress(c.To):
		return misuse(i18n.M("app.mail.address"), i18n.M("cmd.mail.address.hint"))
	}
	l := mail.Letter{ID: fmt.Sprintf("trial-%d", p.now.UnixNano()), To: c.To, At: p.now}
	l.Subject, l.Body = mail.Trial(p.lang, desk)
	if err := sender.Send(context.Background(), l); err != nil {
		return wrong("", "cmd.mail.failed", "error", err)
	}
	fmt.Fprintln(p.stdout, p.t("cmd.mail.sent", "address", c.To))
	return nil
}

// userMailCommand says what an account is to be told by mail.
type userMailCommand struct {
	database
	Name    string `arg:"" placeholder:"NAME"`
	Often   string `required:"" placeholder:"off|at_once|daily|weekly"`
	Address string `placeholder:"ADDRESS"`
	In      string `placeholder:"zh|en"`
}

// Run stores the wish of the account.
func (c *userMailCommand) Run(p *program) error {
	return p.onAccount(c.database, c.Name, func(ctx context.Context, s store.Store, _ *account.Service, a account.Account) error {
		desk, err := p.useCases(ctx, s)
		if err != nil {
			return err
		}
		if err := desk.WishMail(ctx, app.Actor{Account: a.ID}, mail.Often(c.Often), c.Address, i18n.Lang(c.In)); err != nil {
			return err
		}
		fmt.Fprintln(p.stdout, p.t("cmd.user.mail."+c.Often, "name", a.Name)) //i18n:keys cmd.user.mail.*
		return nil
	})
}

// postEvery is how often the desk looks what there is to tell by mail.
const postEvery = 20 * time.Second

// post tells people by mail, until the context ends. Where no mail is sent, what there was to tell is put away.
func (p *program) post(ctx context.Context, desk *web.Desk) {
	post := &app.Post{App: desk.App, Sender: p.sender, Desk: p.deskURL}
	every(ctx, postEvery, func() bool {
		done, err := post.Round(ctx)
		switch {
		case ctx.Err() != nil:
		case err != nil:
			desk.Log.ErrorContext(ctx, "mail", "error", err)
		case done != (app.Posted{}):
			desk.Log.InfoContext(ctx, "mail", "sent", done.Sent, "failed", done.Failed, "dead", done.Dead)
		}
		return true
	})
}
