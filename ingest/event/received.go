package event

import "whomet/ingest/text"

// told is a meeting the stage found, with what it takes to say who of its
// participants was there as a guest.
type told struct {
	text.Event
	view    *view
	trigger *trigger // nil if the sentence has none
	best    venue    // the likeliest place, even if too unlikely to be told
}

// guest is a candidate visit: a participant of a meeting at a place that may not be
// his own.
type guest struct {
	who  int
	side int
	at   *told
}

// guests returns the candidates of a meeting: whose offices are not of its place.
func guests(m *told) []guest {
	if m.best.cluster < 0 || m.Factuality == text.Denied || m.Type == text.PhoneCall {
		return nil
	}
	var out []guest
	for i, side := range m.Sides {
		for _, c := range side {
			if m.view.home(c, m.best.cluster) != "here" {
				out = append(out, guest{c, i, m})
			}
		}
	}
	return out
}

// received adds the visits of those who took part in a meeting as guests.
func (s *Stage) received(meetings []told, visits []text.Event, seen stayed, c *clues) []text.Event {
	known := map[[2]int]bool{}
	for i := range visits {
		if e := &visits[i]; e.Factuality != text.Denied {
			known[[2]int{e.Sides[0][0], e.Place}] = true
		}
	}
	for i := range meetings {
		for _, g := range guests(&meetings[i]) {
			k := [2]int{g.who, g.at.best.cluster}
			if known[k] {
				continue
			}
			c.guestClues(&g, seen)
			p := probabilities(s.model.guest, c.hashes)[1]
			if p < s.guestFloor {
				continue
			}
			known[k] = true
			e := g.at.Event
			e.Type, e.Sides, e.Confidence = text.Visit, [][]int{{g.who}}, p
			e.Place, e.PlaceBasis = g.at.best.cluster, g.at.best.basis
			visits = append(visits, e)
		}
	}
	return visits
}
