package graph

import (
	"context"
	"errors"

	hkv "github.com/hidal-go/hidalgo/kv"
)

// session is the key-value store under Cayley. While a group runs, every
// transaction Cayley opens is the same one, which ends with the group: several
// Cayley deltas become one transaction of the file.
//
// # Why
//
// One Cayley delta that both deletes and adds writes broken quads where a node
// loses more references than it gains: the deleted and the added quads of a
// replacement must be two deltas, and yet come or fail together.
type session struct {
	hkv.KV
	tx hkv.Tx // the open group's, or nil
}

// Tx implements kv.KV.
func (db *session) Tx(ctx context.Context, rw bool) (hkv.Tx, error) {
	if db.tx != nil {
		return part{db.tx}, nil
	}
	return db.KV.Tx(ctx, rw)
}

// View implements kv.KV.
func (db *session) View(ctx context.Context, f func(hkv.Tx) error) error { return hkv.View(ctx, db, f) }

// Update implements kv.KV.
func (db *session) Update(ctx context.Context, f func(hkv.Tx) error) error {
	return hkv.Update(ctx, db, f)
}

// group runs f in one transaction and commits it if f returns nil.
func (db *session) group(ctx context.Context, f func() error) error {
	tx, err := db.KV.Tx(ctx, true)
	if err != nil {
		return err
	}
	db.tx = tx
	err = f()
	db.tx = nil
	if err != nil {
		return errors.Join(err, tx.Close())
	}
	return tx.Commit(ctx)
}

// part is a transaction inside a group: its end is the group's affair.
type part struct{ hkv.Tx }

// Commit implements kv.Tx.
func (part) Commit(context.Context) error { return nil }

// Close implements kv.Tx.
func (part) Close() error { return nil }
