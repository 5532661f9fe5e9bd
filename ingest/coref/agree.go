package coref

import (
	"strings"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// before walks left from the head over adjectives, compounds and names of
// organizations and countries to the determiner.
func (w *work) before(p *phrase) {
	toks := w.tokens(p.sent)
	for t := p.head - 1; t >= 0 && p.head-t < 9; t-- {
		tok := &toks[t]
		if m := w.mentionAt(p.sent, t); m >= 0 {
			if !w.modifies(p, m, t) {
				return
			}
			p.first = w.d.Mentions[m].First
			t = p.first
			continue
		}
		if d, ok := w.p.Determiner(tok.Form); ok && tok.UPOS != "ADJ" {
			p.first, p.det, p.detAt = t, d.Kind, t
			if d.Kind == lang.Quantity && t > 0 {
				if d2, ok := w.p.Determiner(toks[t-1].Form); ok && d2.Kind != lang.Quantity {
					p.first, p.det, p.detAt = t-1, d2.Kind, t-1
				}
			}
			return
		}
		if c, ok := w.p.Country(tok.Form); ok {
			p.place, p.first = c, t
			continue
		}
		switch {
		case tok.UPOS == "ADJ" || tok.UPOS == "NUM":
			if c, ok := w.p.Town(tok.Form); ok && upper(tok.Form) && p.place == "" {
				p.place = c
			}
			p.first = t
		case tok.UPOS == "NOUN" || tok.UPOS == "PROPN":
			if !w.compounds(p, t) {
				return
			}
			p.first = t
		case tok.UPOS == "VERB" && p.head == t+1 && participle(tok):
			p.first = t
		case tok.Form == "-" || tok.UPOS == "PART" && (tok.Form == "'s" || tok.Form == "’s" || tok.Form == "'"):
			if tok.Form != "-" && w.mentionAt(p.sent, t-1) < 0 {
				return
			}
		default:
			return
		}
	}
}

func participle(t *text.Token) bool { return t.Feats.Get("VerbForm") == "Part" }

// compounds says whether a noun left of the head belongs to the phrase: written
// apart ("prime minister"), or an adjective of a town that was taken for a noun.
func (w *work) compounds(p *phrase, t int) bool {
	f := w.form(p.sent, t)
	if town, ok := w.p.Town(f); ok && upper(f) && p.place == "" {
		if _, isNoun := w.p.Noun(f); !isNoun {
			p.place = town
			return true
		}
	}
	return !w.p.Compounds()
}

// modifies says whether a named mention left of the head belongs to the phrase
// ("US President", "the bank's director") and notes the organization.
func (w *work) modifies(p *phrase, m, t int) bool {
	mention := w.d.Mentions[m]
	next := w.form(p.sent, mention.Last+1)
	own := strings.HasSuffix(w.form(p.sent, mention.Last), "'s") || next == "'s" || next == "’s" || next == "'"
	if mention.Type == text.PER && !own || w.p.Compounds() && mention.Type != text.MISC && !own && !townLike(w.form(p.sent, t)) {
		return false
	}
	if p.orgOf < 0 {
		p.orgOf = w.named[m]
	}
	return true
}

func townLike(f string) bool { return strings.HasSuffix(f, "er") }

// number works out gender and number from noun, determiner and tag.
func (w *work) number(p *phrase) {
	form := w.form(p.sent, p.head)
	can := p.noun.Agrees(form)
	if p.group != lang.NoGroup {
		can = lang.MascSing | lang.FemSing | lang.NeutSing | lang.AnyPlur
		if p.group == lang.Crowd {
			can = lang.AnyPlur
		}
	}
	if p.detAt >= 0 {
		d, _ := w.p.Determiner(w.form(p.sent, p.detAt))
		agree := d.Agree
		if p.noun.Adj {
			agree = d.Before(form)
		}
		if both := can & agree; both != 0 {
			can = both
		}
		for t := p.detAt + 1; t < p.head; t++ {
			if d, ok := w.p.Determiner(w.form(p.sent, t)); ok && d.Agree == lang.AnyPlur && can&lang.AnyPlur != 0 {
				can = lang.AnyPlur
			}
		}
	}
	if can&lang.AnyPlur != 0 && can != lang.AnyPlur && can&lang.MascSing != 0 && p.detAt > 0 && p.det != lang.NoDeterminer {
		if strings.HasSuffix(w.form(p.sent, p.detAt), "en") && w.tokens(p.sent)[p.detAt-1].UPOS != "ADP" {
			can &^= lang.AnyPlur // accusative
		}
	}
	if can&lang.AnyPlur != 0 && can != lang.AnyPlur {
		switch w.tokens(p.sent)[p.head].Feats.Get("Number") {
		case "Plur":
			can = lang.AnyPlur
		default:
			can &^= lang.AnyPlur
		}
		p.either = p.det == lang.NoDeterminer
	}
	p.plural = can == lang.AnyPlur
	p.gender = p.noun.Gender
	if p.gender == "" && !p.noun.Adj {
		return
	}
	switch can {
	case lang.MascSing:
		p.gender = "Masc"
	case lang.FemSing:
		p.gender = "Fem"
	}
}
