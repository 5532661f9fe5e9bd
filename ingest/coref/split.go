package coref

import (
	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// split finds persons in what came as one name of an organization: the office
// before it tells that a person follows ("dem Vertreter bei den Vereinten Nationen
// Jan Ohm"), or a comma does. An office that came as a name ("UN-Generalsekretär")
// is a noun again. The mentions keep the bounds they came with; persons are added.
func (w *work) split() {
	for i := range w.d.Mentions {
		m := &w.d.Mentions[i]
		if m.Type == text.PER {
			continue
		}
		s := m.Sentence
		if n, ok := w.p.Noun(w.form(s, m.First)); ok && m.First == m.Last && n.Kind == lang.Office && n.Before != "" {
			w.at[w.base[s]+m.First] = 0
			continue
		}
		if t := w.personInside(*m); t > 0 {
			last := m.Last
			m.Last = t - 1
			if w.form(s, m.Last) == "," {
				w.at[w.base[s]+m.Last] = 0
				m.Last--
			}
			m.Span = w.span(s, m.First, m.Last)
			w.addName(s, t, last)
		}
	}
}

// personInside returns the token at which a person's name begins inside the name
// of an organization, or 0.
func (w *work) personInside(m text.Mention) int {
	toks := w.tokens(m.Sentence)
	t := m.Last + 1
	for t > m.First && toks[t-1].UPOS == "PROPN" && upper(toks[t-1].Form) && !w.inLexicon(toks[t-1].Form) {
		t--
	}
	if n := m.Last + 1 - t; t <= m.First || n < 2 || n > 3 {
		return 0
	}
	if toks[t-1].Form == "," {
		if t-1 > m.First && w.form(m.Sentence, m.Last+1) == "," {
			return t
		}
		return 0
	}
	if toks[t-1].UPOS != "NOUN" || !w.inLexicon(toks[t-1].Form) || !w.complements(m) {
		return 0
	}
	return t
}

// complements says whether a name is in the complement of an office.
func (w *work) complements(m text.Mention) bool {
	toks := w.tokens(m.Sentence)
	linked := false
	for t := m.First - 1; t >= 0 && t > m.First-4; t-- {
		if w.p.Link(toks[t].Form)&(lang.Of|lang.Genitive) != 0 {
			linked = true
			continue
		}
		if n, ok := w.p.Noun(toks[t].Form); ok && linked {
			return n.Kind == lang.Office || n.Kind == lang.Related
		}
		if toks[t].UPOS != "DET" && toks[t].UPOS != "ADJ" {
			return false
		}
	}
	return false
}
