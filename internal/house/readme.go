package house

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// block is the output of one command in README.md, between two comments that do not show on the page:
//
//	<!-- output of: mandamus assess … -->
//	```text
//	…
//	```
//	<!-- end of output -->
//
// A command followed by "| head -N" shows its first N lines and, where there are more, a line with an ellipsis.
type block struct {
	command  []string // words after "mandamus"
	lines    int      // how many are shown; 0: all
	text     string
	from, to int // of text in the page
}

var blockRE = regexp.MustCompile("(?s)<!-- output of: mandamus ([^\n|]*?)(?: \\| head -([0-9]+))? -->\n```text\n(.*?)```\n<!-- end of output -->")

// blocks are all such blocks of a page, in order.
func blocks(page string) []block {
	var out []block
	for _, m := range blockRE.FindAllStringSubmatchIndex(page, -1) {
		b := block{command: strings.Fields(page[m[2]:m[3]]), text: page[m[6]:m[7]], from: m[6], to: m[7]}
		if m[4] >= 0 {
			b.lines, _ = strconv.Atoi(page[m[4]:m[5]]) // digits; a number too large shows all
		}
		out = append(out, b)
	}
	return out
}

// refill returns the page with the output of every block's command in its place. Output that would end a block early is
// refused.
func refill(page string, run func(command []string) (string, error)) (string, error) {
	all := blocks(page)
	for i := len(all) - 1; i >= 0; i-- {
		text, err := run(all[i].command)
		if err == nil && strings.Contains(text, "```") {
			err = fmt.Errorf("output of %q contains ```", all[i].command)
		}
		if err != nil {
			return page, err
		}
		page = page[:all[i].from] + head(text, all[i].lines) + page[all[i].to:]
	}
	return page, nil
}

// head cuts a text after so many lines; 0 cuts nothing.
func head(text string, lines int) string {
	all := strings.SplitAfter(text, "\n")
	if lines == 0 || len(all) <= lines+1 {
		return text
	}
	return strings.Join(all[:lines], "") + "…\n"
}
