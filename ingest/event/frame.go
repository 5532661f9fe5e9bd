package event

import "strings"

// frameClues adds how the two mentions stand around the trigger without naming it,
// so that what is learned of one verb holds for others.
func (c *clues) frameClues(v *view, t *trigger, a, b *ref, where, far string) {
	g := groups[t.Class]
	fa, fb := t.frame(a)+a.kase, t.frame(b)+b.kase
	voice := v.voice(t)
	c.add("g-frame", g, t.UPOS, fa, fb)
	c.add("g-voice", g, voice, t.frame(a), t.frame(b), where)
	c.add("g-far", g, t.UPOS, where, far)
	c.add("g-reach", g, t.UPOS, v.reach(t.tok, a), v.reach(t.tok, b))
	c.add("g-kinds", g, kindOf(a)+kindOf(b), where)
	for _, r := range []*ref{a, b} {
		if r.group {
			c.add("g-group", g, t.frame(r))
			c.add("g-group-near", g, t.frame(r), bucket(v.clauses(min(t.tok, r.last), max(t.tok, r.first))))
			c.add("t-group", t.Class, t.frame(r))
			c.add("group-form", v.toks[r.first].UPOS, v.toks[r.head].Feats.Get("Number"), t.frame(r), g)
			if v.particular(r) {
				c.add("group-particular", g, t.frame(r))
				c.add("g-group-particular", g, v.toks[r.head].Feats.Get("Number"))
			}
			c.add("group-noun", strings.ToLower(v.toks[r.head].Lemma))
			c.add("g-group-voice", g, voice, t.frame(r))
		}
	}
	matches := 0
	for _, f := range []string{t.frame(a), t.frame(b)} {
		if f == "marked" {
			matches++
		}
	}
	c.add("g-fit", g, t.UPOS, bucket(matches), far)
	c.add("t-voice", t.Class, voice, t.frame(a), t.frame(b))
}

// groups joins the classes of triggers that are used alike.
var groups = map[string]string{
	"meet": "contact", "talk": "contact", "negotiate": "contact", "phone": "contact", "dine": "contact",
	"receive": "toward", "greet": "toward", "host": "toward", "visit": "toward", "tour": "toward", "award": "toward",
	"sign": "joint", "with": "joint", "event": "joint", "group": "joint",
	"say": "weak", "weak": "weak", "invite": "weak",
	"travel": "move", "write": "other", "judge": "other", "succeed": "other",
}

// voice is passive if the verb of a trigger is, by the tree or by a participle
// with "werden" or "be" in its clause.
func (v *view) voice(t *trigger) string {
	if t.UPOS != "VERB" {
		return "noun"
	}
	x := &v.toks[t.tok]
	if x.UPOS == "ADJ" {
		return "participle"
	}
	if x.Feats.Get("VerbForm") != "Part" {
		return "active"
	}
	from, to := v.clauseOf(t.tok)
	for i := from; i <= to; i++ {
		y := &v.toks[i]
		if y.Head == t.tok && (y.DepRel == "aux:pass" || y.DepRel == "nsubj:pass") || y.UPOS == "AUX" && (y.Lemma == "werden" || y.Lemma == "be") {
			return "passive"
		}
	}
	return "perfect"
}

// third tells whether somebody outside of the enumeration of a and b stands around
// the trigger: of "A met B and C", who met B and C.
func (v *view) third(tok int, a, b *ref) string {
	for i := range v.persons {
		r := &v.persons[i]
		if r.cluster == a.cluster || r.cluster == b.cluster || overlaps(r, a) || overlaps(r, b) {
			continue
		}
		first, second := r, a
		if r.first > b.last {
			first, second = b, r
		}
		if v.clauses(min(tok, r.last), max(tok, r.first)) == 0 && !(first.last < second.first && v.joined(first.last+1, second.first)) {
			return "third"
		}
	}
	return "alone"
}

// frame tells whether a mention stands as the trigger expects its other side.
func (t *trigger) frame(r *ref) string {
	for _, m := range t.Marks {
		if m == r.mark && m != "" {
			return "marked"
		}
	}
	if r.mark == "" {
		return "bare"
	}
	return "other"
}
