package casefile

import (
	"mandamus/i18n"
	"mandamus/strictyaml"
)

// Event is one occurrence. Which of the typed fields a kind carries is in Kinds; their meaning is in eventkinds.go.
type Event struct {
	strictyaml.Pos `yaml:"-" json:"-"`

	ID          string    `yaml:"id" json:"id,omitempty" form:"id"` // as given, else e1, e2 … by place in the list
	On          Date      `yaml:"on,required" json:"on"`
	Kind        string    `yaml:"kind,required" json:"kind" words:"event"`
	Fact        i18n.Text `yaml:"fact" json:"fact,omitzero"`
	Obligations []string  `yaml:"obligations" json:"obligations,omitempty" ref:"obligation"` // absent: all
	By          string    `yaml:"by" json:"by,omitempty" ref:"actor"`
	Person      string    `yaml:"person" json:"person,omitempty" ref:"person"`
	Party       string    `yaml:"party" json:"party,omitempty" ref:"party"`
	Until       Date      `yaml:"until" json:"until,omitzero"`
	Amount      string    `yaml:"amount" json:"amount,omitempty" form:"yuan"`
	Measure     string    `yaml:"measure" json:"measure,omitempty" words:"measure"`
	Finding     string    `yaml:"finding" json:"finding,omitempty" words:"finding"`
	Value       *bool     `yaml:"value" json:"value,omitempty"` // absent: true
	Rate        string    `yaml:"rate" json:"rate,omitempty" form:"yuan"`
	Days        int       `yaml:"days" json:"days,omitempty" form:"count"`
	State       string    `yaml:"state" json:"state,omitempty" words:"performance_state"`
	Way         string    `yaml:"way" json:"way,omitempty"` // closed list of the kind
	Number      string    `yaml:"number" json:"number,omitempty"`
	Source      []string  `yaml:"source" json:"source,omitempty" ref:"source"`
}

// Holds returns what a finding says: true unless its value is false.
func (e Event) Holds() bool { return e.Value == nil || *e.Value }
