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
		lemma := strings.ToLower(t.Lemma)
		switch t.UPOS {
		case "VERB", "AUX", "ADJ":
			if p := particle(e, toks, i); p >= 0 {
				if found := e.Triggers[strings.ToLower(toks[p].Form)+lemma]; found != nil {
					add(found, "VERB", i, p, false)
					continue
				}
			}
			found := e.Triggers[lemma]
			if found == nil && t.UPOS == "ADJ" {
				found = e.Triggers[participle(pack, t.Form)]
			}
			add(found, "VERB", i, -1, false)
		case "NOUN", "PROPN":
			if found := e.Triggers[lemma]; found != nil {
				add(found, "NOUN", i, -1, false)
			} else if found := e.Compound(lemma); found != nil {
				add(found, "NOUN", i, -1, true)
			}
		}
	}
	return out
}

// particle returns the token of the particle of a split verb, or -1: the one that
// hangs on it in the tree, else the last word of its clause if the two together
// are a trigger.
func particle(e *lang.Events, toks []text.Token, verb int) int {
	for i := verb + 1; i < len(toks); i++ {
		if toks[i].Head == verb && toks[i].DepRel == "compound:prt" {
			return i
		}
	}
	lemma := strings.ToLower(toks[verb].Lemma)
	for i := verb + 1; i < len(toks) && i < verb+30; i++ {
		t := &toks[i]
		if finite(t) {
			break
		}
		last := i+1 == len(toks) || toks[i+1].UPOS == "PUNCT" || toks[i+1].UPOS == "CCONJ"
		if last && (t.UPOS == "ADP" || t.UPOS == "ADV" || t.UPOS == "PART") && e.Triggers[strings.ToLower(t.Form)+lemma] != nil {
			return i
		}
	}
	return -1
}

// participle returns the verb of a participle that is declined like an adjective:
// "die begrüßte Ministerin"; "" if the form is none.
func participle(pack *lang.Pack, form string) string {
	for n := 0; n <= 2 && n < len(form); n++ {
		for _, r := range pack.Lexicon.Lookup(form[:len(form)-n]) {
			if r.UPOS == "VERB" {
				return r.Lemma(form[:len(form)-n])
			}
		}
	}
	return ""
}

// findCues returns the cues of a sentence in text order.
func findCues(e *lang.Events, toks []text.Token) []cue {
	var out []cue
	for i := range toks {
		class, ok := e.Cues[strings.ToLower(toks[i].Form)]
		if !ok {
			class, ok = e.Cues[strings.ToLower(toks[i].Lemma)]
		}
		if ok {
			out = append(out, cue{class, i})
		}
	}
	return out
}
