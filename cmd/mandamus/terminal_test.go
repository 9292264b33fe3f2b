package main

import (
	"strings"
	"testing"

	"mandamus/civil"
	"mandamus/i18n"
)

// What goes to no terminal is as wide as COLUMNS says, else 100 cells, and has no colour.
func TestWidthAndColour(t *testing.T) {
	for columns, want := range map[string]int{"": 100, "72": 72, "0": 100, "-5": 100, "wide": 100} {
		p, stdout, _ := start(i18n.EN, "COLUMNS", columns)
		if got := p.width(stdout); got != want {
			t.Errorf("COLUMNS=%q gives a width of %d, want %d", columns, got, want)
		}
		if p.colour(stdout) {
			t.Error("a buffer is taken for a terminal")
		}
	}
}

// The bar is drawn on its own line, grows with the files, and leaves nothing behind; the zero bar does nothing.
func TestBar(t *testing.T) {
	p, _, stderr := start(i18n.EN)
	b := &bar{program: p, total: 4}
	for _, name := range []string{"dir/a.yaml", "dir/b.yaml", "dir/c.yaml", "dir/d.yaml"} {
		b.step(name)
	}
	lines := strings.Split(stderr.String(), "\r\x1b[K")
	want := []string{"", strings.Repeat("░", 24) + " 1/4 a.yaml", strings.Repeat("█", 6) + strings.Repeat("░", 18) + " 2/4 b.yaml",
		strings.Repeat("█", 12) + strings.Repeat("░", 12) + " 3/4 c.yaml", strings.Repeat("█", 18) + strings.Repeat("░", 6) + " 4/4 d.yaml"}
	if strings.Join(lines, "|") != strings.Join(want, "|") {
		t.Errorf("drew %q", lines)
	}
	b.clear()
	if !strings.HasSuffix(stderr.String(), "\r\x1b[K") {
		t.Error("the bar is left behind")
	}
	quiet := p.progress(100) // standard error is no terminal
	quiet.step("x")
	quiet.clear()
	if quiet.total != 0 {
		t.Error("a bar is drawn where nobody sees it")
	}
}

// Today is the legal day in Shanghai, eight hours ahead of UTC.
func TestToday(t *testing.T) {
	p, _, _ := start(i18n.EN)
	p.now = p.now.Add(-9 * 3600e9) // 30 March 15:30 UTC is 23:30 in Shanghai
	if got, want := p.today(), civil.Date(2025, 3, 30); got != want {
		t.Errorf("today is %s, want %s", got, want)
	}
	p.now = p.now.Add(1800e9) // 16:00 UTC is midnight
	if got, want := p.today(), civil.Date(2025, 3, 31); got != want {
		t.Errorf("today is %s, want %s", got, want)
	}
}
