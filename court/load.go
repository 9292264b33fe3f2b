package court

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed cn-courts.csv
var courtsCSV string

//go:embed cn-divisions.csv
var divisionsCSV string

// courtIndex is the list of courts with a way to find them.
type courtIndex struct {
	all    []Court
	byCode map[string]int
}

// divisionIndex is the list of divisions with ways to find them.
type divisionIndex struct {
	all    []Division
	byCode map[string][]Division
	before map[string][]Division // by the code of a successor: the former divisions
}

// The files are read once, when first asked for. One that is broken stops the program.
var (
	courts    = sync.OnceValue(func() *courtIndex { return must(readCourts(courtsCSV)) })
	divisions = sync.OnceValue(func() *divisionIndex { return must(readDivisions(divisionsCSV)) })
)

func must[T any](value T, err error) T {
	if err != nil {
		panic("court: " + err.Error())
	}
	return value
}

func readCourts(text string) (*courtIndex, error) {
	rows, err := table(text, "code,name,level,division,superior,status,basis,note")
	if err != nil {
		return nil, fmt.Errorf("cn-courts.csv: %w", err)
	}
	index := &courtIndex{byCode: make(map[string]int, len(rows))}
	for i, f := range rows {
		c := Court{f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7]}
		if _, ok := index.byCode[c.Code]; ok || c.Code == "" || c.Name == "" {
			return nil, fmt.Errorf("cn-courts.csv: line %d: code %q is given twice or a name is missing", i+2, c.Code)
		}
		index.byCode[c.Code] = i
		index.all = append(index.all, c)
	}
	return index, nil
}

func readDivisions(text string) (*divisionIndex, error) {
	rows, err := table(text, "code,name,level,parent,province,prefecture,status,start_year,end_year,new_code")
	if err != nil {
		return nil, fmt.Errorf("cn-divisions.csv: %w", err)
	}
	index := &divisionIndex{byCode: make(map[string][]Division, len(rows)), before: map[string][]Division{}}
	for i, f := range rows {
		start, err := strconv.Atoi(f[7])
		end, err2 := year(f[8])
		if err != nil || err2 != nil || len(f[0]) != 6 {
			return nil, fmt.Errorf("cn-divisions.csv: line %d: want a code of six digits and years, got %q", i+2, f)
		}
		d := Division{f[0], f[1], f[2], f[3], f[4], f[5], f[6], start, end, f[9]}
		index.all = append(index.all, d)
		index.byCode[d.Code] = append(index.byCode[d.Code], d)
		for _, code := range d.successors() {
			index.before[code] = append(index.before[code], d)
		}
	}
	index.linkPrefectures()
	return index, nil
}

// linkPrefectures finds the successors of abolished prefectures, which the file does not give: where a county went to another
// prefecture in the year its own was abolished, that one took over.
func (index *divisionIndex) linkPrefectures() {
	for _, county := range index.all {
		for _, code := range county.successors() {
			parent := code[:4] + "00"
			for _, old := range index.byCode[county.Parent] {
				moved := old.Level == "prefecture" && old.Code != parent && old.EndYear != 0 && old.EndYear == county.EndYear
				if moved && !slices.Contains(index.before[parent], old) {
					index.before[parent] = append(index.before[parent], old)
				}
			}
		}
	}
}

// year reads a year; an empty one is 0.
func year(s string) (int, error) {
	if s == "" {
		return 0, nil
	}
	return strconv.Atoi(s)
}

// table reads the rows below a head that must be as given.
func table(text, head string) ([][]string, error) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return nil, err
	}
	if want := strings.Split(head, ","); len(rows) == 0 || !slices.Equal(rows[0], want) {
		return nil, fmt.Errorf("the first line must be %s", head)
	}
	return rows[1:], nil
}
