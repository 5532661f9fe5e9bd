package graph

import (
	"context"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley"
	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"

	"whomet/graph/rdf"
)

// Reader looks things up in a Store at one moment. It lives as long as the
// function Read gives it to.
type Reader struct {
	ctx   context.Context
	s     *Store
	qs    cayley.QuadStore
	ns    Namespace
	v     Vocab
	refs  map[quad.IRI]graph.Ref // of the IRIs seen
	names map[any]quad.Value     // by the key of their Ref
}

// Read lends f a Reader; f must not write to the Store.
func (s *Store) Read(ctx context.Context, f func(*Reader) error) error {
	return s.View(func(cayley.QuadStore) error { return f(s.reader(ctx)) })
}

func (s *Store) reader(ctx context.Context) *Reader {
	return &Reader{ctx: ctx, s: s, qs: s.qs, ns: s.ns, v: s.v, refs: make(map[quad.IRI]graph.Ref), names: make(map[any]quad.Value)}
}

// Namespace returns the base of the store's own IRIs.
func (r *Reader) Namespace() Namespace { return r.ns }

// ref returns the reference of a value, nil if the store does not have it.
func (r *Reader) ref(v quad.Value) (graph.Ref, error) {
	iri, isIRI := v.(quad.IRI)
	if ref, ok := r.refs[iri]; isIRI && ok {
		return ref, nil
	}
	return r.qs.ValueOf(v)
}

// scan calls f with each quad that has v in direction d.
func (r *Reader) scan(d quad.Direction, v quad.Value, f func(q graph.Ref) error) error {
	ref, err := r.ref(v)
	if err != nil || ref == nil {
		return err
	}
	return r.each(r.qs.QuadIterator(d, ref), f)
}

func (r *Reader) each(shape cayley.Iterator, f func(q graph.Ref) error) error {
	it := shape.Iterate()
	defer it.Close()
	for it.Next(r.ctx) {
		if err := f(it.Result()); err != nil {
			return err
		}
	}
	if err := it.Err(); err != nil {
		return err
	}
	return r.ctx.Err()
}

// subjects returns the subjects of the quads with predicate p and object o, sorted.
func (r *Reader) subjects(p quad.IRI, o quad.Value) ([]quad.IRI, error) {
	values, err := r.ends(quad.Object, o, p, quad.Subject)
	out := make([]quad.IRI, 0, len(values))
	for _, v := range values {
		if iri, ok := v.(quad.IRI); ok {
			out = append(out, iri)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), err
}

// objects returns the objects of the quads with subject s and predicate p, one for
// each label.
func (r *Reader) objects(s, p quad.IRI) ([]quad.Value, error) {
	return r.ends(quad.Subject, s, p, quad.Object)
}

// ends returns the ends, in direction to, of the quads with predicate p that have v
// in direction from.
func (r *Reader) ends(from quad.Direction, v quad.Value, p quad.IRI, to quad.Direction) ([]quad.Value, error) {
	pred, err := r.ref(p)
	if err != nil || pred == nil {
		return nil, err
	}
	begin, err := r.ref(v)
	if err != nil || begin == nil {
		return nil, err
	}
	shape := r.qs.QuadIterator(from, begin)
	if id, ok := begin.(kv.Int64Value); ok {
		// The indexes go on with the predicate, which QuadIterator cannot say.
		index := indexes[subjectIndex]
		if from == quad.Object {
			index = indexes[objectIndex]
		}
		shape = kv.IndexScan{Index: index, Values: []uint64{uint64(id), uint64(pred.(kv.Int64Value))}}.BuildIterator(r.qs)
	}
	var found []graph.Ref
	err = r.each(shape, func(q graph.Ref) error {
		have, err := r.qs.QuadDirection(q, quad.Predicate)
		if err != nil || have.Key() != pred.Key() {
			return err
		}
		end, err := r.qs.QuadDirection(q, to)
		found = append(found, end)
		return err
	})
	if err != nil {
		return nil, err
	}
	return r.values(found)
}

// quads returns the quads that have v in direction d.
func (r *Reader) quads(d quad.Direction, v quad.Value) ([]quad.Quad, error) {
	var refs []graph.Ref
	err := r.scan(d, v, func(q graph.Ref) error {
		for _, d := range quad.Directions {
			ref, err := r.qs.QuadDirection(q, d)
			if err != nil {
				return err
			}
			refs = append(refs, ref)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	values, err := r.values(refs)
	if err != nil {
		return nil, err
	}
	out := make([]quad.Quad, 0, len(values)/4)
	for i := 0; i < len(values); i += 4 {
		out = append(out, quad.Quad{Subject: values[i], Predicate: values[i+1], Object: values[i+2], Label: values[i+3]})
	}
	return out, nil
}

// maxNames bounds the values a Reader remembers.
const maxNames = 1 << 16

// values resolves references, each once.
func (r *Reader) values(refs []graph.Ref) ([]quad.Value, error) {
	if len(r.names) > maxNames {
		clear(r.names)
		clear(r.refs)
	}
	var missing []graph.Ref
	for _, ref := range refs {
		if ref == nil {
			continue
		}
		if _, ok := r.names[ref.Key()]; !ok {
			r.names[ref.Key()] = nil
			missing = append(missing, ref)
		}
	}
	found, err := graph.ValuesOf(r.ctx, r.qs, missing)
	if err != nil {
		return nil, fmt.Errorf("resolve %d values: %w", len(missing), err)
	}
	for i, ref := range missing {
		r.names[ref.Key()] = found[i]
		if iri, ok := found[i].(quad.IRI); ok {
			r.refs[iri] = ref
		}
	}
	out := make([]quad.Value, len(refs))
	for i, ref := range refs {
		if ref != nil {
			out[i] = r.names[ref.Key()]
		}
	}
	return out, nil
}

// lines returns the quads of a label by their line of N-Quads.
func (r *Reader) lines(label quad.IRI) (map[string]quad.Quad, error) {
	quads, err := r.quads(quad.Label, label)
	if err != nil {
		return nil, err
	}
	out := make(map[string]quad.Quad, len(quads))
	for _, q := range quads {
		line, err := rdf.AppendQuad(nil, q)
		if err != nil {
			return nil, err
		}
		out[string(line)] = q
	}
	return out, nil
}
