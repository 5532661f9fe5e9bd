package graph

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"go.etcd.io/bbolt"
	"google.golang.org/protobuf/encoding/protowire"
)

// scan is the source of a file in one transaction; writer has the format.
type scan struct {
	log, ids     *bbolt.Bucket
	index, named *bbolt.Bucket // keys and notes; nil before the first writer
	lists        [3]*bbolt.Bucket
	cursor       *bbolt.Cursor // on log, at the entry last
	last         uint64
	found        []uint64
}

// errBroken is returned for a file that does not hold what its indexes say.
var errBroken = errors.New("broken store")

func newScan(tx *bbolt.Tx) (*scan, error) {
	s := &scan{log: tx.Bucket([]byte("log")), ids: tx.Bucket([]byte("v")), index: tx.Bucket(indexName), named: tx.Bucket(notesName)}
	for i, index := range indexes {
		s.lists[i] = tx.Bucket([]byte(bucketName(index.Dirs)))
	}
	if s.log == nil || s.ids == nil || slices.Contains(s.lists[:], nil) {
		return nil, errBroken
	}
	s.cursor = s.log.Cursor()
	return s, nil
}

func (s *scan) id(v quad.Value) (uint64, error) {
	id, _ := binary.Uvarint(s.ids.Get(quad.HashOf(v)))
	return id, nil
}

// record returns an entry of the log. Quads written together stand together, so
// that the next one wanted is often the next one there.
func (s *scan) record(id uint64) []byte {
	var k, v []byte
	if s.last != 0 && id == s.last+1 {
		k, v = s.cursor.Next()
	}
	if len(k) != 8 || binary.BigEndian.Uint64(k) != id {
		k, v = s.cursor.Seek(logKey(id))
	}
	if s.last = id; len(k) != 8 || binary.BigEndian.Uint64(k) != id {
		s.last = 0
		return nil
	}
	return v
}

func (s *scan) value(id uint64) (quad.Value, error) {
	for record := s.record(id); len(record) > 0; {
		field, kind, n := protowire.ConsumeTag(record)
		if n < 0 {
			break
		}
		if field == fieldValue && kind == protowire.BytesType {
			value, m := protowire.ConsumeBytes(record[n:])
			if m < 0 {
				break
			}
			return pquads.UnmarshalValue(value)
		}
		m := protowire.ConsumeFieldValue(field, kind, record[n:])
		if m < 0 {
			break
		}
		record = record[n+m:]
	}
	return nil, errBroken
}

func (s *scan) links(d quad.Direction, nodes []uint64, pred uint64, f func(link) error) error {
	for _, node := range nodes {
		if err := s.linksOf(d, node, pred, f); err != nil {
			return err
		}
	}
	return nil
}

func (s *scan) linksOf(d quad.Direction, node, pred uint64, f func(link) error) error {
	list := s.lists[subjectIndex]
	switch d {
	case quad.Object:
		list = s.lists[objectIndex]
	case quad.Label:
		list = s.lists[labelIndex]
	}
	prefix := logKey(node)
	if pred != 0 {
		prefix = binary.BigEndian.AppendUint64(prefix, pred)
	}
	s.found = s.found[:0]
	c := list.Cursor()
	for k, v := c.Seek(prefix); k != nil && bytes.HasPrefix(k, prefix); k, v = c.Next() {
		for len(v) > 0 {
			id, n := binary.Uvarint(v)
			if n <= 0 {
				return errBroken
			}
			s.found, v = append(s.found, id), v[n:]
		}
	}
	slices.Sort(s.found)
	for _, id := range s.found {
		l := linkOf(s.record(id))
		if l[0] == 0 {
			return errBroken
		}
		if err := f(l); err != nil {
			return err
		}
	}
	return nil
}

// subjects reads them from the keys of the index, without the quads.
func (s *scan) subjects(ctx context.Context, pred uint64, objects []uint64) ([]uint64, error) {
	lists := make([][]uint64, len(objects))
	c := s.lists[objectIndex].Cursor()
	for i, object := range objects {
		prefix := binary.BigEndian.AppendUint64(logKey(object), pred)
		for k, _ := c.Seek(prefix); len(k) == 24 && bytes.HasPrefix(k, prefix); k, _ = c.Next() {
			lists[i] = append(lists[i], binary.BigEndian.Uint64(k[16:]))
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
	}
	return common(lists), nil
}

func (s *scan) keys(from, below string, backwards bool, f func(key string, labels int) bool) error {
	if s.index == nil {
		return nil
	}
	c := s.index.Cursor()
	k, v := c.Seek([]byte(from))
	step := c.Next
	if backwards {
		step = c.Prev
		if k, v = c.Seek([]byte(below)); k == nil {
			k, v = c.Last()
		}
		for k != nil && string(k) >= below {
			k, v = c.Prev()
		}
	}
	for ; k != nil && string(k) >= from && string(k) < below; k, v = step() {
		if n, _ := binary.Uvarint(v); !f(string(k), int(n)) {
			break
		}
	}
	return nil
}

func (s *scan) note(name string) ([]byte, error) {
	if s.named == nil {
		return nil, nil
	}
	return bytes.Clone(s.named.Get([]byte(name))), nil
}

func (s *scan) notes(prefix string, f func(name string, note []byte) error) error {
	if s.named == nil {
		return nil
	}
	c := s.named.Cursor()
	for k, v := c.Seek([]byte(prefix)); k != nil && strings.HasPrefix(string(k), prefix); k, v = c.Next() {
		if err := f(string(k), bytes.Clone(v)); err != nil {
			return err
		}
	}
	return nil
}

func (s *scan) forget() {}
