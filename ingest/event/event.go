package event

import (
	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// Stage finds meetings and visits. It is safe for concurrent use.
type Stage struct {
	pack  *lang.Pack
	model *Model

	pairFloor  float64 // least probability of a meeting told as a fact
	visitFloor float64
	guestFloor float64
	placeFloor float64
	dateFloor  float64
}

// New returns the stage of a language.
func New(pack *lang.Pack, model *Model) *Stage {
	return &Stage{pack: pack, model: model, pairFloor: 0.33, visitFloor: 0.3, guestFloor: 0.25, placeFloor: 0.3, dateFloor: 0.3}
}

// Annotate adds the meetings and visits of d, in text order.
func (s *Stage) Annotate(d *text.Document) error {
	var c clues
	views := look(s.pack, d)
	s.model.tell(views, &c)
	stays, seen := s.been(views, &c)
	meetings := s.told(views, seen, &c)
	told := make([]text.Event, len(meetings))
	for i := range meetings {
		told[i] = meetings[i].Event
	}
	d.Events = append(distinctEvents(told), s.received(meetings, s.visits(views, stays, &c), seen, &c)...)
	return nil
}

// told returns the meetings of all sentences.
func (s *Stage) told(views []view, seen stayed, c *clues) []told {
	var out []told
	for i := range views {
		out = append(out, s.meetings(views, i, seen, c)...)
	}
	return out
}

// sureOfFact is the probability of being asserted from which a meeting is told as a
// fact: a plan or denial told as one is worse than a meeting missed.
const sureOfFact = 0.7

// meetings returns the meetings one sentence tells of.
func (s *Stage) meetings(views []view, i int, seen stayed, c *clues) []told {
	v := &views[i]
	candidates := pairs(views, i)
	contacts := s.model.contacts(candidates, c)
	var verdicts []verdict
	for k, contact := range contacts {
		p := &candidates[k]
		if contact < s.pairFloor {
			continue
		}
		fact, sure := s.model.factuality(p, c)
		if fact == text.Asserted && sure >= sureOfFact || fact != text.Asserted && contact > 0.5 {
			verdicts = append(verdicts, verdict{p, p.trigger(), fact, contact * sure})
		}
	}
	type group struct {
		trigger    *trigger
		factuality string
	}
	var order []group
	found := map[group][]verdict{}
	for _, v := range sameSide(verdicts) {
		g := group{v.trigger, v.factuality}
		if found[g] == nil {
			order = append(order, g)
		}
		found[g] = append(found[g], v)
	}
	var out []told
	for _, g := range order {
		for _, sides := range join(found[g]) {
			e := text.Event{Type: v.kindOf(g.trigger), Sentence: i, Sides: sides, Factuality: g.factuality}
			e.Trigger, e.Confidence = span(v, g.trigger, found[g]), s.model.confidence(found[g])
			o := &occasion{view: v, tok: found[g][0].pair.b.head, members: members(sides), future: g.factuality == text.Planned}
			if g.trigger != nil {
				o.tok, o.class = g.trigger.tok, g.trigger.Class
			}
			best := s.choosePlace(views, o, seen, c)
			e.Place = -1
			if best.sure > s.placeFloor {
				e.Place, e.PlaceBasis = best.cluster, best.basis
			}
			s.dated(&e, views, o, c)
			v.attribute(&e, o.tok)
			out = append(out, told{e, v, g.trigger, best})
		}
	}
	return out
}

// trigger returns the main trigger of a pair, or nil.
func (p *pair) trigger() *trigger {
	if p.carry {
		return p.view.mainTrigger(&p.b, &p.b)
	}
	return p.view.mainTrigger(&p.a, &p.b)
}

// judge turns the probabilities of none, asserted, planned and denied into a
// factuality and its probability; "" means none.
func (s *Stage) judge(p [4]float64, floor float64) (string, float64) {
	if p[1] >= floor && p[1] >= p[2] && p[1] >= p[3] {
		return text.Asserted, p[1]
	}
	switch {
	case p[2] > p[0] && p[2] >= p[3]:
		return text.Planned, p[2]
	case p[3] > p[0] && p[3] > p[2]:
		return text.Denied, p[3]
	}
	return "", 0
}

// kindOf maps a trigger's class to a type of event; a word of telephony in the
// same clause makes it a call.
func (v *view) kindOf(t *trigger) string {
	if t == nil {
		return text.Meeting
	}
	from, to := v.clauseOf(t.tok)
	for i := range v.triggers {
		if o := &v.triggers[i]; o.Class == "phone" && o.tok >= from && o.tok <= to {
			return text.PhoneCall
		}
	}
	switch t.Class {
	case "phone":
		return text.PhoneCall
	case "receive", "greet", "host":
		return text.Reception
	case "negotiate":
		return text.Negotiation
	}
	return text.Meeting
}

// span returns the words of the trigger; without one those of the verb that governs
// the participants, or of a participant.
func span(v *view, t *trigger, pairs []verdict) text.Span {
	if t != nil {
		return v.toks[t.tok].Span
	}
	head := pairs[0].pair.b.head
	for _, i := range v.chain(head) {
		if v.toks[i].UPOS == "VERB" {
			return v.toks[i].Span
		}
	}
	return v.toks[head].Span
}

func members(sides [][]int) map[int]bool {
	out := map[int]bool{}
	for _, side := range sides {
		for _, c := range side {
			out[c] = true
		}
	}
	return out
}
