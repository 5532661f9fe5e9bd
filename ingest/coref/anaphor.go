package coref

import (
	"slices"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// resolvePronoun gives a pronoun its entity.
func (w *work) resolvePronoun(s, t int, pr lang.Pronoun) {
	tok := &w.tokens(s)[t]
	q := want{sent: s, at: t, first: t, clause: w.clause[w.base[s]+t], gender: pr.Gender, window: 2, need: 4, not: -1}
	if pr.Kind == lang.Personal && tok.UPOS != "PRON" || tok.Feats.Get("Poss") == "Yes" {
		if w.followedByNoun(s, t) {
			pr.Kind = lang.Possessive
			if w.p.Compounds() {
				pr.Number = lang.Sing | lang.Plur
			}
		}
	}
	var e int
	switch pr.Kind {
	case lang.Relative:
		e = w.antecedent(s, t, pr)
	case lang.Personal:
		if upper(tok.Form) && t > 0 && w.p.Compounds() && !w.opening(s, t) {
			return
		}
		e = w.personal(q, pr)
	case lang.Possessive:
		q.possessive = true
		e = w.personal(q, pr)
	case lang.Demonstrative:
		if tok.UPOS == "DET" && w.followedByNoun(s, t) {
			return
		}
		e = w.best(q)
	default:
		return
	}
	if e < 0 {
		return
	}
	w.mention(s, t, t, text.Pronoun, e)
	w.see(ref{entity: e, sent: s, first: t, last: t, possessive: pr.Kind == lang.Possessive,
		subject: pr.Subject, object: pr.Object || pr.Kind == lang.Possessive})
}

// opening says whether a token opens a sentence or a quotation.
func (w *work) opening(s, t int) bool {
	if t == 0 {
		return true
	}
	switch w.form(s, t-1) {
	case "„", "\"", "“", "»", "«", ":", "–", "-", ")":
		return true
	}
	return false
}

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

// personal resolves a personal or possessive pronoun, singular or plural as its
// form, or else its verb, says.
func (w *work) personal(q want, pr lang.Pronoun) int {
	number := pr.Number
	if number == lang.Sing|lang.Plur {
		number = w.verbNumber(q.sent, q.at)
	}
	if number&lang.Sing != 0 {
		if e := w.best(q); e >= 0 || number == lang.Sing {
			return e
		}
	}
	q.plural, q.gender = true, ""
	if e := w.best(q); e >= 0 || q.possessive || number&lang.Sing != 0 {
		return e
	}
	return w.lately(q, 2, "")
}

// verbNumber returns the number of the verb of a pronoun's clause if the pronoun
// must be its subject, else both.
func (w *work) verbNumber(s, t int) lang.Number {
	toks := w.tokens(s)
	c := w.clause[w.base[s]+t]
	number := lang.Sing | lang.Plur
	for d := 1; d < 12; d++ {
		for _, k := range [2]int{t - d, t + d} {
			if k < 0 || k >= len(toks) || w.clause[w.base[s]+k] != c || number != lang.Sing|lang.Plur {
				continue
			}
			if u := toks[k].UPOS; u != "VERB" && u != "AUX" || toks[k].Feats.Get("VerbForm") != "Fin" {
				continue
			}
			switch toks[k].Feats.Get("Number") {
			case "Sing":
				number = lang.Sing
			case "Plur":
				number = lang.Plur
			}
		}
	}
	if number == lang.Plur && w.otherPlural(s, t, c) || number == lang.Sing && !w.subject(s, t, t) && !w.leading(s, t) {
		return lang.Sing | lang.Plur
	}
	return number
}

// otherPlural says whether something else in a clause can be its plural subject.
func (w *work) otherPlural(s, t int, clause int16) bool {
	toks := w.tokens(s)
	for k := range toks {
		if w.clause[w.base[s]+k] != clause || k == t {
			continue
		}
		if w.p.Link(toks[k].Form)&lang.And != 0 {
			return true
		}
		if toks[k].UPOS == "NOUN" && toks[k].Feats.Get("Number") == "Plur" && toks[k].Feats.Get("Case") == "Nom" {
			return true
		}
	}
	return false
}

// antecedent finds the person right before the comma before a relative pronoun.
func (w *work) antecedent(s, t int, pr lang.Pronoun) int {
	toks := w.tokens(s)
	if u := toks[t].UPOS; u != "PRON" && u != "DET" && u != "" {
		return -1
	}
	k := t - 1
	if k > 0 && toks[k].UPOS == "ADP" {
		k--
	}
	if k < 1 || toks[k].Form != "," && w.p.Compounds() || toks[t].UPOS == "DET" && w.followedByNoun(s, t) {
		return -1
	}
	for i := len(w.refs) - 1; i >= 0; i-- {
		r := &w.refs[i]
		if r.sent != s || k-r.last > 8 {
			return -1
		}
		n := &w.entities[r.entity]
		if n.typ != text.PER && !n.group || r.possessive {
			continue
		}
		if k-r.last > 1 && w.clause[w.base[s]+r.last] != w.clause[w.base[s]+k-1] {
			return -1
		}
		plural := len(n.members) > 0 || n.group
		if plural {
			if pr.Number&lang.Plur != 0 {
				return r.entity
			}
			continue
		}
		if pr.Number&lang.Sing != 0 && (pr.Gender == "" || n.gender == "" || n.gender == pr.Gender) {
			return r.entity
		}
	}
	return -1
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
	case p.group >= lang.Pair:
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
		if p.noun.Field == "guest" {
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

// resolveCount resolves "die beiden", "das Paar", "the three".
func (w *work) resolveCount(p *phrase, count int) {
	if w.followedByNoun(p.sent, p.head) {
		return
	}
	if e := w.group(p, count); e >= 0 {
		w.takeUp(p, e)
	}
}

// group finds count persons named together, or the only ones spoken of lately.
func (w *work) group(p *phrase, count int) int {
	q := want{sent: p.sent, at: p.head, first: p.first, clause: w.clause[w.base[p.sent]+p.head], plural: true, count: count, window: 3, not: -1}
	if e := w.lately(q, 0, p.noun.Gender); e >= 0 {
		return e
	}
	if e := w.best(q); e >= 0 {
		return e
	}
	return w.lately(q, max(2, count), p.noun.Gender)
}

// lately finds the persons a plural asks for, two or three if it tells no number,
// who are the only ones spoken of in its sentence or a few before it.
func (w *work) lately(q want, reach int, gender string) int {
	for back := 0; back <= reach; back++ {
		var people []int
		for i := len(w.refs) - 1; i >= 0 && q.sent-w.refs[i].sent <= back; i-- {
			e := w.refs[i].entity
			n := &w.entities[e]
			if n.typ != text.PER || n.group || len(n.members) > 0 || n.unnamed || w.near(e, q.sent, q.clause) {
				continue
			}
			if gender == "Fem" && n.gender != "" && n.gender != gender {
				continue
			}
			people = appendNew(people, e)
		}
		slices.Reverse(people)
		switch n := len(people); {
		case n == q.count && n > 0 || q.count == 0 && (n == 2 || n == 3):
			return w.several(people)
		case n > 3 && n > q.count || q.count > 0 && n > q.count:
			return -1
		}
	}
	return -1
}

// near says whether an entity is spoken of in a clause, so that a description in
// it cannot mean it.
func (w *work) near(e, s int, clause int16) bool {
	for i := len(w.refs) - 1; i >= 0 && w.refs[i].sent == s; i-- {
		if w.refs[i].entity == e && w.refs[i].clause == clause && !w.refs[i].possessive {
			return true
		}
	}
	return false
}

// takeUp notes that a phrase means an entity of several persons.
func (w *work) takeUp(p *phrase, e int) {
	p.entity = e
	w.covered = w.base[p.sent] + p.last + 1
	w.mention(p.sent, p.first, p.last, text.Nominal, e)
	w.see(ref{entity: e, sent: p.sent, first: p.first, last: p.last})
}

// mention adds a nominal or pronoun mention to an entity.
func (w *work) mention(s, first, last int, kind text.Kind, e int) {
	w.entities[e].mentions = append(w.entities[e].mentions, text.Mention{Span: w.span(s, first, last), Sentence: s,
		First: first, Last: last, Kind: kind, Type: text.PER, Confidence: 0.8})
}
