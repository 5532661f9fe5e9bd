package lang

import (
	"io/fs"
	"sort"
	"strings"
)

// Forenames knows which forenames are mostly given to men and which to women. The
// table forenames.tsv is kept as it is, sorted, and searched in place: it is long,
// and an article has few names.
type Forenames struct{ lines string }

// Gender returns Masc or Fem for a folded forename, or "" if it is unknown or
// given to both. Of "anna-lena" the first part counts if the whole is unknown.
func (f Forenames) Gender(folded string) string {
	if g := f.find(folded); g != "" {
		return g
	}
	if first, _, ok := strings.Cut(folded, "-"); ok {
		return f.find(first)
	}
	return ""
}

func (f Forenames) find(name string) string {
	if name == "" {
		return ""
	}
	at := sort.Search(len(f.lines), func(i int) bool { return f.nameAt(i) >= name })
	line, _, _ := strings.Cut(f.lines[f.start(at):], "\n")
	if rest, ok := strings.CutPrefix(line, name+"\t"); ok {
		switch rest {
		case "m":
			return "Masc"
		case "f":
			return "Fem"
		}
	}
	return ""
}

// start returns where the line begins that byte i is in.
func (f Forenames) start(i int) int { return strings.LastIndexByte(f.lines[:i], '\n') + 1 }

// nameAt returns the name of the line that byte i is in.
func (f Forenames) nameAt(i int) string {
	line := f.lines[f.start(i):]
	name, _, _ := strings.Cut(line, "\t")
	return name
}

func loadForenames(fsys fs.FS, code string) (Forenames, error) {
	b, err := fs.ReadFile(fsys, code+"/forenames.tsv")
	return Forenames{string(b)}, err
}
