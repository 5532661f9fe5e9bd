// Package parse adds to each token its head and its relation to it: a tree of
// Universal Dependencies for each sentence.
//
// It is a greedy transition parser of the arc-hybrid system (Kuhlmann, Gómez and
// Satta 2011): words are shifted from a buffer to a stack, and the word on top of
// the stack becomes a child of the next word in the buffer or of the word below.
// An averaged perceptron scores the transitions with the features of Zhang and
// Nivre (2011), the inflection of words besides. It is trained with the dynamic
// oracle of Goldberg and Nivre (2013), so it has learned to make the best of
// its own mistakes.
//
// # Why greedy
//
// Every word takes two transitions whatever the length of the sentence, which
// passes a hundred thousand words a second; what reads the trees must cope with
// errors anyhow.
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
	"strings"

	"whomet/ingest/lang"
	"whomet/ingest/perceptron"
	"whomet/ingest/text"
)

// version of the feature templates; a change to them makes it grow.
const version = 1

// ErrTags is returned for a document whose tokens have no tags.
var ErrTags = errors.New("parse: the document has no tags")

// Parser is the third stage. It is safe for concurrent use.
type Parser struct {
	model   *perceptron.Model
	actions []action // by label of the model
}

// action is a transition; shift has no relation.
type action struct {
	move   move
	deprel string
	id     uint64 // a number for deprel
}

type move uint8

const (
	shift move = iota // the next word of the buffer goes on the stack
	left              // the top of the stack becomes a child of the next word
	right             // the top of the stack becomes a child of the word below
)

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
	m, err := perceptron.Read(r, version)
	if err != nil {
		return nil, fmt.Errorf("load parser: %w", err)
	}
	actions, err := actionsOf(m.Labels())
	if err != nil {
		return nil, fmt.Errorf("load parser: %w", err)
	}
	return &Parser{m, actions}, nil
}

// WriteTo writes the model.
func (p *Parser) WriteTo(w io.Writer) (int64, error) { return p.model.WriteTo(w) }

// The labels of the model: "shift", "left nsubj", "right obj". Each move needs one
// at least, or there might be no way on.
func actionsOf(labels []string) ([]action, error) {
	var out []action
	have := [3]bool{}
	for _, l := range labels {
		name, deprel, _ := strings.Cut(l, " ")
		a := action{deprel: deprel, id: uint64(perceptron.Template(-1).Text(deprel))}
		switch name {
		case "shift":
			a.move = shift
		case "left":
			a.move = left
		case "right":
			a.move = right
		default:
			return nil, fmt.Errorf("label %q", l)
		}
		have[a.move] = true
		out = append(out, a)
	}
	if have != [3]bool{true, true, true} {
		return nil, errors.New("model lacks a transition")
	}
	return out, nil
}

// Annotate adds the layer Tree.
func (p *Parser) Annotate(d *text.Document) error {
	if d.Have&text.Tags == 0 {
		return ErrTags
	}
	w := work{actions: p.actions, scores: make([]float32, len(p.actions))}
	for _, s := range d.Sentences {
		w.parse(p.model, s.Tokens)
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
	actions  []action
	features []uint64
	scores   []float32
}

func (w *work) parse(m scorer, tokens []text.Token) {
	w.start(tokens)
	for !w.done() {
		w.score(m)
		w.apply(w.actions[w.best()])
	}
	w.write(tokens)
}

func (w *work) score(m scorer) {
	w.features = w.extract(w.features[:0])
	clear(w.scores)
	m.Score(w.features, w.scores)
}

// best returns the possible action with the highest score.
func (w *work) best() int {
	best := -1
	can := w.possible()
	for i, s := range w.scores {
		if can[w.actions[i].move] && (best < 0 || s > w.scores[best]) {
			best = i
		}
	}
	return best
}
