package event

import "whomet/ingest/text"

// lesson turns one example into instances.
type lesson struct {
	ex    *Example
	views []view
	seen  stayed // found by a model that did not learn from it
	c     clues
}

func (l *lesson) instance(label int) instance {
	return instance{append([]uint64(nil), l.c.hashes...), label}
}

func labelOf(factuality string) int {
	switch factuality {
	case text.Planned:
		return 2
	case text.Denied:
		return 3
	}
	return 1
}

func (l *lesson) pairs() []instance {
	var out []instance
	for s := range l.views {
		candidates := pairs(l.views, s)
		for i := range candidates {
			if label := l.pairLabel(&candidates[i], s); label >= 0 {
				l.c.pairClues(&candidates[i])
				out = append(out, l.instance(min(label, 1)))
			}
		}
	}
	return out
}

// pairLabel returns the label of a candidate, or -1 if it is not to be learned
// from: optional, or a pair that met by another sentence, which this one may refer
// to as well.
func (l *lesson) pairLabel(p *pair, s int) int {
	label, elsewhere := 0, false
	for i := range l.ex.Meetings {
		m := &l.ex.Meetings[i]
		if !m.cross(p.a.cluster, p.b.cluster) {
			continue
		}
		if !has(m.Sentences, s) {
			elsewhere = true
			continue
		}
		if m.Optional {
			return -1
		}
		if got := labelOf(m.Factuality); label == 0 || got < label {
			label = got
		}
	}
	if label == 0 && elsewhere && p.view.hasStrong() {
		return -1
	}
	return label
}

func has(list []int, x int) bool {
	_, ok := indexOf(list, x)
	return ok
}
