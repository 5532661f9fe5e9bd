package event

import (
	"slices"

	"whomet/ingest/text"
)

// placesAndDates returns the candidates for place and date of every annotated
// meeting of which a candidate pair was found.
func (l *lesson) placesAndDates() (places, dates [][]option) {
	for i := range l.ex.Meetings {
		m := &l.ex.Meetings[i]
		if m.Optional || m.Factuality == text.Denied {
			continue
		}
		o := l.occasion(m)
		if o == nil {
			continue
		}
		places = append(places, l.placesOf(o, m))
		dates = append(dates, l.datesOf(o, m))
	}
	return places, dates
}

// occasion returns the meeting as the stage would see it, or nil.
func (l *lesson) occasion(m *GoldMeeting) *occasion {
	for _, s := range m.Sentences {
		for _, p := range pairs(l.views, s) {
			if !m.cross(p.a.cluster, p.b.cluster) {
				continue
			}
			o := &occasion{view: &l.views[s], tok: p.b.head, members: members(m.Sides), future: m.Factuality == text.Planned}
			if t := p.trigger(); t != nil {
				o.tok, o.class = t.tok, t.Class
			}
			return o
		}
	}
	return nil
}

func (l *lesson) placesOf(o *occasion, m *GoldMeeting) []option {
	l.c.noneClues(o)
	out := []option{l.option(false)}
	for i, x := range spots(l.views, o) {
		l.c.placeClues(o, x.at, x.ref, l.seen, i)
		out = append(out, l.option(m.AtPlace != nil && m.AtPlace(l.ex.Doc.Clusters[x.ref.cluster].Name)))
	}
	return orNone(out)
}

func (l *lesson) datesOf(o *occasion, m *GoldMeeting) []option {
	l.c.noneClues(o)
	out := []option{l.option(false)}
	for i, x := range days(l.views, o) {
		l.c.dateClues(o, x.at, x.date, i)
		out = append(out, l.option(m.OnDate != nil && m.OnDate(x.iso)))
	}
	return orNone(out)
}

func (l *lesson) option(right bool) option {
	return option{append([]uint64(nil), l.c.hashes...), right}
}

// orNone makes none of the options the right one if no other is.
func orNone(set []option) []option {
	set[0].right = !slices.ContainsFunc(set, func(o option) bool { return o.right })
	return set
}
