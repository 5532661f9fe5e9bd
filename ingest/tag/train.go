package tag

import (
	"math/rand/v2"
	"slices"

	"whomet/ingest/lang"
	"whomet/ingest/perceptron"
	"whomet/ingest/text"
)

// Training says how to train; the zero value takes the defaults.
type Training struct {
	Epochs int     // passes over the corpus; 10 by default
	Prune  float32 // see perceptron.Options
}

// Train learns a tagger from sentences with UPOS, LEMMA and, in some of them,
// FEATS. The same sentences give the same tagger.
func Train(p *lang.Pack, sentences []text.Sentence, o Training) (*Tagger, error) {
	if o.Epochs == 0 {
		o.Epochs = 10
	}
	l := newLearner(p, sentences)
	order := make([]int, len(sentences))
	for i := range order {
		order[i] = i
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range o.Epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			l.sentence(sentences[i].Tokens)
		}
	}
	options := perceptron.Options{Features: version, Prune: o.Prune}
	return build(p, l.upos.Model(options), l.feats.Model(options), l.lemma.Model(options))
}

// learner holds the three trainers.
type learner struct {
	work
	upos, feats, lemma *perceptron.Trainer
	number             map[string]int // of labels of all three, which never look alike
}

func newLearner(p *lang.Pack, sentences []text.Sentence) *learner {
	var upos, feats, lemma []string
	for _, s := range sentences {
		for _, t := range s.Tokens {
			upos = append(upos, t.UPOS)
			if inflected(s.Tokens) {
				feats = append(feats, t.UPOS+" "+string(t.Feats))
			}
			lemma = append(lemma, between(t.Form, t.Lemma).String())
		}
	}
	l := &learner{number: map[string]int{}}
	l.upos, l.feats = l.trainer(upos, 0), l.trainer(feats, 0)
	l.lemma = l.trainer(lemma, 1)
	labels, ranges := inflections(l.feats.Labels())
	l.work.t = &Tagger{pack: p, labels: labels, ranges: ranges}
	l.view.known = map[string]word{}
	l.scores = make([]float32, max(len(l.feats.Labels()), len(l.lemma.Labels())))
	return l
}

// trainer returns a trainer for the labels that occur more than often times.
func (l *learner) trainer(labels []string, often int) *perceptron.Trainer {
	count := map[string]int{}
	for _, s := range labels {
		count[s]++
	}
	var kept []string
	for s, n := range count {
		if n > often {
			kept = append(kept, s)
		}
	}
	slices.Sort(kept)
	for i, s := range kept {
		l.number[s] = i
	}
	return perceptron.NewTrainer(kept)
}

func (l *learner) sentence(gold []text.Token) {
	l.view.read(l.t.pack, gold)
	for i, t := range gold {
		l.features = l.view.uposFeatures(l.features[:0], i)
		guess := l.step(l.upos, span{0, len(l.upos.Labels())}, t.UPOS)
		l.view.words[i].upos = number(l.upos.Labels()[guess])
	}
	// Inflections and lemmas are learned with the right word class, so that
	// every label is within reach, but with guessed inflections before.
	for i, t := range gold {
		l.view.words[i].upos = number(t.UPOS)
	}
	if inflected(gold) {
		l.inflections(gold)
	}
	for i, t := range gold {
		if _, ok := known(l.t.pack.Lexicon, &t); ok {
			continue
		}
		label := between(t.Form, t.Lemma).String()
		if _, ok := l.number[label]; ok {
			l.view.words[i].feats = number(string(t.Feats))
			l.features = l.view.lemmaFeatures(l.features[:0], i)
			l.step(l.lemma, span{0, len(l.lemma.Labels())}, label)
		}
	}
}

func (l *learner) inflections(gold []text.Token) {
	for i, t := range gold {
		l.features = l.view.featsFeatures(l.features[:0], i)
		guess := l.step(l.feats, l.t.ranges[t.UPOS], t.UPOS+" "+string(t.Feats))
		l.view.words[i].feats = number(string(l.t.labels[guess].feats))
	}
}

// inflected reports whether a sentence has any FEATS; some treebanks have none.
func inflected(tokens []text.Token) bool {
	return slices.ContainsFunc(tokens, func(t text.Token) bool { return t.Feats != "" })
}

// margin is by how much the right label must win in training.
const margin = 40

// step guesses, learns from the right label and returns the guess.
func (l *learner) step(t *perceptron.Trainer, r span, label string) int {
	guess, gold := l.best(t, r), l.number[label]
	rival := perceptron.Rival(l.scores[r.from:r.to], gold-r.from) + r.from
	if rival >= r.from && l.scores[gold]-l.scores[rival] < margin {
		t.Update(l.features, gold, 1)
		t.Update(l.features, rival, -1)
	}
	t.Tick()
	return guess
}
