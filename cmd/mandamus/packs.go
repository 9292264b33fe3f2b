package main

import (
	"os"
	"path/filepath"
	"strings"

	"mandamus/fault"
	"mandamus/law"
	"mandamus/law/packs"
)

// homeLaw is the pack of commands that are given none.
const homeLaw = "cn"

// pack returns the pack in a folder, or where none is named the one that comes with the program for a jurisdiction. It is loaded
// once; a pack that is not fit for use is reported, problem by problem.
func (p *program) pack(folder, jurisdiction string) (*law.Pack, error) {
	key := folder
	if folder == "" {
		key = jurisdiction
	}
	if pack, ok := p.packs[key]; ok {
		return pack, nil
	}
	pack, problems, err := load(folder, jurisdiction)
	if err != nil {
		return nil, err
	}
	if pack == nil {
		return nil, problems.Errors()
	}
	p.packs[key] = pack
	return pack, nil
}

// load loads a pack and returns its problems with the names of files as the user would type them.
func load(folder, jurisdiction string) (*law.Pack, fault.Problems, error) {
	if folder == "" {
		files, ok := packs.Open(jurisdiction)
		if !ok {
			return nil, nil, wrong("", "cmd.pack.none", "jurisdiction", jurisdiction, "packs", strings.Join(packs.IDs(), ", "))
		}
		pack, problems := law.Load(files)
		return pack, problems, nil
	}
	info, err := os.Stat(folder)
	switch {
	case err != nil:
		return nil, nil, fault.Problems{*unreadable(folder, err)}
	case !info.IsDir():
		return nil, nil, wrong(folder, "cmd.pack.no_folder")
	}
	pack, problems := law.Load(os.DirFS(folder))
	for i := range problems {
		if problems[i].File != "" {
			problems[i].File = filepath.Join(folder, problems[i].File)
		}
	}
	return pack, problems, nil
}
