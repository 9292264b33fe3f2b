package fault

import (
	"errors"
	"testing"

	"mandamus/i18n"
)

func unknown(key string) i18n.Msg { return i18n.M("strictyaml.unknown", "key", key) }

// A problem is one line: the place as far as it is known, what is wrong, what to do.
func TestProblemIn(t *testing.T) {
	what, hint := unknown("amout"), i18n.M("strictyaml.unknown.near", "key", "amount")
	for _, test := range []struct {
		problem Problem
		zh, en  string
	}{
		{Problem{File: "cn-001.yaml", Line: 12, Col: 7, Path: "obligations[0].amout", What: what, Hint: hint},
			"cn-001.yaml:12:7: obligations[0].amout: 未知的键 “amout”。您是否想写 “amount”？",
			"cn-001.yaml:12:7: obligations[0].amout: Unknown key “amout”. Did you mean “amount”?"},
		{Problem{File: "a", What: what}, "a: 未知的键 “amout”。", "a: Unknown key “amout”."},
		{Problem{File: "a", Line: 3, What: what}, "a:3: 未知的键 “amout”。", "a:3: Unknown key “amout”."},
		{Problem{Line: 3, Col: 4, What: what}, "3:4: 未知的键 “amout”。", "3:4: Unknown key “amout”."},
		{Problem{Path: "x", What: what, Warning: true}, "x: 警告：未知的键 “amout”。", "x: warning: Unknown key “amout”."},
		{Problem{What: what, Hint: hint, Warning: true}, "警告：未知的键 “amout”。您是否想写 “amount”？",
			"warning: Unknown key “amout”. Did you mean “amount”?"},
	} {
		if zh, en := test.problem.In(i18n.ZH), test.problem.Error(); zh != test.zh || en != test.en {
			t.Errorf("got\n%s\n%s\nwant\n%s\n%s", zh, en, test.zh, test.en)
		}
	}
}

// Warnings alone are no error; with an error among them all are in it.
func TestErr(t *testing.T) {
	warning, bad := Problem{What: unknown("w"), Warning: true}, Problem{What: unknown("b")}
	if err := (Problems{}).Err(); err != nil {
		t.Errorf("no problems are an error: %v", err)
	}
	if err := (Problems{warning}).Err(); err != nil {
		t.Errorf("a warning is an error: %v", err)
	}
	err := Problems{warning, bad}.Err()
	var all Problems
	if !errors.As(err, &all) || len(all) != 2 || err.Error() != "warning: Unknown key “w”.\nUnknown key “b”." {
		t.Errorf("got %v", err)
	}
	if len(all.Errors()) != 1 || all.Errors()[0].Warning || len(all.Warnings()) != 1 || !all.Warnings()[0].Warning {
		t.Errorf("errors %v, warnings %v", all.Errors(), all.Warnings())
	}
}

// Sorting goes by place, and problems of one place keep their order.
func TestSort(t *testing.T) {
	ps := Problems{
		{File: "b", Line: 1, Value: "7"}, {File: "a", Line: 2, Col: 1, Value: "5"}, {File: "a", Line: 1, Col: 9, Path: "y", Value: "3"},
		{File: "a", Line: 1, Col: 9, Path: "y", Value: "4"}, {File: "a", Line: 1, Col: 9, Path: "x", Value: "2"},
		{File: "a", Line: 10, Value: "6"}, {File: "a", Line: 1, Col: 2, Value: "1"},
	}
	ps.Sort()
	got := ""
	for _, p := range ps {
		got += p.Value
	}
	if got != "1234567" {
		t.Errorf("got the order %s", got)
	}
}
