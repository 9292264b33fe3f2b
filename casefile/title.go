package casefile

import "mandamus/strictyaml"

// Title is the enforcement title (执行依据). Its kind gates every rule of law.
type Title struct {
	strictyaml.Pos `yaml:"-" json:"-"`

	Kind          string   `yaml:"kind,required" json:"kind" words:"title_kind"`
	Number        string   `yaml:"number" json:"number,omitempty"`               // case number of the title itself
	Numbers       []string `yaml:"other_numbers" json:"other_numbers,omitempty"` // further case numbers of the record
	Court         string   `yaml:"court" json:"court,omitempty"`                 // court or body that made it
	Instance      string   `yaml:"instance" json:"instance,omitempty" words:"instance"`
	Judgment      string   `yaml:"judgment" json:"judgment,omitempty" words:"judgment_kind"`
	AnnulledFor   string   `yaml:"annulled_for" json:"annulled_for,omitempty" words:"annulled_for"`
	Made          Date     `yaml:"made" json:"made,omitzero"`
	Effective     Date     `yaml:"effective" json:"effective,omitzero"`
	Served        []Served `yaml:"served" json:"served,omitempty"`
	TimeToSueEnds Date     `yaml:"time_to_sue_ends" json:"time_to_sue_ends,omitzero"` // last day to sue over an administrative act
	Source        []string `yaml:"source" json:"source,omitempty" ref:"source"`
}

// Served says when the title reached one party.
type Served struct {
	On    Date   `yaml:"on,required" json:"on"`
	Party string `yaml:"party,required" json:"party" ref:"party"`
}

// Courts names the courts of the case by their full names, as far as the record gives them.
type Courts struct {
	First       string `yaml:"first_instance" json:"first_instance,omitempty"`
	Appeal      string `yaml:"appeal" json:"appeal,omitempty"`
	Retrial     string `yaml:"retrial" json:"retrial,omitempty"`
	Enforcing   string `yaml:"enforcing" json:"enforcing,omitempty"`
	Centralised *bool  `yaml:"centralised" json:"centralised,omitempty"` // the first-instance court sits by centralised jurisdiction (集中管辖)
}
