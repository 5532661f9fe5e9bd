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
	Partial     bool    // Tags may be Named and Unknown; the first reading decides
}

// Tags of words in partial Gold.
const (
	Named   = "?" // part of a name of some type
	Unknown = ""
)

// Training says how to train; its zero value is what was found best on the
// development files.
type Training struct {
	Epochs int
	Least  int // features seen less often are left out
	Rate   float32
	Decay  float32
	Drop   float32
	Prune  float32 // weights nearer to zero are left out
	Cost   float32 // what a name missed costs, see perceptron.CRF
	Seed   uint64
	Log    func(format string, args ...any)
}

// Train learns a model from texts. First it learns from each half of the texts and
// reads the articles of the other half with that, and from all and reads partial
// gold; then it learns from all, articles read once and twice.
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
	for half := range 2 {
		b.firstReading(
			func(i int, g *Gold) bool { return i/run%2 != half && !g.Partial },
			func(i int, g *Gold) bool { return i/run%2 == half && g.Article })
	}
	b.firstReading(
		func(_ int, g *Gold) bool { return !g.Partial },
		func(_ int, g *Gold) bool { return g.Partial })
	return b.learn(func(int, *Gold) bool { return true }, true), nil
}

// run is how many texts in a row are in the same half: neighbours may be of one
// article.
const run = 16

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
	if t.Cost == 0 {
		t.Cost = 0.2
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

// firstReading learns from some texts and reads others with that: it completes the
// labels of partial gold and keeps the evidence for the second reading of articles.
func (b *bench) firstReading(learn, read func(i int, g *Gold) bool) {
	b.r.use(b.learn(learn, false))
	for i, a := range b.articles {
		if !read(i, &a.gold) {
			continue
		}
		for j, s := range a.sentences {
			b.r.score(b.m, s)
			s.path = b.r.chain.Viterbi(s.scores, s.path[:0])
			if a.gold.Partial {
				a.labels[j] = b.complete(s, a.gold.Tags[j])
			}
		}
		b.r.gather(a.sentences)
	}
	for _, w := range b.m.words {
		w.scores = [places][]float32{}
	}
}

// complete returns the best labels among those that the tags of a sentence allow.
func (b *bench) complete(s *sentence, tags []string) []int {
	const never = 1e4
	for j, tag := range tags {
		switch no := &s.scores[j*numLabels+label(0, outside)]; tag {
		case Named:
			*no -= never
		case "O":
			*no += never
		}
	}
	return b.r.chain.Viterbi(s.scores, nil)
}

// instance is one sentence ready to learn from.
type instance struct {
	x      [][]int32
	y      []int
	weight float32
}

// learn learns from the texts that pick chooses by their number; articles are read
// twice if twice is true.
func (b *bench) learn(pick func(i int, g *Gold) bool, twice bool) *perceptron.Model {
	counts := map[uint64]int{}
	b.each(pick, twice, func(a *article, i int, again bool) {
		s := a.sentences[i]
		for j := range s.words {
			for _, f := range b.feats(s, j, again) {
				counts[f]++
			}
		}
	})
	crf := perceptron.NewCRF(labels(), allowed, counts, max(1, b.t.Least))
	crf.Rate, crf.Decay, crf.Drop, crf.Cost = b.t.Rate, b.t.Decay, b.t.Drop, b.t.Cost
	counts = nil
	var all []instance
	b.each(pick, twice, func(a *article, i int, again bool) {
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
		if 2*e >= b.t.Epochs {
			crf.Keep()
		}
		b.t.Log("epoch %d: loss %.0f", e+1, loss)
	}
	return crf.Model(perceptron.Options{Features: version, Prune: b.t.Prune, Levels: 2000})
}

// each calls f for all sentences to learn from, for those of articles once as
// first read and, if twice is true, once as read again.
func (b *bench) each(pick func(i int, g *Gold) bool, twice bool, f func(a *article, i int, again bool)) {
	for n, a := range b.articles {
		if !pick(n, &a.gold) {
			continue
		}
		for i := range a.sentences {
			f(a, i, false)
			if twice && a.gold.Article {
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
