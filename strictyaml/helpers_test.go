package strictyaml

import (
	"fmt"
	"strings"

	"mandamus/i18n"
)

// everything is a schema with one field of each kind.
type everything struct {
	Pos    `yaml:"-"`
	Name   string            `yaml:"name,required"`
	Title  i18n.Text         `yaml:"title"`
	Yes    bool              `yaml:"yes"`
	Small  int8              `yaml:"small"`
	Count  uint              `yaml:"count"`
	Items  []inner           `yaml:"items"`
	One    *inner            `yaml:"one"`
	Words  map[string]string `yaml:"words"`
	Sorted Ordered[int]      `yaml:"sorted"`
	Cite   OneOrList[string] `yaml:"cite"`
	Raw    Node              `yaml:"raw"`
	Code   code              `yaml:"code"`
	Shape  shape             `yaml:"shape"`
	common `yaml:",inline"`
}

type inner struct {
	Pos    `yaml:"-"`
	Amount string `yaml:"amount,required"`
	Kind   string `yaml:"kind"`
}

// common is read inline.
type common struct {
	Note string `yaml:"note"`
}

// code reads itself from text.
type code string

func (c *code) FromString(s string) error {
	if len(s) != 3 {
		return fmt.Errorf("a code has three letters")
	}
	*c = code(strings.ToUpper(s))
	return nil
}

// shape reads itself from a node: a word, or a map with a side.
type shape struct{ side int }

func (s *shape) UnmarshalStrict(n Node) error {
	if n.Kind() == Scalar {
		if n.Text() != "point" {
			return n.Problem(i18n.M("strictyaml.invalid", "value", n.Text(), "reason", "no shape"), i18n.Msg{})
		}
		return nil
	}
	var square struct {
		Side int `yaml:"side,required"`
	}
	err := n.Decode(&square)
	s.side = square.Side
	return err
}

// outlineOf prints a node with all its keys and values and which of them are text.
func outlineOf(n Node) string {
	var b strings.Builder
	switch n.Kind() {
	case Scalar:
		fmt.Fprintf(&b, "%q/%v", n.Text(), n.Quoted() || meaningOf(n.y) == asText || needsQuotes(n.y, false))
	case List:
		for _, item := range n.Items() {
			b.WriteString("- " + outlineOf(item) + ";")
		}
	case Map:
		for _, e := range n.Entries() {
			b.WriteString(fmt.Sprintf("%q: ", e.Key) + outlineOf(e.Value) + ";")
		}
	}
	return "(" + b.String() + ")"
}
