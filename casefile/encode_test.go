package casefile

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/strictyaml"

	"pgregory.net/rapid"
)

// same reports whether two files are equal but for the places they were read from.
func same(a, b *File) bool {
	return reflect.DeepEqual(withoutPlaces(*a), withoutPlaces(*b))
}

func withoutPlaces(f File) File {
	f.Pos, f.Enforcement.Pos = strictyaml.Pos{}, strictyaml.Pos{}
	f.Obligations = append([]Obligation(nil), f.Obligations...)
	for i := range f.Obligations {
		f.Obligations[i].Pos = strictyaml.Pos{}
	}
	f.Events = append([]Event(nil), f.Events...)
	for i := range f.Events {
		f.Events[i].Pos = strictyaml.Pos{}
	}
	return f
}

// Claim: what Encode writes, Read gives back, and writing it again changes no byte.
func TestEncodeRoundTrip(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := drawFile(rt)
		if problems := Check(&f).Errors(); len(problems) > 0 {
			rt.Fatalf("the generator makes invalid files: %v", problems)
		}
		text := Encode(&f)
		got, problems := Read("f", text)
		if got == nil || !same(&f, got) {
			rt.Fatalf("%v\nwrote %+v\nread  %+v\n%s", problems, f, got, text)
		}
		if again := Encode(got); string(again) != string(text) {
			rt.Fatalf("not stable:\n%s\n%s", text, again)
		}
	})
}

// Claim: the JSON form of a File is a case file too, and the same one.
func TestJSONRoundTrip(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := drawFile(rt)
		data, err := json.Marshal(f)
		if err != nil {
			rt.Fatal(err)
		}
		if got, problems := Read("f", escaped(data)); got == nil || !same(&f, got) {
			rt.Fatalf("%v\n%s", problems, data)
		}
		var back File
		if err := json.Unmarshal(data, &back); err != nil || !same(&f, &back) {
			rt.Fatalf("%v\n%s", err, data)
		}
	})
}

// escaped writes the invisible characters of a JSON text as escapes; Read refuses them as they are.
func escaped(data []byte) []byte {
	var b strings.Builder
	for _, r := range string(data) {
		if r <= 0xffff && !unicode.IsPrint(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return []byte(b.String())
}

// Claim: every text is written so that it comes back, whatever readers of YAML see in it.
func TestScalar(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"市长", "市长"},
		{"Company A (developer)", "Company A (developer)"},
		{"", `""`},
		{"2024", `"2024"`},
		{"2024-01-10", `"2024-01-10"`},
		{"no", `"no"`},
		{"NULL", `"NULL"`},
		{"inf", `"inf"`},
		{"a: b", `"a: b"`},
		{"a #b", `"a #b"`},
		{"- a", `"- a"`},
		{" a", `" a"`},
		{"a ", `"a "`},
		{`a"b\c`, `"a\"b\\c"`},
		{"a\nb\tc", `"a\nb\u0009c"`},
		{"\u0085\ufeff\uffff", `"\u0085\ufeff\uffff"`},
		{"（2016）黔0324行初55号", `"（2016）黔0324行初55号"`},
		{"𬭛", `"𬭛"`},
		{"s1", "s1"},
	} {
		if got := scalar(c.text); got != c.want {
			t.Errorf("scalar(%q) = %s, want %s", c.text, got, c.want)
		}
	}
}

// drawFile draws a File that Check accepts.
func drawFile(rt *rapid.T) File {
	var f File
	draw(rt, reflect.ValueOf(&f).Elem(), key{required: true})
	f.Version, f.ReportedTo, f.NoneOf = Version, Date{}, nil
	number(f.Applicants, "a", func(a *Applicant, id string) { a.ID = id })
	number(f.Debtors, "d", func(d *Debtor, id string) { d.ID, d.Successor = id, "" })
	number(f.Persons, "p", func(p *Person, id string) { p.ID, p.From = id, Date{} })
	number(f.Sources, "s", func(s *Source, id string) { s.ID = id })
	number(f.Obligations, "o", func(o *Obligation, id string) {
		o.ID, o.AlternativeTo, o.AmountStated, o.Instalments = id, "", nil, nil
		tidyTerm(&o.Period)
	})
	number(f.Events, "e", tidyEvent)
	f.Enforcement.Made = Date{}
	return f
}

// number names the items of a list in order and tidies each.
func number[T any](items []T, letter string, tidy func(item *T, id string)) {
	for i := range items {
		tidy(&items[i], letter+strings.TrimPrefix(eventID(i), "e"))
	}
}

