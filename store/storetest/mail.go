package storetest

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"mandamus/store"
)

// written is a tiding of an account that was noted so many minutes from now.
func written(id, account string, minutes int) store.Tiding {
	return store.Tiding{ID: id, Account: account, Kind: "assigned", Docket: string(ID(1)), At: now.Add(time.Duration(minutes) * time.Minute)}
}

func testMail(t *testing.T, d Driver) {
	// Wishes are replaced and listed while they are not off; a tiding is noted once with the messages it comes from, and put into one letter.
	s := open(t, d)
	fill(t, s, 1, 2)
	a := store.Wish{Account: "acc-a", Address: "a@court.example", Lang: "zh", Often: "daily", Since: now}
	b := store.Wish{Account: "acc-b", Address: "b@court.example", Lang: "en", Often: "weekly", Since: now}
	must(t, errors.Join(s.SaveWish(background, b), s.SaveWish(background, a)))
	b.Often, b.Address = "now", "c@court.example"
	must(t, s.SaveWish(background, b))
	if all, err := s.Wishes(background); err != nil || !reflect.DeepEqual(all, []store.Wish{a, b}) {
		t.Errorf("wishes %+v, %v", all, err)
	}
	if w, err := s.Wish(background, "acc-b"); err != nil || w != b {
		t.Errorf("wish %+v, %v", w, err)
	}
	if _, err := s.Wish(background, "acc-c"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a wish of nobody: %v", err)
	}
	pending, err := s.Pending(background, 9)
	must(t, err)
	all := []store.Tiding{written("t2", "acc-a", 1), written("t1", "acc-a", 0), written("t3", "acc-b", 0)}
	for range 2 {
		must(t, s.Note(background, now, all, pending[0].ID))
	}
	if left, err := s.Pending(background, 9); err != nil || len(left) != len(pending)-1 {
		t.Errorf("%d messages left of %d, %v", len(left), len(pending), err)
	}
	untold(t, s, "acc-a", "t1", "t2")
	testCompose(t, s)
	b.Often = store.WishOff
	must(t, s.SaveWish(background, b))
	untold(t, s, "acc-b")
	if all, err := s.Wishes(background); err != nil || !reflect.DeepEqual(all, []store.Wish{a}) {
		t.Errorf("wishes %+v, %v", all, err)
	}
}

// untold holds which tidings of an account wait.
func untold(t *testing.T, s store.Store, account string, ids ...string) {
	t.Helper()
	all, err := s.Untold(background, account, 9)
	must(t, err)
	var got []string
	for _, x := range all {
		got = append(got, x.ID)
	}
	if !reflect.DeepEqual(got, ids) {
		t.Errorf("untold of %s: %q, want %q", account, got, ids)
	}
}

// testCompose puts tidings into letters, and gives a letter up.
func testCompose(t *testing.T, s store.Store) {
	t.Helper()
	letter := store.Job{ID: "l1", Kind: "letter", Payload: "text", At: now}
	must(t, s.Compose(background, letter, "t1"))
	var stale *store.Stale
	if err := s.Compose(background, store.Job{ID: "l2", Kind: "letter", At: now}, "t2", "t1"); !errors.As(err, &stale) {
		t.Errorf("told twice: %v", err)
	}
	untold(t, s, "acc-a", "t2")
	must(t, s.Note(background, now, []store.Tiding{written("t1", "acc-a", 5)}))
	untold(t, s, "acc-a", "t2")
	claim := store.Claim{Kinds: []string{"letter"}, Now: now, Lease: time.Minute}
	job, err := s.Claim(background, claim)
	if must(t, err); job.ID != "l1" || job.Payload != "text" {
		t.Fatalf("the letter is %+v", job)
	}
	dead := store.DeadLetter{ID: "l1", Account: "acc-a", Payload: "text", At: now, Attempts: 1, Why: "refused"}
	var fenced *store.Fenced
	if err := s.Bury(background, dead, job.Attempt+1); !errors.As(err, &fenced) {
		t.Errorf("given up by another: %v", err)
	}
	must(t, s.Bury(background, dead, job.Attempt))
	if all, err := s.DeadLetters(background, 9); err != nil || !reflect.DeepEqual(all, []store.DeadLetter{dead}) {
		t.Errorf("dead letters %+v, %v", all, err)
	}
	must(t, s.Revive(background, "l1", "letter", now))
	if err := s.Revive(background, "l1", "letter", now); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("revived twice: %v", err)
	}
	if job, err = s.Claim(background, claim); err != nil || job.ID != "l1" || job.Payload != "text" {
		t.Errorf("revived: %+v, %v", job, err)
	}
	must(t, s.Bury(background, dead, job.Attempt))
	must(t, s.PruneMail(background, now.Add(time.Second)))
	if all, err := s.DeadLetters(background, 9); err != nil || len(all) != 0 {
		t.Errorf("dead letters %+v, %v", all, err)
	}
	must(t, s.Note(background, now, []store.Tiding{written("t1", "acc-a", 5)}))
	untold(t, s, "acc-a", "t2", "t1")
}
