package coref

import (
	"strings"
	"unicode/utf8"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// complement finds the organization after the head: a genitive or a phrase with a
// preposition.
func (w *work) complement(p *phrase) {
	toks := w.tokens(p.sent)
	t := p.head + 1
	if m := w.mentionAt(p.sent, t); m >= 0 {
		switch mt := w.d.Mentions[m]; {
		case mt.Type == text.LOC || mt.Type == text.ORG:
			w.setOrg(p, m)
		case mt.Type == text.PER && p.group != lang.NoGroup && w.p.Compounds():
			p.last = mt.Last // "Familie Ohm"
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
			if w.p.Compounds() && strings.HasSuffix(toks[t].Form, "en") && w.more(p.sent, t) {
				t++ // an adjective with a capital: "den Vereinten Nationen"
				w.nounOrg(p, t)
				p.org = w.p.Nominative(toks[t-1].Form, "Plur") + " " + toks[t].Form
				return
			}
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

// more says whether the noun at t is followed by another of the same compound:
// "cabinet secretary", "Chief Executive Officer".
func (w *work) more(s, t int) bool {
	noun := func(k int) bool {
		return k < len(w.tokens(s)) && w.mentionAt(s, k) < 0 && (w.tokens(s)[k].UPOS == "NOUN" || w.tokens(s)[k].UPOS == "PROPN")
	}
	if noun(t + 1) {
		return true
	}
	return noun(t+2) && w.tokens(s)[t+1].UPOS == "ADJ" && upper(w.form(s, t)) && upper(w.form(s, t+1)) && w.mentionAt(s, t+1) < 0
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
