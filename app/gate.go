package app

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/i18n"
	"mandamus/law"
)

// gate answers the docket from an assessment: whether a measure is open for an obligation, and if not, why.
type gate struct {
	pack       *law.Pack
	assessment *law.Assessment
}

// Gate returns what the law says of the measures of a docket on a day.
func (a *App) Gate(d *docket.Docket, on civil.Day) (docket.Gate, error) {
	assessment, err := a.assess(d, on)
	return gate{a.Pack, assessment}, err
}

// Slot implements docket.Gate.
func (g gate) Slot(obligation, measure string) (docket.Slot, bool) {
	for i := range g.assessment.Positions {
		p := &g.assessment.Positions[i]
		if p.Obligation.ID != obligation {
			continue
		}
		for j := range p.Measures {
			if p.Measures[j].ID == measure {
				return g.slot(&p.Measures[j]), true
			}
		}
	}
	return docket.Slot{}, false
}

func (g gate) slot(m *law.Measure) docket.Slot {
	s := docket.Slot{State: string(m.State), Cite: []string{m.Cite.Provision}, Receipt: ReceiptID(g.assessment.Receipt)}
	if approve := g.pack.Measures.M[m.ID].Approve; approve != nil {
		s.Approve = approve.By
	}
	if m.State == law.Open {
		return s
	}
	if m.Gate != law.Yes {
		s.Grounds = append(s.Grounds, ground("title_kind", m.Gate, "app.ground.title"))
	}
	if m.InForce != law.Yes {
		s.Grounds = append(s.Grounds, ground("in_force", m.InForce, "app.ground.in_force"))
	}
	for _, r := range m.Reasons {
		if r.Stands() != law.Yes {
			s.Grounds = append(s.Grounds, groundOf(r))
		}
	}
	return s
}

func ground(id string, truth law.Truth, key string) docket.Ground {
	return docket.Ground{Condition: id, Known: truth == law.No, Text: i18n.Text{ZH: i18n.T(i18n.ZH, key), EN: i18n.T(i18n.EN, key)}}
}

func groundOf(r law.Reason) docket.Ground {
	out := docket.Ground{
		Condition: r.Condition, Known: r.Value != law.Unknown,
		Text: i18n.Text{ZH: r.Sentence(i18n.ZH), EN: r.Sentence(i18n.EN)},
	}
	for _, c := range r.Cites() {
		out.Cite = append(out.Cite, c.Provision)
	}
	return out
}

// ReceiptID names a receipt: the SHA-256 of its JSON, in hexadecimal digits. Events keep it; the same docket, day, pack and
// readings give it again.
func ReceiptID(r law.Receipt) string {
	data, err := json.Marshal(r)
	if err != nil {
		panic("app: " + err.Error()) // a receipt holds texts alone
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
