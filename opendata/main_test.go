package opendata

import (
	"fmt"
	"strings"
	"testing"

	"mandamus/publog"
	"mandamus/record"
)

// story is a line an entry: court, case, kind, day, what is shown. It has something for every table and every figure.
const story = `
岭01 one application.filed 2025-03-03 {}
岭01 one party.added 2025-03-03 {"id":"a1","side":"applicant","number":3}
岭01 one party.added 2025-03-03 {"id":"d1","side":"debtor","register":"housing","kind":"public_body","level":"county_department"}
岭01 one party.added 2025-03-03 {"id":"d2","side":"debtor","register":"land","kind":"public_body","level":"county_department"}
岭01 one title.described 2025-03-03 {"kind":"admin_judgment","judgment":"pay","made":"2024-09","effective":"2024-10-08"}
岭01 one obligation.typed 2025-03-03 {"id":"o1","kind":"pay","nature":"compensation","debtor":"d1","amount":"100000.05"}
岭01 one obligation.typed 2025-03-03 {"id":"o2","kind":"remake","debtor":"d2"}
岭01 one obligation.typed 2025-03-03 {"id":"o3","kind":"perform_duty","debtor":"d1"}
岭01 one application.registered 2025-03-05 {"number":"（2025）岭01执8号"}
岭01 one notice.given 2025-03-07 {"until":"2025-04-07"}
岭01 one limit.lapsed 2025-04-08 {"limit":"performance","obligation":"o1","last":"2025-04-07"}
岭01 one nonuse.noted 2025-04-09 {"measure":"daily_fine","obligation":"o1","sort":"available_not_used","from":"2025-04-08","reason":"none_given"}
岭01 one nonuse.noted 2025-04-09 {"measure":"detention","obligation":"o2","sort":"not_decided","from":"2025-04-08","finding":"refusal","reason":"workload"}
岭01 one measure.warned 2025-04-10 {"measure":"detention","person":"head"}
岭01 one measure.decided 2025-04-11 {"life":"m1","measure":"daily_fine","person":"head","rate":"80.00","first_day":"2025-04-12","obligations":["o1"]}
岭01 one measure.served 2025-04-12 {"life":"m1","measure":"daily_fine","person":"head"}
岭01 one measure.settled 2025-04-20 {"life":"m1","measure":"daily_fine","amount":"560.00"}
岭01 one payment.made 2025-04-21 {"amount":"20000.00","obligations":["o1"]}
岭01 one performance.reported 2025-04-22 {"state":"full","obligations":["o2"]}
岭01 one performance.viewed 2025-04-22 {"state":"none","obligations":["o2"]}
岭01 one performance.assessed 2025-04-23 {"state":"partial","obligations":["o1"]}
岭01 one performance.assessed 2025-04-23 {"state":"full","manner":"late","obligations":["o2"]}
岭01 one reply.filed 2025-04-24 {"id":"r1","party":"d2","stance":"performed","about":10}
岭01 one reply.moderated 2025-04-25 {"reply":"r1","outcome":"published","text":{"zh":"=1+1，已履行。","en":"Done, \"all\" of it."}}
岭01 one reply.filed 2025-04-26 {"id":"r2","party":"d1","stance":"other"}
岭01 one correction.requested 2025-04-27 {"id":"q1","party":"d1","ground":"wrong_day","about":10}
岭01 one correction.requested 2025-04-27 {"id":"q2","party":"a1","ground":"other"}
岭01 one correction.answered 2025-04-28 {"request":"q2","outcome":"refused","text":{"zh":"无误。","en":"It is right."}}
岭01 one objection.raised 2025-04-28 {"way":"enforcement_act"}
岭01 one objection.decided 2025-04-29 {"way":"refused"}
岭01 one promise.missed 2025-04-30 {}
岭01 one settlement.breached 2025-05-02 {}
岭01 two party.added 2025-03-03 {"id":"d1","side":"debtor","register":"housing"}
岭01 two obligation.typed 2025-03-04 {"id":"o1","kind":"pay","amount":"5.50"}
岭01 two application.refused 2025-03-05 {}
岭7101 three party.added 2024 {"id":"d1","side":"debtor","register":"tax"}
岭7101 three obligation.typed 2024 {"id":"o1","kind":"remake"}
岭7101 three new_act.made 2025-01-02 {}
岭7101 three finding.made 2025-02 {"finding":"substantially_same","new_act":37,"holds":true}
岭7101 three case.closed 2025-06-01 {"way":"terminated","ground":"settled_and_waived"}
岭7101 four party.added 2024-05 {"id":"d1","side":"debtor","register":"tax"}
岭7101 four obligation.typed 2024-05 {"id":"o1","kind":"pay","amount":"7.00"}
岭7101 four case.closed 2025-06-02 {"way":"performed"}
岭7101 five obligation.typed 2024-05 {"id":"o1","kind":"pay","amount":"9.00"}
岭7101 five case.closed 2025-06-02 {"way":"end_of_round"}
岭7101 secret application.filed 2025-06-03 {}
岭7101 secret obligation.typed 2025-06-03 {"id":"o1","kind":"pay","amount":"11.11"}
岭7101 secret publicity.restricted 2025-06-04 {"ground":"minor"}
`

// entriesOf are the entries of a story.
func entriesOf(t testing.TB, story string) []publog.Entry {
	t.Helper()
	var out []publog.Entry
	last := map[string]int{}
	for line := range strings.Lines(strings.TrimSpace(story)) {
		w := strings.SplitN(strings.TrimSpace(line), " ", 5)
		last[w[0]+w[2]]++
		out = append(out, publog.Entry{V: 1, Kind: w[2] + "/1", Court: w[0], Case: w[1], Year: 2025, Number: last[w[0]+w[2]], Day: w[3],
			At: fmt.Sprintf("2025-07-01T00:%02d:%02dZ", len(out)/60, len(out)%60), Public: []byte(w[4])})
		if _, err := out[len(out)-1].Canonical(); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func recordOf(entries []publog.Entry) *record.Record {
	r := record.NewRecord()
	for _, e := range entries {
		r.Add(e)
	}
	return r
}

func aRecord(t testing.TB) *record.Record { return recordOf(entriesOf(t, story)) }

func checkpointOf(r *record.Record) publog.Checkpoint {
	return publog.Checkpoint{Origin: "court.example/record", Size: r.Tally.Size, Root: publog.Hash{1}}
}
