package coref

import (
	"whomet/ingest/lang"
	"whomet/ingest/text"
)

func (w *work) followedByNoun(s, t int) bool {
	for k := t + 1; k < t+4 && k < len(w.tokens(s)); k++ {
		switch w.tokens(s)[k].UPOS {
		case "NOUN", "PROPN":
			return true
		case "ADJ", "NUM":
		default:
			return false
		}
	}
	return false
}

// resolvePhrase gives a description its entity.
func (w *work) resolvePhrase(i int) {
	p := &w.phrases[i]
	if p.attached {
		w.inherit(p)
		return
	}
	if p.loose {
		p.last = p.head
	}
	if w.covered > w.base[p.sent]+p.head || w.p.Link(w.form(p.sent, p.first-1))&lang.As != 0 || p.det == lang.NoDeterminer && w.predicate(p) {
		return
	}
	switch {
	case p.group >= lang.Pair && p.last == p.head:
		w.resolveCount(p, int(p.group-lang.Pair)+2)
	case p.group != lang.NoGroup:
		w.resolveGroup(p)
	case p.plural || p.either && w.p.Compounds():
		w.resolvePlural(p)
	default:
		w.resolveSingle(p)
	}
}

// owner returns the entity a possessive determiner means, or -1.
func (w *work) owner(p *phrase) int {
	if p.det != lang.Possess {
		return -1
	}
	for i := len(w.refs) - 1; i >= 0 && i > len(w.refs)-6; i-- {
		if r := &w.refs[i]; r.sent == p.sent && r.first == p.detAt {
			return r.entity
		}
	}
	return -1
}

// resolveSingle resolves "die Ministerin", "der Gast", "ihr Amtskollege".
func (w *work) resolveSingle(p *phrase) {
	q := want{sent: p.sent, at: p.head, first: p.first, clause: w.clause[w.base[p.sent]+p.head], gender: p.gender,
		window: 40, need: 12, noun: &p.noun, place: p.place, not: w.owner(p)}
	if p.noun.Kind == lang.People {
		q.place = p.noun.Place
	}
	e := -1
	switch p.det {
	case lang.Definite, lang.Demonstr, lang.Possess:
		q.need = w.need(p)
		e = w.best(q)
	case lang.Indefinite:
	default:
		return
	}
	if e < 0 {
		e = w.entity(text.PER)
		n := &w.entities[e]
		n.unnamed, n.gender = true, p.gender
		n.roles = append(n.roles, role{noun: p.noun, orgOf: -1})
	}
	p.entity = e
	w.mention(p.sent, p.first, p.last, text.Nominal, e)
	w.see(ref{entity: e, sent: p.sent, first: p.first, last: p.last})
}

// need is how sure a description must be of its entity: one that tells of an
// office may mean somebody not named, "die Portugiesin" hardly ever does.
func (w *work) need(p *phrase) float64 {
	more := 0.0
	if p.last > p.head {
		more = 3
	}
	if pr, ok := w.p.Pronoun(w.form(p.sent, p.detAt)); ok && p.det == lang.Possess && pr.Kind == lang.Relative {
		return 16 // "dessen Leiterin" is rarely spoken of before
	}
	switch p.noun.Kind {
	case lang.People:
		return 6 + more
	case lang.Related:
		if p.noun.Field == "guest" || p.noun.Field == "host" {
			return 8.5
		}
		return 11
	case lang.Generic:
		return 9 + more
	case lang.Kin:
		if p.det != lang.Possess {
			return 9 + more
		}
		return 16
	}
	return 12 + more
}

// mention adds a nominal or pronoun mention to an entity.
func (w *work) mention(s, first, last int, kind text.Kind, e int) {
	w.entities[e].mentions = append(w.entities[e].mentions, text.Mention{Span: w.span(s, first, last), Sentence: s,
		First: first, Last: last, Kind: kind, Type: text.PER, Confidence: 0.8})
}
