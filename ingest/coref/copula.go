package coref

import (
	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// copulas finds offices said by a verb: "Berger ist Ministerin", "wird neuer
// Chef", "arbeitet als Ärztin".
func (w *work) copulas(s int) {
	toks := w.tokens(s)
	for t := range toks {
		i := int(w.phraseAt[w.base[s]+t]) - 1
		if i < 0 || w.phrases[i].attached || w.phrases[i].plural || w.phrases[i].group != lang.NoGroup {
			continue
		}
		p := &w.phrases[i]
		if p.det == lang.Possess || p.det == lang.Demonstr {
			continue
		}
		if w.p.Link(w.form(s, p.first-1))&lang.As == 0 && !w.predicate(p) {
			continue
		}
		if e := w.holder(p); e >= 0 {
			w.addRole(e, p)
			p.attached = true
		}
	}
}

// predicate says whether a phrase follows a copula in its clause, with nothing in
// between that would be another argument.
func (w *work) predicate(p *phrase) bool {
	toks := w.tokens(p.sent)
	if p.first > 0 && toks[p.first-1].UPOS == "ADP" {
		return false
	}
	c := w.clause[w.base[p.sent]+p.head]
	for t := range toks {
		if w.clause[w.base[p.sent]+t] == c && w.p.Link(toks[t].Form)&lang.Copula != 0 {
			return toks[p.head].DepRel == "root" || toks[t].Head == p.head || t < p.first && p.first-t < 6 || t == p.last+1 && p.det == lang.NoDeterminer
		}
	}
	return false
}

// holder finds the subject of the clause of a phrase.
func (w *work) holder(p *phrase) int {
	c := w.clause[w.base[p.sent]+p.head]
	found := -1
	for i := len(w.refs) - 1; i >= 0 && w.refs[i].sent == p.sent; i-- {
		r := &w.refs[i]
		n := &w.entities[r.entity]
		if r.clause != c || r.possessive || n.typ != text.PER || n.group || n.unnamed || len(n.members) > 0 {
			continue
		}
		if r.first >= p.first && r.last <= p.last {
			continue
		}
		if p.gender != "" && n.gender != "" && p.gender != n.gender {
			continue
		}
		if r.subject {
			return r.entity
		}
		if found < 0 {
			found = r.entity
		}
	}
	return found
}
