package graph

import (
	"context"
	"slices"

	"github.com/cayleygraph/cayley"
	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// source is what a Reader reads from: the memory store by way of Cayley, or the
// file itself, of which Cayley reads each quad and value apart. Nodes have numbers,
// which hold as long as the source does; 0 is no node.
type source interface {
	// id returns the number of a value, 0 if no quad has it.
	id(v quad.Value) (uint64, error)
	// value returns the value of a node.
	value(id uint64) (quad.Value, error)
	// links calls f with each quad that has a node as subject, object or label, and,
	// unless it is 0, pred as predicate.
	links(d quad.Direction, node, pred uint64, f func(link) error) error
	// subjects calls f with the subjects of quads with this predicate and object,
	// with some more than once.
	subjects(pred, object uint64, f func(uint64) error) error
	// newest calls f with the keys of the timeline below limit, the last first, until
	// it returns false.
	newest(limit string, f func(key string) bool)
}

// link is a quad as the numbers of its values, in the order of quad.Directions.
type link [4]uint64

// memory is the source of a memory store.
type memory struct {
	ctx   context.Context
	qs    cayley.QuadStore
	times *timeline
	refs  []graph.Ref // of the nodes numbered 1, 2, …
	ids   map[any]uint64
}

func (m *memory) number(ref graph.Ref) uint64 {
	if ref == nil {
		return 0
	}
	id, ok := m.ids[ref.Key()]
	if !ok {
		m.refs = append(m.refs, ref)
		id = uint64(len(m.refs))
		m.ids[ref.Key()] = id
	}
	return id
}

func (m *memory) id(v quad.Value) (uint64, error) {
	ref, err := m.qs.ValueOf(v)
	return m.number(ref), err
}

func (m *memory) value(id uint64) (quad.Value, error) { return m.qs.NameOf(m.refs[id-1]) }

func (m *memory) links(d quad.Direction, node, pred uint64, f func(link) error) error {
	it := m.qs.QuadIterator(d, m.refs[node-1]).Iterate()
	defer it.Close()
	for it.Next(m.ctx) {
		var l link
		for i, d := range quad.Directions {
			ref, err := m.qs.QuadDirection(it.Result(), d)
			if err != nil {
				return err
			}
			l[i] = m.number(ref)
		}
		if pred == 0 || l[1] == pred {
			if err := f(l); err != nil {
				return err
			}
		}
	}
	return it.Err()
}

func (m *memory) subjects(pred, object uint64, f func(uint64) error) error {
	return m.links(quad.Object, object, pred, func(l link) error { return f(l[0]) })
}

func (m *memory) newest(limit string, f func(key string) bool) { m.times.descend(limit, f) }

// timeline is the index of time of a memory store.
type timeline struct{ keys []string }

func (t *timeline) put(key string) {
	if i, known := slices.BinarySearch(t.keys, key); !known {
		t.keys = slices.Insert(t.keys, i, key)
	}
}

func (t *timeline) del(key string) {
	if i, known := slices.BinarySearch(t.keys, key); known {
		t.keys = slices.Delete(t.keys, i, i+1)
	}
}

func (t *timeline) descend(limit string, f func(key string) bool) {
	i, _ := slices.BinarySearch(t.keys, limit)
	for i--; i >= 0 && f(t.keys[i]); i-- {
	}
}
