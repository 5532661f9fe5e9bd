package lang

import (
	"io/fs"
	"strings"
)

// Trigger is a word that tells of contact between persons, or of what is easily
// taken for it.
type Trigger struct {
	Lemma string   // base form; of a noun in the case it is written in
	UPOS  string   // VERB or NOUN
	Class string   // meet talk negotiate receive greet host phone visit travel sign dine …
	Marks []string // what marks the other side: prepositions, acc, dat, obj, refl
}

// Events is what a language knows of meetings and visits.
type Events struct {
	Triggers map[string][]Trigger // by lemma, lower case
	Tails    map[string][]Trigger // nouns that may end a compound, lower case
	Cues     map[string]string    // lemma or form, lower case, to class: will modal cond plan neg cancel report …
}

// shortest tail of a compound noun that is told by its last part.
const minTail = 5

func loadEvents(fsys fs.FS, dir string) (Events, error) {
	e := Events{Triggers: map[string][]Trigger{}, Tails: map[string][]Trigger{}, Cues: map[string]string{}}
	table, err := rows(fsys, dir+"/triggers.tsv", 4)
	if err != nil {
		return e, err
	}
	for _, r := range table {
		t := Trigger{Lemma: r[0], UPOS: r[1], Class: r[2], Marks: strings.Split(r[3], ",")}
		key := strings.ToLower(t.Lemma)
		e.Triggers[key] = append(e.Triggers[key], t)
		if t.UPOS == "NOUN" && len(key) >= minTail {
			e.Tails[key] = append(e.Tails[key], t)
		}
	}
	table, err = rows(fsys, dir+"/cues.tsv", 2)
	if err != nil {
		return e, err
	}
	for _, r := range table {
		e.Cues[strings.ToLower(r[0])] = r[1]
	}
	return e, nil
}

// Compound returns the triggers a compound noun ends in, the longest last part
// first: "außenministertreffen" is a treffen.
func (e *Events) Compound(lower string) []Trigger {
	for i := 2; i+minTail <= len(lower); i++ {
		if t, ok := e.Tails[lower[i:]]; ok {
			return t
		}
	}
	return nil
}
