package view

import (
	"strings"

	"mandamus/civil"
	"mandamus/i18n"
	"mandamus/internal/each"
)

// Readings are the contested points with their choices and articles.
func (b *Book) Readings(l i18n.Lang, on civil.Day) []ReadingEntry {
	r := &ruleMaker{words: newWords(l, b.pack), on: on}
	return each.Mapped(b.pack.ReadingIDs(), func(id string) ReadingEntry {
		d := b.pack.Readings.M[id]
		return ReadingEntry{r.reading(id, d.Default), each.Mapped(d.Cite, r.citeID)}
	})
}

// ReadingEntry is a reading with its articles.
type ReadingEntry struct {
	Reading
	Cites []Cite
}

// GapEntry is what the pack does not model, with the slots it taints.
type GapEntry struct {
	ID, Reason string
	Cites      []Cite
	Affects    []Link
}

// Gaps are the declared gaps of the pack.
func (b *Book) Gaps(l i18n.Lang, on civil.Day) []GapEntry {
	r := &ruleMaker{words: newWords(l, b.pack), on: on}
	return each.Mapped(b.pack.Gaps.Keys, func(id string) GapEntry {
		g := b.pack.Gaps.M[id]
		out := GapEntry{ID: id, Reason: r.In(g.Reason)}
		if g.Cite != "" {
			out.Cites = []Cite{r.citeID(g.Cite)}
		}
		for _, slot := range g.Affects {
			kind, slotID, _ := strings.Cut(slot, ".")
			out.Affects = append(out.Affects, r.ruleLink(kind, slotID))
		}
		return out
	})
}
