package docket

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mandamus/i18n"
)

// Claim: a commitment is the hash of tag, salt and value, as anybody can compute it.
func TestCommitment(t *testing.T) {
	// printf 'mandamus/private/v1' ‖ 32 bytes 01 ‖ '王五' | sha256sum
	salt := [32]byte(bytes.Repeat([]byte{1}, 32))
	if got := Commitment(salt, "王五"); got != commitmentOfWangWu {
		t.Errorf("got %s", got)
	}
	if Commitment(salt, "王五") == Commitment([32]byte{}, "王五") || Commitment(salt, "王五") == Commitment(salt, "王六") {
		t.Error("another salt or value gives the same commitment")
	}
}

// Claim: a personal value cannot be written before it has a salt, whatever it stands in.
func TestUnsealedIsNotWritten(t *testing.T) {
	if _, err := json.Marshal(&NoteAdded{InWords("王五来电", "")}); err == nil {
		t.Error("written")
	}
}

// Claim: equal values of one event never show as equal, and each is opened with its own salt only.
func TestSaltsDiffer(t *testing.T) {
	raw, private, err := seal(&NewActMade{Annulled: Grounds{InWords("甲", "甲"), InWords("甲", ""), InWords("甲", "")}}, salts())
	if err != nil || len(private) != 4 {
		t.Fatal(err, private)
	}
	kind, _ := KindOf("new_act.made/1")
	for i, p := range private {
		if strings.Count(string(raw), Commitment(p.Salt, p.Value)) != 1 {
			t.Errorf("%s does not stand in the body once", p.Field)
		}
		spoilt := append([]Private{}, private...)
		spoilt[i].Salt[0]++
		if _, err := kind.open(raw, spoilt); !errors.Is(err, errCommitment) {
			t.Errorf("%s with another salt: %v", p.Field, err)
		}
		spoilt = append([]Private{}, private...)
		spoilt[i].Value = "乙"
		if _, err := kind.open(raw, spoilt); !errors.Is(err, errCommitment) {
			t.Errorf("%s with another value: %v", p.Field, err)
		}
		spoilt[i].Value = ""
		if _, err := kind.open(raw, spoilt); !errors.Is(err, errCommitment) {
			t.Errorf("%s emptied without being erased: %v", p.Field, err)
		}
	}
}

// Claim: an erased value is printed as such in both languages, gives no value, and is left out of a body made from it.
func TestErased(t *testing.T) {
	kind, _ := KindOf("note.added/1")
	raw, private, err := seal(&NoteAdded{InWords("王五", "Wang Wu")}, salts())
	if err != nil {
		t.Fatal(err)
	}
	private[0] = Private{Field: private[0].Field, Erased: true}
	body, err := kind.open(raw, private)
	if err != nil {
		t.Fatal(err)
	}
	note := body.(*NoteAdded).Note
	if _, ok := note.ZH.Value(); ok || !note.ZH.Erased() || note.ZH.In(i18n.ZH) != "【已删除】" || note.ZH.In(i18n.EN) != "[erased]" || note.In(i18n.EN) != "Wang Wu" {
		t.Errorf("note %v", note.Text())
	}
	again, private, err := seal(body, salts())
	if err != nil || strings.Contains(string(again), "zh") || len(private) != 1 {
		t.Errorf("sealed again: %s, %v", again, err)
	}
	if value, ok := note.ZH.Value(); ok || value != "" || !note.ZH.Erased() {
		t.Error("sealing it again changed the body it was made from")
	}
}

