package main

import (
	"fmt"
	"runtime/debug"

	"mandamus/law"
	"mandamus/law/packs"
)

// versionCommand says what this program is made of.
type versionCommand struct{}

// Run prints the version of the program and its engine, and the packs it carries.
func (versionCommand) Run(p *program) error {
	fmt.Fprintln(p.stdout, "mandamus "+buildVersion())
	fmt.Fprintln(p.stdout, p.t("cmd.version.engine", "version", law.EngineVersion))
	for _, id := range packs.IDs() {
		pack, err := p.pack("", id)
		if err != nil {
			return err
		}
		fmt.Fprintln(p.stdout, p.t("cmd.version.pack", "id", id, "title", pack.Title(), "to", pack.SourcesTo(), "digest", pack.Digest()))
	}
	return nil
}

// buildVersion is the version of the module or the revision it was built from.
func buildVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(devel)"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return info.Main.Version + " " + s.Value
		}
	}
	return info.Main.Version
}
