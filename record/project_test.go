package record

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/publog"
)

// played is a case in which much happens, to its closing.
func played(t testing.TB) *desk {
	k := enforcing(t)
	k.do("clerk", 3, 8, docket.RecordService{Paper: "notice", Party: "d1"})
	k.do("clerk", 3, 8, docket.RecordPayment{PaymentMade: docket.PaymentMade{Told: about("o1"), WithAmount: docket.WithAmount{Amount: "10000.00"}}})
	k.do("clerk", 3, 9, docket.Correct{At: k.d.Version, Reason: "typing_error", Instead: &docket.PaymentMade{Told: docket.Told{By: "debtor", Obligations: []string{"o1"}}, WithAmount: docket.WithAmount{Amount: "20000.00"}}})
	k.do("system", 4, 8, docket.NoteLapse{LimitLapsed: docket.LimitLapsed{Obligation: "o1", Limit: "performance", Last: date(4, 7)}})
	k.do("system", 4, 8, docket.NoteNonUse{NonUseNoted: docket.NonUseNoted{Obligation: "o1", Measure: "daily_fine", Sort: "available_not_used", From: date(4, 8), Reason: "none_given"}})
	k.do("system", 4, 8, docket.NoteNonUse{NonUseNoted: docket.NonUseNoted{Obligation: "o2", Measure: "detention", Sort: "not_decided", From: date(4, 8), Reason: "none_given", Finding: "grave_social_impact"}})
	k.decided("daily_fine", "m1").do("clerk", 4, 11, docket.ServeMeasure{OnMeasure: onMeasure("m1"), Person: "p1"})
	k.do("clerk", 4, 12, docket.ReportPerformance{PerformanceReported: docket.PerformanceReported{Told: about("o1", "o2"), WithState: docket.WithState{State: "full"}}})
	k.do("clerk", 4, 13, docket.StateView{PerformanceViewed: docket.PerformanceViewed{Told: docket.Told{Obligations: []string{"o2"}, Fact: docket.InWords("赵六说没有", "")}, WithState: docket.WithState{State: "none"}}})
	k.do("body", 4, 13, docket.FileReply{ReplyFiled: docket.ReplyFiled{Stance: "performed", About: k.d.Filed.At, Text: docket.InWords("已为赵六办理", "")}})
	k.do("clerk", 4, 14, docket.ModerateReply{ReplyModerated: docket.ReplyModerated{Reply: "y1", Outcome: "published", Text: i18n.Text{ZH: "已办理登记。"}}})
	k.do("body", 4, 14, docket.RequestCorrection{CorrectionRequested: docket.CorrectionRequested{Party: "d1", Ground: "wrong_day", About: k.d.Filed.At}})
	k.do("judge", 4, 15, docket.AssessPerformance{PerformanceAssessed: docket.PerformanceAssessed{Told: about("o1", "o2"), WithState: docket.WithState{State: "full"}, Manner: "late"}})
	k.do("judge", 4, 15, docket.CompleteMeasure{OnMeasure: onMeasure("m1")}).do("judge", 4, 15, docket.SettleMeasure{OnMeasure: onMeasure("m1"), Amount: "560.00"})
	return k.do("judge", 4, 16, docket.Close{CaseClosed: docket.CaseClosed{WithWay: docket.WithWay{Way: "performed"}}})
}

// Claim: the log of a case from counter to closing says, entry by entry, what the golden file has, and numbers each series without a gap.
func TestPlayedLog(t *testing.T) {
	k := played(t)
	var b strings.Builder
	for i, e := range k.entries {
		fmt.Fprintf(&b, "%2d %s %s %d %s %s\n", i, e.Kind, e.Day, e.Number, e.Case, e.Public)
	}
	golden(t, "played.log", b.String())
	tally := NewTally()
	for _, e := range k.entries {
		if flaws := tally.Add(e); flaws != nil {
			t.Errorf("%+v", flaws)
		}
	}
	for _, name := range []string{"赵六", "钱七", "局长", "u-judge", "u-clerk"} {
		if strings.Contains(b.String(), name) {
			t.Errorf("the log holds %s", name)
		}
	}
}

// Claim: a withheld entry has no case, no day and no kind of its own, and its bytes are as long whatever it stands for.
func TestWithheldEntriesLookAlike(t *testing.T) {
	k := enforcing(t).decided("freeze", "m1")
	k.do("judge", 4, 10, docket.AddNote{NoteAdded: docket.NoteAdded{Note: docket.InWords(strings.Repeat("长", 500), "")}})
	sizes := map[int]bool{}
	for _, e := range k.entries {
		if Withheld(e) {
			e.Number = 1
			data, err := e.Canonical()
			if err != nil {
				t.Fatal(err)
			}
			sizes[len(data)] = true
		}
	}
	if len(sizes) != 1 {
		t.Errorf("sizes %v", sizes)
	}
}

