package graph

import (
	"bytes"
	"encoding/binary"
	"errors"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"
)

// writer writes quads into a file in the format of Cayley's kv backend (data
// version 2), which reads them.
//
// # Why not Cayley's own
//
// One Cayley delta that both deletes and adds writes broken quads where a node
// loses more references than it gains; two deltas are two transactions, so that a
// crash leaves half an article. What Cayley deletes stays in log and indexes for
// ever, as dead entries that each look-up passes over. And knowing that all added
// quads are new, all deleted ones there, is several times faster.
//
// # The format
//
//	v    hash of a value → id              n    hash of a value → number of quads it is in
//	log  id → node (its value) or quad (four ids), ids growing
//	sp, ops, c   ids of the named directions → ids of quads, growing
//	meta size, horizon (the last id)
//
// Cayley does not look at our own two:
//
//	whomet-index  key → number of labels     whomet-notes  name → note
type writer struct {
	log, ids, refs, meta *bbolt.Bucket
	index, notes         *bbolt.Bucket    // our own
	lists                [3]*bbolt.Bucket // of indexes, in their order
	horizon, size        uint64
	nodes                map[quad.Value]*entry
	hashes               map[[quad.HashSize]byte]*entry
	order                []*entry // in which they come up
	moves                [3][]move
}

// entry is a node that quads of a change are in.
type entry struct {
	value quad.Value
	hash  []byte
	id    uint64
	fresh bool
	delta int // by which its references change
}

func newWriter(tx *bbolt.Tx) (*writer, error) {
	w := &writer{nodes: make(map[quad.Value]*entry), hashes: make(map[[quad.HashSize]byte]*entry)}
	open := func(name string) *bbolt.Bucket {
		b, _ := tx.CreateBucketIfNotExists([]byte(name)) // fails for bad names only
		return b
	}
	w.log, w.ids, w.refs, w.meta = open("log"), open("v"), open("n"), open("meta")
	w.index, w.notes = open(string(indexName)), open(string(notesName))
	for i, index := range indexes {
		w.lists[i] = open(bucketName(index.Dirs))
	}
	w.log.FillPercent = 1 // it only ever grows at the end
	for _, list := range w.lists {
		list.FillPercent = 0.9 // they mostly do
	}
	for name, n := range map[string]*uint64{"horizon": &w.horizon, "size": &w.size} {
		if b := w.meta.Get([]byte(name)); len(b) == 8 {
			*n = binary.LittleEndian.Uint64(b)
		} else if b != nil {
			return nil, errBroken
		}
	}
	return w, nil
}

func bucketName(dirs []quad.Direction) string {
	name := make([]byte, len(dirs))
	for i, d := range dirs {
		name[i] = d.Prefix()
	}
	return string(name)
}

// apply deletes quads that are there, and adds quads that are not.
func (w *writer) apply(add, del []quad.Quad) error {
	for _, q := range del {
		w.mention(q, -1)
	}
	for _, q := range add {
		w.mention(q, +1)
	}
	if err := w.resolve(); err != nil {
		return err
	}
	if err := w.deleteQuads(del); err != nil {
		return err
	}
	if err := w.addQuads(add); err != nil {
		return err
	}
	for i := range w.moves {
		if err := w.reindex(w.lists[i], w.moves[i], len(indexes[i].Dirs)); err != nil {
			return err
		}
	}
	w.size += uint64(len(add)) - uint64(len(del))
	return errors.Join(
		w.meta.Put([]byte("horizon"), binary.LittleEndian.AppendUint64(nil, w.horizon)),
		w.meta.Put([]byte("size"), binary.LittleEndian.AppendUint64(nil, w.size)),
	)
}

func (w *writer) mention(q quad.Quad, delta int) {
	for _, d := range quad.Directions {
		v := q.Get(d)
		e := w.nodes[v]
		if e == nil {
			e = w.entry(v)
			w.nodes[v] = e
		}
		e.delta += delta
	}
}

// entry returns the entry of a value, which another Go value with the same hash
// may have already.
func (w *writer) entry(v quad.Value) *entry {
	var hash [quad.HashSize]byte
	quad.HashTo(v, hash[:])
	e := w.hashes[hash]
	if e == nil {
		e = &entry{value: v, hash: hash[:]}
		w.hashes[hash] = e
		w.order = append(w.order, e)
	}
	return e
}

