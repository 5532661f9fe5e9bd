package coref

import (
	"strings"

	"whomet/ingest/lang"
)

// clauses numbers the clauses of each sentence: marks of punctuation and
// conjunctions divide them. It notes what stands in quotation marks, which may span
// sentences.
func (w *work) clauses() {
	w.clause = make([]int16, len(w.at))
	w.quoted = make([]bool, len(w.at))
	open := false
	for s := range w.d.Sentences {
		n := int16(0)
		verb := false
		for t := range w.tokens(s) {
			i := w.base[s] + t
			if w.divides(s, t, verb) {
				n++
				verb = false
			}
			f := w.tokens(s)[t].Form
			switch f {
			case "„", "»", "“", "”", "\"", "«", "''", "``":
				open = opens(f, open)
			}
			verb = verb || w.finite(s, t)
			w.clause[i] = n
			w.quoted[i] = open
		}
	}
}

// finite says whether a token is a verb with a person.
func (w *work) finite(s, t int) bool {
	tok := &w.tokens(s)[t]
	return (tok.UPOS == "VERB" || tok.UPOS == "AUX") && tok.Feats.Get("VerbForm") == "Fin"
}

// divides says whether a clause begins at a token; verb says whether the clause so
// far has a finite verb.
func (w *work) divides(s, t int, verb bool) bool {
	toks := w.tokens(s)
	switch f := toks[t].Form; f {
	case ",", ";", ":", "–", "—", "(", ")", "„", "»", "“", "”", "\"", "«", "''", "``":
		return true
	case "-":
		return toks[t].UPOS == "PUNCT" && t > 0 && toks[t].Start > toks[t-1].End
	}
	if !verb || t+1 >= len(toks) {
		return false
	}
	switch toks[t].UPOS {
	case "SCONJ":
		return true
	case "ADV":
		kind := toks[t].Feats.Get("PronType")
		return strings.Contains(kind, "Int") || strings.Contains(kind, "Rel")
	case "CCONJ":
		next := &toks[t+1]
		return next.UPOS == "VERB" || next.UPOS == "AUX" || next.UPOS == "ADV" || next.UPOS == "PRON"
	case "PART":
		return !w.p.Compounds() && toks[t+1].UPOS == "VERB"
	case "PRON":
		if w.p.Compounds() {
			return false
		}
		pr, ok := w.p.Pronoun(toks[t].Form)
		if next := toks[t+1].UPOS; !ok && toks[t].Feats.Get("PronType") == "Rel" && next != "VERB" && next != "AUX" {
			return true
		}
		return ok && (pr.Subject || pr.Kind == lang.Relative)
	}
	return false
}

// opens says whether text is quoted after a quotation mark.
func opens(mark string, open bool) bool {
	switch mark {
	case "„", "``":
		return true
	case "”", "''":
		return false
	}
	return !open
}

// subject says whether the tree or, without one, the place makes a phrase a subject.
func (w *work) subject(s, first, last int) bool {
	toks := w.tokens(s)
	for t := first; t <= last; t++ {
		if toks[t].DepRel == "" {
			return w.leading(s, first)
		}
		h := toks[t].Head
		if h >= first && h <= last {
			continue
		}
		rel := toks[t].DepRel
		if strings.HasPrefix(rel, "nsubj") {
			return true
		}
		if rel == "conj" && h >= 0 && h < first && h < len(toks) {
			return strings.HasPrefix(toks[h].DepRel, "nsubj")
		}
	}
	return false
}

// leading says whether a phrase without a preposition is the first of its clause.
func (w *work) leading(s, first int) bool {
	toks := w.tokens(s)
	t := w.phraseStart(s, first)
	if t > 0 && toks[t-1].UPOS == "ADP" {
		return false
	}
	if t < first && (toks[t].Form == "des" || toks[t].Form == "dem" || toks[t].Form == "den") {
		return false
	}
	for i := len(w.refs) - 1; i >= 0 && w.refs[i].sent == s && w.refs[i].clause == w.clause[w.base[s]+first]; i-- {
		if (w.refs[i].subject || w.refs[i].leading) && w.refs[i].first != first {
			return false
		}
	}
	return true
}

// phraseStart walks left from a name over its title to the first word.
func (w *work) phraseStart(s, first int) int {
	toks := w.tokens(s)
	t := first
	for t > 0 {
		switch toks[t-1].UPOS {
		case "NOUN", "PROPN", "ADJ", "NUM", "X":
			t--
			continue
		case "DET":
			return t - 1
		}
		return t
	}
	return t
}
