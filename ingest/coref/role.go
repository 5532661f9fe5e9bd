package coref

import (
	"cmp"
	"strings"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

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
		if t > 0 && tok.UPOS == "PUNCT" && tok.Start > w.tokens(p.sent)[t-1].End {
			words = nil // a dash after a dateline
		}
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
