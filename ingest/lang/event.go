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

// Events is what a language knows of meetings and visits. Words are found in any
// case, with ß or ss.
type Events struct {
	triggers map[string][]Trigger // by lemma
	tails    map[string][]Trigger // nouns that may end a compound
	cues     map[string]string    // by lemma or form
}

// shortest tail of a compound noun that is told by its last part.
const minTail = 5

func loadEvents(fsys fs.FS, dir string) (Events, error) {
	e := Events{triggers: map[string][]Trigger{}, tails: map[string][]Trigger{}, cues: map[string]string{}}
	table, err := rows(fsys, dir+"/triggers.tsv", 4)
	if err != nil {
		return e, err
	}
	for _, r := range table {
		t := Trigger{Lemma: r[0], UPOS: r[1], Class: r[2], Marks: strings.Split(r[3], ",")}
		key := wordKey(t.Lemma)
		e.triggers[key] = append(e.triggers[key], t)
		if t.UPOS == "NOUN" && len(key) >= minTail {
			e.tails[key] = append(e.tails[key], t)
		}
	}
	table, err = rows(fsys, dir+"/cues.tsv", 2)
	if err != nil {
		return e, err
	}
	for _, r := range table {
		e.cues[wordKey(r[0])] = r[1]
	}
	return e, nil
}

// wordKey is the form under which words are kept: lower case, ss for ß.
func wordKey(word string) string { return strings.ReplaceAll(strings.ToLower(word), "ß", "ss") }

// Trigger returns the triggers with a lemma, nil if there is none.
func (e *Events) Trigger(lemma string) []Trigger { return e.triggers[wordKey(lemma)] }

// Split returns the triggers that are a verb with a particle that parts from it.
func (e *Events) Split(particle, lemma string) []Trigger { return e.triggers[wordKey(particle+lemma)] }

// Cue returns the class of a word that turns a meeting into a plan, a denial, a
// report (will modal cond plan neg cancel report …), or "".
func (e *Events) Cue(word string) string { return e.cues[wordKey(word)] }

// SplitCue returns the class of a verb with a particle that parts from it, joined as in
// German or set after it as in English, or "".
func (e *Events) SplitCue(particle, lemma string) string {
	if class := e.Cue(particle + lemma); class != "" {
		return class
	}
	return e.Cue(lemma + " " + particle)
}

// Compound returns the triggers a compound noun ends in, the longest last part
// first: "außenministertreffen" is a treffen.
func (e *Events) Compound(noun string) []Trigger {
	key := wordKey(noun)
	for i := 2; i+minTail <= len(key); i++ {
		if t, ok := e.tails[key[i:]]; ok {
			return t
		}
	}
	return nil
}
