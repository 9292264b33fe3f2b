package law

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"

	"mandamus/civil"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/money"
)

// RateTable holds dated series of interest rates, as a pack's rates.csv gives them: a rate holds until the next row of its series.
type RateTable struct {
	series map[string][]tableRate
	digest string
}

// tableRate is one row of the table.
type tableRate struct {
	from       civil.Day
	percent    string // as printed
	perDay     bool   // else a year
	unverified bool   // nobody has compared it with its source
}

// rateColumns are the columns every row has, in order. More may follow; they are for readers.
var rateColumns = []string{"series", "effective_from", "rate_pct", "per", "status"}

// ReadRates reads a table of rates: columns series, effective_from (a day), rate_pct (a plain decimal), per (year or day), status
// (observed or unverified), and any others; the rows of a series in order of their days. The error is fault.Problems with the first
// wrong line, without a file name.
func ReadRates(r io.Reader) (*RateTable, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	t := &RateTable{series: map[string][]tableRate{}, digest: "sha256:" + hex.EncodeToString(sum[:])}
	rows := csv.NewReader(bytes.NewReader(data))
	rows.FieldsPerRecord = -1 // a row may leave out its last columns
	for header := true; ; header = false {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return t, nil
		}
		if err != nil {
			return nil, badCSV(err)
		}
		if prob, ok := t.add(row, header); !ok {
			prob.Line, _ = rows.FieldPos(0)
			return nil, fault.Problems{prob}
		}
	}
}

// badCSV is a table with a quotation mark out of place, the only thing that can be wrong with its form.
func badCSV(err error) error {
	prob := fault.Problem{What: i18n.M("law.rates.csv")}
	if at := (*csv.ParseError)(nil); errors.As(err, &at) {
		prob.Line, prob.Col = at.Line, at.Column
	}
	return fault.Problems{prob}
}

// add reads one row; the header only has to name the columns.
func (t *RateTable) add(row []string, header bool) (fault.Problem, bool) {
	wrong := func(value, key string) (fault.Problem, bool) {
		return fault.Problem{Value: value, What: i18n.M(key, "value", value)}, false //i18n:keys law.rates.*
	}
	if len(row) < len(rateColumns) || header && !slices.Equal(row[:len(rateColumns)], rateColumns) {
		return wrong(strings.Join(row, ","), "law.rates.columns")
	}
	if header {
		return fault.Problem{}, true
	}
	from, err := civil.ParseDay(row[1])
	if err != nil {
		return wrong(row[1], "law.rates.day")
	}
	rate := tableRate{from, row[2], row[3] == "day", row[4] == "unverified"}
	s := t.series[row[0]]
	switch _, err := rate.daily(365); {
	case err != nil:
		return wrong(row[2], "law.rates.percent")
	case !slices.Contains([]string{"year", "day"}, row[3]):
		return wrong(row[3], "law.rates.per")
	case !slices.Contains([]string{"observed", "unverified"}, row[4]):
		return wrong(row[4], "law.rates.status")
	case len(s) > 0 && s[len(s)-1].from >= from:
		return wrong(row[1], "law.rates.order")
	}
	t.series[row[0]] = append(s, rate)
	return fault.Problem{}, true
}

// daily is the rate a day, where the year has basis days.
func (r tableRate) daily(basis int) (money.Rate, error) {
	if r.perDay {
		return money.ParsePercentPerDay(r.percent)
	}
	return money.ParsePercentPerYear(r.percent, basis)
}

func (t *RateTable) names() []string { return slices.Sorted(maps.Keys(t.series)) }
