package tag

import (
	"strings"

	"whomet/ingest/perceptron"
	"whomet/ingest/text"
)

// scorer is a trainer while training and a model in use.
type scorer interface {
	Labels() []string
	Score(features []uint64, scores []float32)
}

// work holds what is needed again and again. It remembers words and lemmas between
// documents: a cache, what is in it does not change an answer.
type work struct {
	t        *Tagger
	view     view
	features []uint64
	scores   []float32
	lemmas   map[lemmaKey]string
}

// lemmaKey is all that decides a lemma.
type lemmaKey struct {
	form, upos string
	feats      text.Feats
	shape      uint64
}

const maxKnown = 1 << 15 // words and lemmas that are remembered

func (t *Tagger) newWork() *work {
	n := max(len(t.upos.Labels()), len(t.feats.Labels()), len(t.lemma.Labels()))
	w := &work{t: t, features: make([]uint64, 0, 64), scores: make([]float32, n), lemmas: map[lemmaKey]string{}}
	w.view.known = map[string]word{}
	return w
}

// work returns one that was used before, or a new one.
func (t *Tagger) work() *work {
	w, ok := t.pool.Get().(*work)
	if !ok || len(w.lemmas) > maxKnown || len(w.view.known) > maxKnown {
		return t.newWork()
	}
	return w
}

func (w *work) sentence(tokens []text.Token) {
	w.view.read(w.t.pack, tokens)
	for i := range tokens {
		w.features = w.view.uposFeatures(w.features[:0], i)
		l := w.best(w.t.upos, span{0, len(w.t.upos.Labels())})
		tokens[i].UPOS = w.t.upos.Labels()[l]
		w.view.words[i].upos = number(tokens[i].UPOS)
	}
	for i := range tokens {
		r, ok := w.t.ranges[tokens[i].UPOS]
		if !ok {
			continue
		}
		l := r.from
		if r.to-r.from > 1 {
			w.features = w.view.featsFeatures(w.features[:0], i)
			l = w.best(w.t.feats, r)
		}
		tokens[i].Feats = w.t.labels[l].feats
		w.view.words[i].feats = number(string(tokens[i].Feats))
	}
	for i := range tokens {
		tokens[i].Lemma = w.lemma(&tokens[i], i)
	}
}

// best returns the label within r with the highest score. Scores of other labels are
// of no account.
func (w *work) best(m scorer, r span) int {
	scores := w.scores[:len(m.Labels())]
	clear(scores[r.from:r.to])
	m.Score(w.features, scores)
	return r.from + perceptron.Best(scores[r.from:r.to])
}

func (w *work) lemma(t *text.Token, i int) string {
	k := lemmaKey{t.Form, t.UPOS, t.Feats, w.view.words[i].shape}
	if l, ok := w.lemmas[k]; ok {
		return l
	}
	l, ok := known(w.t.pack.Lexicon, t)
	if !ok {
		w.features = w.view.lemmaFeatures(w.features[:0], i)
		l = w.scripted(t)
	}
	k.form = strings.Clone(k.form)
	w.lemmas[k] = strings.Clone(l)
	return l
}

// scripted applies the best script that fits the form.
func (w *work) scripted(t *text.Token) string {
	scores := w.scores[:len(w.t.script)]
	clear(scores)
	w.t.lemma.Score(w.features, scores)
	for range 20 {
		i := perceptron.Best(scores)
		if i < 0 {
			break
		}
		if l, ok := w.t.script[i].apply(t.Form); ok {
			return l
		}
		scores[i] = -1 << 30
	}
	return t.Form
}
