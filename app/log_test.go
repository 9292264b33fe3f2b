package app

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"mandamus/civil"
	"mandamus/docket"
	"mandamus/publog"
	"mandamus/publog/tiles"
	"mandamus/record"
	"mandamus/store/sqlite"
)

const logOrigin = "court.example/record"

// public makes the desk keep a public record, and returns where it is published.
func (d *desk) public() (*Publication, *publog.Key) {
	d.t.Helper()
	private, public, err := publog.NewKey(d.Random, logOrigin, publog.Ed25519)
	if err != nil {
		d.t.Fatal(err)
	}
	signer, err := publog.NewSigner(private, nil)
	if err != nil {
		d.t.Fatal(err)
	}
	key, err := publog.ParseKey(public)
	if err != nil {
		d.t.Fatal(err)
	}
	d.Public = &PublicRecord{Origin: logOrigin, Policy: record.Default(), Promise: signer, Within: 24 * time.Hour}
	return &Publication{Folder: folderOf(d.t, d.t.TempDir()), Sign: func(_ context.Context, r Unsigned) ([]byte, error) {
		return publog.SignCheckpoint(r.Checkpoint, signer)
	}}, key
}

// testFolder is a folder of tiles.
type testFolder struct{ *tiles.Writer }

func folderOf(t testing.TB, dir string) testFolder {
	w, err := tiles.NewWriter(dir)
	if err != nil {
		t.Fatal(err)
	}
	return testFolder{w}
}

func (f testFolder) Publish(ctx context.Context, checkpoint []byte, hashes publog.Hashes, entries LogEntries) error {
	return f.Writer.Publish(ctx, checkpoint, hashes, tiles.Entries(entries))
}

// kinds are those of the entries of a case, in their order.
func (k *kase) kinds() (out []string) {
	entries, err := k.Store.LogEntriesOf(k.ctx, k.id)
	if err != nil {
		k.t.Fatal(err)
	}
	for _, e := range entries {
		out = append(out, e.Series.Kind)
	}
	return out
}

func (d *desk) published(p *Publication) Published {
	d.t.Helper()
	out, err := d.Publish(d.ctx, p)
	if err != nil {
		d.t.Fatal(err)
	}
	return out
}

// Claim: every event gets one entry, withheld or shown; what was withheld is opened by the verb that meets its rule, or by the night at the
// latest; and a repeated request logs nothing.
func TestEveryEventIsLogged(t *testing.T) {
	d := newDesk(t)
	d.public()
	k := d.enforced("pay")
	d.on(2025, 4, 9)
	k.find("refusal")
	k.fined("o1")
	events, err := d.Store.Load(d.ctx, k.id)
	if err != nil {
		t.Fatal(err)
	}
	entries, err := d.Store.LogEntriesOf(d.ctx, k.id)
	if err != nil {
		t.Fatal(err)
	}
	first := map[int]int64{}
	opened, waiting := 0, 0
	for _, e := range entries {
		switch {
		case e.Series.Kind == publog.KindOpened:
			opened++
		case e.Rule != "" && e.Opened < 0:
			waiting++
			fallthrough
		default:
			first[e.Version]++
		}
		entry, err := publog.ParseEntry(e.Data)
		if err != nil || entry.Number != e.Number || strings.Contains(string(e.Data), "王") {
			t.Errorf("entry %d: %s, %v", e.Index, e.Data, err)
		}
	}
	for _, e := range events {
		if first[e.Version] != 1 {
			t.Errorf("event %d, %s, has %d entries", e.Version, e.Kind, first[e.Version])
		}
	}
	if opened == 0 || waiting == 0 {
		t.Errorf("%d opened, %d waiting: %v", opened, waiting, k.kinds())
	}
	d.on(2029, 1, 8)
	night := &dailyRun{app: d.App, ctx: d.ctx, holder: "night", ran: Ran{Day: d.Today()}}
	if err := errors.Join(night.acquire(), night.open()); err != nil || night.ran.Opened != waiting {
		t.Fatalf("the night opened %d of %d: %v", night.ran.Opened, waiting, err)
	}
	left, err := d.Store.LogWithheld(d.ctx, civil.Never, -1, 99)
	if err != nil || len(left) > 0 && left[0].Until <= d.Today() {
		t.Errorf("still withheld: %+v, %v", left, err)
	}
}

