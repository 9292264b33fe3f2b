package intake

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// Claim: the operative part falls into its sentences: at stops, semicolons, line ends and before the numbers of its list.
func TestSentences(t *testing.T) {
	for text, want := range map[string]string{
		"":       "",
		" \n\n ": "",
		"一、撤销决定；二、三十日内支付100.50元。":     "一、撤销决定；|二、三十日内支付100.50元。",
		"判决如下：\n一、驳回起诉。\n案件受理费50元。":   "判决如下：|一、驳回起诉。|案件受理费50元。",
		"如下：(1) 付款;(2) 道歉;":           "如下：|(1) 付款;|(2) 道歉;",
		"期限：三十日。":                     "期限：三十日。",
		"The act is annulled. Pay 5.": "The act is annulled.|Pay 5.",
	} {
		runes := []rune(text)
		var got []string
		for _, s := range sentences(runes) {
			got = append(got, s.within(runes))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: %q, want %q", text, strings.Join(got, "|"), want)
		}
	}
}

// Claim: the sentences of any text lie in it, in order, without overlap, and hold all of it but space; words taken from it are found again.
func TestSentencesHoldTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := []rune(rapid.StringOf(rapid.RuneFrom([]rune("一二、。；：\n 甲.5()a元"))).Draw(t, "text"))
		holds(t, text)
		if len(text) > 0 {
			from := rapid.IntRange(0, len(text)-1).Draw(t, "from")
			to := rapid.IntRange(from, len(text)).Draw(t, "to")
			quote := Span{from, to}.within(text)
			s, ok := locate(text, quote, from)
			if blank := strings.TrimSpace(quote) == ""; ok == blank || ok && squash(s.within(text)) != squash(quote) {
				t.Fatalf("%q in %q: %v %v", quote, string(text), s, ok)
			}
		}
	})
}

func squash(s string) string { return strings.Join(strings.Fields(s), "") }

type failer interface{ Fatalf(string, ...any) }

func holds(t failer, text []rune) {
	at, all := 0, ""
	for _, s := range sentences(text) {
		if s.From < at || s.To <= s.From || s.To > len(text) || strings.TrimSpace(s.within(text)) != s.within(text) {
			t.Fatalf("span %v of %q", s, string(text))
		}
		at, all = s.To, all+s.within(text)
	}
	if squash(all) != squash(string(text)) {
		t.Fatalf("%q lost something of %q", all, string(text))
	}
}

// Claim: no text makes the splitting or the guesses panic or lose something.
func FuzzSentences(f *testing.F) {
	for _, s := range []string{"一、支付100元；二、驳回。", "(1) a. b", "：：一、", "\x00\xff", "两百零三日内", "99999999999999999999万元"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "")
		if utf8.RuneCountInString(s) > 500 {
			return
		}
		holds(t, []rune(s))
		guessKind(s)
		guessAmount(s)
		guessPeriod(s)
		plainDate(s)
		plainSum(s)
	})
}

// Claim: of several places the words are found at the one nearest to where they were taken from, whatever spaces lie between.
func TestLocateTheNearest(t *testing.T) {
	text := []rune("支付一元。支 付\n一元。")
	for near, want := range map[int]Span{0: {0, 4}, 9: {5, 11}} {
		if s, ok := locate(text, "支付 一元", near); !ok || s != want {
			t.Errorf("near %d: %v, want %v", near, s, want)
		}
	}
	for _, words := range []string{"", "  ", "支付两元", strings.Repeat("支", 50)} {
		if s, ok := locate(text, words, 0); ok {
			t.Errorf("%q is found at %v", words, s)
		}
	}
}

// Claim: what wording suggests is what it says: the kind, the only sum, the period and its start; two sums suggest none.
func TestGuesses(t *testing.T) {
	for _, c := range []struct{ words, kind, sum, n, unit, from string }{
		{"被告于本判决生效之日起三十日内支付原告补偿款100,000元", "pay", "100000.00", "30", "d", "effectiveness"},
		{"自本判决送达之日起15个工作日内公开政府信息", "disclose", "", "15", "wd", "service"},
		{"责令被告在两个月内重新作出行政行为", "remake", "", "2", "m", ""},
		{"退还罚款3.5万元", "return_fine", "35000.00", "", "", ""},
		{"支付1元、2元", "pay", "", "", "", ""},
		{"确认被告的行为违法", "declaratory", "", "", "", ""},
		{"本院认为", "", "", "", "", ""},
	} {
		n, unit, from := guessPeriod(c.words)
		if guessKind(c.words) != c.kind || guessAmount(c.words) != c.sum || n != c.n || unit != c.unit || from != c.from {
			t.Errorf("%q: %q %q %q %q %q", c.words, guessKind(c.words), guessAmount(c.words), n, unit, from)
		}
	}
}

// Claim: days and sums are read in every usual way of writing them; what is none stays as it was typed.
func TestPlainForms(t *testing.T) {
	for in, want := range map[string]string{
		"2025年3月5日": "2025-03-05", "2025/3/5": "2025-03-05", "2025.03": "2025-03", "2025年": "2025", "20250305": "2025-03-05", "2025-13-40": "2025-13-40", "soon": "soon", "": "",
	} {
		if got := plainDate(in); got != want {
			t.Errorf("date %q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"1,234.5": "1234.50", "￥3万元": "30000.00", "1.5亿": "150000000.00", "five": "five", "-3": "-3", "": ""} {
		if got := plainSum(in); got != want {
			t.Errorf("sum %q: %q, want %q", in, got, want)
		}
	}
}

// Claim: a sentence is quoted without the number of its item and its stop, and why it may carry no duty is told by its words.
func TestCoreAndReason(t *testing.T) {
	for text, want := range map[string][2]string{
		"一、驳回其他请求。": {"驳回其他请求", "dismissal"}, "（二）撤销决定；": {"撤销决定", "annulment"}, "案件受理费50元": {"案件受理费50元", "court_costs"}, "1. 支付。": {"支付", "other"},
		"判决如下：": {"判决如下：", "heading"}, "一、": {"", "other"}, "": {"", "other"},
	} {
		runes := []rune(text)
		if got := core(runes, Span{0, len(runes)}).within(runes); got != want[0] || guessReason(text) != want[1] {
			t.Errorf("%q: %q %q, want %q", text, got, guessReason(text), want)
		}
	}
}
