package parse

import (
	"math/rand/v2"
	"slices"

	"whomet/ingest/perceptron"
	"whomet/ingest/text"
)

// Training says how to train; the zero value takes the defaults.
type Training struct {
	Epochs int     // passes over the corpus; 12 by default
	Prune  float32 // see perceptron.Options
}

// Train learns a parser from sentences with trees. Their tags should be those of
// the tagger, given to sentences it has not learned from: that is what the
// parser will see. The same sentences give the same parser.
func Train(sentences []text.Sentence, o Training) (*Parser, error) {
	if o.Epochs == 0 {
		o.Epochs = 12
	}
	l, err := newLearner(sentences)
	if err != nil {
		return nil, err
	}
	order := make([]int, len(sentences))
	for i := range order {
		order[i] = i
	}
	for epoch := range o.Epochs {
		l.explore = epoch > 0
		l.random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			l.sentence(sentences[i].Tokens)
		}
	}
	m := l.trainer.Model(perceptron.Options{Features: version, Prune: o.Prune})
	return &Parser{m, l.actions}, nil
}

type learner struct {
	work
	trainer *perceptron.Trainer
	random  *rand.Rand
	explore bool // go on from mistakes
}

func newLearner(sentences []text.Sentence) (*learner, error) {
	seen := map[string]bool{"shift": true, "right root": true}
	for _, s := range sentences {
		for i, t := range s.Tokens {
			switch {
			case t.Head > i:
				seen["left "+t.DepRel] = true
			case t.Head >= 0:
				seen["right "+t.DepRel] = true
			}
		}
	}
	var labels []string
	for l := range seen {
		labels = append(labels, l)
	}
	slices.Sort(labels)
	actions, err := actionsOf(labels)
	if err != nil {
		return nil, err
	}
	l := &learner{trainer: perceptron.NewTrainer(labels), random: rand.New(rand.NewPCG(3, 4))}
	l.actions, l.scores = actions, make([]float32, len(labels))
	return l, nil
}

func tree(tokens []text.Token) *gold {
	g := &gold{make([]int, len(tokens)+1), make([]string, len(tokens)+1), make([][]int, len(tokens)+1)}
	g.head[0] = -1
	for i, t := range tokens {
		g.head[i+1], g.deprel[i+1] = t.Head+1, t.DepRel
		g.children[t.Head+1] = append(g.children[t.Head+1], i+1)
	}
	return g
}

func (l *learner) sentence(tokens []text.Token) {
	g := tree(tokens)
	l.start(tokens)
	for !l.done() {
		l.score(l.trainer)
		guess := l.best()
		right := l.right(g)
		wrong := guess != right && !l.isRight(g, guess)
		if wrong {
			l.trainer.Update(l.features, right, 1)
			l.trainer.Update(l.features, guess, -1)
		}
		l.trainer.Tick()
		if wrong && !(l.explore && l.random.IntN(10) > 0) {
			guess = right
		}
		l.apply(l.actions[guess])
	}
}

// isRight reports whether an action loses as little as any and has the right
// relation.
func (l *learner) isRight(g *gold, i int) bool {
	a := l.actions[i]
	if !g.good(&l.state)[a.move] {
		return false
	}
	return a.move == shift || a.deprel == g.deprel[l.stack[len(l.stack)-1]] || a.deprel == ""
}

// right returns the right action with the highest score.
func (l *learner) right(g *gold) int {
	good := g.good(&l.state)
	top := g.deprel[l.stack[len(l.stack)-1]]
	best, spare := -1, -1
	for i, s := range l.scores {
		a := l.actions[i]
		if !good[a.move] {
			continue
		}
		if spare < 0 || s > l.scores[spare] {
			spare = i
		}
		if (a.move == shift || a.deprel == top) && (best < 0 || s > l.scores[best]) {
			best = i
		}
	}
	if best < 0 {
		return spare // a relation that never goes in this direction
	}
	return best
}
