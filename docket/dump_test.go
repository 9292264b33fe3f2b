package docket

import (
	"fmt"
	"reflect"
	"strings"
	"time"

	"mandamus/casefile"
	"mandamus/i18n"
)

// dump writes the state of a docket, without the history, a line a value, what is zero left out.
func dump(d *Docket) string {
	state := *d
	state.History = nil
	var b strings.Builder
	dumpValue(&b, reflect.ValueOf(state), "")
	return b.String()
}

func dumpValue(b *strings.Builder, v reflect.Value, at string) {
	if v.IsZero() {
		return
	}
	switch x := v.Interface().(type) {
	case Personal:
		fmt.Fprintf(b, "%s: %s\n", at, x.In(i18n.ZH))
		return
	case casefile.Date, time.Time:
		fmt.Fprintf(b, "%s: %v\n", at, x)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if v.Elem().IsZero() {
			fmt.Fprintf(b, "%s: %v\n", at, v.Elem())
		}
		dumpValue(b, v.Elem(), at)
	case reflect.Struct:
		for i := range v.NumField() {
			dumpValue(b, v.Field(i), at+"."+v.Type().Field(i).Name)
		}
	case reflect.Slice:
		for i := range v.Len() {
			dumpValue(b, v.Index(i), fmt.Sprintf("%s[%d]", at, i))
		}
	default:
		fmt.Fprintf(b, "%s: %v\n", at, v)
	}
}
