package load

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"

	"mandamus/account"
	"mandamus/policy"
	"mandamus/store"
)

// User is somebody with an account and an open session.
type User struct {
	Name, Court string
	Role        policy.Role
	Session     string
}

// password is what users choose at their first sign-in.
const password = "long enough for a trial of many cases"

// SignIn makes accounts for members of staff, if they have none, and signs them in.
func SignIn(ctx context.Context, s store.Store, role policy.Role, court string, staff ...string) ([]User, error) {
	service, err := account.NewService(s.Accounts(), rand.Reader, account.DefaultConfig)
	if err != nil {
		return nil, err
	}
	var out []User
	for _, id := range staff {
		now := time.Now().UTC().Truncate(time.Microsecond)
		name := fmt.Sprintf("%s-%d", id, now.UnixMilli())
		n := account.New{Name: name, Display: id, Staff: id, Grants: []account.Grant{{Role: role, Court: court}}}
		_, first, err := service.Create(ctx, account.System, n, now)
		if err != nil {
			return nil, fmt.Errorf("account of %s: %w", id, err)
		}
		ticket, err := service.SignIn(ctx, account.SignIn{Name: name, Password: first, From: "127.0.0.1"}, now)
		if err != nil {
			return nil, fmt.Errorf("sign-in of %s: %w", id, err)
		}
		if ticket, err = service.ChangePassword(ctx, ticket.Token, first, password, "127.0.0.1", now); err != nil {
			return nil, fmt.Errorf("password of %s: %w", id, err)
		}
		out = append(out, User{Name: id, Court: court, Role: role, Session: ticket.Token})
	}
	return out, nil
}
