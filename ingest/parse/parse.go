// Package parse adds to each token its head and its relation to it: a tree of
// Universal Dependencies for each sentence.
//
// It is a greedy transition parser of the arc-hybrid system (Kuhlmann, Gómez and
// Satta 2011): words are shifted from a buffer to a stack, and the word on top of
// the stack becomes a child of the next word in the buffer or of the word below.
// An averaged perceptron scores these three moves with features after Zhang and
// Nivre (2011), the inflection of words besides. It is trained with the dynamic
// oracle of Goldberg and Nivre (2013), so it has learned to make the best of
// its own mistakes. When a tree stands, a second perceptron names the relation of
// each word to its head, from left to right, with the whole tree in view (McDonald,
// Lerman and Pereira 2006).
//
// # Why greedy, why in two steps
//
// Every word takes two moves whatever the length of the sentence. With three moves
// in place of three moves times forty relations a feature has few weights, which are
// added up in one go: that is three times faster, and right as often, since
// both learn with a margin.
//
// # Limits
//
// Trees have one root and no crossing arcs; one German arc in fifty would need to
// cross another. Words far apart are joined wrongly more often than neighbours.
package parse

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"whomet/ingest/lang"
	"whomet/ingest/perceptron"
	"whomet/ingest/text"
)

// version of the feature templates; a change to them makes it grow.
const version = 2

// ErrTags is returned for a document whose tokens have no tags.
var ErrTags = errors.New("parse: the document has no tags")

// Parser is a stage. It is safe for concurrent use.
type Parser struct {
	moves     *perceptron.Model
	relations *perceptron.Model
	names     []relation // by label of relations
}

// relation is what an arc says.
type relation struct {
	deprel string
	id     uint64 // a number for deprel
}

// move is a transition.
type move uint8

const (
	shift move = iota // the next word of the buffer goes on the stack
	left              // the top of the stack becomes a child of the next word
	right             // the top of the stack becomes a child of the word below

	moves = 3
)

// moveLabels are the labels of the model of moves.
var moveLabels = []string{"shift", "left", "right"}

// New reads the model of the pack's language from fsys, the FS of package data.
func New(fsys fs.FS, p *lang.Pack) (*Parser, error) {
	f, err := fsys.Open(p.Code + "/parse.model")
	if err != nil {
		return nil, fmt.Errorf("load parser: %w", err)
	}
	defer f.Close()
	return Read(f)
}

// Read reads a model as WriteTo writes it.
func Read(r io.Reader) (*Parser, error) {
	moves, err := perceptron.Read(r, version)
	if err != nil {
		return nil, fmt.Errorf("load parser: moves: %w", err)
	}
	if !slices.Equal(moves.Labels(), moveLabels) {
		return nil, fmt.Errorf("load parser: moves %q, want %q", moves.Labels(), moveLabels)
	}
	relations, err := perceptron.Read(r, version)
	if err != nil {
		return nil, fmt.Errorf("load parser: relations: %w", err)
	}
	return build(moves, relations)
}

func build(moves, relations *perceptron.Model) (*Parser, error) {
	p := &Parser{moves: moves, relations: relations}
	for _, l := range relations.Labels() {
		p.names = append(p.names, relation{l, number(l)})
	}
	if len(p.names) == 0 {
		return nil, errors.New("load parser: no relations")
	}
	return p, nil
}

// WriteTo writes the model.
func (p *Parser) WriteTo(w io.Writer) (int64, error) {
	n, err := p.moves.WriteTo(w)
	if err != nil {
		return n, err
	}
	m, err := p.relations.WriteTo(w)
	return n + m, err
}

// Annotate adds the layer Tree.
func (p *Parser) Annotate(d *text.Document) error {
	return p.AnnotateSome(d, func(int) bool { return true })
}

// AnnotateSome adds the layer Tree with the trees of some sentences, by their index.
// The tokens of the others have the head -1 and no relation.
func (p *Parser) AnnotateSome(d *text.Document, some func(sentence int) bool) error {
	if d.Have&text.Tags == 0 {
		return ErrTags
	}
	w := newWork(p.moves, p.relations, p.names)
	for i, s := range d.Sentences {
		if some(i) {
			w.parse(s.Tokens)
			continue
		}
		for j := range s.Tokens {
			s.Tokens[j].Head, s.Tokens[j].DepRel = -1, ""
		}
	}
	d.Have |= text.Tree
	return nil
}

// scorer is a trainer while training and a model in use.
type scorer interface {
	Score(features []uint64, scores []float32)
}

// work holds what one pass over a document needs again and again.
type work struct {
	state
	moves, relations scorer
	names            []relation
	features         []uint64
	moveScores       [moves]float32
	scores           []float32 // of relations
}

func newWork(moves, relations scorer, names []relation) *work {
	return &work{moves: moves, relations: relations, names: names, features: make([]uint64, 0, 128), scores: make([]float32, len(names))}
}

// parse gives the tokens heads, then from left to right relations.
func (w *work) parse(tokens []text.Token) {
	w.start(tokens)
	for !w.done() {
		w.apply(w.decide())
	}
	for i := range tokens {
		c := i + 1
		if w.nodes[c].head == 0 {
			tokens[i].Head, tokens[i].DepRel = -1, "root"
			continue
		}
		r := w.names[w.scoreRelations(c)]
		w.relate(c, r.id)
		tokens[i].Head, tokens[i].DepRel = w.nodes[c].head-1, r.deprel
	}
}

// decide returns the best move; the only one that is possible needs no score.
func (w *work) decide() move {
	can := w.possible()
	switch can {
	case [moves]bool{shift: true}:
		return shift
	case [moves]bool{right: true}:
		return right
	}
	w.scoreMoves()
	return w.best(can)
}

func (w *work) scoreMoves() {
	w.features = w.moveFeatures(w.features[:0])
	clear(w.moveScores[:])
	w.moves.Score(w.features, w.moveScores[:])
}

// scoreRelations scores the relations of a child and returns the best.
func (w *work) scoreRelations(child int) int {
	w.features = w.relationFeatures(w.features[:0], child)
	clear(w.scores)
	w.relations.Score(w.features, w.scores)
	return perceptron.Best(w.scores)
}

// best returns the move with the highest score among some.
func (w *work) best(among [moves]bool) move {
	best := -1
	for m, s := range w.moveScores {
		if among[m] && (best < 0 || s > w.moveScores[best]) {
			best = m
		}
	}
	return move(best)
}
