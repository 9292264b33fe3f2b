package web

import (
	"html/template"

	"mandamus/i18n"
	"mandamus/web/page"
	"mandamus/web/view"
)

// sample is a partial with something to show, and the elements it stands in.
type sample struct {
	name string
	data any
	in   element
}

// element are the tags around a partial that is no whole by itself, such as a row of a table.
type element struct{ open, end template.HTML }

var (
	listElement  = element{`<ul class="m-ms">`, `</ul>`}
	orderElement = element{`<ol class="m-tl">`, `</ol>`}
	tableElement = element{`<table class="m-tbl"><tbody>`, `</tbody></table>`}
)

// componentSample is a partial set on the page of components.
type componentSample struct {
	Name string
	HTML template.HTML
}

// components shows every partial once, for those who change one.
func (d *Desk) components(v *page.Visit) {
	l := v.Lang
	var data []componentSample
	for _, s := range samples(l) {
		html, err := d.site.Partial(l, s.name, s.data)
		if err != nil {
			panic(err)
		}
		data = append(data, componentSample{s.name, s.in.open + html + s.in.end})
	}
	v.Show(page.Answer{Name: "components", Title: i18n.T(l, "web.components.title"), Data: data})
}

// samples are all partials with something to show, but those that every page has around it: navigation, languages and theme.
func samples(l i18n.Lang) []sample {
	return append(append(smallSamples(l), caseSamples(l)...), lawSamples(l)...)
}

// zhen is a text in the language of the reader.
func zhen(l i18n.Lang, zh, en string) string { return i18n.Text{ZH: zh, EN: en}.In(l) }

var sampleCites = []view.Cite{
	{Text: "《行政诉讼法》第九十六条第二项", URL: "#", Notes: []string{"转引"}}, {Text: "Administrative Litigation Law art. 96(1)", URL: "#"},
}

func smallSamples(l i18n.Lang) []sample {
	tag := view.Tag{Tone: view.Warn, Text: zhen(l, "还有 3 日", "3 days left")}
	return []sample{
		{name: "tag", data: tag},
		{name: "tag", data: view.Tag{Tone: view.Unknown, Text: zhen(l, "未定", "undetermined")}},
		{name: "cite", data: sampleCites[0]},
		{name: "cites", data: sampleCites},
		{name: "of", data: []string{"o1", "o2"}},
		{name: "link", data: view.Link{Text: zhen(l, "按日罚款", "daily fine"), URL: "#"}},
		{name: "source", data: view.Link{Text: "example.org", URL: "https://example.org/"}},
		{name: "fields", data: []view.Field{{Label: zhen(l, "批准", "Approved by"), Text: zhen(l, "院长", "court president"), Cites: sampleCites[:1]}}},
		{name: "metric", data: view.Metric{Label: zhen(l, "未履行的义务", "Open obligations"), Value: "1／2", Note: "CNY 2,400,000.00", Tone: view.Bad, URL: "#"}},
		{name: "notice", data: map[string]any{"Tone": "a", "Text": zhen(l, "材料不是完整卷宗。", "Not a complete docket.")}},
		{name: "field", data: page.Field{Name: "s-day", Label: zhen(l, "送达日期", "Day of service"), Hint: "2024-05-20", Kind: page.DateField, Error: zhen(l, "不是日期", "no day")}},
		{name: "field", data: page.Field{Name: "s-way", Label: zhen(l, "送达方式", "Way of service"), Kind: page.RadiosField, Options: []page.Option{
			{Value: "post", Text: zhen(l, "邮寄", "by post"), Chosen: true}, {Value: "public", Text: zhen(l, "公告", "by public notice"), Hint: zhen(l, "期满视为送达", "deemed served at its end")},
		}}},
		{name: "field", data: page.Field{Name: "s-sum", Label: zhen(l, "金额", "Sum"), Kind: page.MoneyField, Value: "1,200.00", Unit: zhen(l, "元", "CNY"), Width: "10", Optional: true}},
		{name: "errorsummary", data: page.Errors{{Field: "on", Text: zhen(l, "不是日期", "no day")}}},
		{name: "crumbs", data: []page.Crumb{{Text: zhen(l, "法律", "Law"), URL: "#"}, {Text: zhen(l, "《行政诉讼法》", "Administrative Litigation Law"), URL: "#"}}},
	}
}

func caseSamples(l i18n.Lang) []sample {
	label := zhen(l, "申请执行的期限", "time to apply for enforcement")
	limit := view.Limit{
		ID: "apply", Label: label, URL: "#", Who: zhen(l, "申请执行人", "applicant"), State: view.Tag{Tone: view.Info, Text: zhen(l, "进行中", "running")},
		Last: "2024-05-20", LastISO: "2024-05-20", LongLast: zhen(l, "2024年5月20日（星期一）", "Monday 20 May 2024"),
		Left: view.Tag{Tone: view.Warn, Text: zhen(l, "还有 3 日", "3 days left")}, Cite: sampleCites[0], Steps: []string{"2024-05-13 + 7"}, Of: []string{"o1"},
	}
	measure := sampleMeasure(l)
	shown := sampleCase(l)
	shown.Limits, shown.Next = view.Limits{Rows: []view.Limit{limit}, Unbegun: []string{label}}, view.Next{Limit: &limit, Until: label}
	frame := casePage{Case: shown, Action: "#", Asked: asked{Errors: page.Errors{{Field: "on", Text: zhen(l, "不是日期", "no day")}}}}
	return []sample{
		{name: "casehead", data: shown},
		{name: "casenav", data: nil},
		{name: "dayform", data: frame},
		{name: "obligation", data: shown.Obligations[0]},
		{name: "limit", data: limit, in: tableElement},
		{name: "limits", data: shown.Limits},
		{name: "next", data: shown.Next},
		{name: "ruled", data: map[string]any{"Rule": "measure.not_open", "Cites": []page.Cited{{ID: "sample", Subject: zhen(l, "按日罚款", "daily fine"), Text: sampleCites[0].Text, URL: "#"}}}},
		{name: "why", data: measure.Reasons},
		{name: "measure", data: measure, in: listElement},
		{name: "measureline", data: measure, in: listElement},
		{name: "measuregroup", data: view.MeasureGroup{ID: "sample", Title: zhen(l, "措施", "Measures"), Rows: []view.Measure{measure}, Closed: []view.Measure{measure}, Open: 1}},
		{name: "money", data: shown.Money[0]},
		{name: "questions", data: shown.Questions},
		{name: "event", data: shown.Events[0], in: orderElement},
		{name: "readings", data: frame},
		{name: "sourcelines", data: []sourceLine{{7, "obligations:", false, false}, {8, "  - amout: 1", true, false}, {20, "events:", false, true}}},
	}
}

