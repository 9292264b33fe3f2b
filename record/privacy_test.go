package record

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/publog"
)

// planter fills bodies: every personal value and every text of every field holds a name.
type planter struct {
	n       int
	private []docket.Private
}

// names that must not be found anywhere: of personal values, and of texts that are not marked as such.
var planted = []string{"王五", "李四", "Li Si", "lisi"}

// filled returns a value of a type as JSON has it; a text in both languages is meant for the public and holds no name.
func (p *planter) filled(t reflect.Type, at string) any {
	p.n++
	switch t {
	case reflect.TypeFor[docket.Personal]():
		value, salt := fmt.Sprintf("王五%d", p.n), [32]byte{byte(p.n), byte(p.n >> 8), 1}
		p.private = append(p.private, docket.Private{Field: at, Value: value, Salt: salt})
		return map[string]any{"c": docket.Commitment(salt, value)}
	case reflect.TypeFor[i18n.Text]():
		return map[string]any{"zh": "公开的文字", "en": "public"}
	case reflect.TypeFor[casefile.Date]():
		return "2024-05-06"
	case reflect.TypeFor[docket.Yuan]():
		return "5.50"
	case reflect.TypeFor[docket.Length]():
		return "5d"
	}
	switch t.Kind() {
	case reflect.Pointer:
		return p.filled(t.Elem(), at)
	case reflect.Slice:
		return []any{p.filled(t.Elem(), at+"/0"), p.filled(t.Elem(), at+"/1")}
	case reflect.Struct:
		out := map[string]any{}
		p.object(t, at, out)
		return out
	case reflect.Bool:
		return true
	case reflect.Int:
		return 1
	}
	return fmt.Sprintf([]string{"李四%d", "Li Si %d", "（2025）李四%d号", "lisi-%d.x"}[p.n%4], p.n)
}

// object fills the fields of a struct, those of embedded ones among them.
func (p *planter) object(t reflect.Type, at string, into map[string]any) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case name != "":
			into[name] = p.filled(f.Type, at+"/"+name)
		case f.Type.Kind() == reflect.Pointer:
			p.object(f.Type.Elem(), at, into)
		default:
			p.object(f.Type, at, into)
		}
	}
}

