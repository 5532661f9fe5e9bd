package event

import "strings"

// pairClues fills c with the clues for a pair.
func (c *clues) pairClues(p *pair) {
	c.reset()
	v := p.view
	a, b := &p.a, &p.b
	c.add("bias")
	kinds := kindOf(a) + kindOf(b)
	c.add("kinds", kinds)
	for _, r := range []*ref{a, b} {
		if r.group && !p.refView(r).particular(r) {
			c.add("group", "any")
		} else if r.group {
			c.add("group", "particular")
		}
	}
	c.add("persons", bucket(distinct(v.persons)))
	c.tellingClues(p)
	if v.index == 0 {
		c.add("headline")
	}
	if p.carry {
		c.add("carried", kindOf(b), bucket(distinct(p.before.persons)), bucket(distinct(v.persons)))
		c.add("carried-role", v.relation(b), p.before.relation(a))
		a = b // the trigger is looked for around the one who is there
	} else {
		c.between(p)
		c.tree(p)
	}
	for i := range v.triggers {
		t := &v.triggers[i]
		c.add("class", t.Class, position(t.tok, a, b))
	}
	t := v.mainTrigger(a, b)
	if t == nil {
		c.add("no-trigger", carry(p.carry))
		c.cuesAround(v, "q", b.head)
		return
	}
	c.triggerClues(p, t, a, b)
	c.cuesAround(v, "t", t.tok)
	c.tense(v, t.tok)
}

func carry(yes bool) string {
	if yes {
		return "carried"
	}
	return "here"
}

func (c *clues) triggerClues(p *pair, t *trigger, a, b *ref) {
	v := p.view
	where := position(t.tok, a, b)
	far := bucket(v.clauses(min(t.tok, a.last, b.last), max(t.tok, a.first, b.first)))
	g := groups[t.Class]
	c.add("t-lemma", strings.ToLower(t.Lemma), t.UPOS)
	c.add("t-lemma-where", strings.ToLower(t.Lemma), where)
	c.add("t-class", t.Class, t.UPOS, where, carry(p.carry))
	c.add("t-class-far", t.Class, far, carry(p.carry))
	c.frameClues(v, t, a, b, where, far)
	c.add("t-frame", t.Class, t.UPOS, t.frame(a), t.frame(b), where)
	c.add("t-marks", t.Class, a.mark, b.mark)
	c.add("t-relations", t.Class, v.relation(a), v.relation(b))
	c.add("t-reach", t.Class, v.reach(t.tok, a), v.reach(t.tok, b))
	c.add("t-distance", t.Class, bucket(abs(t.tok-a.last)), bucket(abs(t.tok-b.first)))
	if p.a.plural && p.b.plural && p.a.first == p.b.first {
		c.add("t-plural", t.Class)
	}
	from, to := v.clauseOf(t.tok)
	for i := from; i <= to; i++ {
		switch strings.ToLower(v.toks[i].Form) {
		case "sich", "einander", "gemeinsam", "zusammen", "miteinander", "beide", "beiden", "gegenüber", "together", "each", "both", "jointly":
			c.add("t-together", t.Class, strings.ToLower(v.toks[i].Form))
		}
	}
	if !p.carry && coordinated(p) {
		c.add("t-joined", t.Class, where)
		c.add("g-joined", g, t.UPOS, v.third(t.tok, a, b))
	}
}

// between adds what stands between the two mentions.
func (c *clues) between(p *pair) {
	v := p.view
	from, to := p.a.last+1, p.b.first
	c.add("gap", bucket(to-from))
	verbs, commas, persons := 0, 0, 0
	for i := from; i < to; i++ {
		t := &v.toks[i]
		switch t.UPOS {
		case "VERB", "AUX":
			verbs++
			c.add("between-verb", strings.ToLower(t.Lemma))
		case "ADP", "SCONJ", "CCONJ", "PART", "NOUN":
			c.add("between", strings.ToLower(t.Lemma))
		case "PUNCT":
			commas++
			if t.Form != "," {
				c.add("between", t.Form)
			}
		}
	}
	for i := range v.persons {
		if r := &v.persons[i]; r.first >= from && r.last < to && r.cluster != p.a.cluster && r.cluster != p.b.cluster {
			persons++
		}
	}
	c.add("gap-verbs", bucket(verbs), bucket(commas))
	c.add("gap-persons", bucket(persons))
	if coordinated(p) {
		c.add("joined", bucket(persons))
	}
	c.add("marks", p.a.mark, p.b.mark)
	if p.a.plural && p.b.plural && p.a.first == p.b.first {
		c.add("same-plural")
	}
}

// coordinated reports whether the two mentions stand in one enumeration.
func coordinated(p *pair) bool {
	return p.a.last < p.b.first && p.view.joined(p.a.last+1, p.b.first) && p.a.mark == p.b.mark
}
