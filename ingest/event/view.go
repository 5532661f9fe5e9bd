package event

import (
	"sort"
	"strings"

	"whomet/ingest/lang"
	"whomet/ingest/text"
	"whomet/ingest/when"
)

// view is a sentence as this stage looks at it: who is referred to, the places,
// the triggers and the cues, each by token.
type view struct {
	doc      *text.Document
	index    int // of the sentence
	toks     []text.Token
	persons  []ref
	places   []ref
	triggers []trigger
	cues     []cue
	dates    []when.Date
}

// ref is one mention of a cluster in the sentence.
type ref struct {
	cluster     int
	first, last int
	head        int
	kind        text.Kind
	group       bool
	plural      bool   // one of several a plural mention stands for
	mark        string // preposition before the phrase, or "de:subj"-like relation
	typ         string
}

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

// look makes the views of all sentences.
func look(pack *lang.Pack, d *text.Document) []view {
	views := make([]view, len(d.Sentences))
	for i := range d.Sentences {
		v := &views[i]
		v.doc, v.index, v.toks = d, i, d.Sentences[i].Tokens
		v.triggers = findTriggers(&pack.Events, v.toks)
		v.cues = findCues(&pack.Events, v.toks)
		v.dates = when.Find(pack.Dates, &d.Sentences[i])
	}
	for c := range d.Clusters {
		addRefs(views, d, c)
	}
	for i := range views {
		v := &views[i]
		byToken := func(refs []ref) func(a, b int) bool {
			return func(a, b int) bool { return refs[a].first < refs[b].first }
		}
		sort.SliceStable(v.persons, byToken(v.persons))
		sort.SliceStable(v.places, byToken(v.places))
		for _, refs := range [][]ref{v.persons, v.places} {
			for k := range refs {
				refs[k].mark = v.marker(refs, k)
			}
		}
	}
	return views
}

// addRefs puts the mentions of cluster c into the views; a plural mention stands
// for each of its members.
func addRefs(views []view, d *text.Document, c int) {
	cl := &d.Clusters[c]
	for _, m := range cl.Mentions {
		x := &d.Mentions[m]
		v := &views[x.Sentence]
		r := ref{cluster: c, first: x.First, last: x.Last, kind: x.Kind, group: cl.Group, typ: cl.Type}
		r.head = headOf(v.toks, x.First, x.Last)
		switch {
		case cl.Type == text.PER && len(cl.Members) > 0:
			for _, member := range cl.Members {
				r.cluster, r.plural, r.group = member, true, d.Clusters[member].Group
				v.persons = append(v.persons, r)
			}
		case cl.Type == text.PER:
			v.persons = append(v.persons, r)
		case x.Kind == text.Named && (cl.Type == text.LOC || cl.Type == text.ORG):
			v.places = append(v.places, r)
		}
	}
}

// headOf returns the token of a phrase whose head lies outside of it.
func headOf(toks []text.Token, first, last int) int {
	for i := first; i <= last && i < len(toks); i++ {
		if h := toks[i].Head; h < first || h > last {
			return i
		}
	}
	return first
}

func findTriggers(e *lang.Events, toks []text.Token) []trigger {
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
			if p := particle(toks, i); p >= 0 {
				if found := e.Triggers[strings.ToLower(toks[p].Form)+lemma]; found != nil {
					add(found, "VERB", i, p, false)
					continue
				}
			}
			add(e.Triggers[lemma], "VERB", i, -1, false)
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

// particle returns the token of the particle of a split verb, or -1: by the tree,
// else the last word of the clause.
func particle(toks []text.Token, verb int) int {
	for i := verb + 1; i < len(toks); i++ {
		if toks[i].Head == verb && toks[i].DepRel == "compound:prt" {
			return i
		}
	}
	return -1
}

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

// marker returns the preposition before the phrase of a mention, that of the
// mention before it if the two are only joined by commas and "and", or "".
func (v *view) marker(refs []ref, k int) string {
	i := refs[k].first - 1
	for n := 0; i >= 0 && n < 8; i, n = i-1, n+1 {
		t := &v.toks[i]
		switch t.UPOS {
		case "DET", "ADJ", "NOUN", "PROPN", "NUM":
			continue
		case "ADP":
			return strings.ToLower(t.Lemma)
		}
		break
	}
	if k > 0 && i >= 0 && refs[k-1].last < refs[k].first && v.joined(refs[k-1].last+1, refs[k].first) {
		return refs[k-1].mark
	}
	return ""
}

// joined reports whether tokens from to before only join two phrases: commas,
// "and", and words of noun phrases.
func (v *view) joined(from, to int) bool {
	conj := false
	for i := from; i < to; i++ {
		switch t := &v.toks[i]; t.UPOS {
		case "CCONJ":
			conj = true
		case "DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "X":
		case "PUNCT":
			if t.Form == "," {
				conj = true
			} else if t.Form != "(" && t.Form != ")" && t.Form != "-" {
				return false
			}
		default:
			return false
		}
	}
	return conj
}
