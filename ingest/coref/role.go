package coref

import (
	"cmp"
	"strings"

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

// bracketOrg reads the party or place in brackets after a name: "(SPD)".
func (w *work) bracketOrg(e, m int) {
	mt := w.d.Mentions[m]
	if w.form(mt.Sentence, mt.Last+1) != "(" {
		return
	}
	x := w.mentionAt(mt.Sentence, mt.Last+2)
	if x < 0 || w.d.Mentions[x].Type == text.PER {
		return
	}
	if len(w.entities[e].roles) == 0 {
		return
	}
	r := &w.entities[e].roles[len(w.entities[e].roles)-1]
	if r.org == "" && r.orgOf < 0 {
		r.orgOf = w.named[x]
	}
}

// addRole notes the office a phrase names for an entity.
func (w *work) addRole(e int, p *phrase) {
	n := &w.entities[e]
	switch p.noun.Gender {
	case "Masc":
		n.male++
	case "Fem":
		n.female += 2
	}
	place := p.place
	if place == "" {
		place = p.noun.Place
	}
	if place != "" {
		n.places = append(n.places, place)
	}
	if !w.tells(p) {
		return
	}
	r := role{noun: p.noun, plural: p.plural, title: w.title(p), orgOf: p.orgOf, org: p.org, sentence: p.sent, span: w.span(p.sent, p.first, p.last)}
	if r.orgOf < 0 && r.org == "" {
		r.org = cmp.Or(p.noun.Before, place, w.firstPart(p.noun.First))
	}
	n.roles = append(n.roles, r)
}

// firstPart returns the first part of a compound if it is an organization:
// "Bundesbank" of "Bundesbankpräsident".
func (w *work) firstPart(first string) string {
	for _, f := range [2]string{first, strings.TrimSuffix(first, "s")} {
		if g := w.p.Group(f); g == lang.Body || g == lang.Institution {
			return f
		}
	}
	return ""
}

// tells says whether a phrase names an office: "Herr" and "Portugiese" do not,
// "ihr Mann" does.
func (w *work) tells(p *phrase) bool {
	switch p.noun.Kind {
	case lang.People:
		return false
	case lang.Generic:
		return p.noun.Field == "gen" && (p.det == lang.Possess || p.det == lang.NoDeterminer && w.personAt(p.sent, p.first-1) >= 0)
	}
	return true
}

// title is the office in its base form: what stands before the head without
// country and determiner.
func (w *work) title(p *phrase) string {
	var words []string
	for t := p.first; t < p.head; t++ {
		tok := &w.tokens(p.sent)[t]
		if t <= p.detAt || w.at[w.base[p.sent]+t] != 0 || tok.UPOS == "NUM" || tok.UPOS == "PART" || tok.UPOS == "PUNCT" {
			continue
		}
		if _, ok := w.p.Determiner(tok.Form); ok {
			continue
		}
		if _, ok := w.p.Country(tok.Form); ok {
			continue
		}
		if town, ok := w.p.Town(tok.Form); ok && town == p.place {
			continue
		}
		words = append(words, w.p.Nominative(tok.Form, p.gender))
	}
	base := p.noun.Base
	if w.p.Compounds() || !upper(w.form(p.sent, p.head)) {
		return strings.Join(append(words, base), " ")
	}
	if !p.plural {
		base = w.form(p.sent, p.head)
	}
	return strings.Join(append(words, base), " ")
}

// span returns the bytes from one token to another.
func (w *work) span(s, first, last int) text.Span {
	toks := w.tokens(s)
	return text.Span{Start: toks[first].Start, End: toks[last].End}
}

// inherit gives the person of "ihr portugiesischer Kollege" the office of the one
// whose colleague it is.
func (w *work) inherit(p *phrase) {
	if p.noun.Field != "peer" {
		return
	}
	owner := w.owner(p)
	for i := len(w.refs) - 1; i >= 0 && owner < 0 && p.det != lang.Possess && w.refs[i].sent == p.sent; i-- {
		if e := w.refs[i].entity; e != p.entity && w.office(e) != nil {
			owner = e
		}
	}
	if owner < 0 || owner == p.entity {
		return
	}
	of := w.office(owner)
	if of == nil {
		return
	}
	n := &w.entities[p.entity]
	r := role{noun: of.noun, title: w.p.InGender(of.noun, n.gender), org: p.place, orgOf: -1, sentence: p.sent, span: w.span(p.sent, p.first, p.last)}
	if r.org == "" {
		r.org, r.orgOf = p.org, p.orgOf
	}
	n.roles = append(n.roles, r)
}

// office returns the first office of an entity that is one by itself, or nil.
func (w *work) office(e int) *role {
	for i := range w.entities[e].roles {
		if r := &w.entities[e].roles[i]; r.noun.Kind == lang.Office {
			return r
		}
	}
	return nil
}
