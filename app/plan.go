package app

import (
	"context"

	"mandamus/docket"
)

// PlanPerformance records by when the debtor says it will perform: its legal office or representative does, or somebody of the court
// for what the debtor has handed in. A promise lets no limit stand still.
func (a *App) PlanPerformance(ctx context.Context, r Request, on docket.On, promise docket.PromiseMade) (Result, error) {
	if promise.By == "" {
		promise.By = "debtor"
	}
	return a.simply(ctx, r, "performance.report", on, docket.Record{On: on, Body: &promise})
}
