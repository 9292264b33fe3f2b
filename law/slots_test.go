package law

import (
	"maps"
	"math/big"
	"slices"
	"testing"

	"mandamus/civil"
	"mandamus/money"
)

// at evaluates facts and lists in text on a day.
func at(t *testing.T, p *Pack, on string, facts map[string]string, lists map[string][]item) *position {
	t.Helper()
	day, err := civil.ParseDay(on)
	if err != nil {
		t.Fatal(err)
	}
	return newPosition(p.standard, rowOf(t, p, facts, lists), day)
}

// A kind named under restart_at_end_of restarts the period from its last day, every other from its own; one that goes on, from today.
func TestRestartAtEndOf(t *testing.T) {
	p := changedPack(t, [3]string{"rules.yaml", "interrupt: {list: demands, cite", "interrupt: {list: demands, restart_at_end_of: settlement, cite"},
		[3]string{"facts.yaml", "source: event demand,", "source: \"event demand,settlement\","})
	facts := map[string]string{"title": "admin_judgment", "duty": "pay", "made": "2021-01-11", "period_end": "2021-03-31", "applied": "none"}
	for _, c := range []struct {
		it   item
		want string
	}{
		{item{On: "2022-01-10", Until: "2022-06-14", Kind: "demand"}, "2024-01-10"},
		{item{On: "2022-01-10", Until: "2022-06-14", Kind: "settlement"}, "2024-06-14"},
		{item{On: "2022-01-10", Kind: "settlement"}, "2024-01-10"},
		{item{On: "2022-01-10", Until: "open", Kind: "settlement"}, "2024-07-15"},
		{item{On: "2022-01-10", Until: "open", Kind: "demand"}, "2024-01-10"},
		{item{On: "2023-04-01", Until: "2023-06-14", Kind: "settlement"}, "2023-03-31"}, // a day too late
	} {
		if got := at(t, p, "2022-07-15", facts, map[string][]item{"demands": {c.it}}).limit("apply").Last.String(); got != c.want {
			t.Errorf("%+v: %s, want %s", c.it, got, c.want)
		}
	}
}

// An act before the start was for an earlier turn and meets nothing where the pack says so; on the day of the start it counts.
func TestMetAfterStart(t *testing.T) {
	later := changedPack(t, [3]string{"rules.yaml", "length: 5wd}\n    roll: none\n    met: registered", "length: 5wd}\n    roll: none\n    met_after_start: true\n    met: registered"})
	for _, c := range []struct {
		registered  string
		plain, want State
	}{{"2021-04-14", Met, Lapsed}, {"2021-04-15", Met, Met}, {"2021-04-16", Met, Met}, {"none", Lapsed, Lapsed}, {"2021-04", Met, Undetermined}} {
		facts := map[string]string{"applied": "2021-04-15", "registered": c.registered}
		if got := at(t, smallPack(), "2021-06-30", facts, nil).limit("answer_now").State; got != c.plain && c.registered != "2021-04" {
			t.Errorf("registered %s: %s, want %s", c.registered, got, c.plain)
		}
		if got := at(t, later, "2021-06-30", facts, nil).limit("answer_now").State; got != c.want {
			t.Errorf("registered %s, met_after_start: %s, want %s", c.registered, got, c.want)
		}
	}
}

// A limit of several texts cites none while it is open which of them governs, and the one that governs as soon as that is known; a limit of one text cites
// it before it begins. The zero citation is no words.
func TestCiteOnlyWhatGoverns(t *testing.T) {
	p := smallPack()
	for _, c := range []struct{ limit, applied, version, length string }{
		{"answer_then", "unknown", "", ""}, {"answer_then", "none", "", ""}, {"answer_then", "2009", "code@1990", "10d"}, {"answer_then", "2009-12-31", "code@1990", "10d"},
		{"answer_then", "2010-01-01", "code@2010", "7d"}, {"answer_then", "1989-12-31", "", ""}, {"answer_now", "unknown", "code@2020", "5wd"},
	} {
		l := at(t, p, "2021-06-30", map[string]string{"applied": c.applied}, nil).limit(c.limit)
		if l.Cite.Version != c.version || l.Length != c.length || (l.Cite.In("zh") == "") != (c.version == "") {
			t.Errorf("%s, applied %s: %+v %s", c.limit, c.applied, l.Cite, l.Length)
		}
	}
	for served, want := range map[string]string{"none": "decree@2005", "unknown": "decree@2005", "2011-12-31": "decree@2005", "2012-01-01": ""} {
		if got := at(t, p, "2021-06-30", map[string]string{"served": served}, nil).limit("answer_done").Cite.Version; got != want {
			t.Errorf("served %s: %q, want %q", served, got, want)
		}
	}
}

// finePack splits the fine by terms of office, with notices to successors and services of the decision.
func finePack(t *testing.T) *Pack {
	return changedPack(t, [3]string{"rules.yaml", "split: {list: heads, reading: splitting}", "split: {list: heads, reading: splitting, served: services, notices: warnings}"},
		[3]string{"facts.yaml", "  heads: {source", "  services: {source: event measure_served for daily_fine, label: {zh: 送达, en: services}}\n  warnings: {source: event measure_warned for daily_fine, label: {zh: 预告, en: warnings}}\n  heads: {source"})
}

