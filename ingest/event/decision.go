package event

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"whomet/ingest/perceptron"
)

// Decision is one choice of a log-linear model.
type Decision struct {
	About         string             // "Anna Berger – Paul Weber", "Wien", "2025-03-04"
	Label         string             // what was decided: asserted, planned, denied; that two met, of places and dates yes
	Rival         string             // the likeliest other label
	Floor         float64            // from which probability on Label is chosen; 0 if it must be the likeliest
	Probabilities map[string]float64 // of all labels
	Clues         []Clue             // what speaks most for Label comes first; clues without weight are left out
}

// Clue is a feature of a candidate. The weights of the clues of a decision add up to
// the logarithm of how many times likelier Label is than Rival.
type Clue struct {
	Template string // its kind, as the code names it
	Values   string // its values, with | between them; "" if it has none
	Weight   float64
}

// named is a clue and its words.
type named struct {
	hash uint64
	name string
}

// snapshot returns the clues of the candidate at hand. They have names if they were
// asked for.
func (c *clues) snapshot() []named {
	out := make([]named, len(c.names))
	for i, n := range c.names {
		out[i] = named{c.hashes[i], n}
	}
	return out
}

// keep remembers the clues of the candidate at hand, which is the best so far, if
// somebody will ask for them.
func (c *clues) keep() {
	if c.named {
		c.kept = c.snapshot()
	}
}

// decide explains the decision for a label.
func decide(m *perceptron.Model, found []named, label int) Decision {
	hashes := make([]uint64, len(found))
	for i, f := range found {
		hashes[i] = f.hash
	}
	p, labels := probabilities(m, hashes), m.Labels()
	rival := -1
	d := Decision{Label: labels[label], Probabilities: map[string]float64{}}
	for l, name := range labels {
		d.Probabilities[name] = p[l]
		if l != label && (rival < 0 || p[l] > p[rival]) {
			rival = l
		}
	}
	d.Rival = labels[rival]
	d.Clues = weigh(m, found, func(scores []float32) float32 { return scores[label] - scores[rival] })
	return d
}

// preferred explains the choice of an option of probability p. What the other options
// weigh is one clue.
func preferred(m *perceptron.Model, found []named, p float64) Decision {
	d := Decision{Label: choices[1], Rival: choices[0], Probabilities: map[string]float64{choices[0]: 1 - p, choices[1]: p}}
	d.Clues = weigh(m, found, func(scores []float32) float32 { return scores[0] })
	rest := Clue{Template: "rest", Weight: logOdds(p)}
	for _, c := range d.Clues {
		rest.Weight -= c.Weight
	}
	d.Clues = append(d.Clues, rest)
	slices.SortStableFunc(d.Clues, byWeight)
	return d
}

// weigh returns the clues that have weight, those of one name as one.
func weigh(m *perceptron.Model, found []named, of func(scores []float32) float32) []Clue {
	var out []Clue
	at := map[string]int{}
	for _, f := range found {
		var scores [4]float32
		m.Score([]uint64{f.hash}, scores[:len(m.Labels())])
		weight := float64(of(scores[:])) * float64(m.Scale())
		if weight == 0 {
			continue
		}
		k, ok := at[f.name]
		if !ok {
			k = len(out)
			at[f.name] = k
			template, values, _ := strings.Cut(f.name, "=")
			out = append(out, Clue{Template: template, Values: values})
		}
		out[k].Weight += weight
	}
	slices.SortStableFunc(out, byWeight)
	return out
}

func byWeight(a, b Clue) int { return cmp.Compare(b.Weight, a.Weight) }

// share lets a decision between two labels be as likely as p, what is thought of all
// who are enumerated with one of the two, by a clue of its own.
func (d *Decision) share(p float64) {
	weight := logOdds(p) - logOdds(d.Probabilities[d.Label])
	if math.Abs(weight) < 1e-9 {
		return
	}
	d.Probabilities[d.Label], d.Probabilities[d.Rival] = p, 1-p
	d.Clues = append(d.Clues, Clue{Template: "enumerated", Weight: weight})
	slices.SortStableFunc(d.Clues, func(a, b Clue) int { return cmp.Compare(b.Weight, a.Weight) })
}
