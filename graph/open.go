package graph

import (
	"context"
	"errors"
	"fmt"
	"strings"
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

// Open opens the store that url names: "" or "memory" a new one in memory, anything
// else the path of a file, which is made if it does not exist. The caller closes it.
func Open(ctx context.Context, url string) (*Store, error) { return DefaultNamespace.Open(ctx, url) }

// Open is like the function Open for a store whose own IRIs begin with ns.
func (ns Namespace) Open(ctx context.Context, url string) (*Store, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s := &Store{ns: ns, v: ns.Vocab()}
	var err error
	switch scheme, _, isURL := strings.Cut(url, "://"); {
	case url == "" || url == "memory":
		s.backend = newMemory()
	case !isURL:
		s.backend, err = openFile(ns, url)
	default:
		err = fmt.Errorf("no stores of kind %q; give a file, or memory", scheme)
	}
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", url, err)
	}
	return s, nil
}
