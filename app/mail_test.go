package app

import (
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"mandamus/account"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/mail"
	"mandamus/policy"
	"mandamus/store"
)

var updateMail = flag.Bool("update-mail", false, "write the letters that were seen into the files of testdata")

// outgoing keeps the letters it is given, and refuses the next few.
type outgoing struct {
	letters []mail.Letter
	refuse  int
	then    func() // once a letter was taken
}

func (o *outgoing) Send(_ context.Context, l mail.Letter) error {
	if o.refuse > 0 {
		o.refuse--
		return errors.New("550 " + l.To + " unknown")
	}
	o.letters = append(o.letters, l)
	if o.then != nil {
		o.then()
	}
	return nil
}

// office is a desk with people who read their mail.
type office struct {
	*desk
	out  *outgoing
	post *Post
}

func newOffice(t *testing.T) *office {
	d := newDesk(t)
	o := &office{desk: d, out: &outgoing{}}
	o.post = &Post{App: func() *App { return d.App }, Sender: o.out, Desk: "https://desk.court.example"}
	return o
}

// subscribe makes an account that wants mail.
func (o *office) subscribe(name string, often mail.Often, l i18n.Lang, g account.Grant, staff string) Actor {
	o.t.Helper()
	a := &account.Account{ID: "acc-" + name, Name: name, Display: secret, Staff: staff, Grants: []account.Grant{g}, Created: o.clock()}
	if err := o.Store.Accounts().Write(o.ctx, account.Change{Account: a}); err != nil {
		o.t.Fatal(err)
	}
	x := Actor{ID: staff, Account: a.ID, Court: g.Court, Roles: []policy.Role{g.Role}}
	if err := o.WishMail(o.ctx, x, often, name+"@court.example", l); err != nil {
		o.t.Fatal(err)
	}
	return x
}

// everybody lets the judge, the president and the housing bureau be told at once.
func (o *office) everybody() {
	o.subscribe("judge", mail.AtOnce, i18n.ZH, account.Grant{Role: policy.Judge, Court: here}, "u-judge")
	o.subscribe("president", mail.AtOnce, i18n.EN, account.Grant{Role: policy.President, Court: here}, "u-president")
	o.subscribe("bureau", mail.AtOnce, i18n.ZH, account.Grant{Role: policy.DebtorOffice, Body: "housing"}, "")
}

// round is one round of the post.
func (o *office) round() Posted {
	o.t.Helper()
	done, err := o.post.Round(o.ctx)
	if err != nil {
		o.t.Fatal(err)
	}
	return done
}

// at sets the clock to an hour of a day in China.
func (o *office) at(y, m, day, hour int) {
	o.on(y, m, day)
	o.mu.Lock()
	defer o.mu.Unlock()
	o.desk.now = o.desk.now.Add(time.Duration(hour-9) * time.Hour)
}

