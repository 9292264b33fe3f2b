package law

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"slices"

	"mandamus/civil"
)

// RateTable holds dated series of interest rates, as a pack's rates.csv gives them: a rate holds until the next row of its series.
type RateTable struct {
	series map[string][]tableRate
	digest string
}

type tableRate struct {
	from    civil.Day
	percent string
	status  string // observed, unverified: as the table's column says
}

// ReadRates reads columns series, effective_from, rate_pct, per, status, …; rows of a series are in order of their days.
func ReadRates(r io.Reader) (*RateTable, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	rows, err := ratesReader(data).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("law: rate table: %w", err)
	}
	t := &RateTable{series: map[string][]tableRate{}}
	for i, row := range rows {
		if i == 0 {
			continue
		}
		if len(row) < 5 {
			return nil, fmt.Errorf("law: rate table line %d: %d columns, want at least 5", i+1, len(row))
		}
		from, err := civil.ParseDay(row[1])
		if err != nil {
			return nil, fmt.Errorf("law: rate table line %d: %w", i+1, err)
		}
		s := t.series[row[0]]
		if len(s) > 0 && s[len(s)-1].from >= from {
			return nil, fmt.Errorf("law: rate table line %d: series %s is not in order at %s", i+1, row[0], from)
		}
		t.series[row[0]] = append(s, tableRate{from, row[2], row[4]})
	}
	sum := sha256.Sum256(data)
	t.digest = "sha256:" + hex.EncodeToString(sum[:])
	return t, nil
}

// ratesReader lets rows leave out their last columns.
func ratesReader(data []byte) *csv.Reader {
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1
	return r
}

func (t *RateTable) names() []string { return slices.Sorted(maps.Keys(t.series)) }
