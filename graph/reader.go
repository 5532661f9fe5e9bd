package graph

import (
	"context"
	"slices"

	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"

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
	defer s.lockToRead()()
	return s.read(ctx, f)
}

// read is Read for a caller that has locked the store.
func (s *Store) read(ctx context.Context, f func(*Reader) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	r := &Reader{ctx: ctx, ns: s.ns, v: s.v, ids: make(map[quad.IRI]uint64), values: make(map[uint64]quad.Value)}
	if s.db == nil {
		r.src = &memory{ctx: ctx, qs: s.qs.Load(), times: &s.times, ids: make(map[any]uint64)}
		return f(r)
	}
	return s.db.View(func(tx *bbolt.Tx) (err error) {
		if r.src, err = newScan(tx); err != nil {
			return err
		}
		return f(r)
	})
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

// subjects returns the subjects of the quads with predicate p and object o, sorted.
func (r *Reader) subjects(p quad.IRI, o quad.Value) ([]quad.IRI, error) {
	pred, object, err := r.both(p, o)
	if err != nil || pred == 0 || object == 0 {
		return nil, err
	}
	var ids []uint64
	err = r.src.subjects(pred, object, func(id uint64) error {
		ids = append(ids, id)
		return r.ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	slices.Sort(ids)
	out := make([]quad.IRI, 0, len(ids))
	for _, id := range slices.Compact(ids) {
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

func (r *Reader) both(p quad.IRI, v quad.Value) (pred, id uint64, err error) {
	if pred, err = r.id(p); err != nil {
		return 0, 0, err
	}
	id, err = r.id(v)
	return pred, id, err
}

// objects returns the objects of the quads with subject s and predicate p, one for
// each label.
func (r *Reader) objects(s, p quad.IRI) (out []quad.Value, err error) {
	pred, subject, err := r.both(p, s)
	if err != nil || pred == 0 || subject == 0 {
		return nil, err
	}
	err = r.src.links(quad.Subject, subject, pred, func(l link) error {
		v, err := r.value(l[2])
		out = append(out, v)
		return err
	})
	return out, err
}

// quads returns the quads that have v as subject, object or label.
func (r *Reader) quads(d quad.Direction, v quad.Value) ([]quad.Quad, error) {
	id, err := r.id(v)
	if err != nil || id == 0 {
		return nil, err
	}
	// Links first, then values: they stand in the file in that order.
	var links []link
	if err := r.src.links(d, id, 0, func(l link) error { links = append(links, l); return r.ctx.Err() }); err != nil {
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
