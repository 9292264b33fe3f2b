package bench

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/types"
)

// OPA evaluates the rules with Open Policy Agent as a library: one prepared query for all answers, the input parsed beforehand.
type OPA struct {
	rules *Rules
	query rego.PreparedEvalQuery
}

// NewOPA compiles the rules.
func NewOPA(r *Rules) (*OPA, error) {
	opts := []func(*rego.Rego){rego.Query("x := data.law.answers"), rego.Module("law.rego", r.Rego())}
	for _, f := range r.Functions {
		opts = append(opts, regoFunction(f))
	}
	query, err := rego.New(opts...).PrepareForEval(context.Background())
	return &OPA{r, query}, err
}

func regoFunction(f Function) func(*rego.Rego) {
	args := make([]types.Type, f.Args)
	for i := range args {
		args[i] = types.N
	}
	decl := &rego.Function{Name: "law." + f.Name, Decl: types.NewFunction(args, types.N)}
	if f.Day != nil {
		return rego.Function1(decl, func(_ rego.BuiltinContext, a *ast.Term) (*ast.Term, error) {
			return ast.IntNumberTerm(int(f.Day(number(a)))), nil
		})
	}
	return rego.FunctionDyn(decl, func(_ rego.BuiltinContext, a []*ast.Term) (*ast.Term, error) {
		var x [5]int64
		for i := range f.Args { // what follows is the variable for the result
			x[i] = number(a[i])
		}
		return ast.IntNumberTerm(int(f.Sum(x[:f.Args]))), nil
	})
}

func number(t *ast.Term) int64 {
	n, _ := t.Value.(ast.Number).Int64()
	return n
}

// Row converts a row; days that did not happen are left out.
func (e *OPA) Row(facts map[string]int64, day int32) ast.Value {
	input := ast.NewObject([2]*ast.Term{ast.StringTerm(e.rules.Inputs[0].Name), ast.IntNumberTerm(int(day))})
	for _, v := range e.rules.Inputs[1:] {
		x, ok := facts[v.Says]
		switch {
		case v.Bool:
			input.Insert(ast.StringTerm(v.Name), ast.BooleanTerm(x == 1))
		case ok:
			input.Insert(ast.StringTerm(v.Name), ast.IntNumberTerm(int(x)))
		}
	}
	return input
}

// Eval evaluates all answers of a row.
func (e *OPA) Eval(row ast.Value, out []int64) error {
	result, err := e.query.Eval(context.Background(), rego.EvalParsedInput(row))
	if err != nil {
		return err
	}
	if len(result) != 1 {
		return fmt.Errorf("bench: opa: %d results", len(result))
	}
	for k, x := range result[0].Bindings["x"].([]any) {
		switch x := x.(type) {
		case json.Number:
			if out[k], err = x.Int64(); err != nil {
				return err
			}
		case bool:
			out[k] = truth(x)
		}
	}
	return nil
}
