package coref

import (
	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// attach gives phrases that stand next to a name to its person: an apposition
// before or after it.
func (w *work) attach() {
	for i := range w.phrases {
		w.attachBefore(i)
	}
	for m := range w.d.Mentions {
		if w.d.Mentions[m].Type == text.PER {
			w.attachAfter(m)
		}
	}
}

// attachBefore handles "Ministerin Anna Berger", "der Chef der Partei, Jan Ohm,"
// and "Minister und Parteichef Jan Ohm".
func (w *work) attachBefore(i int) {
	p := &w.phrases[i]
	if p.group != lang.NoGroup {
		return
	}
	m := w.nameOf(p)
	if m < 0 {
		w.attachChained(i)
		return
	}
	if p.last >= w.d.Mentions[m].First {
		p.last = p.head
	}
	w.give(i, m)
	if p.plural {
		for _, other := range w.coordinated(m) {
			w.addRole(w.named[other], p)
		}
	}
}

// nameOf finds the name that a phrase stands before, or -1.
func (w *work) nameOf(p *phrase) int {
	m := w.nameAfter(p.sent, p.head+1)
	if m < 0 && p.last > p.head && w.phraseAt[w.base[p.sent]+p.last] == 0 {
		m = w.nameAfter(p.sent, p.last+1)
	}
	if m < 0 {
		m = w.nameAfterComma(p)
	}
	if m < 0 && p.plural && w.p.Link(w.form(p.sent, p.last+1))&lang.Like != 0 {
		t := p.last + 2
		if w.p.Link(w.form(p.sent, t))&lang.As != 0 {
			t++
		}
		m = w.nameAfter(p.sent, t)
	}
	if m < 0 {
		m = w.nameBehind(p)
	}
	return m
}

// nameAfterComma handles "der Chef der Partei, Jan Ohm," and "deren Vorgängern,
// Jan Ohm und Eva Holm,": of several, there must be several names.
func (w *work) nameAfterComma(p *phrase) int {
	t := p.last + 1
	if w.p.Link(w.form(p.sent, t))&(lang.At|lang.Of) != 0 && p.det == lang.Definite {
		for t < p.last+6 && w.form(p.sent, t) != "," {
			t++
		}
	}
	if w.form(p.sent, t) != "," {
		return -1
	}
	m := w.nameAfter(p.sent, t+1)
	if m < 0 {
		return -1
	}
	last := m
	if p.plural {
		others := w.coordinated(m)
		if len(others) == 0 {
			return -1
		}
		last = others[len(others)-1]
	}
	if !w.closed(p.sent, w.d.Mentions[last].Last+1) {
		return -1
	}
	return m
}

// nameBehind handles the first of two appositions before a name: "its head,
// glaciologist Jane Roe".
func (w *work) nameBehind(p *phrase) int {
	if w.form(p.sent, p.last+1) != "," || p.plural {
		return -1
	}
	i := w.phraseFrom(p.sent, p.last+2)
	if i < 0 || w.phrases[i].det != lang.NoDeterminer || w.phrases[i].plural {
		return -1
	}
	m := w.nameAfter(p.sent, w.phrases[i].head+1)
	if m < 0 || !w.closed(p.sent, w.d.Mentions[m].Last+1) {
		return -1
	}
	return m
}

// attachChained handles the first of two offices before a name.
func (w *work) attachChained(i int) {
	p := &w.phrases[i]
	t := p.last + 1
	if w.p.Link(w.form(p.sent, t))&lang.And == 0 || p.plural {
		return
	}
	for h := t + 1; h < t+4 && h < len(w.tokens(p.sent)); h++ {
		if j := w.phraseAt[w.base[p.sent]+h]; j > 0 {
			q := &w.phrases[j-1]
			if m := w.nameAfter(p.sent, q.head+1); m >= 0 && q.first == t+1 && q.det == lang.NoDeterminer {
				w.give(i, m)
			}
			return
		}
	}
}

// nameAfter returns the person's name that starts at t, after forms of address
// and quotation marks, or -1.
func (w *work) nameAfter(s, t int) int {
	for n := 0; n < 4; n++ {
		if m := w.personAt(s, t); m >= 0 {
			if w.d.Mentions[m].First == t {
				return m
			}
			return -1
		}
		title, ok := w.pack.Titles.Of(w.form(s, t))
		if !ok || title.Kind != "address" {
			return -1
		}
		t++
		if w.form(s, t) == "." {
			t++
		}
	}
	return -1
}

// closed says whether an apposition can end before t.
func (w *work) closed(s, t int) bool {
	switch w.form(s, t) {
	case ",", ".", ")", "(", ";", ":", "–", "—", "!", "?", "“", "\"", "":
		return true
	}
	return false
}

// coordinated returns the persons named after m in one list with it.
func (w *work) coordinated(m int) []int {
	var list []int
	for {
		mt := w.d.Mentions[m]
		t := mt.Last + 1
		if w.form(mt.Sentence, t) == "(" {
			t = w.behindBracket(mt.Sentence, t)
		}
		if w.form(mt.Sentence, t) == "," {
			t++
		}
		if w.p.Link(w.form(mt.Sentence, t))&lang.And != 0 {
			t++
		}
		if t == mt.Last+1 {
			return list
		}
		next := w.nameAfter(mt.Sentence, t)
		if next < 0 {
			return list
		}
		list = append(list, next)
		m = next
	}
}

// behindBracket returns the token after a short remark in brackets that opens at t.
func (w *work) behindBracket(s, t int) int {
	for e := t + 1; e < t+8 && e < len(w.tokens(s)); e++ {
		if w.form(s, e) == ")" {
			return e + 1
		}
	}
	return t
}

// attachAfter handles "Anna Berger, Ministerin für Verkehr," with an age or a
// party between.
func (w *work) attachAfter(m int) {
	mt := w.d.Mentions[m]
	s, t := mt.Sentence, mt.Last+1
	if w.form(s, t) == "(" {
		t = w.behindBracket(s, t)
	}
	if f := w.form(s, t); f != "," && f != "–" && f != "—" {
		return
	}
	t++
	if w.form(s, t+1) == "," && w.d.Sentences[s].Tokens[t].UPOS == "NUM" {
		t += 2
	}
	for n := 0; n < 2 && t < len(w.tokens(s)) && w.tokens(s)[t].UPOS == "ADV"; n++ {
		t++ // "heute Pilotin"
	}
	for t < len(w.tokens(s)) {
		i := w.phraseFrom(s, t)
		if i < 0 || w.phrases[i].attached || w.phrases[i].group != lang.NoGroup {
			return
		}
		p := &w.phrases[i]
		next := w.p.Link(w.form(s, p.last+1))&lang.And != 0
		if p.plural || p.det != lang.NoDeterminer && next && p.last == p.head {
			return
		}
		w.give(i, m)
		if t = p.last + 2; !next {
			return
		}
	}
}

// phraseFrom returns the phrase whose first word is t, or -1.
func (w *work) phraseFrom(s, t int) int {
	for h := t; h < t+8 && h < len(w.tokens(s)); h++ {
		if i := w.phraseAt[w.base[s]+h]; i > 0 {
			if w.phrases[i-1].first == t {
				return int(i - 1)
			}
			return -1
		}
	}
	return -1
}

// give attaches phrase i to the person of mention m.
func (w *work) give(i, m int) {
	p := &w.phrases[i]
	p.attached, p.entity = true, w.named[m]
	w.addRole(p.entity, p)
	if p.orgOf < 0 && p.org == "" && p.place == "" {
		w.bracketOrg(p.entity, m)
	}
}
