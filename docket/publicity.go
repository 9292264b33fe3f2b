package docket

// PublicityRestricted closes the case to the public on a ground of law: from here on the public record has its number and counts, no
// more. What was logged before stays as it is.
type PublicityRestricted struct {
	Ground string `json:"ground"` // a word of SecrecyGrounds
}

// SecrecyGrounds are on what a case is closed to the public: Administrative Litigation Law 54 and the protection of minors.
var SecrecyGrounds = []string{"state_secret", "privacy", "minor", "trade_secret"}

// PublicityRestored opens the case to the public again, from the day on.
type PublicityRestored struct{}

// apply keeps the first ground where there are several.
func (b *PublicityRestricted) apply(d *Docket, e *Entry) {
	if d.Restricted == nil {
		d.Restricted = &Restriction{Ground: b.Ground, Mark: e.mark()}
	}
}

func (*PublicityRestored) apply(d *Docket, _ *Entry) { d.Restricted = nil }

// Restriction says that the case is closed to the public, on what ground and since when.
type Restriction struct {
	Ground string
	Mark
}
