// Package tag adds to each token what Universal Dependencies call UPOS, FEATS and
// LEMMA: the word class, the inflection and the dictionary form.
//
// Three averaged perceptrons do it. The first goes from left to right and takes
// the word class from the word, its neighbours, its ending and the classes
// before it (Collins 2002). The second does the same for the inflection, which it
// takes as one label; it sees the word classes of the whole sentence. The third
// chooses an edit script that makes the lemma of the form ("trifft": take off
// -rifft, put on -reffen). What the lexicon knows about a form is a feature for
// the first two, and decides the lemma of nouns and verbs.
//
// The particle of a split verb ("trifft ... zusammen") is a token of its own; the
// lemma of the verb is "treffen", and the tree joins the two.
//
// # Limits
//
// Decisions are greedy: none is taken back. The German training corpus is small
// and its inflections were made by machine, so Case is right in nine of ten words
// at best.
package tag

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"sync"

	"whomet/ingest/lang"
	"whomet/ingest/perceptron"
	"whomet/ingest/text"
)

// version of the feature templates; a change to them makes it grow.
const version = 2

// ErrTokens is returned for a document without tokens.
var ErrTokens = errors.New("tag: the document has no tokens")

// Tagger is the second stage. It is safe for concurrent use.
type Tagger struct {
	pack   *lang.Pack
	upos   *perceptron.Model
	feats  *perceptron.Model
	lemma  *perceptron.Model
	labels []inflection // of feats
	ranges map[string]span
	script []script  // of lemma
	pool   sync.Pool // of *work
}

// inflection is a label of the second model.
type inflection struct {
	upos  string
	feats text.Feats
}

// span is the range of labels of one word class.
type span struct{ from, to int }

// New reads the model of the pack's language from fsys, the FS of package data.
func New(fsys fs.FS, p *lang.Pack) (*Tagger, error) {
	f, err := fsys.Open(p.Code + "/tag.model")
	if err != nil {
		return nil, fmt.Errorf("load tagger: %w", err)
	}
	defer f.Close()
	return Read(f, p)
}

// Read reads a model as WriteTo writes it.
func Read(r io.Reader, p *lang.Pack) (*Tagger, error) {
	var models [3]*perceptron.Model
	for i := range models {
		m, err := perceptron.Read(r, version)
		if err != nil {
			return nil, fmt.Errorf("load tagger: %w", err)
		}
		models[i] = m
	}
	return build(p, models[0], models[1], models[2])
}

// WriteTo writes the model.
func (t *Tagger) WriteTo(w io.Writer) (int64, error) {
	var sum int64
	for _, m := range []*perceptron.Model{t.upos, t.feats, t.lemma} {
		n, err := m.WriteTo(w)
		sum += n
		if err != nil {
			return sum, err
		}
	}
	return sum, nil
}

func build(p *lang.Pack, upos, feats, lemma *perceptron.Model) (*Tagger, error) {
	t := &Tagger{pack: p, upos: upos, feats: feats, lemma: lemma}
	t.labels, t.ranges = inflections(feats.Labels())
	for _, l := range lemma.Labels() {
		s, err := parseScript(l)
		if err != nil {
			return nil, fmt.Errorf("load tagger: %w", err)
		}
		t.script = append(t.script, s)
	}
	return t, nil
}

// inflections takes the labels "UPOS FEATS" apart; they are sorted.
func inflections(labels []string) ([]inflection, map[string]span) {
	var out []inflection
	ranges := map[string]span{}
	for i, l := range labels {
		upos, feats, _ := strings.Cut(l, " ")
		out = append(out, inflection{upos, text.Feats(feats)})
		r, ok := ranges[upos]
		if !ok {
			r.from = i
		}
		r.to = i + 1
		ranges[upos] = r
	}
	return out, ranges
}

// Annotate adds the layer Tags.
func (t *Tagger) Annotate(d *text.Document) error {
	if d.Have&text.Tokens == 0 {
		return ErrTokens
	}
	w := t.work()
	defer t.pool.Put(w)
	for _, s := range d.Sentences {
		w.sentence(s.Tokens)
	}
	d.Have |= text.Tags
	return nil
}
