package event

import "whomet/ingest/text"

// been is a stay the model takes for a visit.
type been struct {
	stay
	factuality string
	confidence float64
}

// been returns the visits that sentences tell of, each person and place once, and
// how sure of somebody's being somewhere they are.
func (s *Stage) been(views []view, c *clues) ([]been, stayed) {
	var out []been
	sure := stayed{}
	type key struct {
		who, where int
		fact       string
	}
	seen := map[key]bool{}
	for i := range views {
		for _, st := range stays(views, i) {
			c.stayClues(&st)
			p := probabilities(s.model.visit, c.hashes)
			who := [2]int{st.who.cluster, st.where.cluster}
			sure[who] = max(sure[who], p[1])
			fact, confidence := s.judge(p, s.visitFloor)
			k := key{who[0], who[1], fact}
			if fact == "" || seen[k] {
				continue
			}
			seen[k] = true
			out = append(out, been{st, fact, confidence})
		}
	}
	return out, sure
}

// visits turns stays into events.
func (s *Stage) visits(views []view, stays []been, c *clues) []text.Event {
	var out []text.Event
	for i := range stays {
		st := &stays[i]
		v := st.view
		e := text.Event{Type: text.Visit, Sentence: v.index, Sides: [][]int{{st.who.cluster}}, Place: st.where.cluster,
			PlaceBasis: text.Stated, Factuality: st.factuality, Confidence: st.confidence}
		o := &occasion{view: v, tok: st.where.head, future: st.factuality == text.Planned}
		if t := v.mainMove(&st.where); t != nil {
			o.tok = t.tok
			e.Trigger = v.toks[t.tok].Span
		}
		s.dated(&e, views, o, c)
		v.attribute(&e, o.tok)
		out = append(out, e)
	}
	return out
}
