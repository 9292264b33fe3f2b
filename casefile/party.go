package casefile

import "mandamus/i18n"

// Applicant is a party for whom the title speaks (申请执行人). Private people stay anonymous (“Applicant A”).
type Applicant struct {
	ID     string    `yaml:"id,required" json:"id" form:"id"`
	Name   i18n.Text `yaml:"name,required" json:"name"`
	Kind   string    `yaml:"kind" json:"kind,omitempty" words:"applicant_kind"`
	Number int       `yaml:"number" json:"number,omitempty" form:"count"` // how many stand behind the name; absent: one
}

// Debtor is the body that must perform (被执行人).
type Debtor struct {
	ID        string    `yaml:"id,required" json:"id" form:"id"`
	Name      i18n.Text `yaml:"name,required" json:"name"`
	Kind      string    `yaml:"kind" json:"kind,omitempty" words:"debtor_kind"`
	Level     string    `yaml:"level" json:"level,omitempty" words:"debtor_level"`
	Division  string    `yaml:"division" json:"division,omitempty" form:"division"`
	Superior  string    `yaml:"superior" json:"superior,omitempty"` // name of the body above it
	Finance   string    `yaml:"finance" json:"finance,omitempty"`   // name of the finance department that pays for it
	Abolished Date      `yaml:"abolished" json:"abolished,omitzero"`
	Successor string    `yaml:"successor" json:"successor,omitempty" ref:"debtor"`
}

// Person is an office-holder of a debtor. The days in office split a running fine among successive heads.
type Person struct {
	ID               string    `yaml:"id,required" json:"id" form:"id"`
	Debtor           string    `yaml:"debtor,required" json:"debtor" ref:"debtor"`
	Post             i18n.Text `yaml:"post,required" json:"post"`
	Role             string    `yaml:"role,required" json:"role" words:"person_role"`
	From             Date      `yaml:"from" json:"from,omitzero"`                            // first day in office
	Until            Date      `yaml:"until" json:"until,omitzero"`                          // first day no longer in office
	Deputy           string    `yaml:"deputy" json:"deputy,omitempty" words:"deputy"`        // absent: unknown
	Permission       Date      `yaml:"deputy_permission" json:"deputy_permission,omitzero"`  // day the congress permitted detention
	FoundResponsible bool      `yaml:"found_responsible" json:"found_responsible,omitempty"` // by finding of the court
}
