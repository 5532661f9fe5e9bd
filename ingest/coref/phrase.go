package coref

import (
	"strings"

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
	if title, ok := w.pack.Titles.Of(tok.Form); ok && title.Kind == "address" || w.p.Thing(tok.Form) {
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
