package coref

import (
	"strings"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// surnameOf is a surname under which a person of the document
// may be spoken of again.
type surnameOf struct {
	forms []string // its tokens, without the ending of a genitive
	first string   // forename, folded, of the full name; "" for a name of one word
}

// recall finds names that were not recognized: a word that is the surname of
// somebody with a full name elsewhere in the document. One decision an article is
// better than one a sentence. A surname that was taken for a place or an
// organization counts as the person while resolving; the mention keeps its type.
func (w *work) recall() {
	for s := range w.d.Sentences {
		w.afterOffices(s)
	}
	known := map[string][]surnameOf{}
	for i := range w.d.Mentions {
		w.learn(i, known)
	}
	if len(known) == 0 {
		return
	}
	for i, m := range w.d.Mentions {
		if m.Type == text.PER {
			continue
		}
		if w.isSurname(m.Sentence, m.First, known) == m.Last && !w.isPlace(m) {
			w.d.Mentions[i].Type = text.PER
		}
	}
	for s := range w.d.Sentences {
		toks := w.tokens(s)
		for t := 0; t < len(toks); t++ {
			if w.at[w.base[s]+t] != 0 || !upper(toks[t].Form) {
				continue
			}
			if last := w.isSurname(s, t, known); last >= 0 {
				w.addName(s, t, last)
				t = last
			}
		}
	}
}

// afterOffices finds names right after an office: "Hebamme Jana Ohm".
func (w *work) afterOffices(s int) {
	toks := w.tokens(s)
	for t := 0; t+1 < len(toks); t++ {
		if w.at[w.base[s]+t] != 0 || !w.nameToken(s, t+1) || !nounLike(&toks[t]) {
			continue
		}
		n, ok := w.p.Noun(toks[t].Form)
		if !ok || n.Kind != lang.Office || n.Number&lang.Sing == 0 || n.Number == lang.Plur {
			continue
		}
		last := t + 1
		for last+1 < len(toks) && last-t < 5 && (w.nameToken(s, last+1) || particle(toks[last+1].Form) && w.nameToken(s, last+2)) {
			last++
		}
		if last+1 < len(toks) && w.at[w.base[s]+last+1] != 0 {
			continue
		}
		if last == t+1 && (w.inLexicon(bare(toks[last].Form)) || w.isPlace(text.Mention{Span: toks[last].Span})) {
			continue
		}
		w.addName(s, t+1, last)
		t = last
	}
}

// nameToken says whether a token can be part of a name and is in none.
func (w *work) nameToken(s, t int) bool {
	if t >= len(w.tokens(s)) || w.at[w.base[s]+t] != 0 {
		return false
	}
	tok := &w.tokens(s)[t]
	if tok.UPOS != "PROPN" || !upper(tok.Form) || len(tok.Form) < 2 || strings.ToUpper(tok.Form) == tok.Form {
		return false
	}
	if _, ok := w.p.Noun(tok.Form); ok {
		return false
	}
	_, ok := w.pack.Titles.Of(tok.Form)
	return !ok
}

// particle says whether a small word can stand inside a name.
func particle(f string) bool {
	switch f {
	case "von", "van", "de", "der", "den", "zu", "di", "da", "du", "del", "la", "le", "al", "bin", "ibn", "ter", "ten", "dos", "el":
		return true
	}
	return false
}

// isPlace says whether a mention is the name of a place that is well known and not
// used as a person's: a surname after "in" is the town.
func (w *work) isPlace(m text.Mention) bool {
	const place = lang.City | lang.Country | lang.Region
	if w.pack.Names == nil || w.pack.Names.Lists(bare(w.d.Slice(m.Span)))&place == 0 {
		return false
	}
	return m.First == 0 || w.p.Link(w.form(m.Sentence, m.First-1))&(lang.At|lang.Of) != 0
}

// learn notes the surname of a full name.
func (w *work) learn(i int, known map[string][]surnameOf) {
	m := w.d.Mentions[i]
	if m.Type != text.PER {
		return
	}
	toks := w.tokens(m.Sentence)
	if m.First == m.Last {
		form := bare(toks[m.First].Form)
		if len(form) > 3 && upper(form) && known[form] == nil && toks[m.First].UPOS == "PROPN" && !w.inLexicon(form) {
			known[form] = []surnameOf{{forms: []string{form}}}
		}
		return
	}
	first := m.Last // of the last word, which can be several tokens: "Roe-Finch"
	for first > m.First && toks[first-1].End == toks[first].Start {
		first--
	}
	if first == m.First {
		return
	}
	var n surnameOf
	for t := first; t <= m.Last; t++ {
		n.forms = append(n.forms, toks[t].Form)
	}
	if last := n.forms[len(n.forms)-1]; last == "'s" || last == "’s" || last == "'" {
		n.forms = n.forms[:len(n.forms)-1]
	}
	if len(n.forms) == 0 || len(n.forms[0]) < 3 || !upper(n.forms[0]) || strings.ToUpper(n.forms[0]) == n.forms[0] {
		return
	}
	n.first = lang.Fold(toks[m.First].Form)
	for _, old := range known[n.forms[0]] {
		if old.first == n.first && len(old.forms) == len(n.forms) {
			return
		}
	}
	if list := known[n.forms[0]]; len(list) == 1 && list[0].first == "" {
		known[n.forms[0]] = nil
	}
	known[n.forms[0]] = append(known[n.forms[0]], n)
}

// isSurname returns the last token of a known surname that begins at t, or -1.
func (w *work) isSurname(s, t int, known map[string][]surnameOf) int {
	toks := w.tokens(s)
	form := bare(toks[t].Form)
	list, exact := known[form]
	if !exact {
		if list = known[strings.TrimSuffix(form, "s")]; list == nil {
			return -1
		}
	}
	for i := range list {
		n := &list[i]
		last := t + len(n.forms) - 1
		if last >= len(toks) || !matches(toks[t+1:last+1], n.forms[1:]) {
			continue
		}
		if w.partOfOther(s, t, last, n) || w.commonWord(s, t) || n.first == "" && toks[t].UPOS != "PROPN" {
			continue
		}
		return last
	}
	return -1
}

// matches says whether tokens are the rest of a surname.
func matches(toks []text.Token, forms []string) bool {
	for i := range forms {
		if toks[i].Form != forms[i] && bare(toks[i].Form) != forms[i] && toks[i].Form != forms[i]+"s" {
			return false
		}
	}
	return true
}

// partOfOther says whether a surname stands in another name: after another
// forename, before another surname, or in a compound.
func (w *work) partOfOther(s, t, last int, n *surnameOf) bool {
	toks := w.tokens(s)
	if t > 0 && upper(toks[t-1].Form) && toks[t-1].UPOS == "PROPN" {
		f := lang.Fold(toks[t-1].Form)
		if f != n.first && (w.mentionAt(s, t-1) >= 0 || w.p.Forenames.Gender(f) != "") {
			return true
		}
	}
	if t > 0 && toks[t-1].Form == "-" && toks[t-1].End == toks[t].Start {
		return true
	}
	if last+1 < len(toks) {
		next := &toks[last+1]
		return next.Form == "-" && next.Start == toks[last].End || next.UPOS == "PROPN" && upper(next.Form)
	}
	return false
}

// commonWord says whether a token is rather a common word than a name. A word the
// language knows is a name where a common noun would want a determiner.
func (w *work) commonWord(s, t int) bool {
	toks := w.tokens(s)
	if !w.p.Compounds() {
		return t == 0 && toks[t].UPOS != "PROPN" && !w.verbal(s, t+1)
	}
	if !w.inLexicon(toks[t].Form) {
		return false
	}
	if t > 0 {
		if _, det := w.p.Determiner(toks[t-1].Form); det || toks[t-1].UPOS == "ADJ" {
			return true
		}
	}
	return toks[t].UPOS != "PROPN" && !w.verbal(s, t-1) && (!w.verbal(s, t+1) || t > 0 && toks[t-1].UPOS == "ADP")
}

// verbal says whether a token is a verb.
func (w *work) verbal(s, t int) bool {
	if t < 0 || t >= len(w.tokens(s)) {
		return false
	}
	u := w.tokens(s)[t].UPOS
	return u == "VERB" || u == "AUX"
}

// inLexicon says whether the language knows a form as a common word.
func (w *work) inLexicon(form string) bool {
	return w.pack.Lexicon != nil && len(w.pack.Lexicon.Lookup(form)) > 0
}

// addName adds a named mention.
func (w *work) addName(s, first, last int) {
	w.d.Mentions = append(w.d.Mentions, text.Mention{Span: w.span(s, first, last), Sentence: s, First: first, Last: last,
		Kind: text.Named, Type: text.PER, Confidence: 0.7})
	w.named = append(w.named, -1)
	for t := first; t <= last; t++ {
		w.at[w.base[s]+t] = int32(len(w.d.Mentions))
	}
}