// A successor bears the days from the day after the notice; one whom none reached bears none, in whatever order the file names them. A share is owed only under
// a decision, served on the person who bears it.
func TestSharesOfSuccessors(t *testing.T) {
	p := finePack(t)
	heads := []item{{On: "2021-05-01", Until: "open", Person: "second"}, {On: "2020-01-01", Until: "2021-04-30", Person: "first"}} // last day to perform 31 March
	for _, c := range []struct {
		name     string
		fined    string
		notices  []item
		services []item
		want     []Share // without amounts
	}{
		{"no notice", "2021-06-01", nil, []item{{On: "2021-06-02", Person: "first"}}, []Share{{Yes, "first", 30, money.Range{}}, {No, "", 61, money.Range{}}}},
		{"a notice", "2021-06-01", []item{{On: "2021-05-10", Person: "second"}}, []item{{On: "2021-06-02", Person: "second"}},
			[]Share{{No, "first", 30, money.Range{}}, {No, "", 10, money.Range{}}, {Yes, "second", 51, money.Range{}}}},
		{"a notice to another", "2021-06-01", []item{{On: "2021-05-10", Person: "third"}}, nil, []Share{{No, "first", 30, money.Range{}}, {No, "", 61, money.Range{}}}},
		{"no decision", "none", nil, []item{{On: "2021-06-02", Person: "first"}}, []Share{{No, "first", 30, money.Range{}}, {No, "", 61, money.Range{}}}},
		{"a decision nobody tells of, but its service", "unknown", nil, []item{{On: "2021-06-02", Person: "first"}}, []Share{{Yes, "first", 30, money.Range{}}, {No, "", 61, money.Range{}}}},
		{"nothing told", "unknown", nil, nil, []Share{{Unknown, "first", 30, money.Range{}}, {No, "", 61, money.Range{}}}},
	} {
		facts := maps.Clone(refusing)
		facts["fined"] = c.fined
		got := at(t, p, "2021-06-30", facts, map[string][]item{"heads": heads, "warnings": c.notices, "services": c.services}).accrual("fine").Shares
		for i := range got {
			got[i].Amount = money.Range{}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
	row := rowOf(t, p, refusing, map[string][]item{"heads": heads})
	row.vals[p.factIndex["fined"]] = exactly(int64(civil.Date(2021, 6, 1)))
	row.untold[p.listIndex["services"]] = true
	if got := newPosition(p.standard, row, civil.Date(2021, 6, 30)).accrual("fine").Shares[0].Owed; got != Unknown {
		t.Errorf("a service that may not be told: owed %s", got)
	}
}

// A segment bears the mark of its part, or, where nobody verified the rate, “recalled”; the articles cited are those of the parts in which days fell.
func TestMarksAndCitesOfSegments(t *testing.T) {
	p := smallPack()
	for effective, want := range map[string]Mark{"2015-02-28": "verified", "2015-03-01": "recalled"} {
		a := at(t, p, "2015-12-31", map[string]string{"title": "civil_judgment", "duty": "pay", "amount": "10000.00", "effective": effective, "period_end": "2014-12-31"}, nil).accrual("deposit")
		if len(a.Segments) != 1 || a.Segments[0].Mark != want {
			t.Errorf("effective %s: %+v, want %s", effective, a.Segments, want)
		}
	}
	parts := []Citation{{Provision: "a"}, {Provision: "b"}, {Provision: "c"}}
	for _, c := range []struct {
		segments []int
		want     string
	}{{nil, "abc"}, {[]int{0}, "a"}, {[]int{2, 0, 2}, "ac"}, {[]int{1, 1}, "b"}} {
		var segments []Segment
		for _, i := range c.segments {
			segments = append(segments, Segment{Part: i})
		}
		got := ""
		for _, x := range citesOf(parts, segments) {
			got += x.Provision
		}
		if got != c.want {
			t.Errorf("days in parts %v: %s, want %s", c.segments, got, c.want)
		}
	}
}

// A first event that has come about and an event of any kind that has been seen are settled; so is what the debtor would have to undo. What is not yet so is not.
func TestSettled(t *testing.T) {
	p := changedPack(t, [3]string{"facts.yaml", "source: field obligation.amount, change: fixed", "source: field obligation.amount, change: act debtor"})
	pos := at(t, p, "2021-06-30", map[string]string{"applied": "2021-04-15", "elevated": "true", "fine_rate": "60.00", "notice_end": "2021-05-01", "registered": "none"}, nil)
	for _, c := range []struct {
		fact string
		want bool // what the atom wants
		out  bool
	}{
		{"applied", true, true}, {"applied", false, true}, {"registered", true, false}, {"elevated", false, true}, {"notice_end", true, false}, {"fine_rate", true, false},
		{"performed", false, false}, {"performed", true, false}, {"amount", false, true}, {"amount", true, false}, {"refusal", true, false}, {"stayed", false, false},
	} {
		if got := pos.settled(p.factIndex[c.fact], atom{want: c.want}); got != c.out {
			t.Errorf("%s wanted %v: settled %v, want %v", c.fact, c.want, got, c.out)
		}
	}
}

// In proportion, a payment on nothing clears nothing.
func TestProRataOnNothing(t *testing.T) {
	for _, balance := range []money.Fen{0, -5} {
		if cleared, used, err := proRata(100, balance, new(big.Int)); cleared != 0 || used != 0 || err != nil {
			t.Errorf("%v: %v %v %v", balance, cleared, used, err)
		}
	}
}
