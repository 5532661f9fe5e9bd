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
	err := s.change(ctx, func(r *Reader) (*difference, error) { return r.difference(changes) })
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
		return r.difference(map[quad.IRI][]quad.Quad{article: nil})
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

// difference returns what makes each label hold the quads it maps to.
func (r *Reader) difference(labels map[quad.IRI][]quad.Quad) (*difference, error) {
	sorted := slices.Sorted(maps.Keys(labels))
	old, err := r.linesOf(sorted)
	if err != nil {
		return nil, err
	}
	d := &difference{keys: make(map[string]int)}
	for _, label := range sorted {
		before, after := r.v.keysOf(label, maps.Values(old[label])), r.v.keysOf(label, slices.Values(labels[label]))
		for key := range before {
			if !after[key] {
				d.keys[key]--
			}
		}
		for key := range after {
			if !before[key] {
				d.keys[key]++
			}
		}
		if err := d.collect(old[label], labels[label]); err != nil {
			return nil, err
		}
	}
	return d, r.ctx.Err()
}

// collect adds what turns the quads a label has, by lines of N-Quads, into those it
// is to have.
func (d *difference) collect(old map[string]quad.Quad, quads []quad.Quad) error {
	var line []byte
	for _, q := range quads {
		var err error
		if line, err = rdf.AppendQuad(line[:0], q); err != nil {
			return err
		}
		if _, known := old[string(line)]; known {
			delete(old, string(line))
			continue
		}
		d.add = append(d.add, q)
	}
	for _, line := range slices.Sorted(maps.Keys(old)) {
		d.del = append(d.del, old[line])
	}
	return nil
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
