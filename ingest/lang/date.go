package lang

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// DateWord is what a word means in a date. The kinds are described at the head
// of the table data/de/dates.tsv.
type DateWord struct {
	Kind  string // month weekday day unit number shift ago agoafter ahead season edge part to …
	Value int
	Unit  string // of kind unit: hour day week weekend month year decade
}

// Dates maps a word or phrase in lower case to its meanings in a date; several if it has
// several ("morgen": tomorrow, and a part of the day). The first word of a phrase has
// the kind "phrase".
type Dates map[string][]DateWord

func loadDates(fsys fs.FS, dir string) (Dates, error) {
	table, err := rows(fsys, dir+"/dates.tsv", 3)
	if err != nil {
		return nil, err
	}
	out := Dates{}
	for _, r := range table {
		w := DateWord{Kind: r[1]}
		if w.Kind == "unit" {
			w.Unit = r[2]
		} else if w.Value, err = strconv.Atoi(r[2]); err != nil {
			return nil, fmt.Errorf("%s/dates.tsv: %s: value %q is no number", dir, r[0], r[2])
		}
		out[r[0]] = append(out[r[0]], w)
		if first, _, several := strings.Cut(r[0], " "); several {
			out[first] = append(out[first], DateWord{Kind: "phrase"})
		}
	}
	return out, nil
}

// Of returns the meanings of a word, in any case.
func (d Dates) Of(word string) []DateWord { return d[strings.ToLower(word)] }
