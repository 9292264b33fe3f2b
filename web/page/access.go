package page

// Access is what a route asks of who calls it. The zero Access lets nobody in.
type Access struct {
	kind   accessKind
	action string
}

type accessKind uint8

const (
	nobody accessKind = iota
	anyone
	stranger // signed in or not, also with a password that must be changed
	known
	may
)

// Anyone lets everybody in; what the page shows depends on nobody.
var Anyone = Access{kind: anyone}

// Stranger lets everybody in, also somebody who has yet to choose a password: the pages of signing in and out.
var Stranger = Access{kind: stranger}

// Known lets in who is signed in, or came with an access code.
var Known = Access{kind: known}

// May lets in whose role the matrix lets take the action at all. Whether in the case that is asked for is decided by package app.
func May(action string) Access { return Access{kind: may, action: action} }

// String names the access, for the list of routes.
func (a Access) String() string {
	switch a.kind {
	case anyone:
		return "anyone"
	case stranger:
		return "stranger"
	case known:
		return "known"
	case may:
		return a.action
	}
	return "nobody"
}

// admit reports whether the visit may go on; where not, it has been answered.
func (v *Visit) admit(a Access) bool {
	switch {
	case a.kind == stranger:
		return true
	case v.session != "" && v.Visitor.MustChange():
		v.Redirect(v.Path("password"))
		return false
	case a.kind == anyone:
		return true
	case v.session == "":
		v.signIn()
		return false
	case a.kind == known || a.kind == may && v.May(a.action):
		return true
	}
	v.denied(a)
	return false
}
