package graph

import (
	"cmp"
	"encoding/binary"
	"slices"

	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"
)

// indexes are Cayley's default ones and one of labels, without which finding the
// quads of an article would read them all.
var indexes = []kv.QuadIndex{
	{Dirs: []quad.Direction{quad.Subject, quad.Predicate}},
	{Dirs: []quad.Direction{quad.Object, quad.Predicate, quad.Subject}},
	{Dirs: []quad.Direction{quad.Label}},
}

// The places in indexes.
const (
	subjectIndex = iota
	objectIndex
	labelIndex
)

// move adds a quad to a list of an index, or takes it from there.
type move struct {
	key   [3]uint64
	quad  uint64
	leave bool
	fresh bool // no list of this key can be there yet
}

// move notes what a quad changes in the indexes.
func (w *writer) move(ids [4]uint64, fresh [4]bool, id uint64, leave bool) {
	for i, index := range indexes {
		m := move{quad: id, leave: leave}
		for k, d := range index.Dirs {
			at := slices.Index(quad.Directions, d)
			m.key[k] = ids[at]
			m.fresh = m.fresh || fresh[at]
		}
		w.moves[i] = append(w.moves[i], m)
	}
}

// reindex makes moves in an index whose keys have n parts.
func (w *writer) reindex(b *bbolt.Bucket, moves []move, n int) error {
	slices.SortFunc(moves, func(x, y move) int {
		return cmp.Or(slices.Compare(x.key[:n], y.key[:n]), cmp.Compare(x.quad, y.quad))
	})
	key := make([]byte, 0, 24)
	for len(moves) > 0 {
		group := 1
		for group < len(moves) && moves[group].key == moves[0].key {
			group++
		}
		key = key[:0]
		for _, id := range moves[0].key[:n] {
			key = binary.BigEndian.AppendUint64(key, id)
		}
		var list []byte
		if !moves[0].fresh {
			list = b.Get(key)
		}
		if err := putList(b, key, list, moves[:group]); err != nil {
			return err
		}
		moves = moves[group:]
	}
	return nil
}

func putList(b *bbolt.Bucket, key, list []byte, moves []move) error {
	gone := make(map[uint64]bool)
	for _, m := range moves {
		if m.leave {
			gone[m.quad] = true
		}
	}
	out := make([]byte, 0, len(list)+5*len(moves))
	if len(gone) == 0 {
		out = append(out, list...)
	} else {
		for _, id := range decodeList(list) {
			if !gone[id] {
				out = binary.AppendUvarint(out, id)
			}
		}
	}
	for _, m := range moves {
		if !m.leave {
			out = binary.AppendUvarint(out, m.quad)
		}
	}
	if len(out) == 0 {
		return b.Delete(key)
	}
	return b.Put(key, out)
}

func decodeList(b []byte) (ids []uint64) {
	for len(b) > 0 {
		id, n := binary.Uvarint(b)
		if n <= 0 {
			break
		}
		ids, b = append(ids, id), b[n:]
	}
	return ids
}
