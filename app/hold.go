package app

import (
	"context"

	"mandamus/docket"
)

// PlaceHold lays the case aside until a day, on which the daily run brings it back.
func (a *App) PlaceHold(ctx context.Context, r Request, cmd docket.PlaceHold) (Result, error) {
	return a.simply(ctx, r, "hold.place", cmd.On, cmd)
}

// EndHold takes the case up before that day.
func (a *App) EndHold(ctx context.Context, r Request, cmd docket.EndHold) (Result, error) {
	return a.simply(ctx, r, "hold.place", cmd.On, cmd)
}
