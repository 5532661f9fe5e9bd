package event

import (
	"slices"

	"whomet/ingest/lang"
	"whomet/ingest/perceptron"
	"whomet/ingest/text"
)

// Explanation says why an event was found.
type Explanation struct {
	Trigger *lang.Trigger // the word that tells of it, with its class and frame; nil if there is none
	Pairs   []Decision    // that these two met; of a visit the one that the person was there
	Fact    *Decision     // on the factuality of a meeting; nil of a visit, where Pairs tell it
	Place   *Decision     // nil if no place was chosen, or one that another sentence told
	Date    *Decision     // the same of the date
}

// Explain says of each event of d, in their order, why it was found. The events are
// those that Annotate found.
func (s *Stage) Explain(d *text.Document) []Explanation {
	x := explainer{stage: s, views: look(s.pack, d), c: clues{named: true}}
	s.model.tell(x.views, new(clues))
	_, x.seen = s.been(x.views, new(clues))
	x.told = s.told(x.views, x.seen, new(clues))
	out := make([]Explanation, len(d.Events))
	for i := range d.Events {
		if e := &d.Events[i]; e.Type == text.Visit {
			out[i] = x.visit(e)
		} else {
			out[i] = x.meeting(e)
		}
	}
	return out
}

// explainer takes the decisions on events again, and keeps the clues in words.
type explainer struct {
	stage *Stage
	views []view
	seen  stayed
	told  []told
	c     clues
}

func (x *explainer) meeting(e *text.Event) Explanation {
	var out Explanation
	var met []verdict
	candidates := pairs(x.views, e.Sentence)
	contacts := x.stage.model.contacts(candidates, &x.c)
	for i := range candidates {
		p := &candidates[i]
		if !cross(e.Sides, p.a.cluster, p.b.cluster) {
			continue
		}
		x.c.pairClues(p)
		d := decide(x.stage.model.pair, x.c.snapshot(), 1)
		d.share(contacts[i])
		fact, _ := x.stage.model.factuality(p, &x.c)
		if d.Probabilities[d.Label] < x.stage.pairFloor || !tells(fact, e) {
			continue
		}
		d.About, d.Floor = x.name(p.a.cluster)+" – "+x.name(p.b.cluster), x.stage.pairFloor
		out.Pairs = append(out.Pairs, d)
		if out.Fact == nil {
			f := decide(x.stage.model.fact, x.c.snapshot(), slices.Index(modes, fact))
			f.About = p.view.toks[p.factToken()].Form
			out.Fact = &f
		}
		met = append(met, verdict{pair: p, trigger: p.trigger(), factuality: fact})
	}
	if len(met) == 0 {
		return out
	}
	if t := met[0].trigger; t != nil {
		out.Trigger = &t.Trigger
	}
	o := met[0].occasion(e.Sides)
	out.Place, out.Date = x.place(e, o), x.date(e, o)
	return out
}

func (x *explainer) visit(e *text.Event) Explanation {
	var out Explanation
	for _, st := range stays(x.views, e.Sentence) {
		if st.who.cluster != e.Sides[0][0] || st.where.cluster != e.Place {
			continue
		}
		x.c.stayClues(&st)
		d := x.judged(x.stage.model.visit, x.stage.visitFloor)
		if !tells(d.Label, e) {
			continue
		}
		d.About = x.name(e.Sides[0][0]) + " → " + x.name(e.Place)
		out.Pairs = append(out.Pairs, d)
		o := &occasion{view: st.view, tok: st.where.head, future: d.Label == text.Planned}
		if t := st.view.mainMove(&st.where); t != nil {
			o.tok, out.Trigger = t.tok, &t.Trigger
		}
		out.Date = x.date(e, o)
		return out
	}
	x.guest(e, &out)
	return out
}

// guest explains the visit of somebody who took part in a meeting.
func (x *explainer) guest(e *text.Event, out *Explanation) {
	for i := range x.told {
		m := &x.told[i]
		if m.Sentence != e.Sentence || m.best.cluster != e.Place {
			continue
		}
		for _, g := range guests(m) {
			if g.who != e.Sides[0][0] {
				continue
			}
			x.c.guestClues(&g, x.seen)
			if probabilities(x.stage.model.guest, x.c.hashes)[1] != e.Confidence {
				continue // another meeting of the sentence
			}
			d := decide(x.stage.model.guest, x.c.snapshot(), 1)
			d.Probabilities[m.Factuality] = d.Probabilities[d.Label] // the model says only whether
			delete(d.Probabilities, d.Label)
			d.Label = m.Factuality
			d.About, d.Floor = x.name(g.who)+" → "+x.name(e.Place), x.stage.guestFloor
			out.Pairs = append(out.Pairs, d)
			if m.trigger != nil {
				out.Trigger = &m.trigger.Trigger
			}
			return
		}
	}
}

// place explains the place of a meeting, date its date or that of a visit.
func (x *explainer) place(e *text.Event, o *occasion) *Decision {
	x.c.kept = nil
	v := x.stage.choosePlace(x.views, o, x.seen, &x.c)
	if v.cluster < 0 || v.cluster != e.Place || v.sure <= x.stage.placeFloor {
		return nil // another sentence tells of the place
	}
	d := preferred(x.stage.model.place, x.c.kept, v.sure)
	d.About, d.Floor = x.name(e.Place), x.stage.placeFloor
	return &d
}

func (x *explainer) date(e *text.Event, o *occasion) *Decision {
	x.c.kept = nil
	best, sure := x.stage.chooseDate(x.views, o, &x.c)
	if best == nil || best.iso != e.Date {
		return nil
	}
	d := preferred(x.stage.model.date, x.c.kept, sure)
	d.About, d.Floor = e.Date, x.stage.dateFloor
	return &d
}

// judged explains how the candidate whose clues are at hand was judged.
func (x *explainer) judged(m *perceptron.Model, floor float64) Decision {
	label, _ := x.stage.judge(probabilities(m, x.c.hashes), floor)
	d := decide(m, x.c.snapshot(), max(0, slices.Index(facts, label)))
	if label == text.Asserted {
		d.Floor = floor
	}
	return d
}

// tells reports whether a candidate of this factuality led to e: what is asserted may
// turn out to be told by somebody quoted.
func tells(factuality string, e *text.Event) bool {
	return factuality == e.Factuality || factuality == text.Asserted && e.Factuality == text.Reported
}

func (x *explainer) name(cluster int) string { return x.views[0].doc.Clusters[cluster].Name }

// occasion is the meeting of a pair, which looks for its place and date.
func (v *verdict) occasion(sides [][]int) *occasion {
	o := &occasion{view: v.pair.view, tok: v.pair.b.head, members: members(sides), future: v.factuality == text.Planned}
	if v.trigger != nil {
		o.tok, o.class = v.trigger.tok, v.trigger.Class
	}
	return o
}

// cross reports whether two clusters stand on different sides.
func cross(sides [][]int, a, b int) bool {
	for i, x := range sides {
		for j, y := range sides {
			if i != j && has(x, a) && has(y, b) {
				return true
			}
		}
	}
	return false
}
