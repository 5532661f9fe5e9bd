package graph

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
)

var (
	// ErrNotFound is returned for an article, entity or event the store has not.
	ErrNotFound = errors.New("not found")
	// ErrLocked is returned by Open for a file that another process has open.
	ErrLocked = errors.New("in use by another process; stop it, or give another --store")
	// ErrNewer is returned by Open for a store with a later format than this program's.
	ErrNewer = errors.New("written by a newer version of whomet")
	// ErrNotStore is returned by Open for a file or tables that whomet has not made.
	ErrNotStore = errors.New("not a whomet store")
	// ErrFull is returned when the disk takes no more; the store stays as it was.
	ErrFull = errors.New("the disk is full, or the file must not grow: nothing of this is stored")
	// ErrNoStore is returned by OpenExisting where there is nothing.
	ErrNoStore = errors.New("there is no store yet; whomet ingest makes one, or give another --store")
)

// Open opens the store that address names: "" or "memory" a new one in memory,
// postgres://user@host/database one in a PostgreSQL database, anything else the path
// of a file. Files and tables are made if there are none. The caller closes it.
func Open(ctx context.Context, address string) (*Store, error) {
	return DefaultNamespace.Open(ctx, address)
}

// Open is like the function Open for a store whose own IRIs begin with ns.
func (ns Namespace) Open(ctx context.Context, address string) (*Store, error) {
	return ns.open(ctx, address, true)
}

// OpenExisting is like Open for a store that must be there; ErrNoStore otherwise.
func (ns Namespace) OpenExisting(ctx context.Context, address string) (*Store, error) {
	return ns.open(ctx, address, false)
}

func (ns Namespace) open(ctx context.Context, address string, create bool) (*Store, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s := &Store{ns: ns, v: ns.Vocab()}
	var err error
	switch scheme, _, isURL := strings.Cut(address, "://"); {
	case address == "" || address == "memory":
		s.backend = newMemory()
	case scheme == "postgres" || scheme == "postgresql":
		s.backend, err = openPostgres(ctx, ns, address, create)
	case isURL:
		err = fmt.Errorf("no stores of kind %q; give a file, memory or postgres://user@host/database", scheme)
	default:
		s.backend, err = openFile(ns, address, create)
	}
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", Redacted(address), err)
	}
	return s, nil
}

// BaseError is returned by Open for a store whose own IRIs begin with another base
// than the one wanted.
type BaseError struct{ Base, Wanted Namespace }

// Error names both.
func (e *BaseError) Error() string { return fmt.Sprintf("its base is %s, not %s", e.Base, e.Wanted) }

// Redacted returns the address of a store as it may be shown: without the password.
func Redacted(address string) string {
	scheme, rest, isURL := strings.Cut(address, "://")
	if !isURL {
		return address
	}
	if u, err := url.Parse(address); err == nil {
		return u.Redacted()
	}
	return scheme + "://" + rest[strings.LastIndexByte(rest, '@')+1:]
}
