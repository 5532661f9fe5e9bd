package coref

import (
	"strings"
	"unicode/utf8"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// phrase is a noun phrase whose head means a person or several persons.
type phrase struct {
	sent              int
	first, head, last int // last: of the complement, else the head
	det               lang.DeterminerKind
	detAt             int // token of the determiner, or -1
	noun              lang.Noun
	group             lang.GroupKind
	gender            string
	plural            bool
	place             string // country or town that an adjective names
	org               string
	orgOf             int  // entity of the organization, or -1
	either            bool // singular or plural, nothing tells
	loose             bool // the complement may belong elsewhere: "in Rom"
	entity            int  // after attach or resolve; -1
	attached          bool
}

// findPhrases finds the noun phrases of a sentence that mean persons.
func (w *work) findPhrases(s int) {
	toks := w.tokens(s)
	for t := range toks {
		if w.at[w.base[s]+t] != 0 {
			continue
		}
		if !nounLike(&toks[t]) && w.personAt(s, t+1) < 0 {
			w.findCount(s, t)
			continue
		}
		if !w.p.Compounds() && w.more(s, t) {
			continue // not the head of its compound
		}
		noun, ok := w.p.Noun(toks[t].Form)
		group := lang.NoGroup
		if !ok {
			if group = w.p.Group(toks[t].Form); group == lang.NoGroup || group == lang.Institution {
				group = lang.NoGroup
				if noun, ok = w.unlisted(s, t); !ok {
					continue
				}
			}
		}
		p := phrase{sent: s, first: t, head: t, last: t, detAt: -1, noun: noun, group: group, orgOf: -1, entity: -1}
		w.before(&p)
		w.number(&p)
		w.complement(&p)
		w.add(p)
	}
}

func (w *work) add(p phrase) {
	w.phrases = append(w.phrases, p)
	w.phraseAt[w.base[p.sent]+p.head] = int32(len(w.phrases))
}

// findCount finds "die beiden", "beide", "the two": a number that stands for
// persons by itself.
func (w *work) findCount(s, t int) {
	f := w.form(s, t)
	if len(f) > 8 || w.p.Group(f) < lang.Pair || w.followedByNoun(s, t) || w.mentionAt(s, t+1) >= 0 {
		return
	}
	p := phrase{sent: s, first: t, head: t, last: t, detAt: -1, group: w.p.Group(f), orgOf: -1, entity: -1, plural: true}
	if d, ok := w.p.Determiner(w.form(s, t-1)); ok && t > 0 && d.Kind != lang.Indefinite {
		p.first, p.det, p.detAt = t-1, d.Kind, t-1
	}
	if d, ok := w.p.Determiner(f); p.det == lang.NoDeterminer && (!ok || d.Kind != lang.Definite) {
		return
	}
	w.add(p)
}

// unlisted takes a common noun right before a person's name for an office that no
// table has: "Baulöwe Jan Ohm", "cement baron Jan Ohm".
func (w *work) unlisted(s, t int) (lang.Noun, bool) {
	tok := &w.tokens(s)[t]
	m := w.personAt(s, t+1)
	if tok.UPOS != "NOUN" || m < 0 || w.d.Mentions[m].First != t+1 || len(tok.Form) < 5 || tok.Feats.Get("Number") == "Plur" {
		return lang.Noun{}, false
	}
	if g := tok.Feats.Get("Gender"); w.p.Compounds() && g != "Masc" && (g != "Fem" || !strings.HasSuffix(tok.Form, "in")) {
		return lang.Noun{}, false
	}
	if w.genitiveName(m) || strings.HasSuffix(tok.Form, "ing") || strings.HasSuffix(tok.Form, "ed") {
		return lang.Noun{}, false
	}
	if title, ok := w.pack.Titles.Of(tok.Form); ok && title.Kind == "address" {
		return lang.Noun{}, false
	}
	base := tok.Form
	if tok.Lemma != "" && upper(tok.Lemma) == upper(base) {
		base = tok.Lemma
	}
	return lang.Noun{Base: base, Lemma: strings.ToLower(base), Number: lang.Sing, Kind: lang.Office}, true
}

// genitiveName says whether a name may be in the genitive: "die Rede Bergers".
func (w *work) genitiveName(m int) bool {
	f := w.form(w.d.Mentions[m].Sentence, w.d.Mentions[m].Last)
	return strings.HasSuffix(f, "s") || strings.HasSuffix(f, "’") || strings.HasSuffix(f, "'")
}

// nounLike says whether a token can be the head of a noun phrase.
func nounLike(t *text.Token) bool {
	switch t.UPOS {
	case "NOUN", "PROPN", "X", "":
		return true
	case "ADJ", "NUM":
		return upper(t.Form)
	}
	return false
}

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

// complement finds the organization after the head: a genitive or a phrase with a
// preposition.
func (w *work) complement(p *phrase) {
	toks := w.tokens(p.sent)
	t := p.head + 1
	if m := w.mentionAt(p.sent, t); m >= 0 {
		if mt := w.d.Mentions[m]; mt.Type == text.LOC || mt.Type == text.ORG {
			w.setOrg(p, m)
		}
		return
	}
	link := w.p.Link(w.form(p.sent, t))
	if link&(lang.Of|lang.At|lang.Genitive) == 0 {
		return
	}
	p.loose = link&(lang.Of|lang.Genitive) == 0
	for n := 0; t < len(toks) && n < 9; t, n = t+1, n+1 {
		if m := w.mentionAt(p.sent, t); m >= 0 {
			w.named1(p, m, link)
			return
		}
		switch toks[t].UPOS {
		case "NOUN", "PROPN":
			if w.p.Compounds() || !w.more(p.sent, t) {
				w.nounOrg(p, t)
				return
			}
		case "ADP":
			if n > 0 {
				return
			}
		case "DET", "ADJ", "NUM", "PRON", "X", "":
			if c, ok := w.p.Country(toks[t].Form); ok && p.org == "" && p.orgOf < 0 {
				p.org = c
			}
		default:
			if n > 0 {
				return
			}
		}
	}
}

// more says whether the noun at t is followed by another of the same compound.
func (w *work) more(s, t int) bool {
	if t+1 >= len(w.tokens(s)) || w.mentionAt(s, t+1) >= 0 {
		return false
	}
	u := w.tokens(s)[t+1].UPOS
	return u == "NOUN" || u == "PROPN"
}

// setOrg makes a named mention the organization of a phrase.
func (w *work) setOrg(p *phrase, m int) {
	p.orgOf, p.org, p.last = w.named[m], "", w.d.Mentions[m].Last
}

// named1 takes a named mention inside a complement.
func (w *work) named1(p *phrase, m int, link lang.Link) {
	switch mt := w.d.Mentions[m]; {
	case mt.Type != text.PER:
		w.setOrg(p, m)
	case link&lang.Genitive == 0 || mt.Last > mt.First:
		p.orgOf, p.last = w.named[m], mt.Last
	}
}

// nounOrg makes a common noun the organization; a name right after it is better.
func (w *work) nounOrg(p *phrase, t int) {
	p.last = t
	if m := w.mentionAt(p.sent, t+1); m >= 0 && w.d.Mentions[m].Type != text.PER {
		w.setOrg(p, m)
		return
	}
	tok := &w.tokens(p.sent)[t]
	if p.org == "" && p.orgOf < 0 {
		p.org = tok.Form
		if l := tok.Lemma; l != "" && utf8.RuneCountInString(l) > 1 && upper(l) == upper(tok.Form) {
			p.org = l
			if strings.Contains(tok.Form, "ss") {
				p.org = strings.ReplaceAll(l, "ß", "ss")
			}
		}
	}
}
