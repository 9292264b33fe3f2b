package main

import (
	"fmt"
	"strings"

	"mandamus/calendar"
	"mandamus/casefile"
	"mandamus/civil"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/report"
)

// assessCommand says what the law says of cases.
type assessCommand struct {
	Files    []string `arg:"" name:"file" placeholder:"FILE|DIR"`
	On       string   `placeholder:"DAY"`
	JSON     bool     `name:"json"`
	Explain  bool
	Timeline string   `placeholder:"MEASURE"`
	Reading  []string `placeholder:"ID=VALUE" sep:"none"`
	Pack     string   `placeholder:"DIR"`
}

// Run reads the files and writes a report of the only case, or a table of many.
func (c *assessCommand) Run(p *program) error {
	a := assessor{program: p, assessCommand: c}
	var err error
	if a.readings, err = readings(c.Reading); err != nil {
		return err
	}
	if a.day, err = dayFlag("--on", c.On); err != nil {
		return err
	}
	names, err := p.expand(c.Files)
	if err != nil {
		return err
	}
	a.summary = len(names) > 1 && !c.JSON && !c.Explain && c.Timeline == ""
	bar := p.progress(len(names))
	for _, name := range names {
		bar.step(name)
		if err := a.file(name); err != nil {
			bar.clear()
			return err
		}
	}
	bar.clear()
	return a.close()
}

// assessor assesses one case after the other.
type assessor struct {
	*program
	*assessCommand
	readings map[string]string
	day      *civil.Day
	summary  bool
	table    report.Summary
	broken   fault.Problems // of files that could not be read; said at the end
	done     int
}

// file assesses one file. A file that cannot be read is noted and the next one gets its turn; any other error ends the work.
func (a *assessor) file(name string) error {
	f, problems := a.readCase(name)
	if f == nil {
		a.broken = append(a.broken, problems.Errors()...)
		return nil
	}
	pack, err := a.pack(a.Pack, f.Jurisdiction)
	if err != nil {
		return err
	}
	on, why := a.dayFor(f)
	result, err := law.Assess(pack, f, on, law.WithReadings(a.readings))
	if err != nil {
		return err
	}
	if a.done++; a.summary {
		a.table.Add(result)
		return nil
	}
	return a.show(pack, result, why)
}

// show writes one assessment.
func (a *assessor) show(pack *law.Pack, result *law.Assessment, why i18n.Msg) error {
	o := a.options()
	o.Explain, o.Day = a.Explain, why
	switch {
	case a.Timeline != "":
		return a.timeline(pack, result.File, o)
	case a.JSON:
		return report.JSON(a.stdout, pack, result)
	}
	if a.done > 1 {
		fmt.Fprintln(a.stdout)
	}
	_, err := a.stdout.Write(report.Text(pack, result, o))
	return err
}

// timeline writes the course of one measure over the days of the record.
func (a *assessor) timeline(pack *law.Pack, f *casefile.File, o report.Options) error {
	if _, ok := pack.Measures.M[a.Timeline]; !ok {
		return misuse(i18n.M("cmd.assess.measure", "word", a.Timeline), near(a.Timeline, pack.MeasureIDs(), i18n.M("cmd.assess.measure.hint")))
	}
	text, err := report.Timeline(pack, f, a.Timeline, a.readings, o)
	if err == nil {
		_, err = a.stdout.Write(text)
	}
	return err
}

// close writes the table, and what was wrong with files that could not be assessed.
func (a *assessor) close() error {
	if a.summary && a.done > 0 {
		if _, err := a.stdout.Write(a.table.Text(a.options())); err != nil {
			return err
		}
	}
	if len(a.broken) == 0 {
		return nil
	}
	a.report(a.broken)
	return errReported
}

// dayFor is the day of assessment: --on, else the last day an incomplete record speaks of, else today, each with the reason.
func (a *assessor) dayFor(f *casefile.File) (civil.Day, i18n.Msg) {
	switch {
	case a.day != nil:
		return *a.day, i18n.Msg{}
	case !f.Complete && f.ReportedTo.Known():
		return f.ReportedTo.Last, i18n.M("cmd.assess.day_of_record")
	}
	return a.today(), i18n.M("cmd.assess.today")
}

// today is the legal day on which the program was started.
func (p *program) today() civil.Day { return calendar.LegalDay(p.now) }

// dayFlag reads the value of a flag that is a day; nil where it was not given.
func dayFlag(flag, s string) (*civil.Day, error) {
	if s == "" {
		return nil, nil
	}
	day, err := civil.ParseDay(s)
	if err != nil {
		return nil, misuse(i18n.M("cmd.day", "flag", flag, "value", s), i18n.M("cmd.day.hint"))
	}
	return &day, nil
}

// readings reads ID=VALUE pairs.
func readings(pairs []string) (map[string]string, error) {
	out := map[string]string{}
	for _, pair := range pairs {
		id, value, ok := strings.Cut(pair, "=")
		if !ok || id == "" || value == "" {
			return nil, misuse(i18n.M("cmd.assess.reading", "value", pair), i18n.M("cmd.assess.reading.hint"))
		}
		out[id] = value
	}
	return out, nil
}

// near is a hint with the word that was probably meant, or else the given one.
func near(word string, among []string, otherwise i18n.Msg) i18n.Msg {
	if w, ok := fault.Nearest(word, among); ok {
		return i18n.M("cmd.usage.near", "word", w)
	}
	return otherwise
}
