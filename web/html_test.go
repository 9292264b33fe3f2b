package web

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// document is a page as its elements in order.
type document []node

// node is an element with its attributes and the text directly in it.
type node struct {
	name string
	attr map[string]string
}

// parse reads a page. An element that is not closed, or closed twice, is an error; an attribute without a value is not.
func parse(page string) (document, error) {
	dec := xml.NewDecoder(strings.NewReader(strings.TrimPrefix(page, "<!doctype html>\n")))
	dec.Strict, dec.AutoClose, dec.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	var out document
	var open []string
	for {
		token, err := dec.RawToken()
		if errors.Is(err, io.EOF) {
			if len(open) > 0 {
				return out, fmt.Errorf("not closed: %v", open)
			}
			return out, nil
		}
		if err != nil {
			return out, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			made := node{e.Name.Local, map[string]string{}}
			for _, a := range e.Attr {
				made.attr[a.Name.Local] = a.Value
			}
			out = append(out, made)
			if !slices.Contains(voids, e.Name.Local) {
				open = append(open, e.Name.Local)
			}
		case xml.EndElement:
			if slices.Contains(voids, e.Name.Local) {
				continue
			}
			if len(open) == 0 || open[len(open)-1] != e.Name.Local {
				return out, fmt.Errorf("%s is closed inside %v at byte %d", e.Name.Local, open, dec.InputOffset())
			}
			open = open[:len(open)-1]
		}
	}
}

// voids are elements without an end.
var voids = []string{"meta", "link", "input", "br", "hr", "img"}

func (d document) tag(name string) document {
	return slices.DeleteFunc(slices.Clone(d), func(e node) bool { return e.name != name })
}

func (d document) class(name string) document {
	return slices.DeleteFunc(slices.Clone(d), func(e node) bool { return !slices.Contains(strings.Fields(e.attr["class"]), name) })
}

func (d document) has(attr, value string) bool {
	return slices.ContainsFunc(d, func(e node) bool { return e.attr[attr] == value })
}

// repeated are the values of an attribute that stand more than once.
func (d document) repeated(attr string) []string {
	seen := map[string]int{}
	var out []string
	for _, e := range d {
		if v, ok := e.attr[attr]; ok {
			if seen[v]++; seen[v] == 2 {
				out = append(out, v)
			}
		}
	}
	return out
}
