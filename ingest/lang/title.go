package lang

import (
	"io/fs"
	"strings"
)

// Title is a word that tells of a person: a form of address, an office, a
// profession or a kinship.
type Title struct {
	Kind   string // address, office, profession, kinship
	Gender string // Masc, Fem, or "" when it tells none
	Base   string // base form: "Ministerin" for "Ministerinnen"; of a compound its last part
	Number string // Sing, Plur, or "" when it can be both
}

// Titles knows the words of titles.tsv. Compare without case.
type Titles struct {
	words map[string]Title // in lower case
	ends  map[string]Title // last parts of compounds, in lower case
	least int              // length in bytes of the shortest one
}

// Of returns the title a word is. A compound is one if its last part is: with
// "-minister" in the table, "Außenminister" is a title with the base "Minister".
func (t *Titles) Of(word string) (Title, bool) {
	word = strings.ToLower(word)
	if found, ok := t.words[word]; ok {
		return found, true
	}
	for i := range word {
		if len(word)-i < t.least {
			break
		}
		if found, ok := t.ends[word[i:]]; ok {
			return found, true
		}
	}
	return Title{}, false
}

func loadTitles(fsys fs.FS, code string) (Titles, error) {
	t := Titles{words: map[string]Title{}, ends: map[string]Title{}, least: 1 << 30}
	table, err := rows(fsys, code+"/titles.tsv", 5)
	if err != nil {
		return t, err
	}
	for _, r := range table {
		title := Title{Kind: r[1], Gender: dash(r[2]), Base: r[3], Number: dash(r[4])}
		form := strings.ToLower(r[0])
		if end, ok := strings.CutPrefix(form, "-"); ok {
			t.ends[end] = title
			t.least = min(t.least, len(end))
			form = end
		}
		t.words[form] = title
	}
	return t, nil
}

// dash reads "-" as nothing.
func dash(s string) string {
	if s == "-" {
		return ""
	}
	return s
}
