package policy

import (
	"slices"
	"strings"

	"mandamus/i18n"
)

// Sheet is a table for people: who may do what.
type Sheet struct {
	Head   []string
	Rows   [][]string
	Legend string // what the signs mean; may be empty
}

// String returns the sheet as a table in Markdown.
func (s Sheet) String() string {
	var b strings.Builder
	line := func(cells []string) { b.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	line(s.Head)
	b.WriteString(strings.Repeat("| --- ", len(s.Head)) + "|\n")
	for _, row := range s.Rows {
		line(row)
	}
	if s.Legend != "" {
		b.WriteString("\n" + s.Legend + "\n")
	}
	return b.String()
}

// Sheet returns the policy for a reader of l, an act a row.
func (p *Policy) Sheet(l i18n.Lang) Sheet {
	s := Sheet{Head: []string{
		i18n.T(l, "policy.sheet.act"), i18n.T(l, "policy.sheet.proposes"), i18n.T(l, "policy.sheet.approves"),
		i18n.T(l, "policy.sheet.deputies"), i18n.T(l, "policy.sheet.after"), i18n.T(l, "policy.sheet.basis"),
	}}
	for _, act := range p.order {
		r := p.rules[act]
		s.Rows = append(s.Rows, []string{
			ActLabel(act).In(l), labels(r.Propose).In(l), r.Approve.Label().In(l), arrows(r.Deputies).In(l),
			alternatives(recordLabels(r.After)).In(l), i18n.Msg{Key: "policy.basis." + r.Basis}.In(l),
		})
	}
	return s
}

// Sheet returns the matrix for a reader of l, an action a row, a role a column.
func (m *Matrix) Sheet(l i18n.Lang) Sheet {
	s := Sheet{Head: []string{i18n.T(l, "policy.sheet.action")}, Legend: i18n.T(l, "policy.sheet.legend")}
	for _, role := range Roles {
		s.Head = append(s.Head, role.Label().In(l))
	}
	for _, action := range m.order {
		row := []string{m.labels[action].In(l)}
		for _, role := range Roles {
			row = append(row, m.cell(role, action))
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

func (m *Matrix) cell(role Role, action string) string {
	switch {
	case m.allowed[key{role, action, Other}]:
		return "●"
	case m.allowed[key{role, action, Own}]:
		return "○"
	}
	return "–"
}

// Sheet returns the policy for a reader of l, a family a row, a role a column.
func (r *Reveal) Sheet(l i18n.Lang) Sheet {
	s := Sheet{Head: []string{i18n.T(l, "policy.sheet.family")}, Legend: i18n.T(l, "policy.sheet.shown")}
	for _, role := range Roles {
		s.Head = append(s.Head, role.Label().In(l))
	}
	for _, f := range r.families {
		row := []string{f.label.In(l)}
		for _, role := range Roles {
			row = append(row, map[bool]string{true: "●", false: "–"}[slices.Contains(f.see, role)])
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// joined is a list of messages that is printed in the language of the reader, between words of that language.
type joined struct {
	items   []i18n.Msg
	between map[i18n.Lang]string
}

// In returns the list for a reader of l.
func (j joined) In(l i18n.Lang) string {
	texts := make([]string, len(j.items))
	for i, m := range j.items {
		texts[i] = m.In(l)
	}
	return strings.Join(texts, j.between[l])
}

// labels lists roles any of which will do.
func labels(roles []Role) joined { return alternatives(roleLabels(roles)) }

// arrows lists roles in their order.
func arrows(roles []Role) joined {
	return joined{roleLabels(roles), map[i18n.Lang]string{i18n.ZH: "→", i18n.EN: " → "}}
}

// alternatives lists things any of which will do.
func alternatives(items []i18n.Msg) joined {
	return joined{items, map[i18n.Lang]string{i18n.ZH: "或", i18n.EN: " or "}}
}

func roleLabels(roles []Role) []i18n.Msg {
	out := make([]i18n.Msg, len(roles))
	for i, r := range roles {
		out[i] = r.Label()
	}
	return out
}