// Claim: people are told of what concerns them, each in their language, once: the case that was assigned, the proposal that waits, the report
// of the body, the limits that end or have passed, and the body of its duties and notices. Who did a thing is not told of it. No letter, and
// nothing on the way to one, holds a name or anything that was written.
func TestLettersTell(t *testing.T) {
	o := newOffice(t)
	o.everybody()
	k := o.enforced("pay", "perform_duty")
	k.find("refusal")
	k.ok(o.ReportPerformance(o.ctx, k.req(bureau()), docket.ReportPerformance{PerformanceReported: docket.PerformanceReported{
		Told: docket.Told{Obligations: []string{"o2"}, Fact: docket.InWords(secret+"已付款", "")}, WithState: docket.WithState{State: "partial"}}}))
	o.round()
	o.at(2025, 4, 8, 10)
	k.ok(o.ProposeMeasure(o.ctx, k.req(judge()), proposal("daily_fine", "o1", "p1")))
	if _, err := o.Daily(o.ctx, o.Today(), nil); err != nil {
		t.Fatal(err)
	}
	o.round()
	for _, on := range []int{13, 14, 16, 24} {
		o.at(2025, 4, on, 10)
		if _, err := o.Daily(o.ctx, o.Today(), nil); err != nil {
			t.Fatal(err)
		}
		o.round()
	}
	o.at(2025, 10, 8, 10)
	if _, err := o.Daily(o.ctx, o.Today(), nil); err != nil {
		t.Fatal(err)
	}
	o.round()
	letters := slices.Clone(o.out.letters)
	for range 2 {
		if done := o.round(); done.Sent != 0 {
			t.Errorf("told again: %+v", o.out.letters)
		}
	}
	var seen strings.Builder
	for _, l := range letters {
		seen.WriteString("To: " + l.To + "\nSubject: " + l.Subject + "\n\n" + l.Body + "\n----\n")
	}
	if strings.Contains(seen.String(), secret) || strings.Contains(seen.String(), "住房") || strings.Contains(seen.String(), "钱七") || strings.Contains(o.dump(), "court.example") {
		t.Errorf("a name is told: %s", seen.String())
	}
	golden(t, "letters.txt", seen.String())
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *updateMail {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(file); err != nil || string(want) != got {
		t.Errorf("%s: %v, got\n%s", file, err, got)
	}
}

// Claim: a digest waits for the morning of the next working day, by the calendar in force, and tells of all that came meanwhile in one letter.
func TestDigest(t *testing.T) {
	o := newOffice(t)
	o.subscribe("judge", mail.Daily, i18n.EN, account.Grant{Role: policy.Judge, Court: here}, "u-judge")
	o.enforced("pay")
	o.at(2025, 3, 5, 9) // assigned this morning
	if o.round(); len(o.out.letters) != 0 {
		t.Fatalf("told at once: %+v", o.out.letters)
	}
	o.at(2025, 3, 6, 7)
	if o.round(); len(o.out.letters) != 0 {
		t.Fatalf("told at seven: %+v", o.out.letters)
	}
	o.enforced("perform_duty")
	o.at(2025, 3, 14, 8)
	if o.round(); len(o.out.letters) != 1 || strings.Count(o.out.letters[0].Body, "执") < 2 {
		t.Errorf("got %+v", o.out.letters)
	}
}

// Claim: a letter the server does not take is sent again, later each time, and given up after the last attempt; the administrator reads why,
// without the address, and can have it sent again. It bears one id all along.
func TestServerDown(t *testing.T) {
	o := newOffice(t)
	o.subscribe("judge", mail.AtOnce, i18n.ZH, account.Grant{Role: policy.Judge, Court: here}, "u-judge")
	o.subscribe("far", mail.AtOnce, i18n.ZH, account.Grant{Role: policy.Judge, Court: "浙0102"}, "")
	o.out.refuse = 1
	o.enforced("pay")
	o.on(2025, 3, 5)
	if done := o.round(); done.Failed != 1 || done.Sent != 0 {
		t.Fatalf("%+v", done)
	}
	if done := o.round(); done != (Posted{}) {
		t.Errorf("sent again at once: %+v", done)
	}
	o.at(2025, 3, 5, 10)
	if done := o.round(); done.Sent != 1 {
		t.Errorf("not sent again: %+v", done)
	}
	o.out.refuse = 1000
	o.enforced("pay")
	for day := 5; day < 20; day++ {
		for hour := range 24 {
			o.at(2025, 3, day, hour)
			o.round()
		}
	}
	dead, err := o.DeadLetters(o.ctx, admin())
	if err != nil || len(dead) == 0 || dead[0].Name != "judge" || dead[0].Attempts != 9 || !strings.Contains(dead[0].Why, "550 … unknown") {
		t.Fatalf("%+v, %v", dead, err)
	}
	if elsewhere, err := o.DeadLetters(o.ctx, Actor{ID: "x", Roles: []policy.Role{policy.Administrator}, Court: "浙0102"}); err != nil || len(elsewhere) != 0 {
		t.Errorf("another court sees %+v, %v", elsewhere, err)
	}
	if _, err := o.DeadLetters(o.ctx, judge()); err == nil {
		t.Error("a judge sees them")
	}
	o.out.refuse, o.out.letters = 0, nil
	if err := o.ReviveLetter(o.ctx, admin(), dead[0].ID); err != nil {
		t.Fatal(err)
	}
	if o.round(); len(o.out.letters) == 0 || !slices.ContainsFunc(o.out.letters, func(l mail.Letter) bool { return l.ID == dead[0].ID }) {
		t.Errorf("revived: %+v", o.out.letters)
	}
	if err := o.ReviveLetter(o.ctx, admin(), dead[0].ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("revived twice: %v", err)
	}
}

// Claim: a program that dies between the server's yes and the mark leaves a letter that is sent once more, the same in every byte.
func TestDiesAfterSending(t *testing.T) {
	o := newOffice(t)
	o.subscribe("judge", mail.AtOnce, i18n.ZH, account.Grant{Role: policy.Judge, Court: here}, "u-judge")
	o.enforced("pay")
	ctx, die := context.WithCancel(o.ctx)
	o.out.then = die
	if _, err := o.post.Round(ctx); !errors.Is(err, context.Canceled) {
		t.Fatalf("it lived: %v", err)
	}
	o.out.then = nil
	if o.round(); len(o.out.letters) != 1 {
		t.Fatalf("sent again within the claim: %+v", o.out.letters)
	}
	o.at(2025, 3, 10, 12)
	if o.round(); len(o.out.letters) < 2 || o.out.letters[0] != o.out.letters[1] {
		t.Errorf("%+v", o.out.letters)
	}
}

// Claim: nobody is told anything unless they ask for it, nor where the desk sends no mail; what there was to tell is put away. Who has had
// enough is told nothing more, and their address is not kept. Who has no account cannot ask.
func TestMailIsOff(t *testing.T) {
	o := newOffice(t)
	o.enforced("pay")
	if o.round(); len(o.out.letters) != 0 {
		t.Errorf("nobody asked: %+v", o.out.letters)
	}
	x := o.subscribe("judge", mail.AtOnce, i18n.ZH, account.Grant{Role: policy.Judge, Court: here}, "u-judge")
	silent := &Post{App: o.post.App, Desk: o.post.Desk}
	o.enforced("pay")
	if done, err := silent.Round(o.ctx); err != nil || done != (Posted{}) {
		t.Errorf("%+v, %v", done, err)
	}
	if left, err := o.Store.Pending(o.ctx, 9); err != nil || len(left) != 0 {
		t.Errorf("left in the outbox: %+v, %v", left, err)
	}
	if err := o.WishMail(o.ctx, x, mail.Off, "judge@court.example", i18n.ZH); err != nil {
		t.Fatal(err)
	}
	o.enforced("pay")
	o.at(2025, 3, 12, 12)
	if o.round(); len(o.out.letters) != 0 {
		t.Errorf("told: %+v", o.out.letters)
	}
	if w, err := o.MailWish(o.ctx, x); err != nil || w.Address != "" || w.Often != string(mail.Off) {
		t.Errorf("%+v, %v", w, err)
	}
	for want, err := range map[string]error{
		"account":   o.WishMail(o.ctx, clerk(), mail.Daily, "a@b", i18n.ZH),
		"how often": o.WishMail(o.ctx, x, "hourly", "a@b", i18n.ZH),
		"address":   o.WishMail(o.ctx, x, mail.Daily, "a@b, c@d", i18n.ZH),
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// Claim: a limit is told of once that it ends and once that it has passed; other tasks are not.
func TestLimitsTold(t *testing.T) {
	o := newOffice(t)
	o.on(2025, 4, 8)
	today := o.Today()
	g := gazette{app: o.App, now: o.clock()}
	for _, row := range []store.Task{
		{ID: "limit.o1.a", Kind: "limit", State: TaskOpen, Due: today + soonDays}, {ID: "limit.o1.b", Kind: "limit", State: TaskOpen, Due: today},
		{ID: "limit.o1.c", Kind: "limit", State: TaskOpen, Due: today - 1}, {ID: "limit.o1.d", Kind: "limit", State: TaskOverdue, Due: today},
		{ID: "assess.o1", Kind: "assess", State: TaskOverdue, Due: today - 9},
	} {
		g.limit(subscriber{Wish: store.Wish{Account: "a"}}, store.Listed[store.Task]{Row: row}, today)
	}
	var got []string
	for _, x := range g.tidings {
		got = append(got, x.Kind)
	}
	if want := []string{"soon", "soon", "lapsed", "lapsed"}; !slices.Equal(got, want) {
		t.Errorf("told %q, want %q", got, want)
	}
}
