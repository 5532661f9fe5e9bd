package coref

import (
	"slices"
	"strings"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// resolvePlural resolves "die beiden Ministerinnen" to persons named before, and
// makes a group of "Vertreter der Gewerkschaft".
func (w *work) resolvePlural(p *phrase) {
	count := w.counted(p)
	if p.det == lang.Definite || p.det == lang.Demonstr {
		if count > 0 {
			if e := w.group(p, count); e >= 0 {
				w.takeUp(p, e)
				return
			}
		}
		if e := w.sameOffice(p); e >= 0 {
			w.takeUp(p, e)
			return
		}
		if p.noun.Field == "pair" && p.last == p.head {
			q := want{sent: p.sent, at: p.head, first: p.first, clause: w.clause[w.base[p.sent]+p.head], plural: true, count: max(count, 2), window: 8, not: -1}
			if e := w.best(q); e >= 0 {
				w.takeUp(p, e)
				return
			}
		}
	}
	w.resolveGroup(p)
}

// counted returns the number in a phrase: 2 for "die beiden Länder", 0 without one.
func (w *work) counted(p *phrase) int {
	for t := p.first; t < p.head; t++ {
		if g := w.p.Group(w.form(p.sent, t)); g >= lang.Pair {
			return int(g-lang.Pair) + 2
		}
	}
	return 0
}

// twoSides finds the two organizations or countries, or for "beide Seiten" also
// persons, that are the only ones spoken of lately.
func (w *work) twoSides(p *phrase) int {
	side := w.p.Group(w.form(p.sent, p.head)) == lang.Side
	for back := 0; back <= 3; back++ {
		var sides []int
		for i := len(w.refs) - 1; i >= 0 && p.sent-w.refs[i].sent <= back; i-- {
			e := w.refs[i].entity
			switch n := &w.entities[e]; {
			case n.unnamed || len(n.members) > 0:
			case n.typ == text.ORG, n.typ == text.LOC, side && n.typ == text.PER:
				sides = appendNew(sides, e)
			}
		}
		if len(sides) == 2 {
			slices.Reverse(sides)
			return w.several(sides)
		}
		if len(sides) > 2 {
			return -1
		}
	}
	return -1
}

// sameOffice finds persons spoken of lately who all hold the office of a plural
// noun: "die Minister".
func (w *work) sameOffice(p *phrase) int {
	var people []int
	for i := len(w.refs) - 1; i >= 0 && p.sent-w.refs[i].sent <= 3; i-- {
		n := &w.entities[w.refs[i].entity]
		if n.typ != text.PER || n.group || n.unnamed || len(n.members) > 0 {
			continue
		}
		for j := range n.roles {
			if w.alike(&p.noun, &n.roles[j].noun) > 10 {
				people = appendNew(people, w.refs[i].entity)
				break
			}
		}
	}
	if len(people) < 2 || p.last > p.head {
		return -1
	}
	return w.several(people)
}

// resolveGroup makes a group of a phrase, or takes up one with the same name.
func (w *work) resolveGroup(p *phrase) {
	if w.counted(p) == 2 && (p.group == lang.Side || p.group == lang.Body) {
		if e := w.twoSides(p); e >= 0 {
			w.takeUp(p, e)
			return
		}
	}
	if p.group == lang.Side {
		return
	}
	name := w.groupName(p)
	e, ok := w.groups[name]
	if !ok && p.det == lang.Definite && p.last == p.head {
		e, ok = w.groupWith(w.form(p.sent, p.head))
	}
	if !ok {
		e = w.entity(text.PER)
		w.entities[e].group, w.entities[e].name = true, name
		w.groups[name] = e
		w.lastGroups = append(w.lastGroups, e)
	}
	w.takeUp(p, e)
}

// groupWith finds a group spoken of lately that has a word in its name.
func (w *work) groupWith(word string) (int, bool) {
	from := max(0, len(w.lastGroups)-30)
	for i := len(w.lastGroups) - 1; i >= from; i-- {
		if e := w.lastGroups[i]; strings.Contains(w.entities[e].name, word) {
			return e, true
		}
	}
	return 0, false
}

// groupName is a phrase in its base form, without determiner.
func (w *work) groupName(p *phrase) string {
	toks := w.tokens(p.sent)
	var b strings.Builder
	end := 0
	for t := p.first; t <= p.last; t++ {
		if t < p.head {
			if _, ok := w.p.Determiner(toks[t].Form); ok {
				continue
			}
		}
		if toks[t].Part > 1 || t < p.head && toks[t].UPOS == "NUM" {
			continue
		}
		f := w.d.Slice(toks[t].Span)
		if t < p.head && toks[t].UPOS == "ADJ" {
			f = w.p.Nominative(f, w.groupGender(p))
		}
		if b.Len() > 0 && toks[t].Start > end {
			b.WriteByte(' ')
		}
		if t == p.head {
			f = w.nominative(p)
		}
		b.WriteString(f)
		end = toks[t].End
	}
	return b.String()
}

// groupGender is the gender of the head of a group, or Plur.
func (w *work) groupGender(p *phrase) string {
	if p.plural || p.either {
		return "Plur"
	}
	if g := w.tokens(p.sent)[p.head].Feats.Get("Gender"); g != "" {
		return g
	}
	return p.gender
}

// nominative is the head of a group in the nominative.
func (w *work) nominative(p *phrase) string {
	tok := &w.tokens(p.sent)[p.head]
	form := w.d.Slice(tok.Span)
	if !w.p.Compounds() || tok.Part > 0 {
		return form
	}
	switch {
	case p.noun.Adj && (p.plural || p.either):
		return strings.TrimSuffix(form, "n")
	case p.plural || p.either:
		if strings.HasSuffix(form, "ern") || strings.HasSuffix(form, "eln") {
			return strings.TrimSuffix(form, "n")
		}
	case p.group == lang.Body && tok.Lemma != "" && upper(tok.Lemma) && strings.HasPrefix(form, tok.Lemma[:1]):
		if strings.Contains(form, "ss") {
			return strings.ReplaceAll(tok.Lemma, "ß", "ss")
		}
		return tok.Lemma
	}
	return form
}
