package law

import (
	"fmt"
	"strings"
	"testing"

	"mandamus/i18n"
)

// text prints a tree with every operation in brackets, so that precedence shows.
func (e *expr) String() string {
	if e.text != "" && e.op != "call" {
		return e.text
	}
	words := []string{strings.TrimSpace(e.op + " " + e.text)}
	for _, a := range e.args {
		words = append(words, a.String())
	}
	return "(" + strings.Join(words, " ") + ")"
}

// Operators bind as the manual says, from or to *, and comparisons do not chain.
func TestParse(t *testing.T) {
	for _, c := range [][2]string{
		{"a or b and not c", "(or a (and b (not c)))"},
		{"not a == b", "(== (not a) b)"},
		{"not (a == b)", "(not (== a b))"},
		{"a == b or c != d", "(or (== a b) (!= c d))"},
		{"a ?? b ?? c", "(?? (?? a b) c)"},
		{"a < b ?? c", "(< a (?? b c))"},
		{"a - b - 2 * c", "(- (- a b) (* 2 c))"},
		{"a + 3d <= 2015-05-01", "(<= (+ a 3d) 2015-05-01)"},
		{"a ? b : c ? d : e", "(?: a b (?: c d e))"},
		{"x in (a, b)", "(in x a b)"},
		{"has(x) and roll(y) > earliest(a, b, c)", "(and (call has x) (> (call roll y) (call earliest a b c)))"},
		{"1 - 2", "(- 1 2)"},
		{"2015-05-01 - 2015-04-01", "(- 2015-05-01 2015-04-01)"},
		{"amount >= 50.00", "(>= amount 50.00)"},
		{"limit.apply\n<\ttoday", "(< limit.apply today)"},
	} {
		e, err := parseExpr(c[0])
		if err != nil {
			t.Errorf("%s: %v", c[0], err)
		} else if got := e.String(); got != c[1] {
			t.Errorf("%s: %s, want %s", c[0], got, c[1])
		}
	}
}

// What cannot be read is refused with the place, in both languages.
func TestParseRefuses(t *testing.T) {
	var out strings.Builder
	for _, src := range []string{
		"", " ", "a b", "a == b == c", "a and", "(a", "a)", "has(a", "x in a", "x in ()", "a ? b", "a = b", "a & b", "甲 > 1", "1.5", "1.500", "50.",
		"3x", "12ab", "a + ", "not", "? a : b", strings.Repeat("(", 60) + "a", strings.Repeat("not ", 60) + "a",
		strings.Repeat("a ? a : ", 60) + "a", strings.Repeat("a", maxExprLen+1), "\x00", "\xff",
	} {
		_, err := parseExpr(src)
		if err == nil {
			t.Errorf("%q is read", src)
			continue
		}
		m := asMsg(err)
		fmt.Fprintf(&out, "%.30q\n  %s\n  %s\n", src, m.In(i18n.EN), m.In(i18n.ZH))
	}
	golden(t, "expr_refused.txt", out.String())
}

// What can be read but means nothing is refused by the compiler: types, calls, periods out of place.
func TestCompileRefuses(t *testing.T) {
	var out strings.Builder
	for _, src := range []string{
		"amount > 5", "amount * amount > 5.00", "period_end + effective > today", "period_end + 5wd > made", "period_end * 2d > made", "5d", "duty == first",
		"duty == title", "duty in (pay, first)", "amount in (pay)", "has()", "has(a, b)", "roll(amount) > made", "earliest(made) > made", "sum(made) > 1.00",
		"count(nothing) > 1", "nothing", "limit.nothing > made", "open.nothing", "determine.nothing == first_court", "reading.nothing == tail", "not amount",
		"made and served", "today + 1d > made", "99999999999 > 1", "2015-02-30 > made", "999999999999999999.99 > amount", "made ? served : effective", "refusal ? made : amount",
		"refusal ?? made", "has(made) == 1", "today == today + 1d",
	} {
		c := compile(smallPack(), smallPack().defaults())
		c.expression("if", src, tBool, nil)
		if len(c.problems) == 0 {
			t.Errorf("%q is compiled", src)
		}
		fmt.Fprintf(&out, "%s\n", src)
		for _, p := range c.problems {
			fmt.Fprintf(&out, "  %s\n  %s\n", p.What.In(i18n.EN), p.What.In(i18n.ZH))
		}
	}
	golden(t, "expr_not_compiled.txt", out.String())
}

// No text makes the lexer, the parser, the compiler or the evaluation of what compiles panic.
func FuzzExpr(f *testing.F) {
	for _, seed := range []string{
		"today > deadline and not has(performed)", "a ? b : c", "x in (a, b)", "50.00 <= amount", "2015-05-01 - made > 30", "count(demands) + 1 == 2",
		"latest(made, served) + 2y - 3m < limit.apply", "((((", "1..2", "reading.suspension == tail", "determine.enforcing != court_above", "amount * 999999999 > sum(payments)",
		"roll(made + 10000y) > made - 10000y", "made ?? today > served", "today == made",
	} {
		f.Add(seed)
	}
	p := smallPack()
	f.Fuzz(func(t *testing.T, src string) {
		c := compile(p, p.defaults())
		o := c.expression("if", src, tBool, nil)
		if len(c.problems) > 0 {
			for _, prob := range c.problems {
				if prob.What.In(i18n.ZH) == "" {
					t.Fatalf("%q: no message in Chinese", src)
				}
			}
			return
		}
		row, err := p.textRow(map[string]string{"made": "2020", "served": "2020-02-29", "amount": "10.00", "performed": "none"}, nil)
		if err != nil {
			t.Fatal(err)
		}
		_ = walk(c.program, row, p.SourcesTo()).vals[o.node]
	})
}
