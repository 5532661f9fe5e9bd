package event

// learnTellings learns what sentences tell and who takes part from the lessons that
// pick chooses.
func (m *Model) learnTellings(lessons []lesson, pick func(i int) bool) {
	var sentenceSet, partSet []instance
	for i := range lessons {
		if !pick(i) {
			continue
		}
		l := &lessons[i]
		for s := range l.views {
			v := &l.views[s]
			if len(v.persons) == 0 {
				continue
			}
			if label := l.sentenceLabel(s); label >= 0 {
				l.c.sentenceClues(v)
				sentenceSet = append(sentenceSet, l.instance(label))
			}
			for k := range v.persons {
				if label := l.partLabel(s, v.persons[k].cluster); label >= 0 {
					l.c.partClues(v, &v.persons[k])
					partSet = append(partSet, l.instance(label))
				}
			}
		}
	}
	m.sentence, m.part = fit(facts, sentenceSet, tellRate), fit(choices, partSet, tellRate)
}

// sentenceLabel returns what is annotated of a sentence; -1 if it is not to be learned
// from.
func (l *lesson) sentenceLabel(s int) int {
	label, open := 0, false
	for i := range l.ex.Meetings {
		g := &l.ex.Meetings[i]
		if !has(g.Sentences, s) {
			continue
		}
		if g.Optional {
			open = true
			continue
		}
		if got := labelOf(g.Factuality); label == 0 || got < label {
			label = got
		}
	}
	if label == 0 && open {
		return -1
	}
	return label
}

// partLabel tells whether a cluster takes part in a meeting told by a sentence; -1 if
// it is not to be learned from.
func (l *lesson) partLabel(s, cluster int) int {
	label := 0
	for i := range l.ex.Meetings {
		g := &l.ex.Meetings[i]
		if !has(g.Sentences, s) || !g.member(cluster) {
			continue
		}
		if !g.Optional {
			return 1
		}
		label = -1
	}
	return label
}

// facts returns what tells of the pairs that met, were to meet or did not.
func (l *lesson) facts() []instance {
	var out []instance
	for s := range l.views {
		seen := map[[2]int]bool{}
		candidates := pairs(l.views, s)
		for i := range candidates {
			label := l.pairLabel(&candidates[i], s)
			tok := candidates[i].factToken()
			if label > 0 && !seen[[2]int{tok, label}] {
				seen[[2]int{tok, label}] = true
				l.c.factClues(&l.views[s], tok)
				out = append(out, l.instance(label-1))
			}
		}
	}
	return out
}
