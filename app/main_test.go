package app

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/law/packs"
	"mandamus/policy"
	"mandamus/register"
	"mandamus/store/sqlite"
)

// china is the pack of China, loaded once.
var china = sync.OnceValue(func() *law.Pack {
	folder, _ := packs.Open("cn")
	pack, problems := law.Load(folder)
	if pack == nil {
		panic(problems.Error())
	}
	return pack
})

// here is the court of the tests, 天长市人民法院; above the one over it.
const (
	here  = "皖1181"
	above = "皖11"
)

func always() civil.Interval { return civil.Interval{From: civil.MinDay, Until: civil.Never} }

func member(id string, roles ...policy.Role) register.Staff {
	return register.Staff{ID: id, Name: i18n.Text{ZH: "人员" + id, EN: id}, Roles: roles, Court: here, Days: always()}
}

// people is the register of the tests: the court's staff and an invented bureau.
func people() register.Data {
	supervisor := member("u-above", policy.Supervisor)
	supervisor.Court = above
	return register.Data{
		Bodies: []register.Body{
			{ID: "housing", Name: i18n.Text{ZH: "澄江县住房局", EN: "Chengjiang Housing Bureau"}, Level: "county_department", Days: always()},
			{ID: "other", Name: i18n.Text{ZH: "澄江县水务局", EN: "Chengjiang Water Bureau"}, Level: "county_department", Days: always()},
		},
		Staff: []register.Staff{
			member("u-clerk", policy.Clerk), member("u-judge", policy.Judge), member("u-judge2", policy.Judge), member("u-officer", policy.Officer),
			member("u-director", policy.Director), member("u-vice", policy.VicePresident), member("u-president", policy.President),
			member("u-admin", policy.Administrator), supervisor,
		},
		Exclusions: []register.Exclusion{{Staff: "u-judge2", Body: "housing", Ground: "曾任法律顾问", Days: always()}},
	}
}

