package page

import "html/template"

// icons are stroke paths of our own on a grid of 24. An icon always stands beside a text and says nothing by itself.
var icons = map[string]string{
	"scale":    "M12 3v18M7 21h10M5 7h14M5 7l-3 7a3.5 3.5 0 0 0 6 0zM19 7l-3 7a3.5 3.5 0 0 0 6 0z",
	"clock":    "M12 7v5l3 2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18",
	"check":    "M20 6 9 17l-5-5",
	"cross":    "M18 6 6 18M6 6l12 12",
	"question": "M9 9a3 3 0 1 1 4.2 2.7c-.8.4-1.2 1-1.2 1.8v.5M12 17.5v.2",
	"sort":     "M8 9l4-4 4 4M8 15l4 4 4-4",
	"up":       "M6 14l6-6 6 6",
	"down":     "M6 10l6 6 6-6",
	"file":     "M14 3H6v18h12V7zM14 3v4h4",
	"out":      "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
	"warning":  "M12 4 2.5 20h19zM12 10v4M12 17v.2",
	"info":     "M12 11v6M12 7.5v.2M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18",
	"search":   "M20 20l-4.5-4.5M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13",
	"book":     "M4 5a2 2 0 0 1 2-2h14v16H6a2 2 0 0 0-2 2zM4 19V5M20 19v2H6",
	"list":     "M8 6h12M8 12h12M8 18h12M4 6v.1M4 12v.1M4 18v.1",
	"pen":      "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
	"print":    "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z",
	"arrow":    "M5 12h14M13 6l6 6-6 6",
}

// icon is one of the icons; an unknown one is nothing.
func icon(name string) template.HTML {
	d, ok := icons[name]
	if !ok {
		return ""
	}
	return template.HTML(`<svg class="m-ico" viewBox="0 0 24 24" width="18" height="18" aria-hidden="true"><path d="` + d + `"/></svg>`)
}
