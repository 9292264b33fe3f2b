package main

import (
	"bytes"
	"crypto/rand"
	"os"
	"path/filepath"
	"time"

	"mandamus/calendar"
	"mandamus/fault"
	"mandamus/law"
	"mandamus/law/parcel"
)

// lawKeygenCommand makes the pair of keys of somebody who answers for law.
type lawKeygenCommand struct {
	Name string `arg:"" name:"name" placeholder:"NAME"`
}

// Run writes the private key to NAME.key in the folder where it is run, which must not be there yet, and prints the public one.
func (c *lawKeygenCommand) Run(p *program) error {
	private, public, err := parcel.NewKey(rand.Reader, c.Name)
	if err != nil {
		return err
	}
	return p.keepKey(c.Name+".key", private, public)
}

// lawSignCommand signs a pack.
type lawSignCommand struct {
	Folder string `arg:"" name:"dir"`
	Key    string `required:"" placeholder:"FILE"`
}

// Run checks the pack and writes it, signed, to standard output.
func (c *lawSignCommand) Run(p *program) error {
	pack, err := p.pack(c.Folder, "")
	if err != nil {
		return err
	}
	files, err := law.Files(os.DirFS(c.Folder))
	if err != nil {
		return fault.Problems{*unreadable(c.Folder, err)}
	}
	return p.sign(parcel.Parcel{Kind: parcel.Law, Jurisdiction: pack.ID(), Files: files}, c.Key)
}

// calendarCommands are the commands on the calendar of a court.
type calendarCommands struct {
	Sign    calendarSignCommand    `cmd:""`
	Install calendarInstallCommand `cmd:""`
}

// calendarSignCommand signs the holidays of a year.
type calendarSignCommand struct {
	File string `arg:"" name:"file"`
	Key  string `required:"" placeholder:"FILE"`
}

// Run checks the holidays against the calendar that comes with the program and writes them, signed, to standard output.
func (c *calendarSignCommand) Run(p *program) error {
	data, problem := p.read(c.File)
	if problem != nil {
		return fault.Problems{*problem}
	}
	if _, err := calendar.China().Extend(bytes.NewReader(data)); err != nil {
		return inFile(c.File, err)
	}
	return p.sign(parcel.Parcel{Kind: parcel.Calendar, Jurisdiction: homeLaw, Files: map[string]string{filepath.Base(c.File): string(data)}}, c.Key)
}

// sign writes a parcel, made now, to standard output.
func (p *program) sign(content parcel.Parcel, keyFile string) error {
	key, problem := p.read(keyFile)
	if problem != nil {
		return fault.Problems{*problem}
	}
	content.Made = p.now.UTC().Truncate(time.Second)
	out, err := parcel.Sign(content, string(key))
	if err != nil {
		return err
	}
	_, err = p.stdout.Write(out)
	return err
}
