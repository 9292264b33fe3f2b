package app

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"mandamus/docket"
	"mandamus/fault"
	"mandamus/policy"
	"mandamus/store"
)

// Claim: a view is kept under its name for who saved it and for nobody else, saving it again replaces it, and it can be dropped once.
func TestSavedViews(t *testing.T) {
	d := newDesk(t)
	for _, query := range []string{"stage=enforcing", "flag=lapsed"} {
		if err := d.SaveView(d.ctx, judge(), " 我的 ", query); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.SaveView(d.ctx, clerk(), "我的", "q=x"); err != nil {
		t.Fatal(err)
	}
	views, err := d.SavedViews(d.ctx, judge())
	if err != nil || len(views) != 1 || views[0].Name != "我的" || views[0].Query != "flag=lapsed" {
		t.Fatalf("%+v (%v)", views, err)
	}
	if err := d.DropView(d.ctx, clerk(), views[0].ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("somebody else's view is dropped: %v", err)
	}
	for _, want := range []error{nil, store.ErrNotFound} {
		if err := d.DropView(d.ctx, judge(), views[0].ID); !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
	}
}

// Claim: a view without a name, with one too long, with too long a query, one too many, and one of nobody are refused.
func TestViewsRefused(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, query string }{{" ", ""}, {strings.Repeat("长", viewNameMost+1), ""}, {"a\xff", ""}, {"a", strings.Repeat("q", viewMost+1)}} {
		var wrong fault.Problems
		if err := d.SaveView(d.ctx, judge(), c.name, c.query); !errors.As(err, &wrong) {
			t.Errorf("%.10q: %v", c.name, err)
		}
	}
	for n := range ViewsMost {
		if err := d.SaveView(d.ctx, judge(), fmt.Sprint(n), ""); err != nil {
			t.Fatal(err)
		}
	}
	var wrong fault.Problems
	if err := d.SaveView(d.ctx, judge(), "more", ""); !errors.As(err, &wrong) {
		t.Errorf("one too many: %v", err)
	}
	if err := d.SaveView(d.ctx, judge(), "0", "q=x"); err != nil {
		t.Errorf("one of many is not replaced: %v", err)
	}
	var no *Denied
	if err := d.SaveView(d.ctx, Actor{}, "a", ""); !errors.As(err, &no) {
		t.Errorf("nobody saves: %v", err)
	}
}

// Claim: who came with an access code has no views: applicants of different cases go by the same id, and would read each other's.
func TestViewsOfSeats(t *testing.T) {
	d := newDesk(t)
	for _, id := range []docket.ID{d.enforced("pay").id, d.filed("other").id} {
		x := Actor{ID: "a1", Seats: []Seat{{id, "a1", policy.Applicant}}}
		var no *Denied
		if err := d.SaveView(d.ctx, x, "甲某的案件", "q=x"); !errors.As(err, &no) {
			t.Errorf("saved: %v", err)
		}
		if views, err := d.SavedViews(d.ctx, x); !errors.As(err, &no) || len(views) > 0 {
			t.Errorf("%+v (%v)", views, err)
		}
	}
}
