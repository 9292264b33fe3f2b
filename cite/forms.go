package cite

import "strings"

// Bounds of the parts. No statute comes near them; what lies beyond is a slip.
const (
	maxArticle = 9999
	maxPart    = 99
)

// canonical reads 65.3(2), 120-1, 94..97.
func (c *cursor) canonical() (r Ref, ok bool) {
	if r.Article, ok = c.digits(maxArticle); !ok {
		return r, false
	}
	if c.eat("..") || c.eat("–") {
		r.To, ok = c.digits(maxArticle)
		return r, ok
	}
	return r, c.part(&r.Sub, "-", "") && c.part(&r.Para, ".", "") && c.part(&r.Item, "(", ")")
}

// english reads art. 65 para. 3(2), Article 153 paragraph 2 item 1, arts. 94–97, Articles 94 to 97.
func (c *cursor) english() (r Ref, ok bool) {
	if !c.word("articles", "article", "arts.", "art.", "arts", "art") {
		return r, false
	}
	c.spaces()
	if r.Article, ok = c.digits(maxArticle); !ok {
		return r, false
	}
	if c.eat("–") || c.eat("..") || c.word(" to ", " – ") {
		r.To, ok = c.digits(maxArticle)
		return r, ok
	}
	ok = c.part(&r.Sub, "-", "")
	c.spaces()
	if ok && c.word("paragraph", "para.", "para") {
		c.spaces()
		r.Para, ok = c.digits(maxPart)
	}
	c.spaces()
	if ok && c.word("item", "no.") {
		c.spaces()
		r.Item, ok = c.digits(maxPart)
		return r, ok
	}
	return r, ok && c.part(&r.Item, "(", ")")
}

// chinese reads 第六十五条第三款第二项, 第一百二十条之一, 第九十四条至第九十七条, 第九十四至九十七条; numerals or digits.
func (c *cursor) chinese() (r Ref, ok bool) {
	if r.Article, ok = c.ordinal(maxArticle); !ok {
		return r, false
	}
	if c.eat("至") {
		r.To, ok = c.number(maxArticle)
		return r, ok && c.eat("条")
	}
	if !c.eat("条") {
		return r, false
	}
	if c.eat("至") {
		r.To, ok = c.ordinal(maxArticle)
		return r, ok && c.eat("条")
	}
	if c.eat("之") {
		if r.Sub, ok = c.number(maxPart); !ok {
			return r, false
		}
	}
	return r, c.counted(&r.Para, "款") && c.counted(&r.Item, "项")
}

// part reads open number close into n if it begins with open; it fails if what follows open is wrong.
func (c *cursor) part(n *int, open, close string) bool {
	if !c.eat(open) {
		return true
	}
	var ok bool
	*n, ok = c.digits(maxPart)
	return ok && c.eat(close)
}

// counted reads 第…款 or 第…项 into n if that is what comes next.
func (c *cursor) counted(n *int, unit string) bool {
	c.spaces()
	try := *c
	number, ok := try.ordinal(maxPart)
	if ok && try.eat(unit) {
		*n, *c = number, try
	}
	return true
}

// ordinal reads 第 and a number; an item may stand in brackets: 第（二）项.
func (c *cursor) ordinal(most int) (int, bool) {
	if !c.eat("第") {
		return 0, false
	}
	bracket := c.eat("(")
	n, ok := c.number(most)
	return n, ok && (!bracket || c.eat(")"))
}

// number reads digits or Chinese numerals.
func (c *cursor) number(most int) (int, bool) {
	c.spaces()
	defer c.spaces()
	if n, ok := c.digits(most); ok {
		return n, true
	}
	end := 0
	for i, r := range c.rest {
		if !strings.ContainsRune(numeralRunes, r) {
			break
		}
		end = i + len(string(r))
	}
	n, err := ParseNumeral(c.rest[:end])
	if err != nil || n < 1 || n > most {
		return 0, false
	}
	c.rest = c.rest[end:]
	return n, true
}
