package event

import (
	"strings"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// trigger is a word that may tell of a meeting.
type trigger struct {
	lang.Trigger
	tok      int
	particle int // of a split verb, else -1
	compound bool
}

// cue is a word that may turn a meeting into a plan, a denial, a report.
type cue struct {
	class string
	tok   int
}

// findTriggers returns the triggers of a sentence in text order.
func findTriggers(pack *lang.Pack, toks []text.Token) []trigger {
	e := &pack.Events
	var out []trigger
	add := func(found []lang.Trigger, upos string, tok, particle int, compound bool) {
		for _, t := range found {
			if t.UPOS == upos {
				out = append(out, trigger{t, tok, particle, compound})
				return
			}
		}
	}
	for i := range toks {
		t := &toks[i]
		switch t.UPOS {
		case "VERB", "AUX", "ADJ":
			if p := particle(toks, i, func(form, lemma string) bool { return e.Split(form, lemma) != nil }); p >= 0 {
				if found := e.Split(toks[p].Form, t.Lemma); found != nil {
					add(found, "VERB", i, p, false)
					continue
				}
			}
			add(verb(pack, t), "VERB", i, -1, false)
		case "NOUN", "PROPN":
			if found := e.Trigger(t.Lemma); found != nil {
				add(found, "NOUN", i, -1, false)
			} else if found := e.Compound(t.Lemma); found != nil {
				add(found, "NOUN", i, -1, true)
			}
		}
	}
	return out
}

// verb returns the triggers of a verb or of a participle that is declined like an
// adjective: "die begrüßte Ministerin". A lemma no trigger has may have been guessed
// wrong by an ending, or by a prefix that parts: "vorgelassen" is of "vorlassen".
func verb(pack *lang.Pack, t *text.Token) []lang.Trigger {
	e := &pack.Events
	lemma := strings.ToLower(t.Lemma)
	if found := e.Trigger(lemma); found != nil {
		return found
	}
	stem := strings.TrimSuffix(lemma, "e")
	for _, guess := range []string{lemma + "e", stem, strings.TrimSuffix(lemma, "n") + "en"} {
		if t.UPOS != "ADJ" && guess != lemma {
			if found := e.Trigger(guess); found != nil {
				return found
			}
		}
	}
	form := strings.ToLower(t.Form)
	if found := e.Trigger(infinitive(pack, form)); found != nil {
		return found
	}
	for i := 2; i < len(form)-4 && i <= longestPrefix; i++ {
		rest := infinitive(pack, strings.TrimPrefix(form[i:], "zu"))
		if rest == "" {
			rest = infinitive(pack, form[i:])
		}
		if found := e.Split(form[:i], rest); rest != "" && found != nil {
			return found
		}
	}
	return nil
}

// longestPrefix is the length of the longest prefix that parts from a verb, in
// bytes: "gegenüber", "zusammen".
const longestPrefix = 10

// infinitive returns the lemma the lexicon has of a verb's form, declined or not, or "".
func infinitive(pack *lang.Pack, form string) string {
	for n := 0; n <= 2 && n < len(form); n++ {
		for _, r := range pack.Lexicon.Lookup(form[:len(form)-n]) {
			if r.UPOS == "VERB" {
				return r.Lemma(form[:len(form)-n])
			}
		}
	}
	return ""
}

// particle returns the token of the particle of a split verb, or -1: the one that
// hangs on it in the tree, else the last word of its clause, or the one just before
// it, if the two together are known. The first of two verbs is such a particle as
// well: "lernte sie kennen".
func particle(toks []text.Token, verb int, known func(particle, lemma string) bool) int {
	for i := verb + 1; i < len(toks); i++ {
		if toks[i].Head == verb && toks[i].DepRel == "compound:prt" {
			return i
		}
	}
	lemma := toks[verb].Lemma
	if verb > 0 && toks[verb-1].UPOS == "VERB" && known(toks[verb-1].Form, lemma) {
		return verb - 1
	}
	for i := verb + 1; i < len(toks) && i < verb+30; i++ {
		t := &toks[i]
		last := i+1 == len(toks) || toks[i+1].UPOS == "PUNCT" || toks[i+1].UPOS == "CCONJ"
		switch t.UPOS {
		case "ADP", "ADV", "PART", "VERB":
			if last && known(t.Form, lemma) {
				return i
			}
		}
		if finite(t) {
			break
		}
	}
	return -1
}

// findCues returns the cues of a sentence in text order. Those of a split verb stand
// at the verb.
func findCues(e *lang.Events, toks []text.Token) []cue {
	var out []cue
	for i := range toks {
		t := &toks[i]
		class := ""
		if t.UPOS == "VERB" {
			if p := particle(toks, i, func(form, lemma string) bool { return e.SplitCue(form, lemma) != "" }); p >= 0 {
				class = e.SplitCue(toks[p].Form, t.Lemma)
			}
		}
		if class == "" {
			class = e.Cue(t.Form)
		}
		if class == "" {
			class = e.Cue(t.Lemma)
		}
		if class != "" {
			out = append(out, cue{class, i})
		}
	}
	return out
}
