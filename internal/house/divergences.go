package house

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// openPoints are what DIVERGENCES.md has to speak of: the readings of all packs with their defaults, and the gaps.
type openPoints struct {
	readings map[string]string
	gaps     map[string]bool
}

// In DIVERGENCES.md a reading is written `id` = `default`, a gap is written gap `id`.
var (
	readingMention = regexp.MustCompile("`([a-z0-9_]+)` = `([a-z0-9_]+)`")
	gapMention     = regexp.MustCompile("gap `([a-z0-9_]+)`")
)

// checkDivergences finds contested points and gaps of the packs that DIVERGENCES.md does not name, defaults it gives
// wrongly, and points it names that no pack has.
func checkDivergences(root fs.FS) ([]string, error) {
	packs, err := readPacks(root)
	if err != nil {
		return nil, err
	}
	page, err := fs.ReadFile(root, "DIVERGENCES.md")
	if err != nil {
		return nil, err
	}
	return packs.against(mentions(string(page))), nil
}

func mentions(page string) openPoints {
	out := openPoints{readings: map[string]string{}, gaps: map[string]bool{}}
	for _, m := range readingMention.FindAllStringSubmatch(page, -1) {
		out.readings[m[1]] = m[2]
	}
	for _, m := range gapMention.FindAllStringSubmatch(page, -1) {
		out.gaps[m[1]] = true
	}
	return out
}

func (p openPoints) against(page openPoints) []string {
	var out []string
	for _, id := range slices.Sorted(maps.Keys(p.readings)) {
		switch shown, ok := page.readings[id]; {
		case !ok:
			out = append(out, fmt.Sprintf("DIVERGENCES.md: add the reading `%s` = `%s`", id, p.readings[id]))
		case shown != p.readings[id]:
			out = append(out, fmt.Sprintf("DIVERGENCES.md: reading %s has the default %s, not %s", id, p.readings[id], shown))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(p.gaps)) {
		if !page.gaps[id] {
			out = append(out, fmt.Sprintf("DIVERGENCES.md: add the gap `%s`", id))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(page.readings)) {
		if _, ok := p.readings[id]; !ok {
			out = append(out, fmt.Sprintf("DIVERGENCES.md: no pack has the reading %s", id))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(page.gaps)) {
		if !p.gaps[id] {
			out = append(out, fmt.Sprintf("DIVERGENCES.md: no pack has the gap %s", id))
		}
	}
	return out
}

// readPacks reads only what it needs of the packs, so that the check speaks even while a pack does not load.
func readPacks(root fs.FS) (openPoints, error) {
	out := openPoints{readings: map[string]string{}, gaps: map[string]bool{}}
	names, err := fs.Glob(root, "law/packs/*/*.yaml")
	for _, name := range names {
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return out, err
		}
		var file struct {
			Readings map[string]struct{ Default string } `yaml:"readings"`
			Gaps     map[string]any                      `yaml:"gaps"`
		}
		if err := yaml.Unmarshal(text, &file); err != nil {
			return out, fmt.Errorf("%s: %s", path.Base(name), strings.TrimSpace(err.Error()))
		}
		for id, r := range file.Readings {
			out.readings[id] = r.Default
		}
		for id := range file.Gaps {
			out.gaps[id] = true
		}
	}
	return out, err
}
