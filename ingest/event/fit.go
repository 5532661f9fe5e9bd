package event

import (
	"math/rand/v2"

	"whomet/ingest/perceptron"
)

// instance is one candidate with its label.
type instance struct {
	features []uint64
	label    int
}

// How the log-linear models are fitted. A low rate and few rounds, averaged, keep
// the weights small, which a few hundred articles need.
const (
	rareFeature = 2 // features that occur less often are left out
	rounds      = 12
	firstRate   = 0.008
	guestRate   = 0.02 // few candidates
	placeRate   = 0.1
	dateRate    = 0.01
	tellRate    = 0.03
	factRate    = 0.06
	decay       = 0.3
	shuffleSeed = 1
)

// fit learns a log-linear (maximum entropy) model by averaged stochastic gradient
// descent on the likelihood.
func fit(labels []string, set []instance, first float64) *perceptron.Model {
	dropRare(set)
	t := perceptron.NewTrainer(labels)
	r := rand.New(rand.NewPCG(shuffleSeed, 0))
	for round := range rounds {
		rate := first / (1 + decay*float64(round))
		r.Shuffle(len(set), func(i, j int) { set[i], set[j] = set[j], set[i] })
		for _, x := range set {
			var scores [4]float32
			t.Score(x.features, scores[:len(labels)])
			p := softmax(scores, len(labels), 1)
			for l := range labels {
				gradient := -p[l]
				if l == x.label {
					gradient++
				}
				t.Update(x.features, l, float32(rate*gradient))
			}
			t.Tick()
		}
	}
	return t.Model(perceptron.Options{Features: featureVersion, Levels: 4000})
}

// dropRare takes the rare features out of the instances.
func dropRare(set []instance) {
	count := map[uint64]int{}
	for _, x := range set {
		for _, f := range x.features {
			count[f]++
		}
	}
	for i := range set {
		kept := set[i].features[:0]
		for _, f := range set[i].features {
			if count[f] >= rareFeature {
				kept = append(kept, f)
			}
		}
		set[i].features = kept
	}
}
