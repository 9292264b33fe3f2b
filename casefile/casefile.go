// Package casefile is the shape in which the facts of one enforcement case travel: one enforcement title, its obligations,
// and what has happened since. A lawyer writes it by hand (YAML or JSON), a docket folds into it, and package law reads
// nothing else.
//
// Words. An enforcement title (执行依据) is the judgment, ruling, mediation, award or act that is enforced. An obligation
// (义务) is one duty of its operative part (主文); it, not the case, is the unit of every assessment. An event is something
// that happened, of one of the kinds in eventkinds.go. A finding is an open-textured fact that a named office has asserted
// (“the debtor refuses”), never one that a program infers. A Date may be known to the day, the month or the year only, or be
// "unknown": it happened, nobody says when. Nothing here fills it in.
//
// A file is complete when it was drawn from a complete docket: a finding or a procedural act of the court that is not in it
// was not made. A file made from press reports or by a party is not complete; there, what is missing is unknown, unless
// none_of says otherwise.
//
// Read decodes and checks, Encode writes the canonical form, Schema is the published JSON Schema, Template the annotated
// skeleton for a new case. The package knows no law: what follows from the facts is package law's. It opens no files, and it
// does not look up courts or case numbers, which are text here.
package casefile

import (
	"mandamus/i18n"
	"mandamus/strictyaml"
)

// Version is the version of the format, the value of the key casefile.
const Version = 1

// File is one case file. In this and the types below the tag yaml names the key; words is the closed list the value is taken
// from (words.go), form the way it is written (form.go), ref the thing its id must name (ids.go). What each key means stands
// in both languages in the catalogue, under casefile.field.
type File struct {
	strictyaml.Pos `yaml:"-" json:"-"`

	Version      int          `yaml:"casefile,required" json:"casefile"`
	ID           string       `yaml:"id,required" json:"id" form:"id"`
	Jurisdiction string       `yaml:"jurisdiction,required" json:"jurisdiction" form:"id"` // pack that governs: "cn"
	Title        i18n.Text    `yaml:"title,required" json:"title"`
	Banner       i18n.Text    `yaml:"banner" json:"banner,omitzero"`           // shown above every report: “reconstruction from press reports”
	Complete     bool         `yaml:"complete,required" json:"complete"`       // drawn from a complete docket
	ReportedTo   Date         `yaml:"reported_to" json:"reported_to,omitzero"` // last day the record speaks of: default day of assessment
	Enforcement  Title        `yaml:"enforcement_title,required" json:"enforcement_title"`
	Courts       Courts       `yaml:"courts" json:"courts,omitzero"`
	Applicants   []Applicant  `yaml:"applicants" json:"applicants,omitempty"`
	Debtors      []Debtor     `yaml:"debtors,required" json:"debtors"`
	Persons      []Person     `yaml:"persons" json:"persons,omitempty"`
	Obligations  []Obligation `yaml:"obligations,required" json:"obligations"`
	Events       []Event      `yaml:"events" json:"events,omitempty"`
	NoneOf       []NoneOf     `yaml:"none_of" json:"none_of,omitempty"`
	Sources      []Source     `yaml:"sources" json:"sources,omitempty"`
	Doubts       []i18n.Text  `yaml:"doubts" json:"doubts,omitempty"` // what the record leaves open, in words
}

// NoneOf states that no event of these kinds happened up to and including AsOf.
type NoneOf struct {
	Kinds []string `yaml:"kinds,required" json:"kinds" words:"event"`
	AsOf  Date     `yaml:"as_of,required" json:"as_of"`
}

// Source is where facts come from, with its reliability. A part of the file that names no source rests on all of them.
type Source struct {
	ID          string `yaml:"id,required" json:"id" form:"id"`
	Address     string `yaml:"address,required" json:"address"`
	Reliability string `yaml:"reliability,required" json:"reliability" words:"reliability"`
}
