package graph

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/cayleygraph/cayley"
	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"

	"whomet/graph/rdf"
)

// Store keeps the quads of articles. It is safe for concurrent use.
type Store struct {
	ns Namespace
	v  Vocab

	// mu serializes writers, and on a memory store readers too: even listing all
	// nodes changes a flag in it. Readers of a file have its transactions.
	mu    sync.Mutex
	qs    atomic.Pointer[handle]
	db    *bbolt.DB // nil for a memory store
	times timeline  // of a memory store
}

// handle is Cayley's view of the store.
type handle struct{ cayley.QuadStore }

// Namespace returns the base of the store's own IRIs.
func (s *Store) Namespace() Namespace { return s.ns }

// Close closes the store, after what is under way; a memory store is gone with it.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.qs.Load().Close()
}

// View lends f the Cayley store for reading; f must not keep it. On a file each of
// Cayley's steps sees what is written by then, so that a long query never holds up
// writers; on a memory store all others wait until f is done, and f must not use
// the Store itself.
func (s *Store) View(f func(cayley.QuadStore) error) error {
	defer s.lockToRead()()
	return f(s.qs.Load().QuadStore)
}

// lockToRead locks the store for reading and returns what unlocks it.
func (s *Store) lockToRead() (unlock func()) {
	if s.db != nil {
		return func() {}
	}
	s.mu.Lock()
	return s.mu.Unlock
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
	err := s.Read(ctx, func(r *Reader) error {
		n, err := r.node(article)
		found = n.is(SchemaNewsArticle)
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
	var d difference
	err := s.read(ctx, func(r *Reader) error {
		for _, label := range slices.Sorted(maps.Keys(changes)) {
			old, err := r.lines(label)
			if err != nil {
				return err
			}
			if err := d.collect(old, changes[label]); err != nil {
				return err
			}
		}
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	if s.db == nil {
		return s.writeMemory(&d)
	}
	return s.writeFile(&d)
}

// difference is what a change of some labels takes away and brings.
type difference struct {
	add, del           []quad.Quad
	addTimes, delTimes []string // in the timeline
}

// collect adds the difference between what a label has, by lines of N-Quads, and
// is to have.
func (d *difference) collect(old map[string]quad.Quad, quads []quad.Quad) error {
	before, after := timeKeys(maps.Values(old)), timeKeys(slices.Values(quads))
	d.delTimes = append(d.delTimes, before.without(after)...)
	d.addTimes = append(d.addTimes, after.without(before)...)
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

func (s *Store) writeMemory(d *difference) error {
	for _, key := range d.delTimes {
		s.times.del(key)
	}
	for _, key := range d.addTimes {
		s.times.put(key)
	}
	deltas := make([]graph.Delta, 0, len(d.del)+len(d.add))
	for _, q := range d.del {
		deltas = append(deltas, graph.Delta{Quad: q, Action: graph.Delete})
	}
	for _, q := range d.add {
		deltas = append(deltas, graph.Delta{Quad: q, Action: graph.Add})
	}
	return s.qs.Load().ApplyDeltas(deltas, graph.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true})
}

func (s *Store) writeFile(d *difference) error {
	if len(d.add)+len(d.del) == 0 {
		return nil
	}
	err := s.db.Update(func(tx *bbolt.Tx) error {
		w, err := newWriter(tx)
		if err != nil {
			return err
		}
		if err := w.apply(d.add, d.del); err != nil {
			return err
		}
		return moveTimes(tx, d.addTimes, d.delTimes)
	})
	if err != nil || len(d.del) == 0 {
		return err
	}
	return s.reset() // Cayley remembers ids of nodes that are gone
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
