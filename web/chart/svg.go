package chart

import (
	"fmt"
	"html"
	"html/template"
	"strings"
)

// The picture is 560 units wide and as high as it needs; a unit is about a pixel.
const (
	pictureWidth = 560
	labelMost    = 200 // widest label beside a lying bar
	valueRoom    = 52  // for the number behind a bar
)

// canvas takes the marks of a picture. All coordinates are whole, so the same chart gives the same bytes everywhere.
type canvas struct{ strings.Builder }

// SVG draws the picture.
func (c Chart) SVG() template.HTML {
	var body canvas
	height := 0
	if c.Form == Columns {
		height = c.columns(&body)
	} else {
		height = c.bars(&body)
	}
	id := html.EscapeString(c.ID)
	return template.HTML(fmt.Sprintf(`<svg class="m-svg" viewBox="0 0 %d %d" role="img" aria-labelledby="%s-t" aria-describedby="%s-d"><title id="%s-t">%s</title><desc id="%s-d">%s</desc>`,
		pictureWidth, height, id, id, id, html.EscapeString(c.Title), id, html.EscapeString(c.Desc)) + body.String() + `</svg>`)
}

// rect draws a part of a bar, which says what it is when pointed at.
func (v *canvas) rect(series, x, y, w, h int, says string) {
	if w > 0 && h > 0 {
		fmt.Fprintf(v, `<rect class="%s" x="%d" y="%d" width="%d" height="%d"><title>%s</title></rect>`, class(series), x, y, w, h, html.EscapeString(says))
	}
}

// text writes a text; anchor is start, middle or end.
func (v *canvas) text(kind, anchor string, x, y int, text string) {
	fmt.Fprintf(v, `<text class="m-ch-%s" text-anchor="%s" x="%d" y="%d">%s</text>`, kind, anchor, x, y, html.EscapeString(text))
}

func (v *canvas) line(x1, y1, x2, y2 int) {
	fmt.Fprintf(v, `<line class="m-ch-g" x1="%d" y1="%d" x2="%d" y2="%d"/>`, x1, y1, x2, y2)
}

// says is what a part of a bar says of itself.
func (c Chart) says(r Row, series int) string {
	return r.Label + " · " + c.Series[series] + " " + grouped(r.value(series))
}

// bars draws lying bars and returns the height.
func (c Chart) bars(v *canvas) int {
	const thick, gap, between, top = 16, 2, 12, 4
	x0 := 0
	for _, r := range c.Rows {
		x0 = max(x0, min(width(r.Label), labelMost))
	}
	x0 += 10
	axis, length := scaleFor(c.greatest()), pictureWidth-valueRoom-x0
	y := top
	for _, r := range c.Rows {
		deep := thick
		if !c.Stacked {
			deep = len(c.Series)*(thick+gap) - gap
		}
		v.text("t", "end", x0-8, y+deep/2+5, clip(r.Label, labelMost))
		if c.Stacked {
			c.lying(v, r, axis, x0, y, thick, length)
		} else {
			for i := range c.Series {
				w := axis.along(r.value(i), length)
				v.rect(i, x0, y+i*(thick+gap), w, thick, c.says(r, i))
				v.text("v", "start", x0+w+6, y+i*(thick+gap)+13, grouped(r.value(i)))
			}
		}
		y += deep + between
	}
	v.line(x0, 0, x0, y-between+top)
	return y - between + top
}

// lying draws the parts of a stacked bar one behind the other, with their sum at the end.
func (c Chart) lying(v *canvas, r Row, axis scale, x0, y, thick, length int) {
	done, x := 0, x0
	for i := range c.Series {
		done += r.value(i)
		if r.value(i) == 0 {
			continue
		}
		end := max(x0+axis.along(done, length), x+2)
		v.rect(i, x, y, end-x, thick, c.says(r, i))
		x = end
	}
	v.text("v", "start", x+6, y+13, grouped(done))
}

// columns draws standing bars over a grid and returns the height.
func (c Chart) columns(v *canvas) int {
	const top, length, foot = 18, 170, 44
	base := top + length
	axis := scaleFor(c.greatest())
	x0 := width(grouped(axis.top)) + 12
	for n := 0; n <= axis.top; n += axis.step {
		y := base - n*length/axis.top
		v.line(x0, y, pictureWidth, y)
		v.text("t", "end", x0-6, y+4, grouped(n))
	}
	room := (pictureWidth - x0) / max(len(c.Rows), 1)
	for i, r := range c.Rows {
		middle := x0 + room*i + room/2
		if c.Stacked {
			c.standing(v, r, axis, middle, base, room, length)
		} else {
			c.beside(v, r, axis, middle, base, room, length)
		}
		for n, line := range lines(r.Label, room-4) {
			v.text("t", "middle", middle, base+17+16*n, line)
		}
	}
	return base + foot
}

// standing draws the parts of a stacked column one upon the other, with their sum on top.
func (c Chart) standing(v *canvas, r Row, axis scale, middle, base, room, length int) {
	thick := min(room*6/10, 48)
	done, y := 0, base
	for i := range c.Series {
		done += r.value(i)
		if r.value(i) == 0 {
			continue
		}
		end := min(base-axis.along(done, length), y-2)
		v.rect(i, middle-thick/2, end, thick, y-end, c.says(r, i))
		y = end
	}
	v.text("v", "middle", middle, y-5, grouped(done))
}

// beside draws the series of a row as columns side by side, each with its number on top.
func (c Chart) beside(v *canvas, r Row, axis scale, middle, base, room, length int) {
	each := min(room*8/10/max(len(c.Series), 1), 48)
	x := middle - each*len(c.Series)/2
	for i := range c.Series {
		h := axis.along(r.value(i), length)
		v.rect(i, x+i*each, base-h, each-2, h, c.says(r, i))
		v.text("v", "middle", x+i*each+each/2-1, base-h-5, grouped(r.value(i)))
	}
}
