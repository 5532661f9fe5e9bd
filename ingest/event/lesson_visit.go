package event

import "whomet/ingest/text"

func (l *lesson) stays() []instance {
	var out []instance
	for s := range l.views {
		for _, st := range stays(l.views, s) {
			if label := l.stayLabel(&st, s); label >= 0 {
				l.c.stayClues(&st)
				out = append(out, l.instance(label))
			}
		}
	}
	return out
}

// visitedBy reports whether somebody who took part in m came to the place for it: the
// others are at home there, and no visitors.
func (l *lesson) visitedBy(m *GoldMeeting, name string) bool {
	for i := range l.ex.Visits {
		g := &l.ex.Visits[i]
		if g.Factuality != text.Asserted || g.AtPlace == nil || !g.AtPlace(name) {
			continue
		}
		for _, v := range g.Visitors {
			if m.member(v) {
				return true
			}
		}
	}
	return false
}

func (l *lesson) stayLabel(st *stay, s int) int {
	name := l.ex.Doc.Clusters[st.where.cluster].Name
	label, elsewhere := 0, false
	for i := range l.ex.Visits {
		g := &l.ex.Visits[i]
		if !has(g.Visitors, st.who.cluster) || g.AtPlace == nil || !g.AtPlace(name) {
			continue
		}
		if g.Optional {
			return -1
		}
		if !has(g.Sentences, s) {
			elsewhere = true
			continue
		}
		if got := labelOf(g.Factuality); label == 0 || got < label {
			label = got
		}
	}
	if label > 0 {
		return label
	}
	for i := range l.ex.Meetings { // where somebody met, he was; only if nobody came, no visit to learn from
		m := &l.ex.Meetings[i]
		if m.Factuality == text.Asserted && m.AtPlace != nil && m.AtPlace(name) && m.member(st.who.cluster) && !l.visitedBy(m, name) {
			return -1
		}
	}
	if elsewhere {
		return -1
	}
	return 0
}

// guests returns the candidates of the meetings that s finds.
func (l *lesson) guests(s *Stage) []instance {
	var out []instance
	s.model.tell(l.views, &l.c)
	meetings := s.told(l.views, l.seen, &l.c)
	for i := range meetings {
		for _, g := range guests(&meetings[i]) {
			if label := l.guestLabel(&g); label >= 0 {
				l.c.guestClues(&g, l.seen)
				out = append(out, l.instance(label))
			}
		}
	}
	return out
}

// guestLabel tells whether a visit is annotated; -1 if it is not to be learned from.
func (l *lesson) guestLabel(g *guest) int {
	name := l.ex.Doc.Clusters[g.at.best.cluster].Name
	label := 0
	for i := range l.ex.Visits {
		x := &l.ex.Visits[i]
		switch {
		case !has(x.Visitors, g.who) || x.AtPlace == nil || !x.AtPlace(name):
		case x.Optional:
			return -1
		case (x.Factuality == text.Planned) == (g.at.Factuality == text.Planned) && x.Factuality != text.Denied:
			label = 1
		}
	}
	return label
}