func sampleMeasure(l i18n.Lang) view.Measure {
	return view.Measure{
		ID: "daily_fine", Label: zhen(l, "按日罚款", "daily fine"), URL: "#", State: view.Tag{Tone: view.Good, Text: zhen(l, "可以", "open")}, Taken: true,
		Why:     zhen(l, "第一审法院可以采取", "the court of first instance may take it"),
		Reasons: []view.Reason{{Stands: "true", Text: zhen(l, "期限届满", "the period is over"), Cites: sampleCites}, {Stands: "false", Text: "…"}, {Stands: "unknown", Text: "…"}},
		Opens:   []string{zhen(l, "法院认定：拒绝履行", "a finding of the court: refusal")}, Verified: true, Of: []string{"o1"}, Cite: sampleCites[0],
		Fields: []view.Field{{Label: zhen(l, "文书", "Papers"), Text: zhen(l, "罚款决定书", "fine decision")}},
	}
}

func sampleCase(l i18n.Lang) view.Case {
	fine := zhen(l, "按日罚款累计额", "daily fine to date")
	return view.Case{
		ID: "sample", Title: zhen(l, "甲公司诉某县人民政府", "Company A v. a county"), Banner: zhen(l, "虚构", "invented"), DayISO: "2024-05-17",
		Facts:   []view.Fact{{Label: zhen(l, "执行依据", "Title"), Values: []view.FactValue{{Text: "（2022）岭01行赔初7号", Number: true}}}},
		Metrics: []view.Metric{{Label: zhen(l, "下一期限", "Next limit"), Value: "2024-05-20", Tone: view.Warn, URL: "#"}},
		Obligations: []view.Obligation{{ID: "o1", What: zhen(l, "给付赔偿款", "pay compensation"), Note: "CNY 2,400,000.00", Share: 40,
			State: view.Tag{Tone: view.Warn, Text: zhen(l, "部分履行", "partly performed")}, Quote: "被告支付赔偿款。"}},
		Money: []view.Money{{ID: "daily_fine", Label: fine, URL: "#", Sum: "CNY 3,050.00–6,100.00", Run: "2024-03-18 – 2024-05-17",
			Owed: view.Tag{Tone: view.Neutral, Text: zhen(l, "仅供参考", "only shown")}, Cites: sampleCites,
			Shares:   []view.Share{{Who: zhen(l, "县长", "head of the county"), Days: 61, Sum: "CNY 3,050.00"}},
			Segments: []view.Segment{{From: "2024-03-18", Until: "2024-05-17", Days: 61, Sum: "3,050.00"}}}},
		Questions: []view.Question{{Fact: "served", Ask: zhen(l, "判决何时送达？", "When was the judgment served?"), Decides: 12}},
		Events:    []view.Event{{When: "2024-05-13", ISO: "2024-05-13", Kind: zhen(l, "决定措施", "measure decided"), Weight: "w", Number: "（2024）岭01执3号"}},
		Basis: view.Basis{Readings: []view.Reading{{ID: "fine_first_day", Question: zhen(l, "期满当日是否计入？", "Is the day itself fined?"), Changed: true,
			Choices: []view.Choice{{Value: "next_day", Text: zhen(l, "次日起", "the day after"), Default: true}, {Value: "same_day", Text: zhen(l, "当日起", "the day itself"), Chosen: true}}}}},
	}
}

func lawSamples(l i18n.Lang) []sample {
	list := view.WorklistOf(nil, nil, l, "#")
	list.Chips = []view.Link{{Text: zhen(l, "有期限已过", "a limit was missed"), URL: "#"}}
	list.Rows = []view.Row{{
		Case: view.Link{Text: zhen(l, "甲公司诉某县人民政府", "Company A v. a county"), URL: "#"}, Parties: [2]string{"甲公司", "某县人民政府"}, Invented: true,
		Next: view.Tag{Tone: view.Bad, Text: zhen(l, "已过 2 项", "2 missed")}, Amount: "2,400,000.00", Done: "0／1", Day: "2024-05-17",
	}}
	return []sample{
		{name: "counts", data: list},
		{name: "filter", data: list},
		{name: "chips", data: list},
		{name: "caselist", data: list},
		{name: "version", data: view.Version{ID: "all@2017", Anchor: "v-all-2017", Days: zhen(l, "2017-07-01 起", "since 2017-07-01"), Name: "2017", Article: zhen(l, "第九十六条", "art. 96"), Now: true}},
		{name: "rulegroups", data: []view.RuleGroup{{Kind: zhen(l, "措施与程序", "Measures"), Rules: []view.Link{{Text: zhen(l, "按日罚款", "daily fine"), URL: "#"}}}}},
		{name: "lawsearch", data: zhen(l, "拒绝履行", "refusal")},
	}
}
