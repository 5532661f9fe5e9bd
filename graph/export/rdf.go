package export

import (
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"

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
	return x.writeRDF(rdf.NewTriGWriter(w, x.sel.Base.Prefixes()))
}
func writeTurtle(x *walk, w io.Writer) error {
	return x.writeRDF(rdf.NewTurtleWriter(w, x.sel.Base.Prefixes()))
}
func writeJSONLD(x *walk, w io.Writer) error {
	return x.writeRDF(rdf.NewJSONLDWriter(w, x.sel.Base.Prefixes()))
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
	quads := x.store.Quads(x.ctx, "")
	switch {
	case x.sel.narrow():
		quads = x.encoded()
	case x.sel.Articles != nil:
		quads = x.labels()
	}
	if x.rebased() {
		quads = x.moved(quads)
	}
	return quads
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
		own := *x
		own.sel.Base = ns
		for st, err := range own.steps(false) {
			if err != nil {
				yield(quad.Quad{}, err)
				return
			}
			if len(st.Events) > 0 && !yieldSorted(ns.Encode(st.Article), yield) {
				return
			}
		}
	}
}

// moved yields quads under the base that is written, each label sorted anew.
func (x *walk) moved(quads iter.Seq2[quad.Quad, error]) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		var some []quad.Quad
		for q, err := range quads {
			if err != nil {
				yield(q, err)
				return
			}
			q = x.quad(q)
			if len(some) > 0 && some[0].Label != q.Label {
				if !yieldSorted(some, yield) {
					return
				}
				some = some[:0]
			}
			some = append(some, q)
		}
		yieldSorted(some, yield)
	}
}

// yieldSorted yields quads sorted by line, and reports whether more is wanted.
func yieldSorted(quads []quad.Quad, yield func(quad.Quad, error) bool) bool {
	lines := make(map[string]quad.Quad, len(quads))
	for _, q := range quads {
		text, err := rdf.AppendQuad(nil, q)
		if err != nil {
			yield(q, err)
			return false
		}
		lines[string(text)] = q
	}
	for _, text := range slices.Sorted(maps.Keys(lines)) {
		if !yield(lines[text], nil) {
			return false
		}
	}
	return true
}