// Claim: the commitment of an entry is over the event without what is kept apart: it opens with salt and bytes, and stays when a personal
// value is erased; any other event, or salt, gives another.
func TestCommitment(t *testing.T) {
	k := enforcing(t)
	e := k.d.History[0].Event
	p, err := Default().Project(k.subject(), e, [32]byte{1})
	raw, err2 := Canonical(e)
	if err != nil || err2 != nil || p.Event != publog.Commitment([32]byte{1}, raw) {
		t.Fatal(err, err2, p.Event)
	}
	if strings.Contains(string(raw), "赵六") {
		t.Errorf("bytes %s", raw)
	}
	erased := e
	erased.Private = []docket.Private{{Field: e.Private[0].Field, Erased: true}}
	if again, _ := Canonical(erased); string(again) != string(raw) {
		t.Error("an erasure changes the bytes")
	}
	for name, spoil := range map[string]func(*docket.Event){
		"version": func(e *docket.Event) { e.Version++ }, "kind": func(e *docket.Event) { e.Kind = "case.closed/1" },
		"legal": func(e *docket.Event) { e.Legal = date(1, 1) }, "recorded": func(e *docket.Event) { e.Recorded = e.Recorded.Add(1000) },
		"actor": func(e *docket.Event) { e.Actor = "x" }, "for": func(e *docket.Event) { e.For = "x" }, "corrects": func(e *docket.Event) { e.Corrects = 9 },
		"body": func(e *docket.Event) { e.Body = json.RawMessage(`{}`) }, "docket": func(e *docket.Event) { e.Docket = "x" },
	} {
		other := e
		spoil(&other)
		if again, err := Canonical(other); err != nil || string(again) == string(raw) {
			t.Errorf("%s: the same bytes, or %v", name, err)
		}
	}
}

// Claim: a filing reference names its docket and nothing else does; a reconstruction gets no entries.
func TestReference(t *testing.T) {
	if id, ok := DocketOf(Reference(testID)); !ok || id != testID {
		t.Errorf("%v, %v", id, ok)
	}
	if _, ok := DocketOf("（2025）岭7101执8号"); ok {
		t.Error("a case number is taken for a reference")
	}
	d, err := docket.Fold(history(t, "every-kind"))
	if err != nil || Logged(d) || !Logged(enforcing(t).d) {
		t.Error("what is logged", err)
	}
}

// texts are values of fields with what goes out of them, empty: nothing.
var texts = []struct{ field, show, in, out string }{
	{"number", "shown", "（2025）岭7101执8号", "（2025）岭7101执8号"}, {"number", "shown", "(2024)京01行终123号之一", "(2024)京01行终123号之一"},
	{"number", "shown", "（2008）丰行初字第23号", "（2008）丰行初字第23号"}, {"number", "shown", "（2021）最高法知民终1号", "（2021）最高法知民终1号"}, {"number", "shown", "（2025）李四34号", ""}, {"number", "shown", "王五诉某局", ""}, {"number", "shown", "（2025）王五", ""},
	{"court", "shown", "岭7101", "岭7101"}, {"court", "shown", "北京市高级人民法院", "北京市高级人民法院"}, {"court", "shown", "王五", ""},
	{"obligation", "shown", "o12", "o12"}, {"obligation", "shown", "wang-wu", ""}, {"obligation", "shown", "王五", ""}, {"obligation", "shown", "o1234567", ""},
	{"at", "shown", "14:30", "14:30"}, {"at", "shown", "24:00", ""}, {"limit", "shown", "performance", "performance"}, {"limit", "shown", "Wang Wu", ""},
	{"register", "shown", "chengjiang-housing", "chengjiang-housing"}, {"register", "shown", "王五", ""},
	{"by", "coded", "court", "court"}, {"by", "coded", "a1", "applicant"}, {"by", "coded", "d1", "debtor"}, {"by", "coded", "p1", "head"}, {"by", "coded", "u-judge", ""},
	{"person", "coded", "p1", "head"}, {"person", "coded", "钱七", ""}, {"way", "coded", "performed", "performed"}, {"way", "coded", "王五", ""},
	{"officer", "never", "u-judge", ""}, {"officer", "shown", "u-judge", ""}, {"officer", "", "u-judge", ""},
}

