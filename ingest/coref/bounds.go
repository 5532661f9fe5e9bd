package coref

import (
	"strings"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// bounds puts right, while resolving, where persons' names begin and end: an office
// taken for a forename goes ("Hotelier Jan Ohm"), the rest of a name comes in
// ("Jane Roe", "-", "Finch"). The mentions keep the bounds they came with.
func (w *work) bounds() {
	for i := range w.d.Mentions {
		m := &w.d.Mentions[i]
		toks := w.tokens(m.Sentence)
		if m.Type != text.PER && w.holdsOffice(m) {
			m.Type = text.PER
		}
		if m.Type != text.PER {
			continue
		}
		for m.First < m.Last && w.officeToken(toks, m.First) {
			w.at[w.base[m.Sentence]+m.First] = 0
			m.First++
		}
		for m.Last+1 < len(toks) && m.Last-m.First < 6 {
			n := w.continued(m)
			if n == 0 {
				break
			}
			for ; n > 0; n-- {
				m.Last++
				w.at[w.base[m.Sentence]+m.Last] = int32(i + 1)
			}
		}
		m.Span = w.span(m.Sentence, m.First, m.Last)
	}
}

// holdsOffice says whether a name of several words that was taken for a place or
// an organization stands right after an office and begins with a forename.
func (w *work) holdsOffice(m *text.Mention) bool {
	toks := w.tokens(m.Sentence)
	if m.First == 0 || m.First == m.Last || w.mentionAt(m.Sentence, m.First-1) >= 0 {
		return false
	}
	n, ok := w.p.Noun(toks[m.First-1].Form)
	return ok && n.Kind == lang.Office && n.Number != lang.Plur && w.p.Forenames.Gender(lang.Fold(toks[m.First].Form)) != ""
}

// officeToken says whether a token that came as part of a name is an office.
func (w *work) officeToken(toks []text.Token, t int) bool {
	if w.p.Forenames.Gender(strings.ToLower(toks[t].Form)) != "" || toks[t+1].Start == toks[t].End {
		return false
	}
	n, ok := w.p.Noun(toks[t].Form)
	return ok && len(n.Lemma) > 4
}

// continued returns how many tokens after a name belong to it.
func (w *work) continued(m *text.Mention) int {
	s, t := m.Sentence, m.Last+1
	toks := w.tokens(s)
	if toks[t].Form == "-" && toks[t].Start == toks[m.Last].End && t+1 < len(toks) &&
		toks[t+1].Start == toks[t].End && upper(toks[t+1].Form) && w.mentionAt(s, t+1) < 0 {
		return 2
	}
	if w.nameToken(s, t) && m.First < m.Last && w.p.Compounds() && !w.inLexicon(toks[t].Form) && !w.inLexicon(toks[m.Last].Form) {
		return 1
	}
	if m.First == m.Last && w.nameToken(s, t) && w.p.Forenames.Gender(strings.ToLower(toks[m.Last].Form)) != "" &&
		!w.inLexicon(toks[t].Form) && !strings.HasSuffix(toks[m.Last].Form, "s") && toks[t].Start > toks[m.Last].End {
		return 1
	}
	return 0
}
