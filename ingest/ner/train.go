package ner

import (
	"fmt"
	"io/fs"
	"math/rand/v2"

	"whomet/ingest/lang"
	"whomet/ingest/perceptron"
)

// Gold is an article, or a sentence by itself, whose names are known: words as
// Annotate sees them, with IOB2 tags.
type Gold struct {
	Words, Tags [][]string
	Weight      float32 // 0 means 1
	Article     bool    // the sentences belong together
}

// Training says how to train; its zero value is what was found best on the
// development files.
type Training struct {
	Epochs int
	Least  int // features seen less often are left out
	Rate   float32
	Decay  float32
	Drop   float32
	Prune  float32 // weights nearer to zero are left out
	Seed   uint64
	First  *perceptron.Model // the model of the first reading, if it is there already
	Log    func(format string, args ...any)
}

// Train learns a model from texts. First it learns from single sentences alone,
// reads the articles with that, and then learns from all, the articles read once
// and twice.
func Train(pack *lang.Pack, fsys fs.FS, texts []Gold, t Training) (*perceptron.Model, error) {
	r, err := newRecognizer(pack, fsys)
	if err != nil {
		return nil, err
	}
	t = t.defaults()
	r.keep = true
	b := &bench{r: r, m: &memory{words: map[string]*word{}}, t: t}
	for _, g := range texts {
		if len(g.Words) == 0 {
			continue
		}
		b.add(g)
	}
	b.t.Log("%d texts, %d sentences", len(b.articles), b.sentences)
	first := t.First
	if first == nil {
		first = b.learn(false)
	}
	r.use(first)
	for _, a := range b.articles {
		if a.gold.Article {
			b.reread(a)
		}
	}
	for _, w := range b.m.words {
		w.scores = [places][]float32{}
	}
	return b.learn(true), nil
}

func (t Training) defaults() Training {
	if t.Epochs == 0 {
		t.Epochs = 7
	}
	if t.Least == 0 {
		t.Least = 2
	}
	if t.Drop == 0 {
		t.Drop = 0.3
	}
	if t.Prune == 0 {
		t.Prune = 0.02
	}
	if t.Log == nil {
		t.Log = func(string, ...any) {}
	}
	return t
}

// bench holds what training works on.
type bench struct {
	r         *Recognizer
	m         *memory
	t         Training
	articles  []*article
	sentences int
}

type article struct {
	gold      Gold
	sentences []*sentence
	labels    [][]int
}

func (b *bench) add(g Gold) {
	a := &article{gold: g}
	for i, words := range g.Words {
		s := &sentence{}
		for _, form := range words {
			s.words = append(s.words, b.r.word(b.m, form))
		}
		b.r.look(s)
		a.sentences = append(a.sentences, s)
		a.labels = append(a.labels, encode(g.Tags[i]))
	}
	survey(a.sentences)
	b.sentences += len(a.sentences)
	b.articles = append(b.articles, a)
}

// reread reads an article with the first model and keeps the evidence.
func (b *bench) reread(a *article) {
	for _, s := range a.sentences {
		b.r.score(b.m, s)
		s.path = b.r.chain.Viterbi(s.scores, s.path[:0])
	}
	b.r.gather(a.sentences)
}

// instance is one sentence ready to learn from.
type instance struct {
	x      [][]int32
	y      []int
	weight float32
}

// learn learns from single sentences, or from all if articles is true.
func (b *bench) learn(articles bool) *perceptron.Model {
	counts := map[uint64]int{}
	b.each(articles, func(a *article, i int, again bool) {
		s := a.sentences[i]
		for j := range s.words {
			for _, f := range b.feats(s, j, again) {
				counts[f]++
			}
		}
	})
	crf := perceptron.NewCRF(labels(), allowed, counts, max(1, b.t.Least))
	crf.Rate, crf.Decay, crf.Drop = b.t.Rate, b.t.Decay, b.t.Drop
	counts = nil
	var all []instance
	b.each(articles, func(a *article, i int, again bool) {
		s := a.sentences[i]
		in := instance{y: a.labels[i], weight: a.gold.Weight}
		if in.weight == 0 {
			in.weight = 1
		}
		for j := range s.words {
			in.x = append(in.x, crf.Rows(b.feats(s, j, again)))
		}
		all = append(all, in)
	})
	rng := rand.New(rand.NewPCG(b.t.Seed, 1))
	for e := range b.t.Epochs {
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		loss := 0.0
		for _, in := range all {
			loss += crf.Learn(in.x, in.y, in.weight)
		}
		b.t.Log("epoch %d: loss %.0f", e+1, loss)
	}
	return crf.Model(perceptron.Options{Features: version, Prune: b.t.Prune, Levels: 2000})
}

// each calls f for all sentences to learn from, for those of articles once as
// first read and once as read again.
func (b *bench) each(articles bool, f func(a *article, i int, again bool)) {
	for _, a := range b.articles {
		if a.gold.Article && !articles {
			continue
		}
		for i := range a.sentences {
			f(a, i, false)
			if a.gold.Article {
				f(a, i, true)
			}
		}
	}
}

// feats returns all features of a word; the slice is used again.
func (b *bench) feats(s *sentence, i int, reread bool) []uint64 {
	f := b.m.feats[:0]
	for p, at := range [places]int{i, i - 1, i + 1, i - 2, i + 2} {
		if at >= 0 && at < len(s.words) {
			f = append(f, s.words[at].feats[p]...)
		}
	}
	f = s.around(i, f)
	if reread && s.reread[i] != 0 {
		f = again(s.reread[i], s.words[i], f)
	}
	b.m.feats = f
	return f
}

// Use returns a recognizer with a model that was just trained.
func Use(pack *lang.Pack, fsys fs.FS, m *perceptron.Model) (*Recognizer, error) {
	r, err := newRecognizer(pack, fsys)
	if err != nil {
		return nil, err
	}
	if len(m.Labels()) != numLabels {
		return nil, fmt.Errorf("%d labels, want %d", len(m.Labels()), numLabels)
	}
	r.use(m)
	return r, nil
}
