package publog

import (
	"slices"

	"mandamus/i18n"
)

// advise says what to do now, and what no receipt proves.
func (in *inquiry) advise() {
	do := func(key string, args ...any) { in.v.Do = append(in.v.Do, i18n.M(key, args...)) }
	switch in.v.Status {
	case Proved:
		do("publog.do.keep")
	case Promised:
		do("publog.do.wait", "by", instant(in.promise.By))
	case Due:
		do("publog.do.ask_log")
		do("publog.do.ask_witness")
	case BrokenBy:
		do("publog.do.evidence")
		do("publog.do.remedy")
	case Forked:
		do("publog.do.evidence")
		do("publog.do.tell_witness")
	case Unvouched:
		if in.standing.ByLog {
			do("publog.do.ask_witness")
		}
		do("publog.do.trust")
	case Refuted:
		if in.Opening != nil {
			do("publog.do.without_opening")
		}
		do("publog.do.again")
	}
	if in.v.Completed != nil && in.v.Status != BrokenBy {
		do("publog.do.keep_completed")
	}
	if in.v.Status != Refuted {
		in.limits()
	}
}

// limits are what is not proved by any receipt of this kind.
func (in *inquiry) limits() {
	e := in.v.Entry
	switch {
	case e.Kind == KindWithheld:
		in.open("publog.open.withheld")
	case e.Event != "" && in.Opening == nil:
		in.open("publog.open.content")
	}
	if e.Kind == KindLodged {
		in.open("publog.open.lodged")
	}
	if in.v.Filing != "" && e.Case == "" {
		in.open("publog.open.filing", "filing", in.v.Filing)
	}
	if in.Trust != nil && slices.ContainsFunc(in.Trust.Logs, func(k LogKey) bool { return k.End == KeyLost }) {
		in.open("publog.open.lost")
	}
	in.open("publog.open.truth")
}
