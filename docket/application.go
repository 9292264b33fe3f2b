package docket

// From the counter to the file's being with an officer.
type (
	ApplicationFiled struct {
		Told
		WithNumber
	}
	ApplicationCorrected  struct{ Told }
	ApplicationRegistered struct {
		Told
		WithNumber
	}
	ApplicationRefused struct {
		Told
		WithNumber
	}
	ApplicationWithdrawn struct{ Told }
)

func (b *ApplicationFiled) apply(d *Docket, e *Entry) { d.Filed = e.mark() }

func (b *ApplicationRegistered) apply(d *Docket, e *Entry) {
	d.Registered = e.mark()
	d.number(b.Number, "enforcement", e)
}

func (b *ApplicationRefused) apply(d *Docket, e *Entry)   { d.Refused = e.mark() }
func (b *ApplicationWithdrawn) apply(d *Docket, e *Entry) { d.Withdrawn = e.mark() }
