package casefile

import (
	"mandamus/civil"
	"mandamus/i18n"
)

// firstDuty is the kind of obligation a skeleton starts with, by kind of title; for the rest it is pay.
var firstDuty = map[string]string{"admin_judgment": "perform_duty", "admin_ruling": "perform_duty", "admin_act": "other"}

// skeleton is a case in which everything is still to be filled in.
func skeleton(kind string) File {
	duty, ok := firstDuty[kind]
	if !ok {
		duty = "pay"
	}
	blank := i18n.Text{ZH: "（请填写）", EN: "(fill in)"}
	return File{
		Version: Version, ID: "case-1", Jurisdiction: "cn", Title: blank,
		Enforcement: Title{Kind: kind},
		Applicants:  []Applicant{{ID: "a1", Name: blank}},
		Debtors:     []Debtor{{ID: "d1", Name: blank}},
		Obligations: []Obligation{{ID: "o1", Kind: duty, What: blank, Period: Term{Kind: "unknown"}}},
	}
}

// sample has a value for every key, to be shown as a comment.
func sample() File {
	yes, no := true, false
	return File{
		Version: Version, ID: "case-1", Jurisdiction: "cn", Title: i18n.Text{ZH: "甲公司诉某县政府案", EN: "Company A v. a county government"},
		Banner: i18n.Text{ZH: "根据当事人陈述", EN: "as told by a party"}, ReportedTo: sampleDay(2026, 1, 15),
		Enforcement: sampleTitle(),
		Courts: Courts{First: "某市中级人民法院", Appeal: "某省高级人民法院", Retrial: "最高人民法院", Enforcing: "某市中级人民法院",
			Centralised: &no},
		Applicants:  []Applicant{{ID: "a1", Name: i18n.Text{ZH: "甲公司", EN: "Company A"}, Kind: "legal_person", Number: 1}},
		Debtors:     []Debtor{sampleDebtor()},
		Persons:     []Person{samplePerson()},
		Obligations: []Obligation{sampleObligation(&yes)},
		Events:      []Event{sampleEvent(&yes)},
		NoneOf:      []NoneOf{{Kinds: []string{"stay", "suspension"}, AsOf: sampleDay(2026, 1, 15)}},
		Sources:     []Source{{ID: "s1", Address: "卷宗第 12 页", Reliability: "docket"}},
		Doubts:      []i18n.Text{{ZH: "送达日不详", EN: "the day of service is not known"}},
	}
}

func sampleTitle() Title {
	return Title{
		Kind: "admin_judgment", Number: "（2024）某01行初1号", Numbers: []string{"（2025）某01执1号"}, Court: "某市中级人民法院",
		Instance: "first", Judgment: "perform_duty", AnnulledFor: "procedure", Made: sampleDay(2024, 9, 2), Effective: sampleDay(2024, 10, 8),
		Served: []Served{{On: sampleDay(2024, 9, 20), Party: "d1"}}, TimeToSueEnds: sampleDay(2024, 6, 30), Source: []string{"s1"},
	}
}

func sampleDebtor() Debtor {
	return Debtor{
		ID: "d1", Name: i18n.Text{ZH: "某县人民政府", EN: "a county government"}, Kind: "public_body", Level: "county_government",
		Division: "110101", Superior: "某市人民政府", Finance: "某县财政局", Abolished: sampleDay(2025, 3, 1), Successor: "d2",
	}
}

func samplePerson() Person {
	return Person{
		ID: "p1", Debtor: "d1", Post: i18n.Text{ZH: "县长", EN: "head of the county"}, Role: "head", From: sampleDay(2023, 2, 1),
		Until: sampleDay(2025, 8, 1), Deputy: "county_or_above", Permission: sampleDay(2025, 7, 1), FoundResponsible: true,
	}
}

func sampleObligation(yes *bool) Obligation {
	return Obligation{
		ID: "o1", Kind: "pay", What: i18n.Text{ZH: "支付赔偿金", EN: "pay compensation"}, Quote: "被告于本判决生效之日起三十日内……", Debtor: "d1",
		Nature: "compensation", Period: Term{Kind: "length", Day: sampleDay(2024, 12, 31), Length: "30d", From: "effectiveness"},
		Amount: "100000.00", AmountStated: yes, GeneralInterest: "not_awarded",
		Instalments: []Instalment{{Amount: "50000.00", Due: sampleDay(2024, 12, 31)}}, AlternativeTo: "o2", Substitutable: yes,
		Performance: Performance{State: "partial", By: "court", AsOf: sampleDay(2026, 1, 15)},
		Done:        i18n.Text{ZH: "款项到账", EN: "the money has arrived"}, Account: "own_funds", Ability: "able",
	}
}

func sampleEvent(yes *bool) Event {
	return Event{
		ID: "e1", On: sampleDay(2025, 1, 10), Kind: "notice", Fact: i18n.Text{ZH: "发出执行通知", EN: "enforcement notice given"},
		Obligations: []string{"o1"}, By: "court", Person: "p1", Party: "d1", Until: sampleDay(2025, 2, 10), Amount: "30000.00",
		Measure: "daily_fine", Finding: "refusal", Value: yes, Rate: "50.00", Days: 15, State: "none", Way: "terminated",
		Number: "（2025）某01执1号", Source: []string{"s1"},
	}
}

func sampleDay(y, m, d int) Date { return On(civil.Exactly(civil.Date(y, m, d))) }
