package casework

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"testing"
)

// elsewhere are the commands whose forms are those of other screens, and the two that nobody types.
var elsewhere = map[string]string{
	"FileApplication": "intake", "EnterOperative": "intake", "SetAside": "intake", "ReceivePaper": "intake", "TypeObligation": "intake",
	"ReviseObligation": "intake", "Register": "intake", "RefuseRegistration": "intake",
	"ProposeMeasure": "measures", "ApproveMeasure": "measures", "RefuseMeasure": "measures", "DecideMeasure": "measures", "ServeMeasure": "measures",
	"BeginMeasure": "measures", "StayMeasure": "measures", "LiftMeasure": "measures", "CompleteMeasure": "measures", "SettleMeasure": "measures",
	"InformCongress": "measures", "MakeFinding": "measures", "AssessPerformance": "measures", "RecordNewAct": "measures", "NoteNonUse": "measures",
	"ApproveAct": "measures", "RefuseAct": "measures",
	"NoteLapse":     "the daily run",
	"ChangeLaw":     "the installation of law",
	"RecordErasure": "the command line of the administrator",
}

// Claim: every command of the docket has a form here, or is named as another screen's; and no name is left over.
func TestEveryCommandHasAForm(t *testing.T) {
	here := map[string]bool{"ProposeAct": true} // made by the forms of the steps that need approval
	for i := range verbs {
		here[verbs[i].blank().Type().Name()] = true
	}
	all := commands(t)
	for name := range all {
		if !here[name] && elsewhere[name] == "" {
			t.Errorf("%s has no form", name)
		}
	}
	for name := range here {
		if !all[name] {
			t.Errorf("%s is no command", name)
		}
	}
	for name := range elsewhere {
		if !all[name] {
			t.Errorf("%s is no command: take it out", name)
		}
		if here[name] {
			t.Errorf("%s has a form here", name)
		}
	}
}

// commands are the types of package docket that decide.
func commands(t *testing.T) map[string]bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "docket", "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatal(fs.ErrNotExist)
	}
	out := map[string]bool{}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Name.Name == "decide" && f.Recv != nil {
				if id, ok := f.Recv.List[0].Type.(*ast.Ident); ok && id.IsExported() {
					out[id.Name] = true
				}
			}
		}
	}
	return out
}
