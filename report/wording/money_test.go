package wording

import (
	"testing"

	"mandamus/law"
)

// A sum is owed where a decision stands behind it; split among office-holders, only as far as the decision was served on them.
func TestOwing(t *testing.T) {
	yes, no := law.Share{Owed: law.Yes}, law.Share{Owed: law.No}
	for _, c := range []struct {
		owed   law.Truth
		shares []law.Share
		want   Owing
	}{
		{law.Yes, nil, Owed},
		{law.No, nil, OnlyShown},
		{law.Unknown, nil, OwedUnknown},
		{law.Yes, []law.Share{yes, yes}, Owed},
		{law.Yes, []law.Share{yes, no}, OwedPartly},
		{law.Yes, []law.Share{no, no}, OnlyShown},
		{law.Unknown, []law.Share{no}, OwedUnknown},
	} {
		if got := OwingOf(&law.Accrual{Owed: c.owed, Shares: c.shares}); got != c.want {
			t.Errorf("owed %s, %d shares: %s, want %s", c.owed, len(c.shares), got, c.want)
		}
	}
}
