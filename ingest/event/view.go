package event

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"whomet/ingest/lang"
	"whomet/ingest/text"
	"whomet/ingest/when"
)

// view is a sentence as this stage looks at it: who is referred to, the places,
// the triggers and the cues, each by token.
type view struct {
	pack     *lang.Pack
	doc      *text.Document
	index    int // of the sentence
	toks     []text.Token
	persons  []ref
	places   []ref
	triggers []trigger
	cues     []cue
	dates    []when.Date
	abodes   []abode // of all clusters of the document
	telling  telling
}

// ref is one mention of a cluster in the sentence.
type ref struct {
	cluster     int
	first, last int
	head        int
	kind        text.Kind
	group       bool
	plural      bool   // one of several a plural mention stands for
	mark        string // preposition before the phrase, or ""
	kase        string // its grammatical case as far as articles and adjectives show it: Nom, Acc, Dat, Gen
	typ         string
	list        int     // the enumeration it stands in, within the sentence
	body        bool    // an organization or country named that acts as a group
	part        float64 // probability of taking part in a meeting told here
}

// look makes the views of all sentences.
func look(pack *lang.Pack, d *text.Document) []view {
	views := make([]view, len(d.Sentences))
	homes := make([]abode, len(d.Clusters))
	for i := range d.Sentences {
		v := &views[i]
		v.pack, v.doc, v.index, v.toks, v.abodes = pack, d, i, d.Sentences[i].Tokens, homes
		v.triggers = findTriggers(pack, v.toks)
		v.cues = findCues(&pack.Events, v.toks)
		v.dates = when.Find(pack.Dates, &d.Sentences[i])
	}
	anchor(views)
	for c := range d.Clusters {
		addRefs(views, d, c)
	}
	for i := range views {
		v := &views[i]
		byToken := func(refs []ref) func(a, b int) bool {
			return func(a, b int) bool { return refs[a].first < refs[b].first }
		}
		v.triggers = slices.DeleteFunc(v.triggers, func(t trigger) bool { return v.inName(t.tok) })
		sort.SliceStable(v.persons, byToken(v.persons))
		sort.SliceStable(v.places, byToken(v.places))
		for _, refs := range [][]ref{v.persons, v.places} {
			for k := range refs {
				v.govern(pack, refs, k)
			}
		}
		v.addBodies()
		sort.SliceStable(v.persons, byToken(v.persons))
		v.enumerate()
	}
	settle(views, homes)
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

// govern finds the preposition before the phrase of a mention and its case. The
// phrase goes on to the left of a name over articles, adjectives and nouns, and
// over what belongs to an office: "dem Vertreter bei der EU, Anna Berger". Of
// mentions that are only joined by commas and "and" the first one's govern all.
func (v *view) govern(pack *lang.Pack, refs []ref, k int) {
	r := &refs[k]
	if r.kind != text.Named {
		r.kase = v.toks[r.head].Feats.Get("Case")
	}
	i := r.first - 1
	for n := 0; i >= 0 && n < 12; i, n = i-1, n+1 {
		t := &v.toks[i]
		switch t.UPOS {
		case "DET", "ADJ":
			if c := t.Feats.Get("Case"); c != "" {
				r.kase = c
			}
			continue
		case "NOUN", "PROPN", "NUM":
			continue
		case "ADP":
			if i > 0 && v.toks[i-1].UPOS == "NOUN" && ofOffice(pack, &v.toks[i-1], t) {
				continue
			}
			r.mark = strings.ToLower(t.Lemma)
			return
		}
		break
	}
	if k > 0 && i >= 0 && refs[k-1].last < refs[k].first && v.joined(refs[k-1].last+1, refs[k].first) {
		r.mark = refs[k-1].mark
		if r.kase == "" {
			r.kase = refs[k-1].kase
		}
	}
}

// ofOffice reports whether a preposition after a noun belongs to the office the
// noun names, as in "Botschafter in Wien", and does not begin another phrase.
func ofOffice(pack *lang.Pack, noun, adp *text.Token) bool {
	switch strings.ToLower(adp.Lemma) {
	case "mit", "with", "von", "by":
		return false
	}
	_, ok := pack.Persons.Noun(noun.Form)
	return ok
}

// particular reports whether the words for a group name which one: its country, an
// organization, a place, as in "das kasachische UN-Team", and not just any.
func (v *view) particular(r *ref) bool {
	for i := r.first; i <= r.last; i++ {
		t := &v.toks[i]
		if t.UPOS == "PROPN" || acronym(t.Form) {
			return true
		}
		if _, ok := v.pack.Persons.Country(t.Form); ok {
			return true
		}
	}
	return false
}

// acronym reports whether a word or its first part is all in capitals: "UN-Team".
func acronym(form string) bool {
	first, _, _ := strings.Cut(form, "-")
	return len(first) > 1 && strings.ToUpper(first) == first && upper(first)
}

func upper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}

// inName reports whether a token is part of the name of a person or place.
func (v *view) inName(tok int) bool {
	for _, refs := range [][]ref{v.persons, v.places} {
		for i := range refs {
			if refs[i].kind == text.Named && inside(tok, &refs[i]) {
				return true
			}
		}
	}
	return false
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