// resolve finds the nodes' ids, makes those that are new and removes those that
// nothing mentions any more.
func (w *writer) resolve() error {
	// New ids are given in the order of the quads, so that what is said together
	// stands together; hashes are written in their own order.
	for _, e := range w.order {
		if b := w.ids.Get(e.hash); b != nil {
			e.id, _ = binary.Uvarint(b)
			continue
		}
		w.horizon++
		e.id, e.fresh = w.horizon, true
		node, err := nodeRecord(e.id, e.value)
		if err != nil {
			return err
		}
		if err := w.log.Put(logKey(e.id), node); err != nil {
			return err
		}
	}
	slices.SortFunc(w.order, func(x, y *entry) int { return bytes.Compare(x.hash, y.hash) })
	var gone []uint64
	for _, e := range w.order {
		refs, _ := binary.Uvarint(w.refs.Get(e.hash))
		if refs += uint64(e.delta); refs == 0 {
			gone = append(gone, e.id)
			if err := errors.Join(w.refs.Delete(e.hash), w.ids.Delete(e.hash)); err != nil {
				return err
			}
			continue
		}
		if err := w.refs.Put(e.hash, binary.AppendUvarint(nil, refs)); err != nil {
			return err
		}
		if e.fresh {
			if err := w.ids.Put(e.hash, binary.AppendUvarint(nil, e.id)); err != nil {
				return err
			}
		}
	}
	return w.deleteLog(gone)
}

func (w *writer) deleteLog(ids []uint64) error {
	slices.Sort(ids)
	for _, id := range ids {
		if err := w.log.Delete(logKey(id)); err != nil {
			return err
		}
	}
	return nil
}

// link returns the ids of a quad's values, and whether any of them is new.
func (w *writer) link(q quad.Quad) (ids [4]uint64, fresh [4]bool) {
	for i, d := range quad.Directions {
		e := w.nodes[q.Get(d)]
		ids[i], fresh[i] = e.id, e.fresh
	}
	return ids, fresh
}

func (w *writer) addQuads(add []quad.Quad) error {
	for _, q := range add {
		ids, fresh := w.link(q)
		w.horizon++
		if err := w.log.Put(logKey(w.horizon), quadRecord(w.horizon, ids)); err != nil {
			return err
		}
		w.move(ids, fresh, w.horizon, false)
	}
	return nil
}

// deleteQuads finds the quads in the list of their label.
func (w *writer) deleteQuads(del []quad.Quad) error {
	byLabel := make(map[uint64]map[[4]uint64]bool)
	for _, q := range del {
		ids, _ := w.link(q)
		if byLabel[ids[3]] == nil {
			byLabel[ids[3]] = make(map[[4]uint64]bool)
		}
		byLabel[ids[3]][ids] = true
	}
	var gone []uint64
	for label, wanted := range byLabel {
		key := binary.BigEndian.AppendUint64(nil, label)
		for _, id := range decodeList(w.lists[labelIndex].Get(key)) {
			if ids := linkOf(w.log.Get(logKey(id))); wanted[ids] {
				delete(wanted, ids)
				gone = append(gone, id)
				w.move(ids, [4]bool{}, id, true)
			}
		}
		if len(wanted) > 0 {
			return errBroken
		}
	}
	return w.deleteLog(gone)
}

// count changes the numbers of labels that give keys.
func (w *writer) count(keys map[string]int) error {
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		n, _ := binary.Uvarint(w.index.Get([]byte(key)))
		if n += uint64(keys[key]); n == 0 {
			if err := w.index.Delete([]byte(key)); err != nil {
				return err
			}
			continue
		}
		if err := w.index.Put([]byte(key), binary.AppendUvarint(nil, n)); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) keep(notes map[string][]byte) (err error) {
	for _, name := range slices.Sorted(maps.Keys(notes)) {
		if note := notes[name]; note == nil {
			err = errors.Join(err, w.notes.Delete([]byte(name)))
		} else {
			err = errors.Join(err, w.notes.Put([]byte(name), note))
		}
	}
	return err
}