// desk is an app with a clock that tests set.
type desk struct {
	*App
	t   testing.TB
	ctx context.Context
	mu  sync.Mutex
	now time.Time
	ids int
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	s, err := sqlite.Open(t.Context(), sqlite.Options{Path: filepath.Join(t.TempDir(), "desk.db")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	registry, problems := register.New(people())
	if registry == nil {
		t.Fatal(problems)
	}
	d := &desk{t: t, ctx: context.Background()}
	d.App = &App{
		Store: s, Pack: china(), Registry: func() *register.Registry { return registry }, Policy: policy.Default(), Matrix: policy.Shipped(),
		Random: &random{r: rand.New(rand.NewPCG(1, 2))}, Clock: d.clock,
	}
	d.on(2025, 3, 3)
	return d
}

// random is a source that is the same each time and may be read by many.
type random struct {
	mu sync.Mutex
	r  *rand.Rand
}

func (r *random) Read(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i := range p {
		p[i] = byte(r.r.Uint32())
	}
	return len(p), nil
}

func (d *desk) clock() time.Time {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.now = d.now.Add(time.Second)
	return d.now
}

// on sets the clock to a morning.
func (d *desk) on(y, m, day int) *desk {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.now = time.Date(y, time.Month(m), day, 1, 0, 0, 0, time.UTC)
	return d
}

func as(id string, roles ...policy.Role) Actor { return Actor{ID: id, Roles: roles, Court: here} }

func clerk() Actor     { return as("u-clerk", policy.Clerk) }
func judge() Actor     { return as("u-judge", policy.Judge) }
func president() Actor { return as("u-president", policy.President) }
func vice() Actor      { return as("u-vice", policy.VicePresident) }
func admin() Actor     { return as("u-admin", policy.Administrator) }
func bureau() Actor {
	return Actor{ID: "acc-1", Roles: []policy.Role{policy.DebtorOffice}, Body: "housing"}
}

// kase is one case at the desk.
type kase struct {
	*desk
	id      docket.ID
	version int
}

// req is a request on the version seen last.
func (k *kase) req(x Actor) Request {
	k.ids++
	return Request{Actor: x, Docket: k.id, Version: k.version, Key: fmt.Sprint("k", k.ids)}
}

// ok notes the version of a verb that must have been carried out.
func (k *kase) ok(r Result, err error) Result {
	k.t.Helper()
	if err != nil {
		k.t.Fatalf("%v", err)
	}
	if r.Version <= k.version || len(r.Events) == 0 {
		k.t.Fatalf("nothing recorded: %+v", r)
	}
	k.id, k.version = r.Docket, r.Version
	return r
}

// refused holds that a verb was refused by a rule of the docket.
func (k *kase) refused(rule string) func(Result, error) *docket.Refusal {
	return func(_ Result, err error) *docket.Refusal {
		k.t.Helper()
		var r *docket.Refusal
		if !errors.As(err, &r) || r.Rule != rule {
			k.t.Fatalf("got %v, want a refusal by %s", err, rule)
		}
		return r
	}
}

// denied holds that the policies let nobody do that.
func (k *kase) denied(key string) func(Result, error) {
	return func(_ Result, err error) {
		k.t.Helper()
		var d *Denied
		if !errors.As(err, &d) || d.Why.Key != key {
			k.t.Fatalf("got %v, want denied by %s", err, key)
		}
		for _, l := range []i18n.Lang{i18n.ZH, i18n.EN} {
			sayable(k.t, d.In(l))
		}
	}
}

// sayable fails for a text that has holes.
func sayable(t testing.TB, text string) {
	t.Helper()
	for _, hole := range "⟦{" {
		for _, r := range text {
			if r == hole {
				t.Errorf("not a whole text: %q", text)
				return
			}
		}
	}
}

func (k *kase) docket() *docket.Docket {
	k.t.Helper()
	d, _, err := k.load(k.ctx, k.id)
	if err != nil {
		k.t.Fatal(err)
	}
	return d
}

func day(y, m, d int) casefile.Date { return exactly(civil.Date(y, m, d)) }

// secret names stand in every personal field the tests fill, so that none is found elsewhere.
const secret = "赵六密"

func application(register string) docket.FileApplication {
	return docket.FileApplication{
		Opened: docket.CaseOpened{Jurisdiction: "cn", Title: docket.InWords("申请人"+secret+"诉澄江县住房局", "Applicant "+secret)},
		Title: docket.TitleDescribed{Kind: "admin_judgment", Number: "（2024）皖1181行初9号", Court: "天长市人民法院", Instance: "first",
			Judgment: "perform_duty", Made: day(2024, 9, 2), Effective: day(2024, 10, 8)},
		Applicants: []docket.PartyAdded{{Name: docket.InWords(secret, secret), Kind: "citizen"}},
		Debtors:    []docket.PartyAdded{{Register: register}},
		Persons: []docket.PersonNamed{{Name: docket.Say("钱七" + secret), Post: i18n.Text{ZH: "局长", EN: "head of the bureau"}, Role: "head",
			From: day(2023, 1, 1), Deputy: "none"}},
	}
}

func duty(kind string) docket.Duty {
	b := docket.Duty{Kind: kind, What: docket.InWords("判项："+secret, ""), Debtor: "d1", Period: docket.Term{Kind: "length", Length: "30d", From: "effectiveness"}}
	if kind == "pay" {
		b.Amount, b.Nature = "100000.00", "compensation"
	}
	return b
}

// filed is a case at the counter; enforced one with duties of the kinds, registered, assigned, noticed and served, on 10 March 2025.
func (d *desk) filed(register string) *kase {
	d.t.Helper()
	k := &kase{desk: d}
	k.ok(d.FileApplication(d.ctx, k.req(clerk()), application(register)))
	return k
}

func (d *desk) enforced(kinds ...string) *kase {
	d.t.Helper()
	k := d.on(2025, 3, 3).filed("housing")
	for _, kind := range kinds {
		k.ok(d.TypeObligation(d.ctx, k.req(clerk()), docket.TypeObligation{Duty: duty(kind)}, nil))
	}
	d.on(2025, 3, 5)
	k.ok(d.Register(d.ctx, k.req(judge()), docket.Register{ApplicationRegistered: docket.ApplicationRegistered{WithNumber: number(d.ids)}}))
	k.ok(d.AssignCase(d.ctx, k.req(president()), docket.AssignCase{CaseAssigned: docket.CaseAssigned{Officer: "u-judge"}}))
	d.on(2025, 3, 7)
	k.ok(d.RecordNotice(d.ctx, k.req(judge()), docket.RecordNotice{NoticeGiven: docket.NoticeGiven{WithUntil: docket.WithUntil{Until: day(2025, 4, 7)}}}))
	d.on(2025, 3, 10)
	k.ok(d.RecordService(d.ctx, k.req(clerk()), docket.RecordService{Paper: "notice", Party: "d1"}))
	return k
}

func number(n int) docket.WithNumber {
	return docket.WithNumber{Number: fmt.Sprintf("（2025）皖1181执%d号", n)}
}

// find makes a finding.
func (k *kase) find(word string) {
	k.t.Helper()
	k.ok(k.MakeFinding(k.ctx, k.req(judge()), docket.MakeFinding{FindingMade: docket.FindingMade{Finding: word}}))
}

func proposal(measure, obligation, person string) docket.ProposeMeasure {
	return docket.ProposeMeasure{MeasureProposed: docket.MeasureProposed{
		Told:     docket.Told{Obligations: []string{obligation}},
		AMeasure: docket.AMeasure{Measure: measure, WithPerson: docket.WithPerson{Person: person}},
	}}
}

func assessed(state string, ids ...string) docket.AssessPerformance {
	return docket.AssessPerformance{PerformanceAssessed: docket.PerformanceAssessed{Told: docket.Told{Obligations: ids}, WithState: docket.WithState{State: state}}}
}

func closing(way string) docket.Close {
	return docket.Close{CaseClosed: docket.CaseClosed{WithWay: docket.WithWay{Way: way}}}
}

// approved proposes a step by the judge and approves it by whoever the policy names, with all records.
func (k *kase) approved(act, way, life string) {
	k.t.Helper()
	k.ok(k.ProposeAct(k.ctx, k.req(judge()), docket.ProposeAct{ActProposed: docket.ActProposed{Act: act, Way: way, Life: life}}))
	rule, _ := k.Policy.Rule(act)
	by := map[policy.Role]Actor{policy.President: president(), policy.VicePresident: vice(), policy.Director: as("u-director", policy.Director)}[rule.Approve]
	waiting := k.docket().Proposals
	k.ok(k.ApproveAct(k.ctx, k.req(by), docket.ApproveAct{ActApproved: docket.ActApproved{Proposal: waiting[len(waiting)-1].ID, Records: policy.Records}}))
}
