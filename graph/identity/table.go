package identity

import (
	_ "embed"
	"strings"
)

//go:embed forenames.tsv
var forenamesTSV string

//go:embed words.tsv
var wordsTSV string

//go:embed surnames.tsv
var surnamesTSV string

// forename is one row of the table of forenames: what a name is a form of.
type forename struct {
	row       int
	male      bool
	pet       bool // a short or pet form
	romanized bool // the row's forms are romanizations of one name, not forms of languages
}

// forenames maps plain forms to the rows they are in.
var forenames = func() map[string][]forename {
	out := make(map[string][]forename)
	for i, f := range rows(forenamesTSV) {
		for k, forms := range f[2:] {
			for _, form := range strings.Fields(forms) {
				form = plain(fold(form))
				out[form] = append(out[form], forename{row: i, male: f[0] == "m", pet: k == 1, romanized: f[1] == "r"})
			}
		}
	}
	return out
}()

var (
	titles    = kind(wordsTSV, "title")
	suffixes  = kind(wordsTSV, "suffix")
	numbers   = kind(wordsTSV, "number") // after a name
	particles = kind(wordsTSV, "particle")
	men       = kind(wordsTSV, "man") // their titles
	women     = kind(wordsTSV, "woman")
	arabic    = kind(wordsTSV, "arabic")    // particles
	endings   = kind(wordsTSV, "ending")    // of names that are romanized
	clusters  = kind(wordsTSV, "cluster")   // of letters, in names that are romanized
	common    = kind(surnamesTSV, "common") // surnames very many bear
	leading   = kind(surnamesTSV, "first")  // surnames that stand before the forename
)

// rows splits a table of tab-separated values, comments left out.
func rows(tsv string) (out [][]string) {
	for line := range strings.Lines(tsv) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

// kind returns the words of a kind, plain.
func kind(tsv, of string) map[string]bool {
	out := make(map[string]bool)
	for _, f := range rows(tsv) {
		if f[0] != of {
			continue
		}
		for _, w := range strings.Fields(f[1]) {
			if part, ok := strings.CutPrefix(w, "-"); ok {
				out["-"+plain(fold(part))] = true
			} else {
				out[plain(fold(w))] = true
			}
		}
	}
	return out
}
