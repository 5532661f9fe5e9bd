package coref

import (
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
