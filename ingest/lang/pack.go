// Package lang loads what a language knows as tables: abbreviations, forms of
// address, offices, country adjectives, months, event triggers. Code speaks
// Universal Dependencies and serves every language; a language is the folder
// data/xx, and where code of one is truly needed, a named field of Pack switches
// it on.
//
// # Limits
//
// Tables only. The trained models of a language are loaded by the stages that
// use them.
package lang

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"
)

// Pack is one language as tables. It is read-only and safe for concurrent use.
type Pack struct {
	Code        string // BCP 47 tag: "de"
	Orthography Orthography
	Lexicon     *Lexicon
	Events      Events
	Dates       Dates
	Titles      Titles
	Names       *Gazetteer
	Atlas       *Atlas
	Landmarks   Landmarks
	Persons     Persons
}

// Load reads the tables of a language from folder code of fsys.
func Load(fsys fs.FS, code string) (*Pack, error) {
	p := &Pack{Code: code}
	var err error
	if p.Events, err = loadEvents(fsys, code); err != nil {
		return nil, err
	}
	if p.Dates, err = loadDates(fsys, code); err != nil {
		return nil, err
	}
	if p.Titles, err = loadTitles(fsys, code); err != nil {
		return nil, err
	}
	if p.Landmarks, err = loadLandmarks(fsys, code); err != nil {
		return nil, err
	}
	if p.Persons, err = loadPersons(fsys, code); err != nil {
		return nil, err
	}
	if p.Lexicon, err = ReadLexicon(fsys, code); err != nil {
		return nil, err
	}
	if p.Orthography, err = loadOrthography(fsys, code); err != nil {
		return nil, err
	}
	if p.Names, err = ReadGazetteer(fsys, code+"/names.zst"); err != nil {
		return nil, err
	}
	if p.Atlas, err = ReadAtlas(fsys, code+"/atlas.zst"); err != nil {
		return nil, err
	}
	return p, nil
}

// rows reads a table: one row a line, fields separated by tabs, empty lines and
// lines that start with # left out. Every row must have at least min fields.
func rows(fsys fs.FS, path string, min int) ([][]string, error) {
	f, err := fsys.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out [][]string
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimRight(sc.Text(), " \r")
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) < min {
			return nil, fmt.Errorf("%s:%d: %d fields, want %d: %q", path, n, len(fields), min, line)
		}
		out = append(out, fields)
	}
	return out, sc.Err()
}