// Claim: of a text only what has the form of its field goes out, and of who did it the side or the office.
func TestTextsGoOutInTheirForm(t *testing.T) {
	k := enforcing(t)
	for _, c := range texts {
		f := filter{subject: k.subject(), shows: map[string]Show{c.field: Show(c.show)}, fields: []Field{{Name: c.field, class: word}}}
		body, _ := json.Marshal(map[string]string{c.field: c.in})
		got := hear(f.public(docket.Event{Body: body})).text(c.field)
		if got != c.out {
			t.Errorf("%s %s %q: got %q, want %q", c.field, c.show, c.in, got, c.out)
		}
	}
}

// Claim: a list of which not everything goes out does not become one of nothing, which would mean all; other events are named by their
// entries, and by nothing where the public does not see them.
func TestListsAndIndexes(t *testing.T) {
	k := enforcing(t)
	f := filter{subject: k.subject(), shows: map[string]Show{"obligations": Shown, "about": Shown}, fields: []Field{{Name: "obligations"}, {Name: "about", class: event}}}
	got := string(f.public(docket.Event{Body: json.RawMessage(`{"obligations":["o1","王五"],"about":1}`)}))
	if want := fmt.Sprintf(`{"about":%d,"obligations":["o1","?"]}`, k.seen[1]); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := f.public(docket.Event{Body: json.RawMessage(`{"about":77}`)}); got != nil {
		t.Errorf("got %s", got)
	}
	f.subject.Index = nil
	if got := f.public(docket.Event{Body: json.RawMessage(`{"about":1}`), Corrects: 1}); got != nil {
		t.Errorf("got %s", got)
	}
}

// Claim: what would make an entry too long is left out as a whole, so that the event can still be logged.
func TestLongEntries(t *testing.T) {
	k := enforcing(t)
	told := docket.Told{By: "court"}
	for i := range 20_000 {
		told.Obligations = append(told.Obligations, fmt.Sprintf("o%d", i%900_000))
	}
	body, _ := json.Marshal(docket.ApplicationCorrected{Told: told})
	body, _ = docket.Canonical(body)
	e := k.d.History[0].Event
	e.Kind, e.Body, e.Private = "application.corrected/1", body, nil
	p, err := Default().Project(k.subject(), e, [32]byte{})
	if err != nil || p.Public != nil || p.Case == "" {
		t.Errorf("%d bytes, %v", len(p.Public), err)
	}
	if _, err := p.Make(1); err != nil {
		t.Error(err)
	}
}

// Claim: a case closed by law from the start shows that it is there and its number, all else is counted and in no case; one closed later
// shows no more from then on; restored, it shows again.
func TestClosedByLaw(t *testing.T) {
	c := application()
	c.Restricted = "minor"
	k := newDesk(t).do("clerk", 3, 3, c).do("clerk", 3, 4, duty("pay", "5.00"))
	k.do("clerk", 3, 5, docket.Register{ApplicationRegistered: docket.ApplicationRegistered{WithNumber: docket.WithNumber{Number: "（2025）岭7101执8号"}}})
	for _, e := range k.entries {
		shown := map[string]string{"case.opened/1": "", "publicity.restricted/1": `{"ground":"minor"}`, "application.filed/1": "", "application.registered/1": `{"number":"（2025）岭7101执8号"}`}
		want, linked := shown[e.Kind]
		if e.Day != "" || string(e.Public) != want || (e.Case != "") != linked {
			t.Errorf("%+v", e)
		}
	}
	if f := k.fold(); f.Restricted == nil || f.Ground != "minor" || len(f.Rows()) != 0 || len(f.Numbers) != 1 || f.Summary().Duties != 0 {
		t.Errorf("fold %+v", f)
	}
	court, bodies := CountsOf(k.fold())
	if court["cases.closed_by_law"] != 1 || len(bodies) != 0 || court["duties"] != 0 {
		t.Errorf("counts %v %v", court, bodies)
	}
	k.do("judge", 3, 6, docket.RestorePublicity{}).do("judge", 3, 7, docket.RecordNotice{})
	if f := k.fold(); f.Restricted != nil || f.Noticed != nil {
		t.Errorf("fold %+v", f)
	}
	if k.do("clerk", 3, 8, docket.RecordService{Paper: "notice", Party: "d1"}).fold().Noticed == nil {
		t.Error("the notice is not shown after its service")
	}
	k.do("clerk", 3, 9, docket.RestrictPublicity{PublicityRestricted: docket.PublicityRestricted{Ground: "privacy"}}).do("clerk", 3, 9, duty("pay", "7.00"))
	if e := k.entries[len(k.entries)-1]; e.Case != "" || e.Public != nil || e.Kind != "obligation.typed/1" {
		t.Errorf("%+v", e)
	}
}
