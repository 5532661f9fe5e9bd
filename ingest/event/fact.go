package event

import (
	"strings"
	"time"

	"whomet/ingest/text"
)

// The labels of the model of factuality: what is told of a meeting that is told of.
var modes = []string{text.Asserted, text.Planned, text.Denied}

// factClues fills c with the clues for whether what a token tells is asserted, planned
// or denied (FactBank, Saurí and Pustejovsky 2009): mood, tense and negation of the
// verbs it hangs on, the words above them, and dates yet to come.
func (c *clues) factClues(v *view, tok int) {
	c.reset()
	c.add("bias")
	if v.index == 0 {
		c.add("headline")
	}
	c.cuesAround(v, "f", tok)
	c.tense(v, tok)
	t := &v.toks[tok]
	c.add("upos", t.UPOS)
	from, to := v.clauseOf(tok)
	for i := from; i <= to; i++ {
		x := &v.toks[i]
		switch x.UPOS {
		case "AUX":
			c.add("clause-aux", strings.ToLower(x.Lemma), x.Feats.Get("Tense"), x.Feats.Get("Mood"))
		case "VERB":
			c.add("clause-verb", x.Feats.Get("VerbForm"), x.Feats.Get("Tense"), x.Feats.Get("Mood"))
		}
	}
	for i := range v.toks {
		x := &v.toks[i]
		switch x.UPOS {
		case "AUX", "VERB":
			side := "<"
			if i > tok {
				side = ">"
			} else if i == tok {
				side = "="
			}
			c.add("verb", strings.ToLower(x.Lemma), side)
			if x.UPOS == "AUX" {
				c.add("sentence-aux", strings.ToLower(x.Lemma), x.Feats.Get("Tense"), x.Feats.Get("Mood"), side)
			}
		case "SCONJ", "PART", "ADV":
			c.add("word", strings.ToLower(x.Lemma))
		}
		if x.Head == tok && (x.UPOS == "ADJ" || x.UPOS == "DET" || x.UPOS == "VERB") {
			c.add("modifier", strings.ToLower(x.Lemma), t.UPOS)
		}
	}
	for n, i := 0, t.Head; n < 4 && i >= 0; n, i = n+1, v.toks[i].Head {
		x := &v.toks[i]
		c.add("above", strings.ToLower(x.Lemma))
		c.add("above-near", strings.ToLower(x.Lemma), bucket(n), t.UPOS)
		for _, q := range v.cues {
			if v.toks[q.tok].Head == i || q.tok == i {
				c.add("above-cue", q.class, bucket(n))
			}
		}
	}
	if last := len(v.toks) - 1; last >= 0 && v.toks[last].Form == "?" {
		c.add("question")
	}
	if v.quoted(tok) {
		c.add("quoted")
	}
	c.dates(v, tok)
}

// dates adds whether the dates of the sentence lie before or after the day of writing.
func (c *clues) dates(v *view, tok int) {
	written := v.doc.Published
	if written.IsZero() {
		return
	}
	today := written.Format(time.DateOnly)
	for i := range v.dates {
		d := &v.dates[i]
		near := "far"
		if v.clauses(min(tok, d.Last), max(tok, d.First)) == 0 {
			near = "near"
		}
		c.add("date-kind", d.Kind(), sign(d.Offset), near)
		iso, _ := d.Resolve(written, 0, false)
		if iso == "" || strings.HasPrefix(iso, "-") {
			continue
		}
		switch day := today[:len(iso)]; {
		case iso > day:
			c.add("date", "after", near)
		case iso < day:
			c.add("date", "before", near)
		default:
			c.add("date", "same", near)
		}
	}
}

// factToken is the token whose factuality is that of a pair: the trigger, else the verb
// that governs the second, else its head.
func (p *pair) factToken() int {
	if t := p.trigger(); t != nil {
		return t.tok
	}
	v := p.view
	for _, i := range v.chain(p.b.head) {
		if v.toks[i].UPOS == "VERB" {
			return i
		}
	}
	return p.b.head
}

// modes returns the probabilities of what tells of a pair: asserted, planned, denied.
func (m *Model) modes(p *pair, c *clues) [4]float64 {
	c.factClues(p.view, p.factToken())
	return probabilities(m.fact, c.hashes)
}

// factuality returns the likeliest factuality of a pair that is told of, and its
// probability.
func (m *Model) factuality(p *pair, c *clues) (string, float64) {
	probability := m.modes(p, c)
	best := 0
	for i := range modes {
		if probability[i] > probability[best] {
			best = i
		}
	}
	return modes[best], probability[best]
}
