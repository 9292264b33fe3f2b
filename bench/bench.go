// Package bench answers one question: the same rules, the same rows, how much slower are other rule engines than the batch engine of package law?
//
// The words:
//
//   - The rules are forty slots of the shipped pack of China, listed by id in law/testdata/bench_slots.txt: twelve limits, twenty-five
//     measures, three accruals. Package law exports them as trees; here they are printed in each rival's own syntax.
//   - A rival is another rule engine: cel-go, expr, OPA. Its answers must equal ours before its time counts; a test holds them together.
//   - A row is one obligation: a day and a value for every fact that the rules read, drawn at random.
//   - An answer is a number: the last day of a limit (0: none) and its state, whether a measure is open, the sum of an accrual.
//
// Wherever there was a choice, it favours the rivals:
//
//   - Our engine works on rows of which 6 % of the facts are unknown and answers in three values. The rivals get the same rows with every fact
//     known, and two values.
//   - Their inputs are converted beforehand, words are numbers, and what several rules need is evaluated once a row.
//   - Date arithmetic, periods and sums are Go functions for them, by the same tables that our engine looks up.
//   - Our engine gives a range for each sum, they only its lower end.
//
// It measures evaluation alone: nothing is said about loading, about explanations, which the rivals do not give, or about engines that
// nobody would use for this. It is a module of its own, so that the rivals never become dependencies of the product.
package bench

import (
	"fmt"
	"os"
	"strings"

	"mandamus/law"
	"mandamus/law/packs"
)

// Suite is the rules, compiled by our engine and ready to be printed for others.
type Suite struct {
	Pack  *law.Pack
	Batch *law.Batch
	Slots []law.ExportedSlot
}

// Load compiles the slots listed in a file, one a line, under the default readings.
func Load(slotsFile string) (*Suite, error) {
	slots, err := readSlots(slotsFile)
	if err != nil {
		return nil, err
	}
	folder, ok := packs.Open("cn")
	if !ok {
		return nil, fmt.Errorf("bench: there is no pack cn")
	}
	pack, problems := law.Load(folder)
	if pack == nil {
		return nil, fmt.Errorf("bench: pack cn: %v", problems)
	}
	batch, err := law.NewBatch(pack, slots, nil)
	if err != nil {
		return nil, err
	}
	return &Suite{pack, batch, batch.Export()}, nil
}

func readSlots(name string) ([]string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var out []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out, nil
}
