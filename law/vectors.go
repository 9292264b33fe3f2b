package law

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"mandamus/i18n"
)

// Vectors are computations published in decisions or derived by independent means, a row each (docs/vectors.md is their dictionary).
// A pack says, for each kind of computation, how its inputs become facts and which slot answers. What is pure arithmetic and no law
// (a difference of days, the parts of a case number) is named as such and done in arithmetic.go.

// Vector is one row.
type Vector struct {
	ID, Jurisdiction, Rule string
	Line                   int
	Inputs, Expected       map[string]string
}

// VectorResult is how a row came out.
type VectorResult struct {
	Vector
	NoPack  bool        // a row of another jurisdiction: not evaluated
	Unknown bool        // no rule of that name
	Err     i18n.Msg    // the row cannot be evaluated: an unknown key, a missing one, a malformed value
	Differ  [][3]string // key, expected, got
}

// Passed reports that the row was evaluated and agreed.
func (r VectorResult) Passed() bool {
	return !r.NoPack && !r.Unknown && r.Err.Key == "" && len(r.Differ) == 0
}

// ReadVectors reads the columns id, jurisdiction, rule, kind, inputs, expected, …; others are ignored.
func ReadVectors(r io.Reader) ([]Vector, error) {
	rows := csv.NewReader(r)
	head, err := rows.Read()
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, wrong("law.vector.csv", "error", err.Error())
	}
	if len(head) < 6 || head[0] != "id" || head[4] != "inputs" || head[5] != "expected" {
		return nil, wrong("law.vector.columns")
	}
	var out []Vector
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, wrong("law.vector.csv", "error", err.Error())
		}
		v := Vector{ID: row[0], Jurisdiction: row[1], Rule: row[2]}
		v.Line, _ = rows.FieldPos(0)
		if v.Inputs, err = keyValues(row[4]); err == nil {
			v.Expected, err = keyValues(row[5])
		}
		if err != nil {
			return nil, wrong("law.vector.keys", "id", v.ID, "text", err.Error())
		}
		out = append(out, v)
	}
}

func keyValues(s string) (map[string]string, error) {
	out := map[string]string{}
	for _, kv := range strings.Split(s, ";") {
		k, v, ok := strings.Cut(kv, "=")
		if _, twice := out[k]; !ok || k == "" || twice {
			return nil, fmt.Errorf("%s", kv)
		}
		out[k] = v
	}
	return out, nil
}

// RunVectors evaluates every row of the pack's jurisdiction through the pack; the others come back as rows without a pack.
func RunVectors(p *Pack, rows []Vector) []VectorResult {
	var out []VectorResult
	for _, v := range rows {
		out = append(out, runVector(p, v))
	}
	return out
}

func runVector(p *Pack, v Vector) VectorResult {
	res := VectorResult{Vector: v}
	if res.NoPack = !strings.EqualFold(v.Jurisdiction, p.Pack.Jurisdiction); res.NoPack {
		return res
	}
	d, ok := p.Vectors.M[v.Rule]
	if res.Unknown = !ok; res.Unknown {
		return res
	}
	got, err := d.evaluate(p, v)
	if err != nil {
		res.Err = asMsg(err)
		return res
	}
	for _, k := range slices.Sorted(maps.Keys(v.Expected)) {
		if got[k] != v.Expected[k] {
			res.Differ = append(res.Differ, [3]string{k, v.Expected[k], got[k]})
		}
	}
	return res
}

// evaluate computes every key the row expects.
func (d vectorDef) evaluate(p *Pack, v Vector) (map[string]string, error) {
	in := &vectorInput{m: v.Inputs, used: map[string]bool{}}
	for _, k := range d.Ignore {
		in.used[strings.TrimPrefix(k, "?")] = true
	}
	var got map[string]string
	var err error
	if d.Arithmetic != "" {
		f, ok := arithmetics[d.Arithmetic]
		if !ok {
			return nil, wrong("law.pack.unknown_name", "name", d.Arithmetic)
		}
		got, err = f(p, in)
	} else {
		got, err = d.throughSlot(p, in)
	}
	if err != nil {
		return nil, err
	}
	if in.missing != "" {
		return nil, wrong("law.vector.missing", "key", in.missing)
	}
	for k := range v.Inputs {
		if !in.used[k] {
			return nil, wrong("law.vector.unknown_key", "key", k)
		}
	}
	for k := range v.Expected {
		if _, ok := got[k]; !ok {
			return nil, wrong("law.vector.unknown_key", "key", k)
		}
	}
	return got, nil
}
