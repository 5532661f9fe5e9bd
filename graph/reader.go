package graph

import (
	"context"
	"errors"
	"slices"

	"github.com/cayleygraph/quad"

	"whomet/graph/rdf"
)

// Reader looks things up in a Store at one moment. It lives as long as the
// function Read gives it to, and serves one goroutine.
type Reader struct {
	ctx    context.Context
	ns     Namespace
	v      Vocab
	src    source
	ids    map[quad.IRI]uint64 // of the IRIs seen
	values map[uint64]quad.Value
}

// Read lends f a Reader, which sees the store as it is at this moment, whatever is
// written meanwhile; f must not use the Store itself.
func (s *Store) Read(ctx context.Context, f func(*Reader) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return s.read(ctx, func(src source) error { return f(newReader(ctx, s.ns, src)) })
}

func newReader(ctx context.Context, ns Namespace, src source) *Reader {
	return &Reader{ctx: ctx, ns: ns, v: ns.Vocab(), src: src, ids: make(map[quad.IRI]uint64), values: make(map[uint64]quad.Value)}
}

// Namespace returns the base of the store's own IRIs.
func (r *Reader) Namespace() Namespace { return r.ns }

// id returns the number of a value, 0 if the store does not have it.
func (r *Reader) id(v quad.Value) (uint64, error) {
	iri, isIRI := v.(quad.IRI)
	if id, ok := r.ids[iri]; isIRI && ok {
		return id, nil
	}
	return r.src.id(v)
}

// maxValues bounds the values a Reader remembers.
const maxValues = 1 << 16

// value returns the value of a node, nil for none.
func (r *Reader) value(id uint64) (quad.Value, error) {
	if v, ok := r.values[id]; ok || id == 0 {
		return v, nil
	}
	v, err := r.src.value(id)
	if err != nil {
		return nil, err
	}
	if len(r.values) >= maxValues {
		clear(r.values)
		clear(r.ids)
	}
	r.values[id] = v
	if iri, ok := v.(quad.IRI); ok {
		r.ids[iri] = id
	}
	return v, nil
}

// subjects returns the subjects of the quads with predicate p and all of some objects,
// sorted.
func (r *Reader) subjects(p quad.IRI, objects ...quad.Value) ([]quad.IRI, error) {
	pred, err := r.id(p)
	if err != nil || pred == 0 {
		return nil, err
	}
	ids := make([]uint64, len(objects))
	for i, o := range objects {
		if ids[i], err = r.id(o); err != nil || ids[i] == 0 {
			return nil, err
		}
	}
	found, err := r.src.subjects(r.ctx, pred, ids)
	if err != nil {
		return nil, err
	}
	out := make([]quad.IRI, 0, len(found))
	for _, id := range found {
		v, err := r.value(id)
		if err != nil {
			return nil, err
		}
		if iri, ok := v.(quad.IRI); ok {
			out = append(out, iri)
		}
	}
	slices.Sort(out)
	return out, r.ctx.Err()
}

// objects returns, by subject, the objects of the quads with predicate p, one for
// each label.
func (r *Reader) objects(p quad.IRI, subjects ...quad.IRI) (map[quad.IRI][]quad.Value, error) {
	pred, err := r.id(p)
	if err != nil || pred == 0 {
		return nil, err
	}
	ids, err := r.numbers(subjects)
	if err != nil {
		return nil, err
	}
	out := make(map[quad.IRI][]quad.Value, len(subjects))
	err = r.src.links(quad.Subject, ids, pred, func(l link) error {
		s, err := r.value(l[0])
		if err != nil {
			return err
		}
		o, err := r.value(l[2])
		iri, _ := s.(quad.IRI)
		out[iri] = append(out[iri], o)
		return err
	})
	return out, err
}

// numbers returns the numbers of the IRIs that the store has, each once.
func (r *Reader) numbers(iris []quad.IRI) ([]uint64, error) {
	ids := make([]uint64, 0, len(iris))
	for _, iri := range iris {
		id, err := r.id(iri)
		if err != nil {
			return nil, err
		}
		if id != 0 {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}

// quads returns the quads that have one of some IRIs as subject, object or label.
func (r *Reader) quads(d quad.Direction, iris ...quad.IRI) ([]quad.Quad, error) {
	ids, err := r.numbers(iris)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	// Links first, then values: they stand in a file in that order.
	var links []link
	if err := r.src.links(d, ids, 0, func(l link) error { links = append(links, l); return r.ctx.Err() }); err != nil {
		return nil, err
	}
	out := make([]quad.Quad, len(links))
	for i, l := range links {
		for k, d := range quad.Directions {
			v, err := r.value(l[k])
			if err != nil {
				return nil, err
			}
			out[i].Set(d, v)
		}
	}
	return out, nil
}

// linesOf returns the quads of labels, each by its line of N-Quads.
func (r *Reader) linesOf(labels []quad.IRI) (map[quad.IRI]map[string]quad.Quad, error) {
	quads, err := r.quads(quad.Label, labels...)
	if err != nil {
		return nil, err
	}
	out := make(map[quad.IRI]map[string]quad.Quad, len(labels))
	for _, q := range quads {
		line, err := rdf.AppendQuad(nil, q)
		if err != nil {
			return nil, err
		}
		label, _ := q.Label.(quad.IRI)
		if out[label] == nil {
			out[label] = make(map[string]quad.Quad)
		}
		out[label][string(line)] = q
	}
	return out, nil
}

// nodes returns all that the store says of subjects, whoever says it.
func (r *Reader) nodes(subjects ...quad.IRI) (map[quad.IRI]node, error) {
	quads, err := r.quads(quad.Subject, subjects...)
	if err != nil {
		return nil, err
	}
	return nodesOf(quads), nil
}

// nodesOf sorts quads by their subjects.
func nodesOf(quads []quad.Quad) map[quad.IRI]node {
	out := make(map[quad.IRI]node)
	for _, q := range quads {
		s, _ := q.Subject.(quad.IRI)
		p, _ := q.Predicate.(quad.IRI)
		label, _ := q.Label.(quad.IRI)
		out[s] = append(out[s], property{p, q.Object, label})
	}
	return out
}

// node returns all that the store says of a subject, whoever says it.
func (r *Reader) node(s quad.IRI) (node, error) {
	n, err := r.nodes(s)
	return n[s], err
}

// labels returns all labels, sorted.
func (r *Reader) labels() (out []quad.IRI, err error) {
	err = r.src.keys(labelKeys, labelKeys+after, false, func(key string, _ int) bool {
		out = append(out, quad.IRI(key[len(labelKeys):]))
		return r.ctx.Err() == nil
	})
	return out, errors.Join(err, r.ctx.Err())
}

// forget lets go of what was read, for who goes over a whole store.
func (r *Reader) forget() {
	clear(r.ids)
	clear(r.values)
	r.src.forget()
}
