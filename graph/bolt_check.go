package graph

import (
	"context"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"
)

// check compares what the trees of a file say of each other.
func (b *boltFile) check(ctx context.Context, found func(problem string)) error {
	return b.db.View(func(tx *bbolt.Tx) error {
		for err := range tx.Check() {
			found(err.Error())
		}
		s, err := newScan(tx)
		if err != nil {
			return err
		}
		c := &fileCheck{scan: s, refs: make(map[uint64]uint32), found: found}
		if err := c.log.ForEach(func(k, v []byte) error { c.entry(k, v); return ctx.Err() }); err != nil {
			return err
		}
		for i := range indexes {
			if err := c.list(ctx, i); err != nil {
				return err
			}
		}
		return c.nodes(tx)
	})
}

// fileCheck counts what the log of a file says.
type fileCheck struct {
	*scan
	quads uint64
	refs  map[uint64]uint32 // of nodes
	found func(problem string)
}

func (c *fileCheck) entry(_, record []byte) {
	l := linkOf(record)
	if l[0] == 0 {
		return
	}
	c.quads++
	for _, id := range l {
		c.refs[id]++
	}
}

// list checks that an index leads to all quads, each once, and to those it says.
func (c *fileCheck) list(ctx context.Context, i int) error {
	n := uint64(0)
	err := c.lists[i].ForEach(func(k, v []byte) error {
		ids := decodeList(v)
		n += uint64(len(ids))
		if !slices.IsSorted(ids) || len(slices.Compact(slices.Clone(ids))) != len(ids) {
			c.found(fmt.Sprintf("index %s: the list of %x is not in order", bucketName(indexes[i].Dirs), k))
		}
		for _, id := range ids {
			l := linkOf(c.record(id))
			for at, d := range indexes[i].Dirs {
				if l[slices.Index(quad.Directions, d)] != binary.BigEndian.Uint64(k[8*at:]) {
					c.found(fmt.Sprintf("index %s: quad %d does not belong to %x", bucketName(indexes[i].Dirs), id, k))
					break
				}
			}
		}
		return ctx.Err()
	})
	if n != c.quads {
		c.found(fmt.Sprintf("index %s has %d quads of %d", bucketName(indexes[i].Dirs), n, c.quads))
	}
	return err
}

// nodes checks that each node is found by its hash and has its number of references.
func (c *fileCheck) nodes(tx *bbolt.Tx) error {
	counts := tx.Bucket([]byte("n"))
	n := 0
	err := c.ids.ForEach(func(hash, b []byte) error {
		n++
		id, _ := binary.Uvarint(b)
		v, err := c.value(id)
		switch refs, _ := binary.Uvarint(counts.Get(hash)); {
		case err != nil || string(quad.HashOf(v)) != string(hash):
			c.found(fmt.Sprintf("node %d is not found by its hash", id))
		case refs != uint64(c.refs[id]):
			c.found(fmt.Sprintf("node %d, %s, has %d references of %d", id, quad.StringOf(v), refs, c.refs[id]))
		}
		return nil
	})
	if n != len(c.refs) {
		c.found(fmt.Sprintf("%d nodes are found by hash, of %d", n, len(c.refs)))
	}
	return err
}
