package export

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"whomet/graph"
	"whomet/graph/rdf"
)

// quadWriter is a writer of package rdf.
type quadWriter interface {
	WriteQuad(quad.Quad) error
	Close() error
}

func writeNQuads(x *walk, w io.Writer) error { return x.writeRDF(rdf.NewWriter(w)) }
func writeTriG(x *walk, w io.Writer) error {
	return x.writeRDF(rdf.NewTriGWriter(w, x.store.Namespace().Prefixes()))
}
func writeTurtle(x *walk, w io.Writer) error {
	return x.writeRDF(rdf.NewTurtleWriter(w, x.store.Namespace().Prefixes()))
}
func writeJSONLD(x *walk, w io.Writer) error {
	return x.writeRDF(rdf.NewJSONLDWriter(w, x.store.Namespace().Prefixes()))
}

func writeNTriples(x *walk, w io.Writer) error { return x.writeRDF(withoutLabels{rdf.NewWriter(w)}) }

// withoutLabels makes a writer of N-Quads one of N-Triples.
type withoutLabels struct{ *rdf.Writer }

// WriteQuad writes a quad without its label.
func (t withoutLabels) WriteQuad(q quad.Quad) error {
	q.Label = nil
	return t.Writer.WriteQuad(q)
}

func (x *walk) writeRDF(w quadWriter) error {
	for q, err := range x.quads() {
		if err != nil {
			return err
		}
		if err := w.WriteQuad(q); err != nil {
			return err
		}
	}
	return w.Close()
}

// quads yields the quads selected: label after label, sorted as lines of N-Quads.
func (x *walk) quads() iter.Seq2[quad.Quad, error] {
	switch {
	case x.sel.narrow():
		return x.encoded()
	case x.sel.Articles == nil:
		return x.store.Quads(x.ctx, "")
	}
	return x.labels()
}

// labels yields the quads of the articles named.
func (x *walk) labels() iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for _, label := range x.sel.Articles {
			n := 0
			for q, err := range x.store.Quads(x.ctx, label) {
				if n++; !yield(q, err) || err != nil {
					return
				}
			}
			if n == 0 {
				yield(quad.Quad{}, fmt.Errorf("article %s: %w", string(label), graph.ErrNotFound))
				return
			}
		}
	}
}

// encoded yields the quads of what is left of the articles.
func (x *walk) encoded() iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		ns := x.store.Namespace()
		for st, err := range x.steps(false) {
			if err != nil {
				yield(quad.Quad{}, err)
				return
			}
			if len(st.Events) == 0 {
				continue
			}
			for _, l := range byLine(ns, st.Article) {
				if !yield(l.Quad, l.err) || l.err != nil {
					return
				}
			}
		}
	}
}

type line struct {
	quad.Quad
	text string
	err  error
}

func byLine(ns graph.Namespace, a *graph.Article) []line {
	var out []line
	for _, q := range ns.Encode(a) {
		text, err := rdf.AppendQuad(nil, q)
		out = append(out, line{q, string(text), err})
	}
	slices.SortFunc(out, func(x, y line) int { return strings.Compare(x.text, y.text) })
	return out
}
