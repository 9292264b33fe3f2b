// Command mandamus says what the law makes of a judgment against a public body: which duties are open, which limits run, what the
// court may do now and what stands in the way, what has accrued, what comes next.
//
// This is the edge of the program: it reads files and arguments, the clock (once, at the start), the language of the user and the
// width of the terminal, and hands everything on as values. Each command is a file; what they print is set by package report.
// Nothing here knows law, and nothing is asked of the network.
//
// Exit status: 0 all is well, 1 something is wrong with what was read (said on standard error with file and line), 2 the command
// line is wrong; of verify what the verdict on a receipt is, 3 for one that nobody vouches for.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"mandamus/app"
	"mandamus/fault"
	"mandamus/i18n"
	"mandamus/law"
	"mandamus/mail"
	"mandamus/publog"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv, time.Now()))
}

// The exit statuses.
const (
	exitOK    = 0
	exitWrong = 1 // what was read is wrong
	exitUsage = 2 // the command line is wrong
)

// run does what the arguments say and returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer, env func(string) string, now time.Time) int {
	lang, problem := language(args, env)
	out := &output{Writer: stdout}
	p := &program{stdin: stdin, stdout: out, stderr: stderr, env: env, now: now, lang: lang, packs: map[string]*law.Pack{}}
	var err error
	if problem != nil {
		err = usageError{*problem}
	} else {
		err = p.dispatch(args)
	}
	if err == nil {
		err = out.err
	}
	return p.fail(err)
}

// output is standard output. It keeps the first error of writing, so that a full disk is not taken for success.
type output struct {
	io.Writer
	err error
}

func (o *output) Write(data []byte) (int, error) {
	n, err := o.Writer.Write(data)
	if o.err == nil {
		o.err = err
	}
	return n, err
}

// program is one run: its streams, its environment, the moment it began and the language of its user.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	env            func(string) string
	now            time.Time
	lang           i18n.Lang
	packs          map[string]*law.Pack // loaded, by folder or jurisdiction
	register       *liveRegister        // of the store that is open
	book           *app.Lawbook         // the law of that store, as it was opened
	live           *app.Live            // the use cases of a desk that stays open
	public         *app.PublicRecord    // how the public record is kept; nil: as the store has begun it
	sender         mail.Sender          // nil: no mail is sent
	deskURL        string               // where people reach the desk, for mail
}

// t is the message key in the language of the user.
func (p *program) t(key string, args ...any) string { return i18n.T(p.lang, key, args...) }

// usageError is a command line that cannot be followed.
type usageError struct{ fault.Problem }

// errReported says that something is wrong and has been printed.
var errReported = errors.New("reported")

// fail prints an error in the language of the user and returns the exit status.
func (p *program) fail(err error) int {
	var usage usageError
	var told i18n.Localizer
	var verdict verdictError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errReported):
		return exitWrong
	case errors.As(err, &verdict):
		return publog.Status(verdict).ExitCode()
	case errors.As(err, &usage):
		fmt.Fprintln(p.stderr, "mandamus: "+usage.In(p.lang))
		return exitUsage
	case errors.As(err, &told):
		fmt.Fprintln(p.stderr, told.In(p.lang))
	default:
		fmt.Fprintln(p.stderr, "mandamus: "+p.t("cmd.error", "error", err))
	}
	return exitWrong
}

// report prints problems on standard error, one a line.
func (p *program) report(problems fault.Problems) {
	for _, problem := range problems {
		fmt.Fprintln(p.stderr, problem.In(p.lang))
	}
}

// wrong is an error about one input.
func wrong(file string, key string, args ...any) error {
	return fault.Problems{{File: file, What: i18n.M(key, args...)}}
}

// misuse is an error about the command line.
func misuse(what, hint i18n.Msg) error { return usageError{fault.Problem{What: what, Hint: hint}} }