// Claim: the receipt has the promise at once and the proof once the log is published; both verify; a repeated publication changes nothing.
func TestReceipt(t *testing.T) {
	d := newDesk(t)
	to, key := d.public()
	k := d.filed("housing")
	filing := record.Reference(k.id)
	before, err := d.Receipt(d.ctx, filing)
	if err != nil || before.Promise == nil || before.Proof != nil {
		t.Fatalf("before: %+v, %v", before, err)
	}
	promise, by, err := publog.OpenPromise(before.Promise, key)
	if err != nil || len(by) != 1 || promise.Leaf != before.Leaf() || promise.By.Before(d.now.Add(23*time.Hour)) {
		t.Errorf("promise %+v by %v: %v", promise, by, err)
	}
	if out := d.published(to); !out.New || out.Size == 0 {
		t.Errorf("published %+v", out)
	}
	if out := d.published(to); out.New {
		t.Errorf("published again: %+v", out)
	}
	after, err := d.Receipt(d.ctx, filing)
	if err != nil || after.Proof == nil || after.Promise == nil {
		t.Fatalf("after: %+v, %v", after, err)
	}
	signed, err := publog.OpenCheckpoint(after.Proof.Checkpoint, logOrigin, key)
	if err == nil {
		err = publog.CheckInclusion(after.Proof.Hashes, signed.Size, signed.Root, after.Proof.Index, after.Leaf())
	}
	if err != nil {
		t.Error(err)
	}
	opening, err := d.Opening(d.ctx, judge(), k.id)
	if err != nil {
		t.Fatal(err)
	}
	entry, err := publog.ParseEntry(after.Entry)
	if err == nil {
		err = opening.Check(entry, after.Leaf())
	}
	if err != nil {
		t.Errorf("the opening: %v", err)
	}
	if _, err := d.Receipt(d.ctx, "nothing"); err == nil {
		t.Error("a receipt of nothing")
	}
	d.Public = nil
	if _, err := d.Receipt(d.ctx, filing); !errors.Is(err, ErrNotLogged) {
		t.Errorf("without a record: %v", err)
	}
}

// Claim: a store put back to yesterday's backup is found out against the folder, whatever is written to it since; nothing is signed, and nothing
// in the folder changes.
func TestBackupOfYesterdayIsNoticed(t *testing.T) {
	d := newDesk(t)
	to, _ := d.public()
	d.filed("housing")
	d.published(to)
	path := filepath.Join(t.TempDir(), "backup")
	if _, err := d.Store.Backup(d.ctx, path); err != nil {
		t.Fatal(err)
	}
	d.filed("other")
	d.published(to)
	checkpoint, err := to.Folder.Checkpoint()
	if err != nil {
		t.Fatal(err)
	}
	old := sqlite.Options{Path: filepath.Join(t.TempDir(), "old.db")}
	if _, err := sqlite.Restore(d.ctx, path, old, d.Projector()); err != nil {
		t.Fatal(err)
	}
	s, err := sqlite.Open(d.ctx, old)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	d.Store = s
	var behind *Behind
	if err := d.Guard(d.ctx, to.Folder); !errors.As(err, &behind) || behind.Other {
		t.Errorf("at the start: %v", err)
	}
	for range 3 {
		d.filed("housing")
	}
	if _, err := d.Publish(d.ctx, to); !errors.As(err, &behind) || !behind.Other {
		t.Errorf("after more was written: %v", err)
	}
	sayable(t, behind.Error())
	if now, err := to.Folder.Checkpoint(); err != nil || string(now) != string(checkpoint) {
		t.Errorf("the folder changed: %s, %v", now, err)
	}
}

// failingFolder loses its first publications, before or after they are done.
type failingFolder struct {
	LogFolder
	left  int
	after bool
}

var errFolder = errors.New("the disk is away")

func (f *failingFolder) Publish(ctx context.Context, checkpoint []byte, hashes publog.Hashes, entries LogEntries) error {
	if f.left--; f.left < 0 {
		return f.LogFolder.Publish(ctx, checkpoint, hashes, entries)
	}
	if f.after {
		return errors.Join(errFolder, f.LogFolder.Publish(ctx, checkpoint, hashes, entries))
	}
	return errFolder
}

// Claim: a publication that fails at the folder, before it was done or after, is made good by the next one, which signs nothing anew.
func TestPublishingIsResumed(t *testing.T) {
	for _, after := range []bool{false, true} {
		d := newDesk(t)
		to, _ := d.public()
		signatures, sign := 0, to.Sign
		to.Sign = func(ctx context.Context, r Unsigned) ([]byte, error) {
			signatures++
			return sign(ctx, r)
		}
		whole := to.Folder
		to.Folder = &failingFolder{LogFolder: whole, left: 1, after: after}
		d.filed("housing")
		if _, err := d.Publish(d.ctx, to); !errors.Is(err, errFolder) {
			t.Fatalf("the first: %v", err)
		}
		if _, err := whole.Checkpoint(); errors.Is(err, fs.ErrNotExist) == after {
			t.Errorf("after %v: %v", after, err)
		}
		d.published(to)
		kept, err := d.Store.LastCheckpoint(d.ctx)
		data, err2 := whole.Checkpoint()
		if err := errors.Join(err, err2); err != nil || kept.Note != string(data) || signatures != 1 {
			t.Errorf("kept %q, in the folder %q, %d signatures: %v", kept.Note, data, signatures, err)
		}
	}
}

