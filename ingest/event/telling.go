package event

// telling is what a sentence tells by itself, without regard to pairs.
type telling struct {
	facts                    [4]float64 // probabilities of none, asserted, planned, denied
	before, after, elsewhere float64    // of asserted: in the sentences around, and the most in any other
}

// tell fills in what each sentence tells and who takes part in it, by two models of
// few and common clues, on which the model of pairs builds (stacked generalization,
// Wolpert 1992).
func (m *Model) tell(views []view, c *clues) {
	first, second, best := 0.0, 0.0, -1
	for i := range views {
		v := &views[i]
		v.telling = telling{facts: [4]float64{1}}
		if len(v.persons) == 0 {
			continue
		}
		c.sentenceClues(v)
		v.telling.facts = probabilities(m.sentence, c.hashes)
		switch p := v.telling.facts[1]; {
		case p > first:
			first, second, best = p, first, i
		case p > second:
			second = p
		}
		for k := range v.persons {
			c.partClues(v, &v.persons[k])
			v.persons[k].part = probabilities(m.part, c.hashes)[1]
		}
	}
	for i := range views {
		t := &views[i].telling
		if t.elsewhere = first; i == best {
			t.elsewhere = second
		}
		if i > 0 {
			t.before = views[i-1].telling.facts[1]
		}
		if i+1 < len(views) {
			t.after = views[i+1].telling.facts[1]
		}
	}
}

// tellingClues adds what the two models think of the sentence and of the pair, and of
// the sentences around.
func (c *clues) tellingClues(p *pair) {
	t := &p.view.telling
	c.scale("told-meeting", 1-t.facts[0])
	c.scale("told-fact", t.facts[1])
	c.scale("told-elsewhere", t.elsewhere)
	c.scale("told-before", t.before)
	c.scale("told-after", t.after)
	if p.carry {
		c.scale("carried-part", p.b.part)
		c.scale("carried-part-before", p.a.part)
		return
	}
	both := (1 - t.facts[0]) * p.a.part * p.b.part
	c.scale("parts", min(p.a.part, p.b.part))
	c.scale("parts-more", max(p.a.part, p.b.part))
	c.scale("parts-told", both)
	if side := p.side(); side != "" {
		c.scale("parts-side", both, side)
	}
}

// side tells whether the two may stand on one side: joined by "and", with somebody else
// around the trigger or not, or meant by one plural; "" if they do not.
func (p *pair) side() string {
	switch t := p.trigger(); {
	case p.a.plural && p.b.plural && p.a.first == p.b.first:
		return "plural"
	case !coordinated(p):
		return ""
	case t == nil:
		return "joined"
	default:
		return "joined " + p.view.third(t.tok, &p.a, &p.b)
	}
}

// steps of a scale, from which a log-linear model builds any rising curve.
var steps = [...]struct {
	from float64
	name string
}{{.02, ".02"}, {.05, ".05"}, {.1, ".1"}, {.15, ".15"}, {.2, ".2"}, {.3, ".3"}, {.4, ".4"}, {.5, ".5"}, {.6, ".6"}, {.7, ".7"}, {.8, ".8"}, {.9, ".9"}}

// scale adds a clue for each step a probability reaches.
func (c *clues) scale(template string, p float64, values ...string) {
	for i := range steps {
		if p < steps[i].from {
			return
		}
		c.add(template, append(values, steps[i].name)...)
	}
}
