package casefile

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"mandamus/i18n"
)

const (
	docsPath  = "../docs/casefile.md"
	docsBegin = "<!-- reference: go test ./casefile -update -->\n"
	exBegin   = "```yaml\n"
	exEnd     = "```\n"
)

// Claim: the reference part of docs/casefile.md is what the types, lists and kinds say today.
func TestDocsAreCurrent(t *testing.T) {
	text := string(readFile(t, docsPath))
	head, _, ok := strings.Cut(text, docsBegin)
	if !ok {
		t.Fatalf("%s has no line %q", docsPath, docsBegin)
	}
	matches(t, docsPath, append([]byte(head+docsBegin), reference()...))
}

// Claim: the example in docs/casefile.md is a case file without a problem.
func TestDocsExample(t *testing.T) {
	_, rest, _ := strings.Cut(string(readFile(t, docsPath)), exBegin)
	example, _, ok := strings.Cut(rest, exEnd)
	if !ok {
		t.Fatal("no example")
	}
	mustRead(t, "docs/casefile.md", []byte(example))
}

// reference returns the tables of keys, kinds and words.
func reference() []byte {
	var b bytes.Buffer
	b.WriteString("\n## 键 / Keys\n\n`!` 必须有 / required\n")
	for _, typ := range allTypes() {
		keyTable(&b, typ)
	}
	b.WriteString("\n## 事件种类 / Kinds of event\n\n" +
		"每个事件有 `on` 与 `kind`，可有 `id`、`fact`、`obligations`、`by`、`source`。下列字段，带 `!` 的必须有，其余可以有。\n\n" +
		"Every event has `on` and `kind`, and may have `id`, `fact`, `obligations`, `by`, `source`. Of the fields below those with `!` are required.\n\n" +
		"| kind | 名称 | name | fields | way |\n| --- | --- | --- | --- | --- |\n")
	for i, k := range Kinds {
		if i == 0 || k.Stage != Kinds[i-1].Stage {
			fmt.Fprintf(&b, "| | **%s** | **%s** | | |\n", k.StageLabel().In(i18n.ZH), k.StageLabel().In(i18n.EN))
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", k.Word, k.Label().In(i18n.ZH), k.Label().In(i18n.EN), fieldsOf(k),
			strings.Join(lists[k.Ways], ", "))
	}
	b.WriteString("\n## 词表 / Closed lists\n")
	for _, list := range Lists() {
		if list != "event" {
			wordTable(&b, list)
		}
	}
	return b.Bytes()
}

func keyTable(b *bytes.Buffer, typ reflect.Type) {
	fmt.Fprintf(b, "\n### %s\n\n| key | 含义 | meaning | value |\n| --- | --- | --- | --- |\n", typ.Name())
	for _, k := range keysOf(typ) {
		m := Explain(typ.Name(), k.name)
		name := "`" + k.name + "`"
		if k.required {
			name += " !"
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s |\n", name, m.In(i18n.ZH), m.In(i18n.EN), valueOf(k, k.typ))
	}
}

// valueOf says in a word what stands at a key.
func valueOf(k key, t reflect.Type) string {
	switch {
	case t.Kind() == reflect.Slice:
		return "list: " + valueOf(k, t.Elem())
	case t.Kind() == reflect.Pointer:
		return valueOf(k, t.Elem())
	case t == textType:
		return "zh, en"
	case t == dateType:
		return "date"
	case k.words != "":
		return "word: " + k.words
	case k.ref != "":
		return "id: " + k.ref
	case k.form != "":
		return k.form
	case t.Kind() == reflect.Struct:
		return t.Name()
	case t.Kind() == reflect.String:
		return "text"
	}
	return t.Kind().String()
}

func fieldsOf(k Kind) string {
	var all []string
	for _, f := range k.Must {
		all = append(all, f+"!")
	}
	return strings.Join(append(all, k.May...), ", ")
}

func wordTable(b *bytes.Buffer, list string) {
	fmt.Fprintf(b, "\n`%s` %s / %s\n\n", list, listLabel(list).In(i18n.ZH), listLabel(list).In(i18n.EN))
	for _, word := range Words(list) {
		m := Label(list, word)
		fmt.Fprintf(b, "- `%s` %s / %s\n", word, m.In(i18n.ZH), m.In(i18n.EN))
	}
}
