package graph

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/cayleygraph/cayley"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// boltFile is the backend of a file.
type boltFile struct {
	db *bbolt.DB
	mu sync.Mutex // serializes writers, and what they do after a transaction
	qs atomic.Pointer[handle]
}

// handle is Cayley's view of the file.
type handle struct{ cayley.QuadStore }

// lockTimeout is how long opening waits for another process to let go of a file.
const lockTimeout = 800 * time.Millisecond

// mapSize is how much address space, not memory, a file takes at first. When it
// outgrows that, a writer waits for the readers there are, once a gigabyte.
const mapSize = 1 << 30

func openFile(ns Namespace, path string, create bool) (*boltFile, error) {
	switch fi, err := os.Stat(path); {
	case err == nil && fi.IsDir():
		return nil, fmt.Errorf("%w: a directory", ErrNotStore)
	case errors.Is(err, fs.ErrNotExist) && !create:
		return nil, ErrNoStore
	}
	if err := intact(path); err != nil {
		return nil, err
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{
		Timeout: lockTimeout, FreelistType: bbolt.FreelistMapType, InitialMmapSize: mapSize,
	})
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return nil, ErrLocked
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrChecksum), errors.Is(err, berrors.ErrVersionMismatch):
		return nil, ErrNotStore
	case err != nil:
		return nil, err
	}
	db.AllocSize = 1 << 20 // the steps in which the file grows
	b := &boltFile{db: db}
	if err := ns.claim(db); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if err := b.reset(); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return b, nil
}

// reset makes a new Cayley handle on the file, without what an old one remembers.
func (b *boltFile) reset() error {
	// Without no_bloom, opening reads the whole file and takes 80 MB.
	qs, err := kv.New(file{b.db}, map[string]any{kv.OptNoBloom: true})
	if err == nil {
		b.qs.Store(&handle{qs})
	}
	return err
}

func (b *boltFile) read(_ context.Context, f func(source) error) error {
	return b.db.View(func(tx *bbolt.Tx) error {
		s, err := newScan(tx)
		if err != nil {
			return err
		}
		return f(s)
	})
}

func (b *boltFile) write(_ context.Context, f func(source) (*difference, error)) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	tx, err := b.db.Begin(true)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // which does nothing after Commit
	s, err := newScan(tx)
	if err != nil {
		return err
	}
	d, err := f(s)
	if err != nil || d.empty() {
		return err
	}
	w, err := newWriter(tx)
	if err != nil {
		return err
	}
	if err := errors.Join(w.apply(d.add, d.del), w.count(d.keys), w.keep(d.notes)); err != nil {
		return err
	}
	err = tx.Commit()
	for _, full := range []error{syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG} {
		if err != nil && strings.Contains(err.Error(), full.Error()) { // bbolt does not wrap all
			return fmt.Errorf("%w (%w)", ErrFull, err)
		}
	}
	if err != nil || len(d.del) == 0 {
		return err
	}
	return b.reset() // Cayley remembers ids of nodes that are gone
}

func (b *boltFile) view(f func(cayley.QuadStore) error) error { return f(b.qs.Load().QuadStore) }

func (b *boltFile) close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.qs.Load().Close()
}

// format is the version of the file's contents; it grows with each change that an
// older program would misread.
const format = "3"

// The names of our own buckets, which Cayley does not look at, and of the keys of
// the first.
var (
	ours, formatKey, baseKey = []byte("whomet"), []byte("format"), []byte("base")
	indexName, notesName     = []byte("whomet-index"), []byte("whomet-notes")
)

// claim checks that a file is a store of ours, or makes one of an empty file.
func (ns Namespace) claim(db *bbolt.DB) error {
	empty, old := false, false
	err := db.View(func(tx *bbolt.Tx) error {
		b := tx.Bucket(ours)
		if first, _ := tx.Cursor().First(); b == nil {
			if empty = first == nil; empty {
				return nil
			}
			return ErrNotStore
		}
		v := string(b.Get(formatKey))
		if newer(v, format) {
			return fmt.Errorf("%w (format %s, this one knows %s)", ErrNewer, v, format)
		}
		if base := string(b.Get(baseKey)); base != string(ns) {
			return &BaseError{Namespace(base), ns}
		}
		old = v != format
		return nil
	})
	switch {
	case err == nil && empty:
		return db.Update(ns.create)
	case err == nil && old:
		return db.Update(ns.migrate)
	}
	return err
}

// newer reports whether a format is later than another.
func newer(v, than string) bool { return len(v) > len(than) || len(v) == len(than) && v > than }

// create lays out an empty store in one transaction.
func (ns Namespace) create(tx *bbolt.Tx) error {
	if err := kv.Init(inside{tx}, nil); err != nil {
		return err
	}
	list, err := json.Marshal(indexes)
	if err != nil {
		return err
	}
	if _, err := newWriter(tx); err != nil { // makes the buckets
		return err
	}
	b, err := tx.CreateBucket(ours)
	if err != nil {
		return err
	}
	return errors.Join(
		tx.Bucket([]byte("meta")).Put([]byte("indexes"), list), // where kv.New looks
		b.Put(formatKey, []byte(format)),
		b.Put(baseKey, []byte(ns)),
	)
}

// migrate brings a store of format 1, which had no index but one of time, or 2, which
// had none by actor and place, to the present one.
func (ns Namespace) migrate(tx *bbolt.Tx) error {
	for _, old := range [][]byte{[]byte("whomet-time"), indexName} {
		if tx.Bucket(old) == nil {
			continue
		}
		if err := tx.DeleteBucket(old); err != nil {
			return err
		}
	}
	w, err := newWriter(tx)
	if err != nil {
		return err
	}
	s, err := newScan(tx)
	if err != nil {
		return err
	}
	c := s.lists[labelIndex].Cursor()
	for k, _ := c.First(); k != nil; k, _ = c.Next() {
		label, err := s.value(binary.BigEndian.Uint64(k))
		if err != nil {
			return err
		}
		iri, _ := label.(quad.IRI)
		quads, err := newReader(context.Background(), ns, s).quads(quad.Label, iri)
		if err != nil {
			return err
		}
		keys := make(map[string]int)
		for key := range ns.Vocab().keysOf(iri, slices.Values(quads)) {
			keys[key] = 1
		}
		if err := w.count(keys); err != nil {
			return err
		}
	}
	return tx.Bucket(ours).Put(formatKey, []byte(format))
}
