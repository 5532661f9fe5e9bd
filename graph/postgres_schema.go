package graph

import (
	"context"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"
)

// schemaFormat is the version of the tables; it grows with each change that an older
// program would misread.
const schemaFormat = "2"

// schema is the tables of Cayley's SQL backend, with the indexes that look-ups by
// subject, object and label need (Cayley's own has eight, and foreign keys), and our
// own tables beside them.
const schema = `
CREATE TABLE nodes (
	hash BYTEA PRIMARY KEY,
	refs INT NOT NULL,
	value BYTEA,
	value_string TEXT,
	datatype TEXT,
	language TEXT,
	iri BOOLEAN,
	bnode BOOLEAN,
	value_int BIGINT,
	value_bool BOOLEAN,
	value_float DOUBLE PRECISION,
	value_time TIMESTAMP WITH TIME ZONE
);
CREATE TABLE quads (
	horizon BIGSERIAL,
	subject_hash BYTEA NOT NULL,
	predicate_hash BYTEA NOT NULL,
	object_hash BYTEA NOT NULL,
	label_hash BYTEA NOT NULL,
	ts TIMESTAMP
);
CREATE UNIQUE INDEX spol_unique ON quads (subject_hash, predicate_hash, object_hash, label_hash);
CREATE INDEX ops_index ON quads (object_hash, predicate_hash, subject_hash);
CREATE INDEX l_index ON quads (label_hash);
CREATE TABLE whomet_index (key BYTEA PRIMARY KEY, n INT NOT NULL);
CREATE TABLE whomet_notes (name TEXT COLLATE "C" PRIMARY KEY, note BYTEA NOT NULL);
CREATE TABLE whomet (name TEXT PRIMARY KEY, value TEXT NOT NULL)`

// oneCreator lets one process at a time make the tables.
const oneCreator = `SELECT pg_advisory_xact_lock(hashtext('whomet'), hashtext(current_schema()))`

// claim checks that the database holds a store of ours, or makes one of an empty one.
func (p *postgres) claim(ctx context.Context, ns Namespace, create bool) error {
	return pgx.BeginFunc(ctx, p.pool, func(tx pgx.Tx) error {
		ours, foreign, err := tables(ctx, tx)
		if err == nil && !ours && !foreign && create {
			if _, err = tx.Exec(ctx, oneCreator); err == nil {
				ours, foreign, err = tables(ctx, tx) // which another may have made by now
			}
		}
		switch {
		case err != nil:
			return err
		case ours:
			return ns.recognize(ctx, tx)
		case foreign:
			return fmt.Errorf("%w: its tables nodes and quads are not of whomet's making", ErrNotStore)
		case !create:
			return ErrNoStore
		}
		if _, err := tx.Exec(ctx, schema); err != nil {
			return err
		}
		_, err = tx.Exec(ctx, `INSERT INTO whomet VALUES ('format', $1), ('base', $2)`, schemaFormat, string(ns))
		return err
	})
}

// tables reports whether there are our tables, or such as bear their names.
func tables(ctx context.Context, tx pgx.Tx) (ours, foreign bool, err error) {
	// From the table, as to_regclass may answer from memory.
	err = tx.QueryRow(ctx, `SELECT coalesce(bool_or(relname = 'whomet'), false), coalesce(bool_or(relname <> 'whomet'), false)
		FROM pg_class WHERE relname IN ('whomet', 'nodes', 'quads') AND pg_table_is_visible(oid)`).Scan(&ours, &foreign)
	return ours, foreign, err
}

// recognize checks the format and the base of a store.
func (ns Namespace) recognize(ctx context.Context, tx pgx.Tx) error {
	var v, base string
	err := tx.QueryRow(ctx, `SELECT f.value, b.value FROM whomet f, whomet b WHERE f.name = 'format' AND b.name = 'base'`).Scan(&v, &base)
	switch {
	case err != nil:
		return err
	case newer(v, schemaFormat):
		return fmt.Errorf("%w (format %s, this one knows %s)", ErrNewer, v, schemaFormat)
	case base != string(ns):
		return &BaseError{Namespace(base), ns}
	case v != schemaFormat:
		return ns.migrateTables(ctx, tx)
	}
	return nil
}

// migrateTables brings a store of format 1, which had no index by actor and place, to
// the present one.
func (ns Namespace) migrateTables(ctx context.Context, tx pgx.Tx) error {
	if _, err := tx.Exec(ctx, `LOCK TABLE whomet IN SHARE ROW EXCLUSIVE MODE`); err != nil {
		return err
	}
	r := newReader(ctx, ns, newRows(ctx, tx))
	labels, err := r.labels()
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, `DELETE FROM whomet_index`); err != nil {
		return err
	}
	for _, label := range labels {
		r.forget()
		quads, err := r.quads(quad.Label, label)
		if err != nil {
			return err
		}
		keys := make(map[string]int)
		for key := range ns.Vocab().keysOf(label, slices.Values(quads)) {
			keys[key] = 1
		}
		if err := writeKeys(ctx, tx, keys); err != nil {
			return err
		}
	}
	_, err = tx.Exec(ctx, `UPDATE whomet SET value = $1 WHERE name = 'format'`, schemaFormat)
	return err
}
