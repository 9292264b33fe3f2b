package docket

// Blank returns an empty body of the kind, for somebody to fill in.
func (k Kind) Blank() Body { return k.blank() }
