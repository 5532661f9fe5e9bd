package coref

import (
	"slices"

	"whomet/ingest/text"
)

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
	reach := max(2, count)
	if w.tokens(p.sent)[p.head].UPOS == "NOUN" && p.noun.Base == "" {
		q.window, reach = 30, 1 // "das Paar" is a pair before it is named so
	} else if e := w.lately(q, 0, p.noun.Gender); e >= 0 {
		return e
	}
	if e := w.best(q); e >= 0 {
		return e
	}
	return w.lately(q, reach, p.noun.Gender)
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