// tidyTerm leaves a period what its kind has.
func tidyTerm(p *Term) {
	day, length := p.Day, p.Length
	*p = Term{Kind: p.Kind, From: p.From}
	switch p.Kind {
	case "day":
		p.Day, p.From = day, ""
		if !day.Given {
			p.Day = Undated()
		}
	case "length":
		p.Length = length
		if length == "" {
			p.Length = "30d"
		}
	default:
		p.From = ""
	}
}

// tidyEvent makes an event one with nothing but its common fields, or a decided measure with all of them.
func tidyEvent(e *Event, id string) {
	kept := Event{ID: id, On: e.On, Kind: "demand", Fact: e.Fact, Obligations: e.Obligations, By: e.By, Source: e.Source}
	if e.Measure != "" {
		kept.Kind, kept.Measure, kept.Amount, kept.Rate, kept.Days = "measure_decided", e.Measure, e.Amount, e.Rate, e.Days
		kept.Person, kept.Party, kept.Number, kept.Way = e.Person, e.Party, e.Number, PropertyClasses[len(e.Measure)%3]
	}
	if e.Finding != "" {
		kept = Event{ID: id, On: e.On, Kind: "finding", Finding: e.Finding, Value: e.Value, Person: e.Person}
	}
	*e = kept
}

// draw fills v; refs and ids get the first of their letter, which number makes exist.
func draw(rt *rapid.T, v reflect.Value, k key) {
	if k.ref == "source" || k.ref == "person" || !k.required && rapid.Bool().Draw(rt, "absent") {
		return // sources and persons may be absent, so nothing points at them
	}
	switch {
	case v.Type() == textType:
		v.Set(reflect.ValueOf(i18n.Text{ZH: drawText(rt), EN: rapid.SampledFrom([]string{"", drawText(rt)}).Draw(rt, "en")}))
	case v.Type() == dateType:
		v.Set(reflect.ValueOf(drawDate(rt)))
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		v.Elem().SetBool(rapid.Bool().Draw(rt, "bool"))
	case v.Kind() == reflect.Struct:
		for _, f := range keysOf(v.Type()) {
			draw(rt, v.Field(f.index), f)
		}
	case v.Kind() == reflect.Slice:
		k.required = true
		v.Set(reflect.MakeSlice(v.Type(), rapid.IntRange(1, 3).Draw(rt, "len"), 3))
		for i := range v.Len() {
			draw(rt, v.Index(i), k)
		}
	case v.Kind() == reflect.Bool:
		v.SetBool(rapid.Bool().Draw(rt, "bool"))
	case v.Kind() == reflect.Int:
		v.SetInt(int64(rapid.IntRange(1, 999).Draw(rt, "int")))
	default:
		v.SetString(drawString(rt, k))
	}
}

func drawString(rt *rapid.T, k key) string {
	if ids, ok := map[string]string{"debtor": "d1", "obligation": "o1", "actor": "d1", "party": "d1"}[k.ref]; ok {
		return ids
	}
	switch {
	case k.words != "":
		return rapid.SampledFrom(lists[k.words]).Draw(rt, "word")
	case k.form == "yuan":
		return rapid.SampledFrom([]string{"1", "0.01", "198000000.00", "50.5"}).Draw(rt, "yuan")
	case k.form == "period":
		return rapid.SampledFrom([]string{"30d", "10wd", "2w", "6m", "2y", "24h"}).Draw(rt, "period")
	case k.form == "division":
		return "140600"
	case k.form == "id":
		return "x-1_y"
	}
	return drawText(rt)
}

func drawText(rt *rapid.T) string {
	odd := rapid.SampledFrom([]string{"\n", "\t", "\"", "\\", ": ", " #", "-", "no", "\u0085", "\u2028", "\ufeff", "\ufffe", "\x00", "2024-01-01", "{", "，"})
	return rapid.OneOf(rapid.StringN(1, 12, -1), odd).Draw(rt, "text") + rapid.SampledFrom([]string{"x", "甲", "x ", "1"}).Draw(rt, "end")
}

func drawDate(rt *rapid.T) Date {
	day := civil.Date(1, 1, 1).AddDays(rapid.IntRange(0, 3_650_000).Draw(rt, "day")).String()
	text := rapid.SampledFrom([]string{unknownDay, day, day[:7], day[:4]}).Draw(rt, "date")
	var d Date
	if err := d.FromString(text); err != nil {
		rt.Fatal(err)
	}
	return d
}
