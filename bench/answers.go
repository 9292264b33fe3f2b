package bench

import "mandamus/law"

// Answers of a limit's state, and of an accrual that does not apply.
const (
	noState       = 0
	running       = 1
	lapsed        = 2
	notApplicable = -1
)

// opSum is an operation beyond those that package law exports: the lower end of the sum of accrual slot K. Its operands are those that
// Function.Sum takes.
const opSum = "sum"

// answers are the expressions that a rival is asked for, in the order of Ours.
func (s *Suite) answers() []Variable {
	number := func(k int64) *law.Expr { return &law.Expr{Op: "const", Type: "int", K: k} }
	choose := func(c, a, b *law.Expr) *law.Expr {
		return &law.Expr{Op: "cond", Type: a.Type, Args: []*law.Expr{c, a, b}}
	}
	var out []Variable
	add := func(says string, e *law.Expr) { out = append(out, Variable{Says: says, Expr: e}) }
	for k, slot := range s.Slots {
		switch {
		case slot.Day != nil:
			add(slot.ID, slot.Day)
			add(slot.ID+".state", choose(slot.Truths[0], number(running), choose(slot.Truths[1], number(lapsed), number(noState))))
		case slot.Sum != nil:
			sum := &law.Expr{Op: opSum, Type: "money", K: int64(k), Args: operands(slot.Sum)}
			add(slot.ID, choose(slot.Truths[0], sum, number(notApplicable)))
		default:
			add(slot.ID, slot.Truths[0])
		}
	}
	return out
}

// operands are the operands of opSum, as far as the accrual asks for them.
func operands(s *law.ExportedSum) []*law.Expr {
	var out []*law.Expr
	for _, e := range []*law.Expr{s.From, s.Until, s.Base, s.Decided, s.FixedOn} {
		if e != nil {
			out = append(out, e)
		}
	}
	return out
}

// Ours reads our engine's answers for row i of the block that begins at lo, which must have been run. Every fact of the row must be known.
func (s *Suite) Ours(t *law.Table, lo, i int) []int64 {
	holds := func(slot, which int) bool {
		yes, _ := s.Batch.Truth(t, lo, slot, which)
		return yes[i/64]>>(i%64)&1 == 1
	}
	var out []int64
	for k, slot := range s.Slots {
		switch {
		case slot.Day != nil:
			d, present, _ := s.Batch.LastDay(t, lo, k, i)
			if !present {
				d = 0
			}
			out = append(out, int64(d), stateOf(holds(k, 0), holds(k, 1)))
		case slot.Sum != nil && !holds(k, 0):
			out = append(out, notApplicable)
		case slot.Sum != nil:
			low, _ := s.Batch.Amount(k, i)
			out = append(out, low)
		default:
			out = append(out, truth(holds(k, 0)))
		}
	}
	return out
}

func stateOf(isRunning, hasLapsed bool) int64 {
	switch {
	case isRunning:
		return running
	case hasLapsed:
		return lapsed
	}
	return noState
}

func truth(b bool) int64 {
	if b {
		return 1
	}
	return 0
}
