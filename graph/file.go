package graph

import (
	"bytes"
	"context"
	"errors"

	hkv "github.com/hidal-go/hidalgo/kv"
	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// file is the key-value store that Cayley's kv backend reads from, on bbolt.
//
// # Why not hidalgo's
//
// Cayley spreads its nodes over 131,072 buckets, v and n with two bytes of the
// node's hash each, which suits stores without order. In bbolt each bucket is a
// tree of its own; the key repeats those bytes anyway. Here they are two trees,
// which makes the file smaller and loading faster. Cayley uses keys of exactly two
// parts: bucket and key.
type file struct{ db *bbolt.DB }

// Close implements kv.KV.
func (f file) Close() error { return f.db.Close() }

// Tx implements kv.KV.
func (f file) Tx(_ context.Context, rw bool) (hkv.Tx, error) {
	tx, err := f.db.Begin(rw)
	if err != nil {
		return nil, err
	}
	return &fileTx{tx: tx}, nil
}

// View implements kv.KV.
func (f file) View(ctx context.Context, g func(hkv.Tx) error) error { return hkv.View(ctx, f, g) }

// Update implements kv.KV.
func (f file) Update(ctx context.Context, g func(hkv.Tx) error) error { return hkv.Update(ctx, f, g) }

// inside is the key-value store while a transaction is under way: all that Cayley
// does becomes part of it.
type inside struct{ tx *bbolt.Tx }

// Close implements kv.KV.
func (inside) Close() error { return nil }

// Tx implements kv.KV.
func (i inside) Tx(context.Context, bool) (hkv.Tx, error) { return part{&fileTx{tx: i.tx}}, nil }

// View implements kv.KV.
func (i inside) View(ctx context.Context, g func(hkv.Tx) error) error { return hkv.View(ctx, i, g) }

// Update implements kv.KV.
func (i inside) Update(ctx context.Context, g func(hkv.Tx) error) error {
	return hkv.Update(ctx, i, g)
}

// part is a transaction that ends with the one it is inside of.
type part struct{ *fileTx }

// Commit implements kv.Tx.
func (part) Commit(context.Context) error { return nil }

// Close implements kv.Tx.
func (part) Close() error { return nil }

type fileTx struct {
	tx   *bbolt.Tx
	name string        // of the bucket used last, which is mostly the next one
	last *bbolt.Bucket // nil if there is none
}

// errKey is returned for a key that is not bucket and key.
var errKey = errors.New("a key must have two parts")

// bucket returns the bucket of a key, nil if there is none and make is false.
func (t *fileTx) bucket(key hkv.Key, make bool) (*bbolt.Bucket, error) {
	if len(key) != 2 {
		return nil, errKey
	}
	name := key[0]
	if len(name) == 3 && (name[0] == 'v' || name[0] == 'n') {
		name = name[:1]
	}
	if t.last != nil && string(name) == t.name {
		return t.last, nil
	}
	b := t.tx.Bucket(name)
	if b == nil && make {
		var err error
		if b, err = t.tx.CreateBucket(name); err != nil {
			return nil, err
		}
	}
	t.name, t.last = string(name), b
	return b, nil
}

// Get implements kv.Tx.
func (t *fileTx) Get(_ context.Context, key hkv.Key) (hkv.Value, error) {
	b, err := t.bucket(key, false)
	if err != nil {
		return nil, err
	}
	if b == nil {
		return nil, hkv.ErrNotFound
	}
	if v := b.Get(key[1]); v != nil {
		return v, nil
	}
	return nil, hkv.ErrNotFound
}

// GetBatch implements kv.Tx.
func (t *fileTx) GetBatch(ctx context.Context, keys []hkv.Key) ([]hkv.Value, error) {
	return hkv.GetBatch(ctx, t, keys)
}

// Put implements kv.Tx.
func (t *fileTx) Put(_ context.Context, key hkv.Key, v hkv.Value) error {
	b, err := t.bucket(key, true)
	if err == nil && (len(key[1]) > 0 || len(v) > 0) { // else only the bucket is wanted
		err = b.Put(key[1], v)
	}
	if errors.Is(err, berrors.ErrTxNotWritable) {
		return hkv.ErrReadOnly
	}
	return err
}

// Del implements kv.Tx.
func (t *fileTx) Del(_ context.Context, key hkv.Key) error {
	b, err := t.bucket(key, false)
	if err == nil && b != nil {
		err = b.Delete(key[1])
	}
	if errors.Is(err, berrors.ErrTxNotWritable) {
		return hkv.ErrReadOnly
	}
	return err
}

// Commit implements kv.Tx.
func (t *fileTx) Commit(context.Context) error { return t.tx.Commit() }

// Close implements kv.Tx.
func (t *fileTx) Close() error {
	if err := t.tx.Rollback(); !errors.Is(err, berrors.ErrTxClosed) {
		return err
	}
	return nil // committed
}

// Scan implements kv.Tx. A scan needs a prefix of one part or two.
func (t *fileTx) Scan(_ context.Context, options ...hkv.IteratorOption) hkv.Iterator {
	return hkv.ApplyIteratorOptions(&fileIterator{tx: t}, options)
}

// fileIterator goes over the keys of one bucket that begin with a prefix.
type fileIterator struct {
	tx     *fileTx
	prefix hkv.Key
	cursor *bbolt.Cursor
	k, v   []byte
	err    error
}

// WithPrefix implements kv.PrefixIterator.
func (it *fileIterator) WithPrefix(prefix hkv.Key) hkv.Iterator {
	if len(prefix) == 1 {
		prefix = prefix.AppendBytes(nil)
	}
	*it = fileIterator{tx: it.tx, prefix: prefix}
	return it
}

// Reset implements kv.Iterator.
func (it *fileIterator) Reset() { it.cursor, it.k, it.v = nil, nil, nil }

// Next implements kv.Iterator.
func (it *fileIterator) Next(context.Context) bool {
	if it.cursor == nil {
		var b *bbolt.Bucket
		if b, it.err = it.tx.bucket(it.prefix, false); b == nil {
			return false
		}
		it.cursor = b.Cursor()
		it.k, it.v = it.cursor.Seek(it.prefix[1])
	} else {
		it.k, it.v = it.cursor.Next()
	}
	if it.k == nil || !bytes.HasPrefix(it.k, it.prefix[1]) {
		it.k, it.v = nil, nil
		return false
	}
	return true
}

// Key implements kv.Iterator.
func (it *fileIterator) Key() hkv.Key {
	if it.k == nil {
		return nil
	}
	return hkv.Key{it.prefix[0], bytes.Clone(it.k)}
}

// Val implements kv.Iterator.
func (it *fileIterator) Val() hkv.Value { return it.v }

// Err implements kv.Iterator.
func (it *fileIterator) Err() error { return it.err }

// Close implements kv.Iterator.
func (it *fileIterator) Close() error {
	*it = fileIterator{tx: it.tx, err: it.err}
	return nil
}
