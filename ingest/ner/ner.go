package ner

import (
	"bytes"
	"fmt"
	"io/fs"
	"sync"

	"whomet/ingest/lang"
	"whomet/ingest/perceptron"
	"whomet/ingest/text"
)

// Recognizer is the stage that finds names. It is safe for concurrent use.
type Recognizer struct {
	pack    *lang.Pack
	classes *classes
	seen    *lang.Gazetteer // what words were in raw text, as an earlier model read it
	model   *perceptron.Model
	chain   *perceptron.Chain
	pool    sync.Pool // of *memory
	keep    bool      // keep the features of words that were scored, for training
}

// New loads the model and the word classes of the pack's language from fsys.
func New(pack *lang.Pack, fsys fs.FS) (*Recognizer, error) {
	r, err := newRecognizer(pack, fsys)
	if err != nil {
		return nil, err
	}
	file, err := fs.ReadFile(fsys, pack.Code+"/ner.model")
	if err != nil {
		return nil, err
	}
	m, err := perceptron.Read(bytes.NewReader(file), version)
	if err != nil {
		return nil, fmt.Errorf("%s/ner.model: %w", pack.Code, err)
	}
	if len(m.Labels()) != numLabels {
		return nil, fmt.Errorf("%s/ner.model: %d labels, want %d", pack.Code, len(m.Labels()), numLabels)
	}
	r.use(m)
	return r, nil
}

// newRecognizer has all but the model.
func newRecognizer(pack *lang.Pack, fsys fs.FS) (*Recognizer, error) {
	c, err := loadClasses(fsys, pack.Code)
	if err != nil {
		return nil, err
	}
	seen, err := lang.ReadGazetteer(fsys, pack.Code+"/seen.zst")
	if err != nil {
		return nil, err
	}
	return &Recognizer{pack: pack, classes: c, seen: seen}, nil
}

func (r *Recognizer) use(m *perceptron.Model) {
	r.model = m
	r.chain = perceptron.NewChain(m, allowed)
	r.pool = sync.Pool{}
}

// memory remembers words between documents. It is a cache: what is in it does
// not change an answer.
type memory struct {
	words map[string]*word
	feats []uint64
	f     perceptron.Forward
}

const maxWords = 1 << 15

func (r *Recognizer) memory() *memory {
	m, ok := r.pool.Get().(*memory)
	if !ok || len(m.words) > maxWords {
		m = &memory{words: map[string]*word{}}
	}
	return m
}

func (r *Recognizer) word(m *memory, form string) *word {
	w, ok := m.words[form]
	if !ok {
		w = r.newWord(form)
		m.words[w.form] = w
	}
	return w
}

// Annotate adds the named mentions.
func (r *Recognizer) Annotate(d *text.Document) error {
	m := r.memory()
	defer r.pool.Put(m)
	all := make([]*sentence, len(d.Sentences))
	for i := range d.Sentences {
		s := &sentence{}
		tokens := d.Sentences[i].Tokens
		for j := range tokens {
			if form, first := surface(d, &tokens[j]); first {
				s.words = append(s.words, r.word(m, form))
				s.token = append(s.token, j)
			}
		}
		all[i] = s
	}
	r.read(m, all)
	for i, s := range all {
		r.mentions(d, i, s, m)
	}
	return nil
}

// read labels all sentences of an article, twice.
func (r *Recognizer) read(m *memory, all []*sentence) {
	for _, s := range all {
		r.look(s)
	}
	survey(all)
	for _, s := range all {
		r.score(m, s)
		s.path = r.chain.Viterbi(s.scores, s.path[:0])
	}
	r.gather(all)
	for _, s := range all {
		if r.scoreAgain(m, s) {
			s.path = r.chain.Viterbi(s.scores, s.path[:0])
		}
	}
}

// score fills s.scores for the first reading.
func (r *Recognizer) score(m *memory, s *sentence) {
	s.scores = make([]float32, len(s.words)*numLabels)
	for i := range s.words {
		row := s.scores[i*numLabels : (i+1)*numLabels]
		for p, at := range [places]int{i, i - 1, i + 1, i - 2, i + 2} {
			for k, v := range r.alone(s, at, p) {
				row[k] += v
			}
		}
		m.feats = s.around(i, m.feats[:0])
		r.model.Score(m.feats, row)
	}
	scale := r.model.Scale()
	for i := range s.scores {
		s.scores[i] *= scale
	}
}

// alone returns the scores of what a word tells by itself in a place.
func (r *Recognizer) alone(s *sentence, at, place int) []float32 {
	if at < 0 || at >= len(s.words) {
		return nil
	}
	w := s.words[at]
	if w.scores[place] == nil {
		row := make([]float32, numLabels)
		r.model.Score(w.feats[place], row)
		w.scores[place] = row
		if !r.keep {
			w.feats[place] = nil
		}
	}
	return w.scores[place]
}

// scoreAgain adds the scores of the second reading and reports whether there are
// any.
func (r *Recognizer) scoreAgain(m *memory, s *sentence) (any bool) {
	scale := r.model.Scale()
	var row [numLabels]float32
	for i, e := range s.reread {
		if e == 0 {
			continue
		}
		any = true
		clear(row[:])
		m.feats = again(e, s.words[i], m.feats[:0])
		r.model.Score(m.feats, row[:])
		for k, v := range row {
			s.scores[i*numLabels+k] += v * scale
		}
	}
	return any
}
