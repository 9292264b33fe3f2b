// Package record says what of a case the public sees, and when; and makes of the public record the pages people read.
//
// Words. The record (公开记录) is the log of package publog as far as it speaks of cases. The publication policy (policies/cn.yaml) names
// every kind of event of a docket: under which reveal rule its entry shows what it says, and for each field of its body whether that is
// shown, shown where it is a coded word, or never. A projection is what the policy lets out of one event. An entry is withheld (暂不公开)
// until its rule is met, then opened (已公开); what is never opened is counted only. The filing reference (申请编号) names a case in public.
// A day is committed when the log takes the counts of each court as they were that evening. The fold reads entries, and nothing else, into
// cases, bodies, courts and figures; a proof chip is the index of the entry that says so.
//
// What the guarantee is: pages for the public are computed from entries alone, so what is in no entry is on no page. A Personal of a body
// has no way into an entry: a policy that names one is refused, and a policy with an error withholds everything.
//
// The package is pure. It does not write the log, number entries, mint salts or know what day it is, and it does not know names: of a body
// it has the id in the register, of a person the office.
package record
