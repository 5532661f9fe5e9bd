package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

var (
	// ErrNotFound is returned for an article, entity or event the store has not.
	ErrNotFound = errors.New("not found")
	// ErrLocked is returned by Open for a store that another process has open.
	ErrLocked = errors.New("in use by another process; stop it, or give another --store")
	// ErrNewer is returned by Open for a store with a later format than this program's.
	ErrNewer = errors.New("written by a newer version of whomet")
	// ErrNotStore is returned by Open for a file that whomet has not written.
	ErrNotStore = errors.New("not a whomet store")
)

// lockTimeout is how long Open waits for another process to let go of a file.
const lockTimeout = 800 * time.Millisecond

// mapSize is how much address space, not memory, a file takes at first. When it
// outgrows that, a writer waits for the readers there are, once a gigabyte.
const mapSize = 1 << 30

// Open opens the store that url names: "" or "memory" a new one in memory, anything
// else the path of a file, which is made if it does not exist. The caller closes it.
func Open(ctx context.Context, url string) (*Store, error) { return DefaultNamespace.Open(ctx, url) }

// Open is like the function Open for a store whose own IRIs begin with ns.
func (ns Namespace) Open(ctx context.Context, url string) (*Store, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s := &Store{ns: ns, v: ns.Vocab()}
	if url == "" || url == "memory" {
		s.qs.Store(&handle{memstore.New()})
		return s, nil
	}
	if scheme, _, ok := strings.Cut(url, "://"); ok {
		return nil, fmt.Errorf("open store %s: no stores of kind %q; give a file, or memory", url, scheme)
	}
	if err := s.openFile(ctx, url); err != nil {
		return nil, fmt.Errorf("open store %s: %w", url, err)
	}
	return s, nil
}

func (s *Store) openFile(ctx context.Context, path string) error {
	if fi, err := os.Stat(path); err == nil && fi.IsDir() {
		return fmt.Errorf("%w: a directory", ErrNotStore)
	}
	if err := intact(path); err != nil {
		return err
	}
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{
		Timeout: lockTimeout, FreelistType: bbolt.FreelistMapType, InitialMmapSize: mapSize,
	})
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return ErrLocked
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrChecksum), errors.Is(err, berrors.ErrVersionMismatch):
		return ErrNotStore
	case err != nil:
		return err
	}
	db.AllocSize = 1 << 20 // the steps in which the file grows
	if err := s.ns.claim(db); err != nil {
		return errors.Join(err, db.Close())
	}
	s.db = db
	if err := s.reset(); err != nil {
		return errors.Join(err, db.Close())
	}
	return nil
}

// reset makes a new Cayley handle on the file, without what an old one remembers.
func (s *Store) reset() error {
	// Without no_bloom, opening reads the whole file and takes 80 MB.
	qs, err := kv.New(file{s.db}, map[string]any{kv.OptNoBloom: true})
	if err == nil {
		s.qs.Store(&handle{qs})
	}
	return err
}

// format is the version of the file's contents; it grows with each change that an
// older program would misread.
const format = "1"

// The names of our own bucket, which Cayley does not look at, and of its keys.
var ours, formatKey, baseKey = []byte("whomet"), []byte("format"), []byte("base")

// claim checks that a file is a store of ours, or makes one of an empty file.
func (ns Namespace) claim(db *bbolt.DB) error {
	empty := false
	err := db.View(func(tx *bbolt.Tx) error {
		b := tx.Bucket(ours)
		if first, _ := tx.Cursor().First(); b == nil {
			if empty = first == nil; empty {
				return nil
			}
			return ErrNotStore
		}
		if v := string(b.Get(formatKey)); len(v) > len(format) || len(v) == len(format) && v > format {
			return fmt.Errorf("%w (format %s, this one knows %s)", ErrNewer, v, format)
		}
		if base := string(b.Get(baseKey)); base != string(ns) {
			return fmt.Errorf("its base is %s, not %s", base, ns)
		}
		return nil
	})
	if err != nil || !empty {
		return err
	}
	return db.Update(func(tx *bbolt.Tx) error { return ns.create(tx) })
}

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
