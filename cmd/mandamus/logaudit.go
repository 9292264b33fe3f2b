package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"mandamus/fault"
	"mandamus/internal/durable"
	"mandamus/publog"
	"mandamus/publog/audit"
	"mandamus/publog/tiles"
	"mandamus/record"
)

// logAuditCommand follows a log and says what is wrong with it.
type logAuditCommand struct {
	Place    string   `arg:"" name:"place" placeholder:"URL|DIR"`
	State    string   `required:"" placeholder:"FILE"`
	Trust    string   `placeholder:"FILE"`
	Receipts string   `placeholder:"DIR"`
	Seen     []string `placeholder:"FILE"`
	Policy   string   `placeholder:"FILE"`
	Evidence string   `default:"." placeholder:"DIR"`
	Recount  bool
}

// Run audits, prints the report, writes evidence, and keeps what it has seen for the next time. Who audits with one state at the same time
// waits for nobody and is sent away.
func (c *logAuditCommand) Run(p *program) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	unlock, err := durable.Lock(c.State + ".lock")
	if errors.Is(err, durable.ErrLocked) {
		return wrong(c.State, "cmd.audit.locked")
	}
	if err != nil {
		return err
	}
	defer unlock()
	task, err := c.task(p)
	if err != nil {
		return err
	}
	report, err := audit.Run(ctx, task)
	p.clearLine()
	if errors.Is(err, fs.ErrNotExist) {
		return wrong(c.Place, "cmd.log.none")
	}
	if err != nil {
		return err
	}
	if _, err := io.WriteString(p.stdout, report.Text(p.lang)); err != nil {
		return err
	}
	for _, e := range report.Evidence() {
		if err := c.keep(e); err != nil {
			return err
		}
	}
	if report.Next != nil {
		if err := report.Next.Save(c.State); err != nil {
			return err
		}
	}
	return ended(report.ExitCode())
}

// ended is the exit status of an audit.
func ended(code int) error {
	switch code {
	case exitOK:
		return nil
	case publog.Unvouched.ExitCode():
		return verdictError(publog.Unvouched)
	}
	return errReported
}

// keep writes evidence. The same evidence twice is one file; another of the same name takes the place of an older one.
func (c *logAuditCommand) keep(e *audit.Evidence) error {
	var text bytes.Buffer
	if err := e.Write(&text); err != nil {
		return err
	}
	if err := durable.MkdirAll(c.Evidence, 0o755); err != nil {
		return err
	}
	return durable.Write(filepath.Join(c.Evidence, e.Name), text.Bytes(), 0o644)
}

// task is the audit as the command line has it.
func (c *logAuditCommand) task(p *program) (t audit.Task, err error) {
	t = audit.Task{Log: tiles.NewReader(tiles.Open(c.Place)), Policy: record.Default(), Now: p.now.UTC(), Recount: c.Recount, Progress: p.entriesRead}
	if t.State, err = audit.Load(c.State); errors.Is(err, audit.ErrState) {
		return t, wrong(c.State, "cmd.audit.state", "error", err)
	}
	if err != nil {
		return t, err
	}
	if t.Trust, err = p.trust(c.Trust); err != nil {
		return t, err
	}
	if t.Policy, err = c.policy(p); err != nil {
		return t, err
	}
	for _, file := range c.Seen {
		data, problem := p.read(file)
		if problem != nil {
			return t, fault.Problems{*problem}
		}
		t.Seen = append(t.Seen, audit.Seen{Who: file, Checkpoint: data})
	}
	t.Receipts, err = c.receipts(p)
	return t, err
}

// policy is the publication policy whose times count.
func (c *logAuditCommand) policy(p *program) (*record.Policy, error) {
	if c.Policy == "" {
		return record.Default(), nil
	}
	data, problem := p.read(c.Policy)
	if problem != nil {
		return nil, fault.Problems{*problem}
	}
	policy, problems := record.Load(c.Policy, data)
	return policy, problems.Err()
}

// receipts reads the receipts of a folder.
func (c *logAuditCommand) receipts(p *program) ([]audit.Receipt, error) {
	if c.Receipts == "" {
		return nil, nil
	}
	files, err := filesIn(c.Receipts, ".txt", ".receipt")
	if err != nil {
		return nil, wrong(c.Receipts, "cmd.file.unreadable", "error", err)
	}
	var out []audit.Receipt
	for _, file := range files {
		data, problem := p.read(file)
		if problem != nil {
			return nil, fault.Problems{*problem}
		}
		bundle, err := publog.ParseBundle(data)
		if err != nil {
			return nil, inFile(file, err)
		}
		out = append(out, audit.Receipt{Name: filepath.Base(file), Bundle: bundle})
	}
	return out, nil
}

// readStep is the number of entries from which, and after which again, it is said how far an audit is.
const readStep = 10 * publog.TileWidth

// entriesRead says on a terminal how far an audit is.
func (p *program) entriesRead(done, total int64) {
	if total >= readStep && done%readStep == 0 && isTerminal(p.stderr) {
		fmt.Fprintf(p.stderr, "\r\x1b[K%s", p.t("cmd.audit.progress", "done", done, "total", total))
	}
}

// clearLine takes the last line of progress away.
func (p *program) clearLine() {
	if isTerminal(p.stderr) {
		fmt.Fprint(p.stderr, "\r\x1b[K")
	}
}