// Claim: a withheld value is printed as such in both languages and gives no value; one that was erased is printed as erased to whom it
// would be withheld from too; neither the value nor its salt is in what is handed on, which reads back as it was.
func TestWithheld(t *testing.T) {
	kind, _ := KindOf("note.added/1")
	raw, private, err := seal(&NoteAdded{InWords("王五", "Wang Wu")}, salts())
	if err != nil {
		t.Fatal(err)
	}
	private[0], private[1] = private[0].Withhold(), Private{Field: private[1].Field, Erased: true}.Withhold()
	text, err := json.Marshal(private)
	if want := `[{"field":"/note/zh","withheld":true},{"field":"/note/en","erased":true}]`; err != nil || string(text) != want {
		t.Errorf("written %s, %v", text, err)
	}
	var again []Private
	if err := json.Unmarshal(text, &again); err != nil || !slices.Equal(again, private) {
		t.Errorf("read back %v, %v", again, err)
	}
	body, err := kind.open(raw, again)
	if err != nil {
		t.Fatal(err)
	}
	note := body.(*NoteAdded).Note
	if _, ok := note.ZH.Value(); ok || !note.ZH.Withheld() || note.ZH.Erased() || note.EN.Withheld() {
		t.Errorf("note %+v", note)
	}
	if zh, en, erased := note.ZH.In(i18n.ZH), note.ZH.In(i18n.EN), note.EN.In(i18n.EN); zh != "【未向您公开】" || en != "[withheld from you]" || erased != "[erased]" {
		t.Errorf("printed %s, %s, %s", zh, en, erased)
	}
}

// Claim: a kind names the fields its bodies may hold personal values in: all there are in a body that is filled, and nothing else.
func TestPersonalFields(t *testing.T) {
	for _, e := range everyKind(t) {
		kind, _ := KindOf(e.Kind)
		var filled []string
		for _, p := range e.Private {
			filled = append(filled, regexp.MustCompile(`/[0-9]+`).ReplaceAllString(p.Field, "/0"))
		}
		slices.Sort(filled)
		fields := kind.Personal()
		slices.Sort(fields)
		if !slices.Equal(slices.Compact(filled), fields) {
			t.Errorf("%s: filled %v, named %v", e.Kind, filled, fields)
		}
	}
}

// Claim: no personal value stands in the body of an event of any kind, and each is kept apart under the place it has.
func TestNoPersonalValueInBodies(t *testing.T) {
	for _, e := range everyKind(t) {
		if bytes.Contains(e.Body, []byte(planted)) {
			t.Errorf("%s: %s", e.Kind, e.Body)
		}
		var tree any
		if err := json.Unmarshal(e.Body, &tree); err != nil {
			t.Fatal(err)
		}
		for _, p := range e.Private {
			if c := at(tree, p.Field); c != Commitment(p.Salt, p.Value) || !strings.HasPrefix(p.Value, planted) {
				t.Errorf("%s: at %s stands %v", e.Kind, p.Field, c)
			}
		}
	}
}

// Claim: nor does one in the events of a case played from counter to closing: neither names nor what anybody wrote.
func TestNoPersonalValueInAPlayedCase(t *testing.T) {
	g := played(t)
	for _, e := range g.events {
		for _, name := range []string{"赵六", "钱七", "孙八", "申请人丙", "支付赔偿金", "致电", "Applicant C"} {
			if bytes.Contains(e.Body, []byte(name)) || strings.Contains(e.Actor, name) {
				t.Errorf("%s holds %s: %s", e.Kind, name, e.Body)
			}
		}
	}
}

// at returns what stands at a JSON pointer: the commitment there.
func at(tree any, pointer string) any {
	for _, step := range strings.Split(pointer, "/")[1:] {
		switch node := tree.(type) {
		case map[string]any:
			tree = node[step]
		case []any:
			i := int(step[0] - '0')
			tree = node[i]
		}
	}
	if node, ok := tree.(map[string]any); ok {
		return node["c"]
	}
	return nil
}

// Claim: text that is not UTF-8 is refused before it is committed to.
func TestInvalidText(t *testing.T) {
	newGame(t).do(clerk(), application()).refused(clerk(), AddNote{NoteAdded: NoteAdded{InWords("\xff", "")}}, "shape")
}

const commitmentOfWangWu = "c53dae3e489091f4be04c37f5aeb53cc2e89f96a94a0394480b2b17638edfb74"
