package app

import (
	"context"

	"mandamus/docket"
)

// FileReply records what a debtor answers to what the public record says of it.
func (a *App) FileReply(ctx context.Context, r Request, cmd docket.FileReply) (Result, error) {
	return a.simply(ctx, r, "reply.file", cmd.On, cmd)
}

// ModerateReply publishes the text of a reply, or returns it with a coded reason.
func (a *App) ModerateReply(ctx context.Context, r Request, cmd docket.ModerateReply) (Result, error) {
	return a.simply(ctx, r, "reply.moderate", cmd.On, cmd)
}

// RequestCorrection records that a party asks the court to correct the public record.
func (a *App) RequestCorrection(ctx context.Context, r Request, cmd docket.RequestCorrection) (Result, error) {
	return a.simply(ctx, r, "correction.request", cmd.On, cmd)
}

// AnswerCorrection answers such a request.
func (a *App) AnswerCorrection(ctx context.Context, r Request, cmd docket.AnswerCorrection) (Result, error) {
	return a.simply(ctx, r, "correction.answer", cmd.On, cmd)
}

// RestrictPublicity closes a case to the public on a ground of law.
func (a *App) RestrictPublicity(ctx context.Context, r Request, cmd docket.RestrictPublicity) (Result, error) {
	return a.simply(ctx, r, "publicity.restrict", cmd.On, cmd)
}

// RestorePublicity opens a case to the public again.
func (a *App) RestorePublicity(ctx context.Context, r Request, cmd docket.RestorePublicity) (Result, error) {
	return a.simply(ctx, r, "publicity.restrict", cmd.On, cmd)
}
