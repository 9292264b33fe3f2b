package mail

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"mandamus/calendar"
	"mandamus/civil"
	"mandamus/court"
	"mandamus/i18n"
)

var update = flag.Bool("update", false, "write what was worded into the files of testdata")

func number(n int) court.Number {
	out, err := court.ParseNumber(fmt.Sprintf("（2026）皖1181执%d号", n))
	if err != nil {
		panic(err)
	}
	return out
}

// some are things of all kinds, among them two of one case, one of a case without a number, and more than a letter names.
func some() []Thing {
	out := []Thing{{Assigned, number(9)}, {Lapsed, number(12)}, {Lapsed, number(12)}, {Approval, court.Number{}}, {Soon, number(9)}, {Report, number(7)},
		{Duty, number(3)}, {Reminder, number(3)}}
	for n := range numbersMost + 2 {
		out = append(out, Thing{Assigned, number(100 + n)})
	}
	return out
}

// A letter says how many things there are of each kind and in which cases, and leads to the desk, in the reader's language.
func TestLetter(t *testing.T) {
	for _, l := range []i18n.Lang{i18n.ZH, i18n.EN} {
		for name, things := range map[string][]Thing{"one": some()[:1], "all": some()} {
			subject, body := Write(l, "https://desk.court.example", things)
			got := subject + "\n\n" + body
			file := filepath.Join("testdata", name+"."+string(l)+".txt")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want, err := os.ReadFile(file); err != nil || got != string(want) {
				t.Errorf("%s: %v, got\n%s", file, err, got)
			}
		}
	}
}

// A digest is sent in the morning of a working day, a weekly one on the first working day of a week; what comes after that waits for the next.
func TestDue(t *testing.T) {
	at := func(m time.Month, d, hour, minute int) time.Time {
		return time.Date(2026, m, d, hour, minute, 0, 0, calendar.Local(time.Time{}).Location())
	}
	for _, test := range []struct {
		often       Often
		noted, want time.Time
	}{
		{AtOnce, at(9, 19, 3, 0), at(9, 19, 3, 0)},
		{Daily, at(9, 16, 7, 59), at(9, 16, 8, 0)},
		{Daily, at(9, 16, 8, 0), at(9, 16, 8, 0)},
		{Daily, at(9, 16, 8, 1), at(9, 17, 8, 0)},
		{Daily, at(9, 30, 9, 0), at(10, 8, 8, 0)},  // past the national holiday
		{Daily, at(9, 19, 9, 0), at(9, 20, 8, 0)},  // a Sunday that is worked
		{Weekly, at(9, 14, 7, 0), at(9, 14, 8, 0)}, // a Monday
		{Weekly, at(9, 14, 8, 1), at(9, 21, 8, 0)},
		{Weekly, at(9, 20, 7, 0), at(9, 21, 8, 0)},
		{Weekly, at(9, 28, 9, 0), at(10, 8, 8, 0)}, // a week that begins with days off
	} {
		got, ok := Due(test.often, test.noted, calendar.China())
		if !ok || !got.Equal(test.want) {
			t.Errorf("%s noted %v: %v, want %v", test.often, test.noted, got, test.want)
		}
	}
	if _, ok := Due(Off, at(9, 16, 8, 0), calendar.China()); ok {
		t.Error("who wants no mail is told")
	}
}

// A digest is never before what it tells of, always at eight on a working day, and what is noted later is never told earlier.
func TestDueHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := rapid.SampledFrom([]Often{Daily, Weekly}).Draw(t, "often")
		noted := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(rapid.Int64Range(0, 365*24*60).Draw(t, "minutes")) * time.Minute)
		later := noted.Add(time.Duration(rapid.Int64Range(0, 20*24*60).Draw(t, "later")) * time.Minute)
		a, _ := Due(o, noted, calendar.China())
		b, _ := Due(o, later, calendar.China())
		local := calendar.Local(a)
		if a.Before(noted) || b.Before(a) || local.Hour() != morning || local.Minute() != 0 || !calendar.China().Working(calendar.LegalDay(a)) {
			t.Fatalf("%s noted %v: %v, later %v", o, noted, a, b)
		}
		if o == Weekly && calendar.China().Roll(monday(calendar.LegalDay(a))) != calendar.LegalDay(a) {
			t.Fatalf("%v is not the first working day of its week", a)
		}
	})
}

func monday(d civil.Day) civil.Day { return d - civil.Day((int(d.Weekday())+6)%7) }

// Attempts are further and further apart, and there are not many of them.
func TestAgain(t *testing.T) {
	last, n := time.Duration(0), 0
	for wait, ok := Again(1); ok; wait, ok = Again(n + 1) {
		if n++; wait < last {
			t.Errorf("attempt %d waits %v after %v", n, wait, last)
		}
		last = wait
	}
	if n != 8 {
		t.Errorf("%d attempts", n)
	}
	if _, ok := Again(0); ok {
		t.Error("an attempt that was none")
	}
}

// An address is that of one mailbox alone; no header can be smuggled in by it.
func TestValidAddress(t *testing.T) {
	for _, good := range []string{"a@b", "li.wang+desk@court.example.cn", "x_1@10-mail.example"} {
		if !ValidAddress(good) {
			t.Errorf("%q is refused", good)
		}
	}
	for _, bad := range []string{"", "a", "@b", "a@", "a b@c", "王 <a@b.cn>", "a@b.cn, c@d.cn", "a@b.cn\r\nBcc: x@y.cn", "a@b..cn", ".a@b", "a@b@c", "王@b.cn",
		strings.Repeat("a", MaxAddress) + "@b"} {
		if ValidAddress(bad) {
			t.Errorf("%q is taken", bad)
		}
	}
}
