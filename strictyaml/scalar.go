package strictyaml

import (
	"reflect"
	"strconv"
	"strings"

	"mandamus/i18n"
)

// scalar reads one value into a string, bool or whole number.
func (d *decoder) scalar(v reflect.Value, n Node) {
	switch {
	case v.Kind() == reflect.String:
		if s, ok := d.text(n); ok {
			v.SetString(s)
		}
	case v.Kind() == reflect.Bool:
		if b, ok := d.boolean(n); ok {
			v.SetBool(b)
		}
	case v.CanInt() || v.CanUint():
		d.integer(v, n)
	default:
		panic("strictyaml: type " + v.Type().String() + " has no YAML form")
	}
}

// text returns the text of a scalar and reports one that readers of YAML could take for something else.
func (d *decoder) text(n Node) (string, bool) {
	if d.bad[n.y] || !d.want(n, Scalar) {
		return "", false
	}
	s := n.y.Value
	switch meaningOf(n.y) {
	case asText:
		return s, true
	case asNull:
		d.null(n)
	case asBool:
		d.fail(n.y, n.path, i18n.M("strictyaml.text.bool", "value", s), i18n.M("strictyaml.quote.hint", "value", s))
	case asNumber:
		d.fail(n.y, n.path, i18n.M("strictyaml.text.number", "value", s), i18n.M("strictyaml.quote.hint", "value", s))
	case asDay:
		d.fail(n.y, n.path, i18n.M("strictyaml.day", "value", s), i18n.M("strictyaml.day.hint", "value", s))
	}
	return "", false
}

// null reports an empty value or the word null.
func (d *decoder) null(n Node) {
	if n.y.Value == "" {
		d.fail(n.y, n.path, i18n.M("strictyaml.empty"), i18n.M("strictyaml.empty.hint"))
		return
	}
	d.fail(n.y, n.path, i18n.M("strictyaml.null", "value", n.y.Value),
		i18n.M("strictyaml.null.hint", "value", n.y.Value))
}

// boolean reads true or false.
func (d *decoder) boolean(n Node) (value, ok bool) {
	if !d.want(n, Scalar) {
		return false, false
	}
	s := n.y.Value
	switch {
	case quoted(n.y) && (s == "true" || s == "false"):
		d.fail(n.y, n.path, i18n.M("strictyaml.bool", "value", s), i18n.M("strictyaml.unquote.hint", "value", s))
	case s == "true" || s == "false":
		return s == "true", true
	case meaningOf(n.y) == asNull:
		d.null(n)
	default:
		d.fail(n.y, n.path, i18n.M("strictyaml.bool", "value", shorten(s)), i18n.M("strictyaml.bool.hint"))
	}
	return false, false
}

// integer reads a whole number in decimal digits.
func (d *decoder) integer(v reflect.Value, n Node) {
	if !d.want(n, Scalar) {
		return
	}
	s := n.y.Value
	switch {
	case meaningOf(n.y) == asNull:
		d.null(n)
	case !wholeNumber(s):
		d.fail(n.y, n.path, i18n.M("strictyaml.int", "value", shorten(s)), i18n.M("strictyaml.int.hint"))
	case quoted(n.y):
		d.fail(n.y, n.path, i18n.M("strictyaml.int", "value", shorten(s)), i18n.M("strictyaml.unquote.hint", "value", shorten(s)))
	case !setInteger(v, s):
		d.fail(n.y, n.path, i18n.M("strictyaml.int.range", "value", shorten(s)), i18n.Msg{})
	}
}

// wholeNumber reports whether s is written 0, 7, -12: no plus sign, no leading zero, no other base.
func wholeNumber(s string) bool {
	abs := strings.TrimPrefix(s, "-")
	return digits(abs) && (abs[0] != '0' || s == "0")
}

// setInteger sets v and reports whether the number fits.
func setInteger(v reflect.Value, s string) bool {
	if v.CanInt() {
		i, err := strconv.ParseInt(s, 10, v.Type().Bits())
		v.SetInt(i)
		return err == nil
	}
	u, err := strconv.ParseUint(s, 10, v.Type().Bits())
	v.SetUint(u)
	return err == nil
}

func fullWidthColon(s string) bool { return strings.Contains(s, "：") }
