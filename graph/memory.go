package graph

import (
	"context"
	"strings"
	"sync"

	"github.com/cayleygraph/cayley"
	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"
	"github.com/tidwall/btree"
)

// memory is the backend in memory. Its lock serializes readers too: even listing
// all nodes changes a flag in Cayley's store.
type memory struct {
	mu    sync.Mutex
	qs    cayley.QuadStore
	index btree.Map[string, int]
	notes btree.Map[string, []byte]
}

func newMemory() *memory { return &memory{qs: memstore.New()} }

func (m *memory) read(ctx context.Context, f func(source) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return f(m.source(ctx))
}

func (m *memory) write(ctx context.Context, f func(source) (*difference, error)) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	d, err := f(m.source(ctx))
	if err != nil || d.empty() {
		return err
	}
	deltas := make([]graph.Delta, 0, len(d.del)+len(d.add))
	for _, q := range d.del {
		deltas = append(deltas, graph.Delta{Quad: q, Action: graph.Delete})
	}
	for _, q := range d.add {
		deltas = append(deltas, graph.Delta{Quad: q, Action: graph.Add})
	}
	if err := m.qs.ApplyDeltas(deltas, graph.IgnoreOpts{}); err != nil {
		return err
	}
	for key, n := range d.keys {
		old, _ := m.index.Get(key)
		if n += old; n == 0 {
			m.index.Delete(key)
		} else {
			m.index.Set(key, n)
		}
	}
	for name, note := range d.notes {
		if note == nil {
			m.notes.Delete(name)
		} else {
			m.notes.Set(name, note)
		}
	}
	return nil
}

func (m *memory) view(f func(cayley.QuadStore) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return f(m.qs)
}

func (m *memory) check(context.Context, func(problem string)) error { return nil }

func (m *memory) close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.qs.Close()
}

func (m *memory) source(ctx context.Context) source {
	return &memorySource{memory: m, ctx: ctx, ids: make(map[any]uint64)}
}

// memorySource reads by way of Cayley.
type memorySource struct {
	*memory
	ctx  context.Context
	refs []graph.Ref // of the nodes numbered 1, 2, …
	ids  map[any]uint64
}

func (s *memorySource) number(ref graph.Ref) uint64 {
	if ref == nil {
		return 0
	}
	id, ok := s.ids[ref.Key()]
	if !ok {
		s.refs = append(s.refs, ref)
		id = uint64(len(s.refs))
		s.ids[ref.Key()] = id
	}
	return id
}

func (s *memorySource) id(v quad.Value) (uint64, error) {
	ref, err := s.qs.ValueOf(v)
	return s.number(ref), err
}

func (s *memorySource) value(id uint64) (quad.Value, error) { return s.qs.NameOf(s.refs[id-1]) }

func (s *memorySource) links(d quad.Direction, nodes []uint64, pred uint64, f func(link) error) error {
	for _, node := range nodes {
		if err := s.linksOf(d, node, pred, f); err != nil {
			return err
		}
	}
	return nil
}

func (s *memorySource) linksOf(d quad.Direction, node, pred uint64, f func(link) error) error {
	it := s.qs.QuadIterator(d, s.refs[node-1]).Iterate()
	defer it.Close()
	for it.Next(s.ctx) {
		var l link
		for i, d := range quad.Directions {
			ref, err := s.qs.QuadDirection(it.Result(), d)
			if err != nil {
				return err
			}
			l[i] = s.number(ref)
		}
		if pred == 0 || l[1] == pred {
			if err := f(l); err != nil {
				return err
			}
		}
	}
	return it.Err()
}

func (s *memorySource) subjects(ctx context.Context, pred uint64, objects []uint64) ([]uint64, error) {
	lists := make([][]uint64, len(objects))
	for i, object := range objects {
		err := s.linksOf(quad.Object, object, pred, func(l link) error { lists[i] = append(lists[i], l[0]); return ctx.Err() })
		if err != nil {
			return nil, err
		}
	}
	return common(lists), nil
}

func (s *memorySource) keys(from, below string, backwards bool, f func(key string, labels int) bool) error {
	if backwards {
		s.index.Descend(below, func(key string, n int) bool { return key == below || key >= from && f(key, n) })
		return nil
	}
	s.index.Ascend(from, func(key string, n int) bool { return key < below && f(key, n) })
	return nil
}

func (s *memorySource) note(name string) ([]byte, error) {
	note, _ := s.memory.notes.Get(name)
	return note, nil
}

func (s *memorySource) notes(prefix string, f func(name string, note []byte) error) (err error) {
	s.memory.notes.Ascend(prefix, func(name string, note []byte) bool {
		if strings.HasPrefix(name, prefix) {
			err = f(name, note)
		}
		return err == nil && strings.HasPrefix(name, prefix)
	})
	return err
}

func (s *memorySource) forget() {
	s.refs = s.refs[:0]
	clear(s.ids)
}
