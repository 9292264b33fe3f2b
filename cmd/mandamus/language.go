package main

import (
	"strings"

	"mandamus/fault"
	"mandamus/i18n"
)

// language is what the user wants to read: --lang, else MANDAMUS_LANG, else the locale of the system, else Chinese. It is found
// before the command line is parsed, since its errors and the help are to be in that language. A language on the command line or in
// MANDAMUS_LANG that is not spoken here is a problem.
func language(args []string, env func(string) string) (i18n.Lang, *fault.Problem) {
	if asked, ok := langFlag(args); ok {
		return spoken(asked, "--lang")
	}
	if asked := env("MANDAMUS_LANG"); asked != "" {
		return spoken(asked, "MANDAMUS_LANG")
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		locale, _, _ := strings.Cut(env(name), ".")
		if locale == "" {
			continue
		}
		if l, err := i18n.ParseLang(locale); err == nil {
			return l, nil
		}
		break // a third language, or C: the first locale set decides
	}
	return i18n.ZH, nil
}

// langFlag finds --lang among the arguments.
func langFlag(args []string) (string, bool) {
	for i, a := range args {
		switch {
		case a == "--":
			return "", false
		case a == "--lang" && i+1 < len(args):
			return args[i+1], true
		case strings.HasPrefix(a, "--lang="):
			return strings.TrimPrefix(a, "--lang="), true
		}
	}
	return "", false
}

func spoken(asked, where string) (i18n.Lang, *fault.Problem) {
	l, err := i18n.ParseLang(asked)
	if err != nil {
		return i18n.ZH, &fault.Problem{Path: where, Value: asked, What: i18n.M("cmd.lang", "value", asked), Hint: i18n.M("cmd.lang.hint")}
	}
	return l, nil
}