// Claim: with the key elsewhere nothing is published until a signature comes; one over an earlier size is published as it is.
func TestSignedElsewhere(t *testing.T) {
	d := newDesk(t)
	to, _ := d.public()
	sign := to.Sign
	var waiting []Unsigned
	to.Sign = func(_ context.Context, r Unsigned) ([]byte, error) {
		waiting = append(waiting, r)
		if len(waiting) < 2 {
			return nil, ErrUnsigned
		}
		return sign(d.ctx, waiting[0])
	}
	d.filed("housing")
	if _, err := d.Publish(d.ctx, to); !errors.Is(err, ErrUnsigned) {
		t.Errorf("unsigned: %v", err)
	}
	d.filed("other")
	if out := d.published(to); out.Size != waiting[0].Size || out.Size == waiting[1].Size {
		t.Errorf("published %+v of %d and %d", out, waiting[0].Size, waiting[1].Size)
	}
}

// Claim: an erasure has its entry, destroys the salt, and leaves every receipt provable.
func TestErasureOnRecord(t *testing.T) {
	d := newDesk(t)
	to, _ := d.public()
	k := d.filed("housing")
	d.published(to)
	filing := record.Reference(k.id)
	before, err := d.Receipt(d.ctx, filing)
	if err != nil {
		t.Fatal(err)
	}
	events, err := d.Store.Load(d.ctx, k.id)
	if err != nil {
		t.Fatal(err)
	}
	of := slices.IndexFunc(events, func(e docket.Event) bool { return len(e.Private) > 0 })
	index := int64(of)
	if _, err := d.Store.LogSalt(d.ctx, index); err != nil {
		t.Fatalf("the salt before: %v", err)
	}
	erase := docket.RecordErasure{ValueErased: docket.ValueErased{Of: of + 1, Field: events[of].Private[0].Field, Basis: "request_of_person"}}
	k.ok(d.Erase(d.ctx, k.req(admin()), erase))
	if kinds := k.kinds(); kinds[len(kinds)-1] != "value.erased/1" {
		t.Errorf("entries %v", kinds)
	}
	if _, err := d.Store.LogSalt(d.ctx, index); err == nil {
		t.Error("the salt is still there")
	}
	d.published(to)
	after, err := d.Receipt(d.ctx, filing)
	if err != nil || after.Leaf() != before.Leaf() || after.Proof == nil {
		t.Errorf("after: %v", err)
	}
	if report, err := d.Store.Verify(d.ctx, d.Projector()); err != nil || !report.OK() {
		t.Errorf("%v, %v", report.Problems, err)
	}
}

// Claim: every evening is committed once for each court, those on which nobody was there too, and whoever reads the log finds nothing wrong
// with numbers or counts.
func TestEveryEveningIsCommitted(t *testing.T) {
	d := newDesk(t)
	d.public()
	d.filed("housing")
	for _, day := range []int{4, 4, 5, 9} {
		d.on(2025, 3, day)
		if _, err := d.Daily(d.ctx, d.Today(), nil); err != nil {
			t.Fatal(err)
		}
		d.filed("other")
	}
	r := record.NewRecord()
	var days []string
	entries, err := d.Store.LogEntries(d.ctx, 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		entry, err := publog.ParseEntry(e.Data)
		if err != nil {
			t.Fatal(err)
		}
		for _, flaw := range r.Add(entry) {
			t.Errorf("entry %d: %+v", e.Index, flaw)
		}
		if day, ok := record.ReadDay(entry); ok {
			days = append(days, day.Day)
			if day.Cases == 0 {
				t.Errorf("%s: no cases in %s", day.Day, e.Data)
			}
		}
	}
	if want := []string{"2025-03-03", "2025-03-04", "2025-03-05", "2025-03-06", "2025-03-07", "2025-03-08"}; !slices.Equal(days, want) {
		t.Errorf("committed %v, want %v", days, want)
	}
}

// Claim: what was recorded before there was a log gets its entries once, in the log's own order.
func TestMissingEntriesAreEntered(t *testing.T) {
	d := newDesk(t)
	k := d.filed("housing")
	d.public()
	n, err := d.EnterMissing(d.ctx)
	if err != nil || n != k.version {
		t.Fatalf("entered %d of %d: %v", n, k.version, err)
	}
	if n, err := d.EnterMissing(d.ctx); err != nil || n != 0 {
		t.Errorf("entered again: %d, %v", n, err)
	}
	k.ok(d.AddNote(d.ctx, k.req(judge()), note("一切照旧")))
	if got := len(k.kinds()); got != k.version {
		t.Errorf("%d entries of %d events", got, k.version)
	}
}

// Claim: the hash of a refused filing is logged once, however often it is lodged, with a receipt.
func TestLodge(t *testing.T) {
	d := newDesk(t)
	to, _ := d.public()
	first, err := d.Lodge(d.ctx, [32]byte{1})
	if err != nil || first.Promise == nil {
		t.Fatalf("%+v, %v", first, err)
	}
	d.published(to)
	again, err := d.Lodge(d.ctx, [32]byte{1})
	if err != nil || again.Leaf() != first.Leaf() || again.Proof == nil || string(again.Promise) != string(first.Promise) {
		t.Errorf("again: %+v, %v", again, err)
	}
}
