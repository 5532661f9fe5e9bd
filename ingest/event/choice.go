package event

import (
	"math"
	"math/rand/v2"

	"whomet/ingest/perceptron"
)

// option is one of the places or dates an occasion may have had. The first of the
// options stands for none of them.
type option struct {
	features []uint64
	right    bool
}

// fitChoice learns a conditional logit model (McFadden 1974), by averaged stochastic
// gradient descent: how likely an option is depends on all there are. If several are
// right, as places named twice are, it only matters that one of them is chosen.
func fitChoice(sets [][]option, first float64) *perceptron.Model {
	dropRareOptions(sets)
	t := perceptron.NewTrainer(chosen)
	r := rand.New(rand.NewPCG(shuffleSeed, 0))
	for round := range rounds {
		rate := first / (1 + decay*float64(round))
		r.Shuffle(len(sets), func(i, j int) { sets[i], sets[j] = sets[j], sets[i] })
		for _, set := range sets {
			scores := make([]float64, len(set))
			for i := range set {
				var score [1]float32
				t.Score(set[i].features, score[:])
				scores[i] = float64(score[0])
			}
			p, right := shares(scores), 0.0
			for i := range set {
				if set[i].right {
					right += p[i]
				}
			}
			for i := range set {
				gradient := -p[i]
				if set[i].right {
					gradient += p[i] / right
				}
				t.Update(set[i].features, 0, float32(rate*gradient))
			}
			t.Tick()
		}
	}
	return t.Model(perceptron.Options{Features: featureVersion, Levels: 4000})
}

func dropRareOptions(sets [][]option) {
	var all []instance
	for _, set := range sets {
		for i := range set {
			all = append(all, instance{features: set[i].features})
		}
	}
	dropRare(all)
	n := 0
	for _, set := range sets {
		for i := range set {
			set[i].features = all[n].features
			n++
		}
	}
}

// worth is the score of an option with the clues at hand.
func worth(m *perceptron.Model, features []uint64) float64 {
	var score [1]float32
	m.Score(features, score[:])
	return float64(score[0]) * float64(m.Scale())
}

// shares turns the scores of options into their probabilities.
func shares(scores []float64) []float64 {
	top := scores[0]
	for _, s := range scores {
		top = max(top, s)
	}
	out, sum := make([]float64, len(scores)), 0.0
	for i, s := range scores {
		out[i] = math.Exp(s - top)
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

// noneClues fills c with the clues for no place or date being told.
func (c *clues) noneClues(o *occasion) {
	c.reset()
	c.add("none")
	c.add("none-class", o.class)
	c.add("none-lead", bucket(o.view.index))
	c.add("none-places", bucket(len(o.view.places)))
	c.add("none-dates", bucket(len(o.view.dates)))
	if o.future {
		c.add("none-future")
	}
}
