package lang

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// What an abbreviation stands before. Only AnyWord can end a sentence.
const (
	BeforeName   = "name"   // Dr., Abg., Mr.: part of a name or title follows
	BeforeNumber = "number" // Nr., No., S.: an abbreviation only where a number follows
	BeforeWord   = "word"   // z., bzw., vs.: the phrase goes on
	AnyWord      = "any"    // usw., Inc., U.S.: may be the last word of a sentence
)

// Orthography is what splitting a text into sentences and words takes.
type Orthography struct {
	Ordinals     bool // "4." is a word: the fourth
	SplitHyphens bool // world-wide is three words
	SplitSlashes bool // and/or is three words

	Abbreviations map[string]string   // form with its full stop → what it stands before
	Starters      map[string]bool     // words that have a capital only where a sentence starts
	Contractions  map[string][]string // lower case: zum → zu dem, cannot → can not
	Clitics       []string            // endings that are words: 's, n't; longest first
	Prefixes      map[string]bool     // lower case: parts before a hyphen that stay with the word
}

// loadOrthography reads the tables orthography, abbreviations and contractions.
func loadOrthography(fsys fs.FS, code string) (Orthography, error) {
	o := Orthography{
		Abbreviations: map[string]string{},
		Starters:      map[string]bool{},
		Contractions:  map[string][]string{},
		Prefixes:      map[string]bool{},
	}
	settings, err1 := rows(fsys, code+"/orthography.tsv", 2)
	abbreviations, err2 := rows(fsys, code+"/abbreviations.tsv", 2)
	contractions, err3 := rows(fsys, code+"/contractions.tsv", 2)
	if err := errors.Join(err1, err2, err3); err != nil {
		return o, err
	}
	for _, r := range settings {
		if err := o.set(r[0], r[1]); err != nil {
			return o, fmt.Errorf("%s/orthography.tsv: %w", code, err)
		}
	}
	for _, r := range abbreviations {
		switch r[1] {
		case BeforeName, BeforeNumber, BeforeWord, AnyWord:
			o.Abbreviations[r[0]] = r[1]
		default:
			return o, fmt.Errorf("%s/abbreviations.tsv: %s stands before %q", code, r[0], r[1])
		}
	}
	for _, r := range contractions {
		o.Contractions[r[0]] = strings.Fields(r[1])
	}
	return o, nil
}

func (o *Orthography) set(key, value string) error {
	switch key {
	case "ordinals":
		o.Ordinals = value == "yes"
	case "hyphens":
		o.SplitHyphens = value == "split"
	case "slashes":
		o.SplitSlashes = value == "split"
	case "clitic":
		o.Clitics = append(o.Clitics, value)
	case "prefix":
		o.Prefixes[value] = true
	case "starter":
		for _, w := range strings.Fields(value) {
			o.Starters[w] = true
		}
	default:
		return fmt.Errorf("unknown key %q", key)
	}
	return nil
}
