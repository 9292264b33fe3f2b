package register

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"mandamus/civil"
	"mandamus/fault"
	"mandamus/i18n"

	"pgregory.net/rapid"
)

// A dry run says for each line what would become of it, and changes nothing; the result has the changes.
func TestImport(t *testing.T) {
	r := registry(t)
	file := "\uFEFFid, name_zh ,aliases,level,from,until\r\n" +
		"new,清河县市场监督管理局,市监局； Market Office,county_department,2019-02-01,\r\n" +
		"purse,清河县财政局,清河财政,county_department,,\r\n" +
		"\r\n" +
		"lake,清河县水利局,\"水利局\",county_department,2001-01-01,2030-01-01\r\n"
	changes, problems := r.Import(Bodies, "bodies.csv", []byte(file))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want := []Change{{2, "new", Same, nil}, {3, "purse", Changed, []Field{{"aliases", "", "清河财政"}}}, {5, "lake", Added, nil}}
	if !reflect.DeepEqual(changes.Rows, want) {
		t.Errorf("got %+v", changes.Rows)
	}
	if changes.Count(Added) != 1 || changes.Count(Refused) != 0 {
		t.Error("the counts are wrong")
	}
	next, ok := changes.Result()
	lake, found := next.Body("lake")
	purse, _ := next.Body("purse")
	if !ok || !found || lake.Days != (civil.Interval{From: civil.Date(2001, 1, 1), Until: civil.Date(2030, 1, 1)}) ||
		purse.Division != "341181" || purse.Superior != "county" {
		t.Errorf("%v, %+v, %+v", ok, lake, purse)
	}
	if _, found := r.Body("lake"); found {
		t.Error("the dry run changed the register")
	}
}

// Each kind of broken line or head is refused with its line and remedy, the good lines are still judged, and nothing is
// taken over.
func TestImportRefuses(t *testing.T) {
	const good = "lake,清河县水利局,,\n"
	for name, test := range map[string]struct{ kind, file, want, outcomes string }{
		"empty":            {"bodies", "", "x.csv: The file is empty; there is no head. The first line names the columns: id,name_zh", ""},
		"unknown column":   {"bodies", "id,name_hz\n", "x.csv:1: There is no column “name_hz”. Did you mean “name_zh”?", ""},
		"column twice":     {"bodies", "id,id\n", "x.csv:1: The column “id” is given twice.", ""},
		"no key":           {"bodies", "name_zh\n甲\n", "x.csv:1: The column “id” is missing.", ""},
		"no part of key":   {"successions", "body,successor\nold,new\n", "x.csv:1: The column “from” is missing.", ""},
		"cells":            {"bodies", "id,name_zh,from,until\nlake,水利局\n" + good, "x.csv:2: The line has 2 cells, the head 4.", "refused added"},
		"day":              {"bodies", "id,name_zh,from,until\nlake2,水利局,2020/1/1,\n" + good, "x.csv:2: bodies.from: “2020/1/1” is no day.", "refused added"},
		"line twice":       {"bodies", "id,name_zh,from,until\n" + good + good, "x.csv:3: “lake” is already on line 2.", "added refused"},
		"id":               {"bodies", "id,name_zh,from,until\nLake,水利局,,\n" + good, "x.csv:2: bodies[Lake].id: “Lake” cannot be an id.", "refused added"},
		"level":            {"bodies", "id,name_zh,level\nlake,水利局,county_goverment\n", "x.csv:2: bodies[lake].level: “county_goverment” is none of the words of level. Did you mean “county_government”?", "refused"},
		"code":             {"bodies", "id,name_zh,credit_code\nlake,水利局,9144030019220382l6\n", "x.csv:2: bodies[lake].credit_code: The check character", "refused"},
		"code of another":  {"bodies", "id,name_zh,credit_code\nlake,水利局,914403001922038216\n", "x.csv:2: bodies[lake].credit_code: The code 914403001922038216 is already that of “new”.", "refused"},
		"empties a name":   {"bodies", "id,name_zh\nnew,\n", "x.csv:2: bodies[new].name_zh: name_zh is missing.", "refused"},
		"quote":            {"bodies", "id,name_zh\nlake,\"水利\"局\n", "x.csv:2: A quotation mark is missing or misplaced here", ""},
		"open quote":       {"bodies", "id,name_zh\nlake,\"水利局\n", "A quotation mark is missing", ""},
		"encoding":         {"bodies", "id,name_zh\nlake,\xcb\xae\xc0\n", "x.csv: The file is not UTF-8. Save it as", ""},
		"table":            {"bodeis", "id\n", "x.csv: There is no table “bodeis”. Did you mean “bodies”?", ""},
		"no such body":     {"persons", "id,body,name_zh,post_zh,role\np1,nwe,甲,局长,head\n", "x.csv:2: persons[p1].body: There is no body “nwe”. Did you mean “new”?", "refused"},
		"no such staff":    {"exclusions", "staff,body,from,ground\nmuch-too-long,new,,因由\n", "There is no member of staff “much-too-long”. Import it first", "refused"},
		"role":             {"staff", "id,name_zh,roles,court\ns1,甲,judge；presdent,皖1181\n", "x.csv:2: staff[s1].roles: “presdent” is none of the words of roles. Did you mean “president”?", "refused"},
		"breaks other row": {"bodies", "id,superior\ncity,county\n", "bodies[county].superior: The superiors of “county” lead back in a circle.", "changed"},
	} {
		t.Run(name, func(t *testing.T) {
			r := registry(t)
			changes, problems := r.Import(Kind(test.kind), "x.csv", []byte(test.file))
			if text := problems.Errors().Error(); !strings.Contains(text, test.want) {
				t.Errorf("got %s\nwant %s", text, test.want)
			}
			var outcomes []string
			for _, c := range changes.Rows {
				outcomes = append(outcomes, string(c.What))
			}
			if _, ok := changes.Result(); ok || strings.Join(outcomes, " ") != test.outcomes {
				t.Errorf("taken over: %v; outcomes %v, want %s", ok, outcomes, test.outcomes)
			}
			sayable(t, problems, test.file)
		})
	}
}

