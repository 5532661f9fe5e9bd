package graph

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"sync"

	"github.com/cayleygraph/cayley"
	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"whomet/graph/rdf"
)

// Store keeps the quads of articles. It is safe for concurrent use.
type Store struct {
	ns Namespace
	v  Vocab

	// Readers of a file share the lock. Those of the memory store do not: listing
	// all nodes changes a flag in it.
	mu    sync.RWMutex
	qs    cayley.QuadStore
	db    *session // nil for a memory store
	times sorted   // the timeline of a memory store
}

// Namespace returns the base of the store's own IRIs.
func (s *Store) Namespace() Namespace { return s.ns }

// Close closes the store; a memory store is gone with it.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.qs.Close()
}

// View lends f the Cayley store for reading. f must not keep it, nor write to the
// Store, which waits until f is done.
func (s *Store) View(f func(cayley.QuadStore) error) error {
	if s.db == nil {
		s.mu.Lock()
		defer s.mu.Unlock()
	} else {
		s.mu.RLock()
		defer s.mu.RUnlock()
	}
	return f(s.qs)
}

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
	if err := s.replace(ctx, changes); err != nil {
		return fmt.Errorf("put %d articles: %w", len(articles), err)
	}
	return nil
}

// Retract removes an article and all that only it says. ErrNotFound is returned
// if the store does not have it.
func (s *Store) Retract(ctx context.Context, article quad.IRI) error {
	found := false
	err := s.View(func(qs cayley.QuadStore) error {
		ref, err := qs.ValueOf(article)
		found = ref != nil
		return err
	})
	if err == nil && !found {
		err = ErrNotFound
	}
	if err == nil {
		err = s.replace(ctx, map[quad.IRI][]quad.Quad{article: nil})
	}
	if err != nil {
		return fmt.Errorf("retract %s: %w", string(article), err)
	}
	return nil
}

// replace gives each label the quads it maps to, writing only the difference.
func (s *Store) replace(ctx context.Context, changes map[quad.IRI][]quad.Quad) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.db == nil {
		return s.write(ctx, changes)
	}
	err := s.db.group(ctx, func() error { return s.write(ctx, changes) })
	if err != nil {
		// Cayley remembers nodes that the file, rolled back, does not have.
		err = errors.Join(err, s.reset())
	}
	return err
}

// write applies the deletions before the additions; see session.
func (s *Store) write(ctx context.Context, changes map[quad.IRI][]quad.Quad) error {
	var add, del []graph.Delta
	r := s.reader(ctx)
	for _, label := range slices.Sorted(maps.Keys(changes)) {
		old, err := r.lines(label)
		if err != nil {
			return err
		}
		if err := s.moveTimeKeys(ctx, slices.Collect(maps.Values(old)), changes[label]); err != nil {
			return err
		}
		for _, q := range changes[label] {
			line, err := rdf.AppendQuad(nil, q)
			if err != nil {
				return err
			}
			if _, known := old[string(line)]; known {
				delete(old, string(line))
				continue
			}
			add = append(add, graph.Delta{Quad: q, Action: graph.Add})
		}
		for _, q := range old {
			del = append(del, graph.Delta{Quad: q, Action: graph.Delete})
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, deltas := range [][]graph.Delta{del, add} {
		if len(deltas) == 0 {
			continue
		}
		if err := s.qs.ApplyDeltas(deltas, graph.IgnoreOpts{}); err != nil {
			return err
		}
	}
	return nil
}

// Quads yields the quads of a label, or with "" of all articles: label after
// label, sorted as lines of N-Quads. Two stores with the same articles yield the
// same. Memory stays that of the largest article; writing goes on meanwhile.
func (s *Store) Quads(ctx context.Context, label quad.IRI) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		labels := []quad.IRI{label}
		if label == "" {
			err := s.Read(ctx, func(r *Reader) (err error) { labels, err = r.Articles(); return err })
			if err != nil {
				yield(quad.Quad{}, err)
				return
			}
		}
		for _, label := range labels {
			var lines map[string]quad.Quad
			err := s.Read(ctx, func(r *Reader) (err error) { lines, err = r.lines(label); return err })
			if err != nil {
				yield(quad.Quad{}, err)
				return
			}
			for _, line := range slices.Sorted(maps.Keys(lines)) {
				if !yield(lines[line], nil) {
					return
				}
			}
		}
	}
}
