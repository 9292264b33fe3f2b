package publog

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"mandamus/fault"
	"mandamus/i18n"
)

// The trust file is a text of lines, in the manner of C2SP tlog-policy, not YAML: the page that checks receipts in a browser reads the same
// file, and a person can compare it with a printed one, line by line. tlog-policy itself knows neither who runs a witness nor when a key
// counts.
//
//	mandamus/trust/v1
//	# a comment
//	origin court.example/record
//	log court.example/record+1a2b3c4d+AZ… until 5000 end rotated
//	log court.example/record+5e6f7a8b+AZ… from 5000 use checkpoints
//	operator npc outside 某县人大常委会办公室 | Office of the county congress
//	operator highcourt under 某省高级人民法院 | High Court of the province
//	witness npc w1.npc.example+9c0d1e2f+BA…
//	quorum 2

const trustHead = "mandamus/trust/v1"

// MaxTrust bounds a trust file in bytes.
const MaxTrust = 256 << 10

// ParseTrust reads a trust file. Every line must be understood, but for keys of a kind this program does not know: they are left out, with a
// warning. The error is ErrForm with fault.Problems that say line and remedy.
func ParseTrust(data []byte) (*Trust, error) {
	l, err := readLines(data, MaxTrust)
	if err != nil {
		return nil, err
	}
	if err := l.head(trustHead); err != nil {
		return nil, err
	}
	t := new(Trust)
	for l.more() {
		line := strings.TrimSpace(l.next())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if !plainText(line) {
			return nil, l.trust("publog.trust.character")
		}
		if err := t.line(l, line); err != nil {
			return nil, err
		}
	}
	return t, t.whole(l)
}

// line reads one line.
func (t *Trust) line(l *lines, line string) error {
	word, rest, _ := strings.Cut(line, " ")
	switch word {
	case "origin":
		if t.Origin != "" || rest == "" {
			return l.trust("publog.trust.once", "word", word)
		}
		t.Origin = rest
		return nil
	case "quorum":
		n, err := strconv.Atoi(rest)
		if t.Quorum != 0 || err != nil || n < MinQuorum {
			return l.trust("publog.trust.quorum", "least", MinQuorum)
		}
		t.Quorum = n
		return nil
	case "operator":
		return t.operatorLine(l, rest)
	case "log":
		return t.logLine(l, strings.Fields(rest))
	case "witness":
		return t.witnessLine(l, strings.Fields(rest))
	}
	return l.trust("publog.trust.word", "word", word)
}

// whole: what every file must have.
func (t *Trust) whole(l *lines) error {
	switch {
	case t.Origin == "":
		return l.trust("publog.trust.missing", "word", "origin")
	case len(t.Logs) == 0:
		return l.trust("publog.trust.missing", "word", "log")
	case t.Quorum == 0:
		return l.trust("publog.trust.missing", "word", "quorum")
	}
	return nil
}

var operatorForm = regexp.MustCompile(`^[a-z0-9][a-z0-9.-]{0,62}$`)

// operatorLine reads: id outside|under name in Chinese | name in English.
func (t *Trust) operatorLine(l *lines, rest string) error {
	words := strings.SplitN(rest, " ", 3)
	if len(words) != 3 || !operatorForm.MatchString(words[0]) || words[1] != "outside" && words[1] != "under" {
		return l.trust("publog.trust.operator")
	}
	if _, twice := t.operator(words[0]); twice {
		return l.trust("publog.trust.twice", "what", words[0])
	}
	zh, en, both := strings.Cut(words[2], "|")
	name := i18n.Text{ZH: strings.TrimSpace(zh), EN: strings.TrimSpace(en)}
	if !both || name.ZH == "" || name.EN == "" {
		return l.trust("publog.trust.operator")
	}
	t.Operators = append(t.Operators, Operator{words[0], words[1] == "outside", name})
	return nil
}

// witnessLine reads: operator key.
func (t *Trust) witnessLine(l *lines, words []string) error {
	if len(words) != 2 {
		return l.trust("publog.trust.witness")
	}
	if _, known := t.operator(words[0]); !known {
		return l.trust("publog.trust.unknown_operator", "operator", words[0])
	}
	key, err := t.key(l, words[1], "publog.trust.witness_key", Cosignature)
	if key != nil {
		t.Witnesses = append(t.Witnesses, Witness{key, words[0]})
	}
	return err
}