// A warning about the file is shown and does not stop it; one about an untouched row is not shown again.
func TestImportWarns(t *testing.T) {
	d := sample()
	d.Staff[0].Court = "皖9999"
	r, _ := New(d)
	changes, problems := r.Import(StaffTable, "x.csv", []byte("id,name_zh,roles,court\ns1,甲,clerk,皖9998\n"))
	if _, ok := changes.Result(); !ok || len(problems) != 1 || !problems[0].Warning || problems[0].Line != 2 {
		t.Errorf("%v, %v", ok, problems)
	}
}

// A file above the limits is refused; a long list of problems ends with one that says so.
func TestImportLimits(t *testing.T) {
	r := registry(t)
	if _, problems := r.Import(Bodies, "x.csv", bytes.Repeat([]byte("x"), MaxBytes+1)); len(problems) != 1 || problems[0].What.Key != "register.size" {
		t.Errorf("got %v", problems)
	}
	many := "id,name_zh\n" + strings.Repeat("\"\",\n", 1) + strings.Repeat("x y,\n", 1)
	for i := range 60 {
		many += fmt.Sprintf("B%d,甲%d\n", i, i)
	}
	_, problems := r.Import(Bodies, "x.csv", []byte(many))
	if last := problems[len(problems)-1]; len(problems) != MaxProblems || last.What.Key != "register.more" || problems.Err() == nil {
		t.Errorf("got %d problems, the last %v", len(problems), last)
	}
	rows := "id,name_zh\n" + strings.Repeat("a,b\n", MaxRows+1)
	if _, problems := r.Import(Bodies, "x.csv", []byte(rows)); !slices.ContainsFunc(problems, func(p fault.Problem) bool { return p.What.Key == "register.line_twice" }) {
		t.Errorf("got %v", problems)
	}
}

// Every table comes back as it was exported: nothing changes, and into an empty register everything is added.
func TestExportRoundTrip(t *testing.T) {
	r, empty := registry(t), &Registry{}
	for _, kind := range Kinds {
		file := r.Export(kind)
		changes, problems := r.Import(kind, "x.csv", file)
		if len(problems) > 0 || changes.Count(Same) != len(changes.Rows) || len(changes.Rows) == 0 {
			t.Errorf("%s: %+v, %v", kind, changes.Rows, problems)
		}
		changes, problems = empty.Import(kind, "x.csv", file)
		next, ok := changes.Result()
		if !ok || changes.Count(Added) != len(changes.Rows) || !bytes.Equal(next.Export(kind), file) {
			t.Fatalf("%s: %v", kind, problems)
		}
		empty = next
	}
	if !reflect.DeepEqual(empty.Data(), r.Data()) {
		t.Errorf("got %+v\nwant %+v", empty.Data(), r.Data())
	}
	if r.Export("none") != nil {
		t.Error("an unknown table was exported")
	}
}

// Whatever texts a body has, if the register accepts it then its export gives the same body again.
func TestAnyBodyRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.StringMatching(`[a甲",;； \n]{1,6}`), rapid.String())
		b := Body{ID: "b", Name: i18n.Text{ZH: text.Draw(t, "zh"), EN: text.Draw(t, "en")}, Aliases: rapid.SliceOfN(text, 0, 3).Draw(t, "aliases"), Days: open()}
		r, problems := New(Data{Bodies: []Body{b}})
		if problems.Err() != nil {
			return
		}
		changes, problems := (&Registry{}).Import(Bodies, "x.csv", r.Export(Bodies))
		next, ok := changes.Result()
		if !ok {
			t.Fatal(problems)
		}
		got, _ := next.Body("b")
		if len(got.Aliases) == 0 && len(b.Aliases) == 0 {
			got.Aliases, b.Aliases = nil, nil
		}
		if !reflect.DeepEqual(got, b) {
			t.Fatalf("got %+q, want %+q", got, b)
		}
	})
}

// Whatever the bytes, the import does not panic, all it complains of can be said, and what it accepts is a sound register that
// exports to a file with no changes.
func FuzzImport(f *testing.F) {
	r := registry(f)
	for i, kind := range Kinds {
		f.Add(uint8(i), r.Export(kind))
	}
	f.Add(uint8(0), []byte("id,name_zh\n\"a\"\"b\",c\n"))
	f.Add(uint8(1), []byte("body,from,successor,until\nold,2016-01-01,new,\n"))
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		kind := Kinds[int(which)%len(Kinds)]
		changes, problems := r.Import(kind, "x.csv", data)
		sayable(t, problems, string(data))
		next, ok := changes.Result()
		if ok != (problems.Err() == nil) || ok && changes.Count(Refused) > 0 {
			t.Fatalf("%v, %v, %+v", ok, problems, changes.Rows)
		}
		if !ok {
			return
		}
		if _, problems := New(next.Data()); problems.Err() != nil {
			t.Fatal(problems)
		}
		again, problems := next.Import(kind, "x.csv", next.Export(kind))
		if _, ok := again.Result(); !ok || again.Count(Same) != len(again.Rows) {
			t.Fatalf("%+v, %v", again.Rows, problems)
		}
	})
}
