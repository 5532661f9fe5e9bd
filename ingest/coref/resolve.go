package coref

import (
	"fmt"
	"slices"
	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// resolve goes through the text from left to right and gives every description
// and pronoun the entity it means, as far as one stands out.
func (w *work) resolve() {
	w.genders()
	for s := range w.d.Sentences {
		toks := w.tokens(s)
		for t := 0; t < len(toks); t++ {
			if m := w.mentionAt(s, t); m >= 0 {
				w.sawName(m)
				t = max(t, w.d.Mentions[m].Last)
				continue
			}
			if i := w.phraseAt[w.base[s]+t]; i > 0 {
				w.resolvePhrase(int(i - 1))
				continue
			}
			if pr, ok := w.p.Pronoun(toks[t].Form); ok {
				w.resolvePronoun(s, t, pr)
			}
		}
		w.copulas(s)
	}
}

// genders settles what names and offices tell of gender.
func (w *work) genders() {
	for i, m := range w.d.Mentions {
		if m.Type != text.PER {
			continue
		}
		n := &w.entities[w.named[i]]
		switch w.titleGender(m.Sentence, m.First-1) {
		case "Masc":
			n.male++
		case "Fem":
			n.female += 2
		}
	}
	for e := range w.entities {
		n := &w.entities[e]
		if n.typ != text.PER {
			continue
		}
		weight := min(len(n.words), 2)
		switch w.nameGender(n.words) {
		case "Masc":
			n.male += weight
		case "Fem":
			n.female += weight
		}
		switch {
		case n.male > n.female:
			n.gender = "Masc"
		case n.female > n.male:
			n.gender = "Fem"
		}
	}
}

// sawName notes that an entity is named here.
func (w *work) sawName(m int) {
	mt := w.d.Mentions[m]
	w.see(ref{entity: w.named[m], sent: mt.Sentence, first: mt.First, last: mt.Last, named: true})
	if mt.Type == text.PER {
		w.list(mt.Sentence, m)
	}
}

// see notes a place where an entity is spoken of.
func (w *work) see(r ref) {
	r.clause = w.clause[w.base[r.sent]+r.first]
	if !r.subject && !r.object {
		r.subject = w.subject(r.sent, r.first, r.last)
		r.leading = r.subject || w.leading(r.sent, r.first)
	}
	w.refs = append(w.refs, r)
	w.entities[r.entity].refs = append(w.entities[r.entity].refs, len(w.refs)-1)
}

// list makes an entity of several persons named in one list that ends with m.
func (w *work) list(s, m int) {
	mt := w.d.Mentions[m]
	t := mt.First - 1
	for t > 0 && w.p.Link(w.form(s, t))&lang.And == 0 && mt.First-t < 7 && w.personAt(s, t) < 0 && w.form(s, t) != "," {
		t--
	}
	if w.p.Link(w.form(s, t))&lang.And == 0 {
		return
	}
	members := []int{w.named[m]}
	for before := w.personAt(s, t-1); before >= 0; {
		members = append([]int{w.named[before]}, members...)
		k := w.d.Mentions[before].First - 1
		if w.form(s, k) != "," {
			break
		}
		before = w.personAt(s, k-1)
	}
	if len(members) > 1 && distinct(members) && !slices.ContainsFunc(members, func(e int) bool { return len(w.entities[e].refs) == 0 }) {
		w.shareSubject(s, members)
		w.see(ref{entity: w.several(members), sent: s, first: mt.First, last: mt.Last, named: true})
	}
}

// shareSubject makes all persons of a list subjects if one of them is.
func (w *work) shareSubject(s int, members []int) {
	subject := false
	for _, all := range [2]bool{false, true} {
		for _, e := range members {
			refs := w.entities[e].refs
			r := &w.refs[refs[len(refs)-1]]
			subject = subject || r.subject
			r.subject = r.subject || all && subject && r.sent == s
		}
	}
}

func distinct(list []int) bool {
	for i, x := range list {
		for _, y := range list[:i] {
			if x == y {
				return false
			}
		}
	}
	return true
}

// several returns the entity of several persons, making one when needed.
func (w *work) several(members []int) int {
	sorted := slices.Sorted(slices.Values(members))
	key := fmt.Sprint(sorted)
	if e, ok := w.sets[key]; ok {
		return e
	}
	e := w.entity(text.PER)
	w.entities[e].members = sorted
	w.sets[key] = e
	return e
}
