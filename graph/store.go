package graph

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"

	"github.com/cayleygraph/cayley"
	"github.com/cayleygraph/quad"

	"whomet/graph/rdf"
)

// Store keeps the quads of articles. It is safe for concurrent use.
type Store struct {
	ns Namespace
	v  Vocab
	backend
}

// Namespace returns the base of the store's own IRIs.
func (s *Store) Namespace() Namespace { return s.ns }

// Close closes the store, after what is under way; a memory store is gone with it.
func (s *Store) Close() error { return s.close() }

// View lends f the Cayley store for reading; f must not keep it. On a file or a
// database each of Cayley's steps sees what is written by then, so that a long query
// never holds up writers; on a memory store all others wait until f is done, and f
// must not use the Store itself.
func (s *Store) View(f func(cayley.QuadStore) error) error { return s.view(f) }

// Put replaces what the store has of an article. Events without IRI get one.
func (s *Store) Put(ctx context.Context, a *Article) error { return s.PutAll(ctx, []*Article{a}) }

// PutAll puts several articles in one transaction: all of them, or on an error
// none. It is much faster than putting each; some hundreds at a time are best.
// Of two with the same IRI the later one stays.
func (s *Store) PutAll(ctx context.Context, articles []*Article) error {
	changes := make(map[quad.IRI][]quad.Quad, len(articles))
	for _, a := range articles {
		if a.IRI == "" {
			return errors.New("put article: it has no IRI")
		}
		s.ns.Identify(a)
		changes[a.IRI] = s.ns.Encode(a)
	}
	err := s.change(ctx, func(r *Reader) (*difference, error) { return r.difference(changes, false) })
	if err != nil {
		return fmt.Errorf("put %d articles: %w", len(articles), err)
	}
	return nil
}

// Retract removes an article and all that only it says. ErrNotFound is returned
// if the store does not have it.
func (s *Store) Retract(ctx context.Context, article quad.IRI) error {
	err := s.change(ctx, func(r *Reader) (*difference, error) {
		n, err := r.node(article)
		if err == nil && !n.is(SchemaNewsArticle) {
			err = ErrNotFound
		}
		if err != nil {
			return nil, err
		}
		return r.difference(map[quad.IRI][]quad.Quad{article: nil}, false)
	})
	if err != nil {
		return fmt.Errorf("retract %s: %w", string(article), err)
	}
	return nil
}

// change lends f a Reader, and writes what it returns in the same transaction.
func (s *Store) change(ctx context.Context, f func(*Reader) (*difference, error)) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return s.write(ctx, func(src source) (*difference, error) { return f(newReader(ctx, s.ns, src)) })
}

// difference returns what makes each label hold the quads it maps to, and, with
// adding, what it holds already.
func (r *Reader) difference(labels map[quad.IRI][]quad.Quad, adding bool) (*difference, error) {
	sorted := slices.Sorted(maps.Keys(labels))
	old, err := r.linesOf(sorted)
	if err != nil {
		return nil, err
	}
	d := &difference{keys: make(map[string]int)}
	for _, label := range sorted {
		had, quads := old[label], labels[label]
		for key := range r.v.keysOf(label, maps.Values(had)) {
			d.keys[key]--
		}
		left, err := d.collect(had, quads)
		if err != nil {
			return nil, err
		}
		if adding {
			quads = slices.AppendSeq(slices.Clone(quads), maps.Values(left))
		} else {
			for _, line := range slices.Sorted(maps.Keys(left)) {
				d.del = append(d.del, left[line])
			}
		}
		for key := range r.v.keysOf(label, slices.Values(quads)) {
			d.keys[key]++
		}
	}
	maps.DeleteFunc(d.keys, func(_ string, n int) bool { return n == 0 })
	return d, r.ctx.Err()
}

// collect adds the quads that a label has not, by its lines of N-Quads, and returns
// those it has beside them.
func (d *difference) collect(had map[string]quad.Quad, quads []quad.Quad) (left map[string]quad.Quad, err error) {
	left = maps.Clone(had)
	seen := make(map[string]bool, len(quads))
	var line []byte
	for _, q := range quads {
		if line, err = rdf.AppendQuad(line[:0], q); err != nil {
			return nil, err
		}
		if seen[string(line)] {
			continue
		}
		seen[string(line)] = true
		if _, known := had[string(line)]; known {
			delete(left, string(line))
			continue
		}
		d.add = append(d.add, q)
	}
	return left, nil
}

// Quads yields the quads of a label, or with "" of all: label after
// label, sorted as lines of N-Quads. Two stores with the same articles yield the
// same. Memory stays that of the largest article; writing goes on meanwhile.
func (s *Store) Quads(ctx context.Context, label quad.IRI) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		labels := []quad.IRI{label}
		if label == "" {
			err := s.Read(ctx, func(r *Reader) (err error) { labels, err = r.labels(); return err })
			if err != nil {
				yield(quad.Quad{}, err)
				return
			}
		}
		for _, label := range labels {
			var of map[quad.IRI]map[string]quad.Quad
			err := s.Read(ctx, func(r *Reader) (err error) { of, err = r.linesOf([]quad.IRI{label}); return err })
			if err != nil {
				yield(quad.Quad{}, err)
				return
			}
			lines := of[label]
			for _, line := range slices.Sorted(maps.Keys(lines)) {
				if !yield(lines[line], nil) {
					return
				}
			}
		}
	}
}
