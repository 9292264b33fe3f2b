package load

import (
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"time"

	"mandamus/app"
	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/docket"
)

// player plays one case: commands on days, until the plan's day is over. The first failure stays.
type player struct {
	app    *app.App
	random *rand.Rand
	docket *docket.Docket
	id     docket.ID
	events []docket.Event
	court  *Court
	today  civil.Day // day of the next command
	until  civil.Day // the plan's
	said   int       // commands of this day
	err    error
}

// later moves on by from up to to days; false: the plan's day comes first, or something went wrong.
func (p *player) later(from, to int) bool {
	p.today += civil.Day(p.between(from, to))
	p.said = 0
	return p.err == nil && p.today <= p.until
}

func (p *player) between(from, to int) int { return from + p.random.IntN(to-from+1) }

// chance is true so many times of a hundred.
func (p *player) chance(percent int) bool { return p.random.IntN(100) < percent }

// do lets the docket decide a command of somebody in an office. It reports whether the docket accepted it.
func (p *player) do(actor, office string, cmd docket.Command) bool {
	if p.err != nil {
		return false
	}
	p.said++
	at := docket.Context{
		Docket: p.id, Today: p.today, Recorded: p.instant(), Actor: actor, Roles: []string{office}, Salt: p.salt,
	}
	if _, takes := cmd.(docket.ProposeMeasure); takes {
		if at.Gate, p.err = p.app.Gate(p.docket, p.today); p.err != nil {
			return false
		}
	}
	events, err := docket.Decide(p.docket, cmd, at)
	if err != nil {
		p.err = err
		return false
	}
	if p.docket, err = p.docket.With(events...); err != nil {
		p.err = err
		return false
	}
	p.events = append(p.events, events...)
	return true
}

// may is do for a command that the docket may well refuse: then nothing has happened.
func (p *player) may(actor, office string, cmd docket.Command) bool {
	ok := p.do(actor, office, cmd)
	var refusal *docket.Refusal
	if errors.As(p.err, &refusal) {
		p.err = nil
	}
	return ok
}

// instant is when the command of the day is recorded: in the morning of the court, a minute after the one before.
func (p *player) instant() time.Time {
	return time.Unix(int64(p.today)*86400+3600, 0).UTC().Add(time.Duration(p.said) * time.Minute)
}

func (p *player) salt() (salt [32]byte) {
	for i := 0; i < len(salt); i += 8 {
		binary.LittleEndian.PutUint64(salt[i:], p.random.Uint64())
	}
	return salt
}

// digits are those of docket ids.
const digits = "0123456789abcdefghjkmnpqrstvwxyz"

// name gives the docket its id, which sorts by the day and the number of the case.
func (p *player) name(n int) {
	id := make([]byte, 26)
	for i, ms := 9, uint64(p.instant().UnixMilli())+uint64(n%3_600_000); i >= 0; i-- {
		id[i], ms = digits[ms%32], ms/32
	}
	for i := 10; i < len(id); i++ {
		id[i] = digits[p.random.IntN(32)]
	}
	p.id = docket.ID(id)
}

// after returns the date so many days on.
func (p *player) after(days int) casefile.Date {
	return casefile.On(civil.Exactly(p.today + civil.Day(days)))
}
