package parse

import (
	"errors"
	"math/rand/v2"
	"slices"

	"whomet/ingest/perceptron"
	"whomet/ingest/text"
)

// Training says how to train; the zero value takes the defaults.
type Training struct {
	Epochs int     // passes over the corpus; 10 by default
	Prune  float32 // see perceptron.Options
}

// Train learns a parser from sentences with trees. Their tags should be those of
// the tagger, given to sentences it has not learned from: that is what the
// parser will see. The same sentences give the same parser.
func Train(sentences []text.Sentence, o Training) (*Parser, error) {
	if o.Epochs == 0 {
		o.Epochs = 10
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
	options := perceptron.Options{Features: version, Prune: o.Prune}
	return build(l.moveTrainer.Model(options), l.relationTrainer.Model(options))
}

type learner struct {
	*work
	moveTrainer, relationTrainer *perceptron.Trainer
	number                       map[string]int // of a relation
	random                       *rand.Rand
	explore                      bool // go on from mistakes
}

func newLearner(sentences []text.Sentence) (*learner, error) {
	l := &learner{number: map[string]int{}, random: rand.New(rand.NewPCG(3, 4))}
	var names []string
	for _, s := range sentences {
		for _, t := range s.Tokens {
			if t.Head >= 0 && !slices.Contains(names, t.DepRel) {
				names = append(names, t.DepRel)
			}
		}
	}
	if len(names) == 0 {
		return nil, errors.New("train parser: no sentence has an arc")
	}
	slices.Sort(names)
	relations := make([]relation, len(names))
	for i, n := range names {
		l.number[n], relations[i] = i, relation{n, number(n)}
	}
	l.moveTrainer, l.relationTrainer = perceptron.NewTrainer(moveLabels), perceptron.NewTrainer(names)
	l.work = newWork(l.moveTrainer, l.relationTrainer, relations)
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
		l.apply(l.move(g))
	}
	for i := range tokens {
		if l.nodes[i+1].head != 0 {
			l.relation(g, i+1)
		}
	}
}

// margin is by how much what is right must win in training.
const margin = 100

// move learns from the next move and returns the one to go on with: mostly the
// guess, right or wrong, once the learner explores.
func (l *learner) move(g *gold) move {
	l.scoreMoves()
	can, good := l.possible(), g.good(&l.state)
	guess, right := l.best(can), l.best(good)
	wrong, any := can, false
	for m := range wrong {
		wrong[m] = can[m] && !good[m]
		any = any || wrong[m]
	}
	if any {
		if rival := l.best(wrong); l.moveScores[right]-l.moveScores[rival] < margin {
			l.moveTrainer.Update(l.features, int(right), 1)
			l.moveTrainer.Update(l.features, int(rival), -1)
		}
	}
	l.moveTrainer.Tick()
	if !good[guess] && (!l.explore || l.random.IntN(10) == 0) {
		return right
	}
	return guess
}

// relation learns from an arc of the tree that was found. A wrong head has the
// relation of the right one.
func (l *learner) relation(g *gold, child int) {
	guess := l.scoreRelations(child)
	if right, ok := l.number[g.deprel[child]]; ok {
		if rival := perceptron.Rival(l.scores, right); rival >= 0 && l.scores[right]-l.scores[rival] < margin {
			l.relationTrainer.Update(l.features, right, 1)
			l.relationTrainer.Update(l.features, rival, -1)
		}
		l.relationTrainer.Tick()
	}
	l.relate(child, l.names[guess].id)
}