// logLine reads: key, and pairs of from, until, use, end, at.
func (t *Trust) logLine(l *lines, words []string) error {
	if len(words)%2 != 1 {
		return l.trust("publog.trust.log")
	}
	k := LogKey{Use: UseBoth}
	seen := map[string]bool{}
	for i := 1; i < len(words); i += 2 {
		if err := k.set(words[i], words[i+1]); err != nil || seen[words[i]] {
			return l.trust("publog.trust.pair", "pair", words[i]+" "+words[i+1])
		}
		seen[words[i]] = true
	}
	if !k.sound() {
		return l.trust("publog.trust.log")
	}
	key, err := t.key(l, words[0], "publog.trust.log_key", Ed25519, SM2)
	if k.Key = key; key != nil {
		t.Logs = append(t.Logs, k)
	}
	return err
}

// set takes one pair.
func (k *LogKey) set(name, value string) (err error) {
	switch name {
	case "from":
		k.From, err = decimal(value)
	case "until":
		k.Until, err = decimal(value)
	case "at":
		k.Compromised, err = time.Parse(stamp, value)
	case "use":
		k.Use = KeyUse(value)
		if !slices.Contains([]KeyUse{UseBoth, UseCheckpoints, UsePromises}, k.Use) {
			err = ErrForm
		}
	case "end":
		k.End = KeyEnd(value)
		if !slices.Contains([]KeyEnd{KeyRotated, KeyLost, KeyCompromised}, k.End) {
			err = ErrForm
		}
	default:
		err = ErrForm
	}
	return err
}

// sound: a key that ended for the size or the hour says which.
func (k LogKey) sound() bool {
	return (k.End == KeyCompromised) == !k.Compromised.IsZero() &&
		(k.End == KeyRotated || k.End == KeyLost) == (k.Until > 0) &&
		(k.Until == 0 || k.Until > k.From)
}

// key reads a key of one of the kinds that may stand here, and not twice. A kind unknown to this program is a warning, and the key nil.
func (t *Trust) key(l *lines, text, wrong string, kinds ...Algorithm) (*Key, error) {
	key, err := ParseKey(text)
	if errors.Is(err, ErrAlgorithm) {
		t.Warnings = append(t.Warnings, fault.Problem{Line: l.at, Value: text, Warning: true, What: i18n.M("publog.trust.newer"), Hint: i18n.M("publog.trust.newer.hint")})
		return nil, nil
	}
	if err != nil || !slices.Contains(kinds, key.alg) {
		return nil, l.trust(wrong, "key", text)
	}
	if slices.ContainsFunc(append(t.keys(), t.logKeys(UseCheckpoints)...), key.SameAs) {
		return nil, l.trust("publog.trust.twice", "what", key.name)
	}
	return key, nil
}

//i18n:keys publog.trust.*

// trust says what is wrong in the line of a trust file that was read last.
func (l *lines) trust(key string, args ...any) error {
	return malformed{fault.Problems{{Line: min(l.at, len(l.all)), What: i18n.M(key, args...), Hint: i18n.M("publog.trust.hint")}}}
}

// Text returns the file as ParseTrust reads it, without comments.
func (t *Trust) Text() string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s\norigin %s\n", trustHead, t.Origin)
	for _, k := range t.Logs {
		out.WriteString("log " + k.String() + "\n")
	}
	for _, o := range t.Operators {
		side := "under"
		if o.Outside {
			side = "outside"
		}
		fmt.Fprintf(&out, "operator %s %s %s | %s\n", o.ID, side, o.Name.ZH, o.Name.EN)
	}
	for _, w := range t.Witnesses {
		fmt.Fprintf(&out, "witness %s %v\n", w.Operator, w.Key)
	}
	fmt.Fprintf(&out, "quorum %d\n", t.Quorum)
	return out.String()
}

// String returns the key's line without its first word.
func (k LogKey) String() string {
	out := k.Key.String()
	if k.Use != UseBoth {
		out += " use " + string(k.Use)
	}
	if k.From > 0 {
		out += fmt.Sprintf(" from %d", k.From)
	}
	if k.Until > 0 {
		out += fmt.Sprintf(" until %d", k.Until)
	}
	if k.End != KeyInUse {
		out += " end " + string(k.End)
	}
	if !k.Compromised.IsZero() {
		out += " at " + k.Compromised.Format(stamp)
	}
	return out
}