// plantedDocket is a docket with one event of every kind.
func plantedDocket(t testing.TB) *docket.Docket {
	t.Helper()
	var events []docket.Event
	p := &planter{}
	for i, k := range docket.Kinds {
		body, err := json.Marshal(p.filled(reflect.TypeOf(k.Blank()).Elem(), ""))
		if err == nil {
			body, err = docket.Canonical(body)
		}
		if err != nil {
			t.Fatal(err)
		}
		events = append(events, docket.Event{
			Docket: testID, Version: i + 1, Kind: k.String(), Legal: casefile.On(civil.Exactly(civil.Date(2024, 5, 6))), Actor: "u-李四",
			For: "李四", Recorded: time.Date(2025, 2, 1, 0, 0, i, 0, time.UTC), Body: body, Private: p.private,
		})
		p.private = nil
	}
	d, err := docket.Fold(events)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// generous is a policy that shows at once, of every field, all that may be shown.
func generous(t testing.TB) *Policy {
	t.Helper()
	text, _, _ := strings.Cut(string(DefaultFile()), "\nmeasures:")
	var b strings.Builder
	b.WriteString(text + "\nmeasures:\n")
	for _, m := range casefile.Measures {
		fmt.Fprintf(&b, "  %s: at_once\n", m)
	}
	b.WriteString("fields: {}\nkinds:\n")
	for kind, fields := range fieldsOf {
		fmt.Fprintf(&b, "  %s:\n    reveal: at_once\n", kind)
		for i, f := range fields {
			if i == 0 {
				b.WriteString("    fields:\n")
			}
			show := Hidden
			for _, s := range Shows {
				if f.allowed(s) {
					show = s
					break
				}
			}
			fmt.Fprintf(&b, "      %q: %s\n", f.Name, show)
		}
	}
	p, problems := Load("generous.yaml", []byte(b.String()))
	if !p.Sound() {
		t.Fatal(problems)
	}
	return p
}

// findNames reports each name in what the public gets.
func findNames(t *testing.T, what string, v any) {
	t.Helper()
	text, ok := v.([]byte)
	if !ok {
		var err error
		if text, err = json.Marshal(v); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range planted {
		if strings.Contains(string(text), name) {
			t.Errorf("%s holds %s: %s", what, name, text)
		}
	}
}

// Claim: whatever stands in the fields of whatever kind of event, no name gets into an entry, an opening, a preview, a case, a line of a
// list, counts or figures; under the policy that ships, and under the most generous one that is accepted.
func TestNoNameGetsOut(t *testing.T) {
	d := plantedDocket(t)
	for name, p := range map[string]*Policy{"default": Default(), "generous": generous(t)} {
		s := Subject{Docket: d, Court: "岭7101", Index: func(v int) (int64, bool) { return int64(v) - 1, true }}
		record, shown := NewRecord(), 0
		for i, h := range d.History {
			x, err := p.Project(s, h.Event, [32]byte{byte(i)})
			if err != nil {
				t.Fatal(err)
			}
			data, err := x.Make(1)
			if err != nil {
				t.Fatalf("%s: %v", h.Event.Kind, err)
			}
			if x.Public != nil {
				shown++
			}
			findNames(t, name+" "+h.Event.Kind, data)
			e, err := publog.ParseEntry(data)
			if err != nil {
				t.Fatal(err)
			}
			record.Add(e)
			preview := p.Preview(s, h.Event)
			preview.Kind = docket.Kind{}
			findNames(t, "preview of "+h.Event.Kind, preview)
			for _, o := range p.Due(s, []Closed{{h.Event.Version, int64(i)}}, h.Event.Recorded) {
				data, err := o.Make(1)
				if err != nil {
					t.Fatal(err)
				}
				findNames(t, "opening of "+h.Event.Kind, data)
			}
		}
		if shown < 100 {
			t.Errorf("%s shows something of %d kinds only: the test proves little", name, shown)
		}
		c := record.Cases[Reference(testID)]
		findNames(t, "case", c)
		findNames(t, "lists", []any{c.Rows(), c.Answers(), c.Summary(), record.Courts, record.Bodies, Statistics(1, "", record.Courts["岭7101"])})
		findNames(t, "day", Commit(civil.Date(2025, 3, 3), "岭7101", record.Courts["岭7101"], record.Tally, nil))
	}
}

// Claim: no policy that shows a personal field of any kind is accepted, whether as it is or coded.
func TestNoPersonalFieldCanBeShown(t *testing.T) {
	tried := 0
	for kind, fields := range fieldsOf {
		for _, f := range fields {
			if !f.Personal {
				continue
			}
			for _, s := range []Show{Shown, Coded} {
				if tried++; f.allowed(s) {
					t.Errorf("%s: %s may be %s", kind, f.Name, s)
				}
			}
		}
	}
	if tried < 200 {
		t.Errorf("%d tried", tried)
	}
}

// Claim: an event whose body holds what no field is known for, as one written by a later program may, shows nothing of it.
func TestUnknownFieldsStayInside(t *testing.T) {
	k := enforcing(t)
	e := k.d.History[5].Event
	e.Body = json.RawMessage(`{"by":"court","nickname":"王五","extra":{"by":"王五"},"obligations":[{"by":"王五"}]}`)
	p, err := Default().Project(k.subject(), e, [32]byte{})
	if err != nil || string(p.Public) != `{"by":"court","obligations":["?"]}` {
		t.Errorf("%s, %v", p.Public, err)
	}
	e.Kind = "application.filed/2"
	if p, err := Default().Project(k.subject(), e, [32]byte{}); err != nil || !p.Withheld {
		t.Errorf("a kind that is not known: %+v, %v", p, err)
	}
}
