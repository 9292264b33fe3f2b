package law

import "slices"

// expr is a node of the syntax tree, before types.
type expr struct {
	op   string // and or not == … in ?: call name int money day period
	text string // of a name, call or literal
	args []*expr
	at   int
}

// parseExpr reads one expression and refuses anything left over.
func parseExpr(src string) (*expr, error) {
	toks, err := lex(src)
	if err != nil {
		return nil, err
	}
	p := &exprParser{toks: toks}
	e := p.choice()
	if p.err == nil && p.peek().kind != tokEnd {
		p.fail("law.expr.unexpected", "text", p.peek().text)
	}
	return e, p.err
}

type exprParser struct {
	toks  []token
	depth int
	err   error
}

const maxExprDepth = 40

func (p *exprParser) peek() token { return p.toks[0] }

func (p *exprParser) take() token {
	t := p.toks[0]
	if t.kind != tokEnd {
		p.toks = p.toks[1:]
	}
	return t
}

func (p *exprParser) fail(key string, args ...any) *expr {
	if p.err == nil {
		p.err = wrong(key, append(args, "at", p.peek().at)...)
	}
	p.toks = p.toks[len(p.toks)-1:]
	return &expr{op: "int", text: "0"}
}

func (p *exprParser) accept(words ...string) (token, bool) {
	if t := p.peek(); (t.kind == tokOp || t.kind == tokName) && slices.Contains(words, t.text) {
		return p.take(), true
	}
	return token{}, false
}

func (p *exprParser) want(word string) {
	if _, ok := p.accept(word); ok {
		return
	}
	if p.peek().kind == tokEnd {
		p.fail("law.expr.end")
	} else {
		p.fail("law.expr.expected", "want", word, "text", p.peek().text)
	}
}

// choice: c ? a : b, right associative.
func (p *exprParser) choice() *expr {
	if p.depth++; p.depth > maxExprDepth {
		return p.fail("law.expr.deep", "max", maxExprDepth)
	}
	defer func() { p.depth-- }()
	c := p.binary(0)
	if t, ok := p.accept("?"); ok {
		a := p.choice()
		p.want(":")
		return &expr{op: "?:", args: []*expr{c, a, p.choice()}, at: t.at}
	}
	return c
}

// Operators from loosest to tightest; each level is left associative, comparisons do not chain.
var exprLevels = [][]string{{"or"}, {"and"}, {"==", "!=", "<=", ">=", "<", ">", "in"}, {"??"}, {"+", "-"}, {"*"}}

const comparisonLevel = 2

func (p *exprParser) binary(level int) *expr {
	if level == len(exprLevels) {
		return p.unary()
	}
	left := p.binary(level + 1)
	for {
		t, ok := p.accept(exprLevels[level]...)
		if !ok {
			return left
		}
		if t.text == "in" {
			left = &expr{op: "in", args: append([]*expr{left}, p.list()...), at: t.at}
		} else {
			left = &expr{op: t.text, args: []*expr{left, p.binary(level + 1)}, at: t.at}
		}
		if level == comparisonLevel {
			return left
		}
	}
}

func (p *exprParser) list() []*expr {
	p.want("(")
	out := []*expr{p.choice()}
	for {
		if _, ok := p.accept(","); !ok {
			break
		}
		out = append(out, p.choice())
	}
	p.want(")")
	return out
}

func (p *exprParser) unary() *expr {
	if t, ok := p.accept("not"); ok {
		if p.depth++; p.depth > maxExprDepth {
			return p.fail("law.expr.deep", "max", maxExprDepth)
		}
		defer func() { p.depth-- }()
		return &expr{op: "not", args: []*expr{p.unary()}, at: t.at}
	}
	if _, ok := p.accept("("); ok {
		e := p.choice()
		p.want(")")
		return e
	}
	return p.primary()
}

func (p *exprParser) primary() *expr {
	t := p.take()
	switch t.kind {
	case tokInt:
		return &expr{op: "int", text: t.text, at: t.at}
	case tokMoney:
		return &expr{op: "money", text: t.text, at: t.at}
	case tokDay:
		return &expr{op: "day", text: t.text, at: t.at}
	case tokPeriod:
		return &expr{op: "period", text: t.text, at: t.at}
	case tokName:
		if p.peek().kind == tokOp && p.peek().text == "(" {
			return &expr{op: "call", text: t.text, args: p.list(), at: t.at}
		}
		return &expr{op: "name", text: t.text, at: t.at}
	case tokEnd:
		return p.fail("law.expr.end")
	}
	return p.fail("law.expr.unexpected", "text", t.text)
}
