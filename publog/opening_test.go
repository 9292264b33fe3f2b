package publog

import (
	"errors"
	"strings"
	"testing"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/fault"
	"mandamus/i18n"

	"pgregory.net/rapid"
)

// toldEvent is an event with two texts kept apart, one of them in a list, with what its entry commits to.
func toldEvent(t testing.TB) (docket.Event, Entry) {
	t.Helper()
	day, err := civil.ParsePartial("2026-11-24")
	if err != nil {
		t.Fatal(err)
	}
	parts := []docket.Private{
		{Field: "/ask", Value: "强制执行（2026）某行初1号判决第一项", Salt: [32]byte{1}},
		{Field: "/parties/1/name", Value: "张三", Salt: [32]byte{2}},
	}
	commitment := func(p docket.Private) string { return `{"c":"` + docket.Commitment(p.Salt, p.Value) + `"}` }
	e := docket.Event{
		Docket: "dk_7f", Version: 1, Kind: "application.filed/1", Legal: casefile.On(day), Recorded: noon, Actor: "clerk",
		Body: []byte(`{"ask":` + commitment(parts[0]) + `,"parties":[{"name":{"c":""}},{"name":` + commitment(parts[1]) + `}]}`), Private: parts,
	}
	data, err := EventBytes(e)
	if err != nil {
		t.Fatal(err)
	}
	entry := filed(7)
	entry.Event = Commitment(Salt{9}, data)
	return e, entry
}

func opened(t testing.TB) (*Opening, Entry) {
	t.Helper()
	e, entry := toldEvent(t)
	data, err := EventBytes(e)
	if err != nil {
		t.Fatal(err)
	}
	return &Opening{Filing: "2026-0001-7QK3", Leaf: LeafHash(canonical(t, entry)), Salt: Salt{9}, Event: data, Parts: e.Private}, entry
}

// The bytes of an event do not change when what is kept apart is erased, and have none of it.
func TestEventBytes(t *testing.T) {
	e, _ := toldEvent(t)
	before, err := EventBytes(e)
	if err != nil {
		t.Fatal(err)
	}
	for i := range e.Private {
		e.Private[i] = docket.Private{Field: e.Private[i].Field, Erased: true}
	}
	after, err := EventBytes(e)
	if err != nil || string(after) != string(before) {
		t.Errorf("got %s, want %s (%v)", after, before, err)
	}
	if strings.Contains(string(before), "张三") || strings.Contains(string(before), `"private"`) {
		t.Errorf("the bytes hold what is kept apart: %s", before)
	}
}

// An opening fits its entry; with any other salt, event, text or leaf it fits no more.
func TestOpeningCheck(t *testing.T) {
	o, entry := opened(t)
	if err := o.Check(entry, o.Leaf); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(o *Opening){
		"another salt":           func(o *Opening) { o.Salt[0]++ },
		"another event":          func(o *Opening) { o.Event = append(o.Event, ' ') },
		"another entry":          func(o *Opening) { o.Leaf[0]++ },
		"another text":           func(o *Opening) { o.Parts[0].Value += "。" },
		"another salt of a text": func(o *Opening) { o.Parts[1].Salt[31]++ },
		"texts swapped":          func(o *Opening) { o.Parts[0].Field, o.Parts[1].Field = o.Parts[1].Field, o.Parts[0].Field },
		"a field that is none":   func(o *Opening) { o.Parts[0].Field = "/nothing" },
		"a place beyond a list":  func(o *Opening) { o.Parts[1].Field = "/parties/2/name" },
		"a place that is a word": func(o *Opening) { o.Parts[1].Field = "/parties/x/name" },
		"a field inside a text":  func(o *Opening) { o.Parts[0].Field = "/ask/c/d" },
		"an erased place":        func(o *Opening) { o.Parts[1].Field = "/parties/0/name" },
	} {
		o, entry := opened(t)
		leaf := o.Leaf
		change(o)
		if err := o.Check(entry, leaf); !errors.Is(err, errOpening) {
			t.Errorf("%s: %v", name, err)
		}
	}
	entry.Event = ""
	if err := o.Check(entry, o.Leaf); !errors.Is(err, errOpening) {
		t.Errorf("an entry without commitment: %v", err)
	}
}

// The verdict with an opening tells the texts that were proved.
func TestOpeningInVerdict(t *testing.T) {
	w := newWorld(t)
	o, entry := opened(t)
	v := Verify(Question{Bundle: w.receipt(entry, due), Trust: w.trust, Opening: o})
	if text := v.Text(i18n.ZH); v.Status != Promised || !strings.Contains(text, "“强制执行（2026）某行初1号判决第一项”") || v.has("publog.open.content") {
		t.Errorf("got %s:\n%s", v.Status, text)
	}
}

// An opening is read back as it was written, and is refused with line and words where it is not one.
func TestOpeningText(t *testing.T) {
	o, _ := opened(t)
	text := o.Text()
	back, err := ParseOpening([]byte(text))
	if err != nil || back.Text() != text || back.Parts[0] != o.Parts[0] {
		t.Fatalf("got %+v, %v", back, err)
	}
	for bad, line := range map[string]int{
		"": 1, strings.Replace(text, "leaf ", "leaf A", 1): 3, strings.Replace(text, "salt CQ", "salt Q", 1): 4,
		strings.Replace(text, "event ", "event !", 1): 5, strings.Replace(text, "part /ask", "part ask", 1): 6,
		strings.Replace(text, "part /ask ", "part /ask  ", 1): 6, strings.TrimSpace(text) + " AAAA": 7, text + "more": 8,
		strings.Replace(text, "event ", "events ", 1): 5, strings.Replace(text, "AQAA", "AAA", 1): 6,
	} {
		_, err := ParseOpening([]byte(bad))
		var problems fault.Problems
		if !errors.As(err, &problems) || problems[0].Line != line {
			t.Errorf("%q: want a problem in line %d, got %v", bad, line, err)
		}
	}
}

// Whatever texts an event has, its opening is read back with all of them.
func TestOpeningRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := Opening{Salt: Salt(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "salt")), Event: rapid.SliceOfN(rapid.Byte(), 1, 50).Draw(t, "event")}
		for range rapid.IntRange(0, 3).Draw(t, "parts") {
			o.Parts = append(o.Parts, docket.Private{Field: rapid.StringMatching(`/[a-z~0-9/]{1,9}`).Draw(t, "field"), Value: "x" + rapid.String().Draw(t, "value")})
		}
		back, err := ParseOpening([]byte(o.Text()))
		if err != nil || back.Text() != o.Text() {
			t.Fatalf("got %+v, %v, want %+v", back, err, o)
		}
	})
}

func FuzzParseOpening(f *testing.F) {
	// Whatever is taken is written and read again as the same; holding it against an entry never panics.
	o, entry := opened(f)
	f.Add([]byte(o.Text()))
	f.Fuzz(func(t *testing.T, data []byte) {
		o, err := ParseOpening(data)
		if err != nil {
			return
		}
		if again, err := ParseOpening([]byte(o.Text())); err != nil || again.Text() != o.Text() {
			t.Errorf("%q is written as %q (%v)", data, o.Text(), err)
		}
		if o.Check(entry, o.Leaf) == nil && Commitment(o.Salt, o.Event) != entry.Event {
			t.Errorf("%q opens an entry it does not fit", data)
		}
	})
}
