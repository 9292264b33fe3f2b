package court

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Number is a case number.
type Number struct {
	Year    int    // year the case was registered
	Code    string // code of the court: 辽0212, 最高法; before 2016 its abbreviation: 海南二中
	Special string // 专门审判代字 (since 2018): 知 for intellectual property; else empty
	Type    string // type of the case: 行审, 执
	Seq     int    // running number, from 1
	Part    string // 之一, where one number covers several rulings; else empty
	Old     bool   // in the form used before 2016: （2009）海南二中行初字第10号
}

// String returns the number in its canonical form, with full-width brackets; empty if n is no number.
func (n Number) String() string {
	if n.IsZero() {
		return ""
	}
	before := ""
	if n.Old {
		before = "字第"
	}
	return fmt.Sprintf("（%04d）%s%s%s%s%d号%s", n.Year, n.Code, n.Special, n.Type, before, n.Seq, n.Part)
}

// IsZero reports whether n is no number at all.
func (n Number) IsZero() bool { return n == Number{} }

// provinces are the characters a code since 2016 begins with (法〔2015〕137号 art. 4), with 军 for the military courts and 兵 for
// those of the Xinjiang Production and Construction Corps.
const provinces = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新军兵"

// oldTypes are the characters the type of a case began with before 2016.
const oldTypes = "行民刑执立赔委"

// narrow turns what a Chinese keyboard types into ASCII.
var narrow = strings.NewReplacer(
	"（", "(", "）", ")", "〔", "(", "〕", ")", "[", "(", "]", ")", "【", "(", "】", ")",
	"０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9",
)

// ParseNumber reads a case number in the form since 2016 (（2019）辽0212行审89号) or before (（2009）海南二中行初字第10号), with brackets
// and digits of either width. Spaces do not matter, nor do zeros or a 第 before the running number. The error is an *Error that
// says what part is wrong.
func ParseNumber(s string) (Number, error) {
	text := strings.Join(strings.Fields(narrow.Replace(s)), "")
	n, rest, err := yearOf(text)
	if err != nil {
		return Number{}, err
	}
	middle, part, ok := strings.Cut(rest, "号")
	if !ok {
		return Number{}, refuse("court.number.end", "number", shorten(s))
	}
	if !isPart(part) {
		_, written, _ := strings.Cut(s, "号")
		return Number{}, refuse("court.number.tail", "tail", shorten(strings.TrimSpace(written)))
	}
	n.Part = part
	if middle, err = n.takeSeq(middle); err != nil {
		return Number{}, err
	}
	if abbreviated, ok := strings.CutSuffix(middle, "字第"); ok {
		err = n.takeOld(abbreviated)
	} else {
		err = n.takeNew(strings.TrimSuffix(middle, "第"))
	}
	if err != nil {
		return Number{}, err
	}
	return n, nil
}

// yearOf reads the year in brackets and returns what follows.
func yearOf(text string) (Number, string, error) {
	inner, rest, ok := strings.Cut(strings.TrimPrefix(text, "("), ")")
	if !strings.HasPrefix(text, "(") || !ok {
		return Number{}, "", refuse("court.number.start", "number", shorten(text))
	}
	year, err := strconv.Atoi(strings.TrimSuffix(inner, "年"))
	if err != nil || year < 1949 || year > 2100 {
		return Number{}, "", refuse("court.number.year", "year", shorten(inner))
	}
	return Number{Year: year}, rest, nil
}

// takeSeq reads the running number at the end of middle and returns what stands before it.
func (n *Number) takeSeq(middle string) (string, error) {
	before := strings.TrimRight(middle, "0123456789")
	seq, err := strconv.Atoi(middle[len(before):])
	if err != nil || seq < 1 || seq > 999_999_999 {
		return "", refuse("court.number.seq", "seq", shorten(middle[len(before):]))
	}
	n.Seq = seq
	return before, nil
}

// takeOld reads 海南二中行初: the type begins at the first character that begins types, the code is all before it.
func (n *Number) takeOld(middle string) error {
	at := strings.IndexAny(middle, oldTypes)
	if at < 1 || !ideographs(middle) {
		return refuse("court.number.old", "middle", shorten(middle))
	}
	n.Code, n.Type, n.Old = middle[:at], middle[at:], true
	return nil
}

// takeNew reads 辽0212行审: 最高法 or a province with 0, 2 or 4 digits, then 知 if the case is of that kind, then the type.
func (n *Number) takeNew(middle string) error {
	rest, supreme := strings.CutPrefix(middle, "最高法")
	if !supreme {
		char, size := utf8.DecodeRuneInString(middle)
		if !strings.ContainsRune(provinces, char) {
			return refuse(provinceKey(middle[:size]), "char", middle[:size])
		}
		rest = strings.TrimLeft(middle[size:], "0123456789")
		if digits := len(middle) - size - len(rest); digits != 0 && digits != 2 && digits != 4 {
			return refuse("court.number.digits", "code", shorten(middle[:len(middle)-len(rest)]))
		}
	}
	n.Code = middle[:len(middle)-len(rest)]
	if typed, ok := strings.CutPrefix(rest, "知"); ok {
		n.Special, rest = "知", typed
	}
	if count := utf8.RuneCountInString(rest); count < 1 || count > 3 || !ideographs(rest) {
		return refuse("court.number.type", "type", shorten(rest))
	}
	n.Type = rest
	return nil
}

// provinceKey returns the message for a character that begins no code; 贵 is the one people try for Guizhou.
func provinceKey(char string) string {
	if char == "贵" {
		return "court.number.guizhou"
	}
	return "court.number.province"
}

// ideographs reports whether s consists of Chinese characters alone.
func ideographs(s string) bool {
	for _, r := range s {
		if !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return true
}

// isPart reports whether s is empty or 之一, 之二 …
func isPart(s string) bool {
	number, ok := strings.CutPrefix(s, "之")
	return s == "" || ok && number != "" && strings.Trim(number, "一二三四五六七八九十") == ""
}

func shorten(s string) string {
	const most = 30
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
