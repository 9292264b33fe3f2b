package sqlstore

import (
	"slices"
	"sync"

	"mandamus/store"
)

var (
	flags = register(table[flag]{
		name: "case_flags", key: []string{"flag"},
		fields: func(f *flag) []any { return []any{&f.name} },
		of:     func(m *models) *[]flag { return &m.flags },
	})
	limits = register(table[store.Limit]{
		name: "case_limits", key: []string{"obligation", "slot"}, rest: []string{"state", "last_day", "ver"},
		day: "last_day", state: "state",
		fields: func(l *store.Limit) []any { return []any{&l.Obligation, &l.Slot, &l.State, &l.Last, &l.Version} },
		of:     func(m *models) *[]store.Limit { return &m.Limits },
	})
	tasks = register(table[store.Task]{
		name: "case_tasks", key: []string{"id"}, rest: []string{"kind", "step", "owner", "state", "due", "ver", "about", "nth", "by_whom"},
		day: "due", who: "owner", state: "state", kind: "step", nth: "nth",
		fields: func(t *store.Task) []any {
			return []any{&t.ID, &t.Kind, &t.Step, &t.Owner, &t.State, &t.Due, &t.Version, &t.About, &t.Nth, &t.By}
		},
		of: func(m *models) *[]store.Task { return &m.Tasks },
	})
	holds = register(table[store.Hold]{
		name: "case_holds", key: []string{"id"}, rest: []string{"reason", "by_whom", "state", "from_day", "until_day", "ver"},
		day: "until_day", who: "by_whom", state: "state",
		fields: func(h *store.Hold) []any {
			return []any{&h.ID, &h.Reason, &h.By, &h.State, &h.From, &h.Until, &h.Version}
		},
		of: func(m *models) *[]store.Hold { return &m.Holds },
	})
	nonuse = register(table[store.NonUse]{
		name: "case_nonuse", key: []string{"obligation", "slot", "kind", "from_day"}, rest: []string{"reason", "until_day", "ver"},
		day: "from_day", state: "kind",
		fields: func(n *store.NonUse) []any {
			return []any{&n.Obligation, &n.Slot, &n.Kind, &n.From, &n.Reason, &n.Until, &n.Version}
		},
		of: func(m *models) *[]store.NonUse { return &m.NonUse },
	})
	hearings = register(table[store.Hearing]{
		name: "case_hearings", key: []string{"id"},
		rest: []string{"room", "judge", "state", "day", "start_minute", "end_minute", "ver"},
		day:  "day", who: "judge", state: "state",
		fields: func(h *store.Hearing) []any {
			return []any{&h.ID, &h.Room, &h.Judge, &h.State, &h.Day, &h.Start, &h.End, &h.Version}
		},
		of: func(m *models) *[]store.Hearing { return &m.Hearings },
	})
)

// underCase are the tables of rows under a case.
var underCase = []model{flags, limits, tasks, holds, nonuse, hearings}

// register completes a table.
func register[R comparable](t table[R]) *table[R] {
	t.target = sync.OnceValue(func() *target {
		return upsert(t.name, slices.Concat([]string{"docket"}, t.key), slices.Concat([]string{"court", "assigned"}, t.rest))
	})
	return &t
}

// copied are all tables that a copy of the store holds, a table after those it refers to, with the order in which a dump
// has them. The search index is not among them: it is made anew from search_texts.
var copied = []struct{ name, order string }{
	{"heads", "name"},
	{"events", "pos"},
	{"event_private", "pos, seq"},
	{"erasures", "docket, ver, field"},
	{"log_entries", "idx"},
	{"log_salts", "idx"},
	{"log_series", "court, year, kind"},
	{"log_checkpoints", "size"},
	{"request_keys", "request"},
	{"cases", "docket"},
	{"case_flags", "docket, flag"},
	{"case_counts", "court, assigned, stage"},
	{"case_limits", "docket, obligation, slot"},
	{"case_tasks", "docket, id"},
	{"case_holds", "docket, id"},
	{"case_nonuse", "docket, obligation, slot, kind, from_day"},
	{"case_hearings", "docket, id"},
	{"search_texts", "docket"},
	{"jobs", "id"},
	{"leases", "name"},
	{"outbox", "id"},
	{"drafts", "owner, id"},
	{"accounts", "id"},
	{"sessions", "hash"},
	{"session_codes", "hash, seq"},
	{"access_codes", "id"},
	{"account_records", "seq"},
	{"sheets", "name, ver"},
	{"mail_wishes", "account"},
	{"mail_tidings", "id"},
	{"mail_dead", "id"},
}
