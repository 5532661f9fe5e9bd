package main

import (
	"math"

	"whomet/graph"
	"whomet/ingest"
	"whomet/ingest/event"
)

// explanation is why an event was found.
type explanation struct {
	Trigger *explainedTrigger `json:"trigger,omitempty"`
	Pairs   []decision        `json:"pairs"`
	Fact    *decision         `json:"factuality,omitempty"`
	Place   *decision         `json:"place,omitempty"`
	Date    *decision         `json:"date,omitempty"`
}

type explainedTrigger struct {
	Lemma string   `json:"lemma"`
	UPOS  string   `json:"upos"`
	Class string   `json:"class"`
	Frame []string `json:"frame"` // what marks the other side
}

// decision is one choice: ln(probability/rival's) is the sum of the weights of the
// strongest clues for and against it and of all others.
type decision struct {
	About         string             `json:"about"`
	Decided       string             `json:"decided"`
	From          float64            `json:"from,omitempty"` // the least probability that was asked for
	Rival         string             `json:"rival"`
	Probabilities map[string]float64 `json:"probabilities"`
	For           []clue             `json:"for"`
	Against       []clue             `json:"against"`
	Others        float64            `json:"others"`
}

type clue struct {
	Clue   string  `json:"clue"`
	Weight float64 `json:"weight"`
}

// strongest is how many clues for and against a decision are printed.
const strongest = 6

// explain adds to the events of an answer why they were found, if r says so.
func (a *answer) explain(r *ingest.Result) {
	meetings, visits := 0, 0
	for i := range r.Why {
		why := explanationOf(&r.Why[i])
		e := &r.Article.Events[i]
		if e.Type != graph.Visit {
			a.Meetings[meetings].Explanation = why
			meetings++
			continue
		}
		for _, side := range e.Sides {
			for range side {
				a.Visits[visits].Explanation = why
				visits++
			}
		}
	}
}

func explanationOf(x *event.Explanation) *explanation {
	out := &explanation{Pairs: []decision{}}
	if t := x.Trigger; t != nil {
		out.Trigger = &explainedTrigger{t.Lemma, t.UPOS, t.Class, t.Marks}
	}
	for i := range x.Pairs {
		out.Pairs = append(out.Pairs, *decisionOf(&x.Pairs[i]))
	}
	out.Fact, out.Place, out.Date = decisionOf(x.Fact), decisionOf(x.Place), decisionOf(x.Date)
	return out
}

func decisionOf(d *event.Decision) *decision {
	if d == nil {
		return nil
	}
	out := &decision{About: d.About, Decided: d.Label, From: d.Floor, Rival: d.Rival, Probabilities: map[string]float64{}, For: []clue{}, Against: []clue{}}
	for label, p := range d.Probabilities {
		out.Probabilities[label] = rounded(p)
	}
	others := 0.0
	for i, c := range d.Clues {
		switch last := len(d.Clues) - 1 - i; {
		case c.Weight > 0 && i < strongest:
			out.For = append(out.For, clue{c.String(), rounded(c.Weight)})
		case c.Weight < 0 && last < strongest:
			out.Against = append([]clue{{c.String(), rounded(c.Weight)}}, out.Against...)
		default:
			others += c.Weight
		}
	}
	out.Others = rounded(others)
	return out
}

// rounded rounds to three places, which is what a reader can use.
func rounded(x float64) float64 { return math.Round(x*1000) / 1000 }
