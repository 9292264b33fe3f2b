package docket

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"mandamus/casefile"
	"mandamus/civil"
)

// Claim: an envelope is refused for each thing that can be wrong with it, and for nothing else.
func TestEnvelope(t *testing.T) {
	sound := registered(t).events[0]
	for name, spoil := range map[string]func(*Event){
		"id too short":     func(e *Event) { e.Docket = "01hz" },
		"id in capitals":   func(e *Event) { e.Docket = "01HZZZZZZZZZZZZZZZZZZZZZZ1" },
		"version zero":     func(e *Event) { e.Version = 0 },
		"kind unversioned": func(e *Event) { e.Kind = "case.opened" },
		"kind by type":     func(e *Event) { e.Kind = "CaseOpened/1" },
		"version 0 of it":  func(e *Event) { e.Kind = "case.opened/0" },
		"no legal day":     func(e *Event) { e.Legal = casefile.Date{} },
		"no instant":       func(e *Event) { e.Recorded = time.Time{} },
		"local instant":    func(e *Event) { e.Recorded = e.Recorded.In(time.FixedZone("CST", 8*3600)) },
		"nanoseconds":      func(e *Event) { e.Recorded = e.Recorded.Add(1) },
		"no actor":         func(e *Event) { e.Actor = "" },
		"corrects itself":  func(e *Event) { e.Corrects = 1 },
		"corrects below":   func(e *Event) { e.Corrects = -1 },
	} {
		e := sound
		spoil(&e)
		if _, err := Fold([]Event{e}); !errors.Is(err, errEnvelope) {
			t.Errorf("%s: %v", name, err)
		}
	}
	partial := sound
	partial.Legal = casefile.On(civil.Partial{First: civil.Date(2025, 1, 1), Last: civil.Date(2025, 12, 31)})
	if _, err := Fold([]Event{partial}); err != nil {
		t.Errorf("a year for a legal day: %v", err)
	}
}

// Claim: events survive JSON as they are, however it is laid out; of what is erased nothing is written.
func TestEventsInJSON(t *testing.T) {
	events := everyKind(t)
	events[0].Private[0] = Private{Field: events[0].Private[0].Field, Value: "秘密", Salt: [32]byte{1}, Erased: true}
	data, err := json.MarshalIndent(events, "", "\t")
	if err != nil || strings.Contains(string(data), "秘密") {
		t.Fatalf("written: %v", err)
	}
	var back []Event
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	events[0].Private[0] = Private{Field: events[0].Private[0].Field, Erased: true}
	if !reflect.DeepEqual(back, events) {
		t.Error("events come back otherwise")
	}
	for _, bad := range []string{`{"field":"/a","value":"x","salt":"00"}`, `{"field":"/a","value":"x"}`, `{"field":"/a","salt":"zz"}`, `[]`} {
		if err := new(Private).UnmarshalJSON([]byte(bad)); err == nil {
			t.Errorf("%s is read", bad)
		}
	}
}

// Claim: a body has one form only: an unknown or doubled key, another order, a blank, a null, a wrong type and a value outside
// its form are each refused, and what is kept apart fits it exactly.
func TestBodiesAreReadStrictly(t *testing.T) {
	kind, _ := KindOf("payment.made/1")
	body, private, err := seal(&PaymentMade{Told{Fact: InWords("付款", "paid"), By: "debtor"}, WithAmount{"10.00"}}, salts())
	if err != nil {
		t.Fatal(err)
	}
	good := string(body)
	if _, err := kind.open(body, private); err != nil {
		t.Fatal(err)
	}
	for name, bad := range map[string]string{
		"unknown key": strings.Replace(good, `"by"`, `"bye"`, 1), "other case": strings.Replace(good, `"by"`, `"By"`, 1),
		"doubled key": strings.Replace(good, `"by"`, `"by":"court","by"`, 1), "null": strings.Replace(good, `"debtor"`, `null`, 1),
		"empty": strings.Replace(good, `"debtor"`, `""`, 1), "blank": strings.Replace(good, `,`, `, `, 1), "type": strings.Replace(good, `"debtor"`, `7`, 1),
		"no sum": strings.Replace(good, `"10.00"`, `"ten"`, 1), "sum of nothing": strings.Replace(good, `"10.00"`, `"0.00"`, 1),
		"commitment cut": strings.Replace(good, `{"c":"`, `{"c":"0`, 1), "nothing": "", "list": "[]", "two": good + good, "tail": good + " ",
		"large": `{"by":"` + strings.Repeat("x", maxBody) + `"}`,
	} {
		if _, err := kind.open(json.RawMessage(bad), private); !errors.Is(err, errBody) {
			t.Errorf("%s: %v", name, err)
		}
	}
	swapped := []Private{private[1], private[0]}
	more := append(append([]Private{}, private...), Private{Field: "/by"})
	for name, bad := range map[string][]Private{"none": nil, "one": private[:1], "swapped": swapped, "one too many": more} {
		if _, err := kind.open(body, bad); !errors.Is(err, errPrivate) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Claim: lengths and sums in a body are those of a case file or the body is refused.
func TestTypedValues(t *testing.T) {
	for text, want := range map[string]bool{"30d": true, "2y": true, "10wd": true, "0d": false, "d": false, "": false, "30": false} {
		if err := new(Length).UnmarshalText([]byte(text)); (err == nil) != want {
			t.Errorf("length %q: %v", text, err)
		}
	}
	for text, want := range map[string]bool{"0.01": true, "100000": true, "0": false, "-1": false, "1.001": false, "": false, "1,000": false} {
		if err := new(Yuan).UnmarshalText([]byte(text)); (err == nil) != want {
			t.Errorf("sum %q: %v", text, err)
		}
	}
	if Yuan("12.30").Fen() != 1230 || Yuan("").Fen() != 0 {
		t.Error("sums in fen")
	}
}

// Claim: reading any bytes as the body of any kind never panics, and what is read is written the same way.
func FuzzBody(f *testing.F) {
	for i, e := range everyKind(f) {
		f.Add(i, []byte(e.Body))
	}
	f.Add(0, []byte(`{"title":{"zh":{"c":"00"}}}`))
	f.Fuzz(func(t *testing.T, i int, raw []byte) {
		kind := Kinds[uint(i)%uint(len(Kinds))]
		var private []Private
		if body := kind.blank(); json.Unmarshal(raw, body) == nil {
			_ = eachPersonal(reflect.ValueOf(body).Elem(), "", func(field string, _ *Personal) error {
				private = append(private, Private{Field: field, Erased: true})
				return nil
			})
		}
		body, err := kind.open(raw, private)
		if err != nil {
			return
		}
		again, err := json.Marshal(body)
		if err == nil {
			again, err = Canonical(again)
		}
		if err != nil || string(again) != string(raw) {
			t.Errorf("%s is written %s, %v", raw, again, err)
		}
	})
}
