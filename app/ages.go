package app

import (
	"context"

	"mandamus/civil"
	"mandamus/store"
)

// AgeStages is how many open cases that were opened within some days stand at each stage.
type AgeStages struct {
	Opened civil.Interval
	Months int                    // least age, in months
	Stages map[string]store.Count // of OpenStages
}

// AgeProfile is Ages by stage.
func (a *App) AgeProfile(ctx context.Context, x Actor) ([]AgeStages, error) {
	s, err := a.sight(x, "workload.read")
	if err != nil {
		return nil, err
	}
	profile, err := a.Ages(ctx, x)
	if err != nil {
		return nil, err
	}
	var out []AgeStages
	for _, age := range profile {
		one := AgeStages{Opened: age.Opened, Months: age.Months, Stages: map[string]store.Count{}}
		for _, stage := range OpenStages {
			if age.Cases.N == 0 {
				break
			}
			f := store.CaseFilter{Courts: among(nil, s.courts), Stages: []string{stage}, Live: true, Opened: age.Opened}
			if one.Stages[stage], err = a.Store.CountCases(ctx, f); err != nil {
				return nil, err
			}
		}
		out = append(out, one)
	}
	return out, nil
}
