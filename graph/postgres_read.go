package graph

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"github.com/jackc/pgx/v5"
)

// rows is the source of a database in one transaction. With each answer it fetches
// the values of the nodes in it, so that a question takes few trips to the server.
type rows struct {
	ctx    context.Context
	tx     pgx.Tx
	hashes []refs.ValueHash // of the nodes numbered 1, 2, …
	ids    map[refs.ValueHash]uint64
	values map[uint64]quad.Value
}

func newRows(ctx context.Context, tx pgx.Tx) *rows {
	return &rows{ctx: ctx, tx: tx, ids: make(map[refs.ValueHash]uint64), values: make(map[uint64]quad.Value)}
}

func (r *rows) forget() {
	r.hashes = r.hashes[:0]
	clear(r.ids)
	clear(r.values)
}

func (r *rows) number(hash refs.ValueHash) uint64 {
	id, ok := r.ids[hash]
	if !ok {
		r.hashes = append(r.hashes, hash)
		id = uint64(len(r.hashes))
		r.ids[hash] = id
	}
	return id
}

func (r *rows) id(v quad.Value) (uint64, error) { return r.number(refs.HashOf(v)), nil }

func (r *rows) value(id uint64) (quad.Value, error) {
	if _, ok := r.values[id]; !ok {
		if err := r.fetch([]uint64{id}); err != nil {
			return nil, err
		}
	}
	v, ok := r.values[id]
	if !ok {
		return nil, fmt.Errorf("%w: node %v is missing", errBroken, r.hashes[id-1])
	}
	return v, nil
}

// hashesOf returns the hashes of nodes as the database has them.
func (r *rows) hashesOf(nodes []uint64) [][]byte {
	out := make([][]byte, len(nodes))
	for i, id := range nodes {
		out[i] = r.hashes[id-1][:]
	}
	return out
}

// directions are the columns of a quad, in the order of quad.Directions.
var directions = [...]string{"subject_hash", "predicate_hash", "object_hash", "label_hash"}

func (r *rows) links(d quad.Direction, nodes []uint64, pred uint64, f func(link) error) error {
	query := "SELECT subject_hash, predicate_hash, object_hash, label_hash FROM quads WHERE " + directions[slices.Index(quad.Directions, d)] + " = ANY($1)"
	args := []any{r.hashesOf(nodes)}
	if pred != 0 {
		query += " AND predicate_hash = $2"
		args = append(args, r.hashes[pred-1][:])
	}
	found, err := r.linksOf(query, args)
	if err != nil {
		return err
	}
	at := slices.Index(quad.Directions, d)
	order := make(map[uint64]int, len(nodes))
	for i, id := range nodes {
		order[id] = i
	}
	slices.SortStableFunc(found, func(x, y link) int { return order[x[at]] - order[y[at]] })
	if err := r.fetch(slices.Concat(everyNode(found)...)); err != nil {
		return err
	}
	for _, l := range found {
		if err := f(l); err != nil {
			return err
		}
	}
	return nil
}

func everyNode(links []link) [][]uint64 {
	out := make([][]uint64, len(links))
	for i := range links {
		out[i] = links[i][:]
	}
	return out
}

func (r *rows) linksOf(query string, args []any) (out []link, err error) {
	rows, err := r.tx.Query(r.ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var l link
		for i, raw := range rows.RawValues() { // a bytea is its bytes
			var hash refs.ValueHash
			copy(hash[:], raw)
			l[i] = r.number(hash)
		}
		out = append(out, l)
	}
	return out, rows.Err()
}

func (r *rows) subjects(_ context.Context, pred uint64, objects []uint64) ([]uint64, error) {
	slices.Sort(objects)
	objects = slices.Compact(objects)
	found, err := r.linksOf(`SELECT subject_hash FROM quads WHERE object_hash = ANY($1) AND predicate_hash = $2
		GROUP BY subject_hash HAVING count(DISTINCT object_hash) = $3`, []any{r.hashesOf(objects), r.hashes[pred-1][:], len(objects)})
	if err != nil {
		return nil, err
	}
	ids := make([]uint64, len(found))
	for i, l := range found {
		ids[i] = l[0]
	}
	return ids, r.fetch(ids)
}

// fetch reads the values of nodes that are not yet known.
func (r *rows) fetch(nodes []uint64) error {
	var wanted []uint64
	for _, id := range nodes {
		if _, known := r.values[id]; !known {
			wanted = append(wanted, id)
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	slices.Sort(wanted)
	found, err := r.tx.Query(r.ctx, `SELECT hash, value, value_string, datatype, language, iri, bnode, value_int, value_bool, value_float, value_time
		FROM nodes WHERE hash = ANY($1)`, r.hashesOf(slices.Compact(wanted)))
	if err != nil {
		return err
	}
	defer found.Close()
	var n nodeRow
	for found.Next() {
		if err := found.Scan(&n.hash, &n.value, &n.text, &n.datatype, &n.language, &n.iri, &n.bnode, &n.integer, &n.boolean, &n.float, &n.instant); err != nil {
			return err
		}
		v, err := n.read()
		if err != nil {
			return err
		}
		var hash refs.ValueHash
		copy(hash[:], n.hash)
		r.values[r.number(hash)] = v
	}
	return found.Err()
}

// nodeRow is a row of the table of nodes, as Cayley writes it.
type nodeRow struct {
	hash     []byte
	value    []byte // of what has no columns of its own, as Cayley's quads in protocol buffers
	text     *string
	datatype *string
	language *string
	iri      *bool
	bnode    *bool
	integer  *int64
	boolean  *bool
	float    *float64
	instant  *time.Time
}

func (n *nodeRow) read() (quad.Value, error) {
	switch {
	case n.text != nil && n.iri != nil:
		return quad.IRI(*n.text), nil
	case n.text != nil && n.bnode != nil:
		return quad.BNode(*n.text), nil
	case n.text != nil && n.language != nil:
		return quad.LangString{Value: quad.String(*n.text), Lang: *n.language}, nil
	case n.text != nil && n.datatype != nil:
		return quad.TypedString{Value: quad.String(*n.text), Type: quad.IRI(*n.datatype)}, nil
	case n.text != nil:
		return quad.String(*n.text), nil
	case n.integer != nil:
		return quad.Int(*n.integer), nil
	case n.boolean != nil:
		return quad.Bool(*n.boolean), nil
	case n.float != nil:
		return quad.Float(*n.float), nil
	case n.instant != nil:
		return quad.Time(n.instant.UTC()), nil
	}
	return pquads.UnmarshalValue(n.value)
}

// keyPage is how many keys are fetched at a time.
const keyPage = 256

func (r *rows) keys(from, below string, backwards bool, f func(key string, labels int) bool) error {
	query := "SELECT key, n FROM whomet_index WHERE key >= $1 AND key < $2 ORDER BY key LIMIT $3"
	if backwards {
		query = "SELECT key, n FROM whomet_index WHERE key >= $1 AND key < $2 ORDER BY key DESC LIMIT $3"
	}
	for {
		page, err := r.keyPage(query, from, below)
		if err != nil {
			return err
		}
		for _, k := range page {
			if !f(string(k.Key), k.N) {
				return nil
			}
		}
		if len(page) < keyPage {
			return nil
		}
		if last := string(page[len(page)-1].Key); backwards {
			below = last
		} else {
			from = last + "\x00"
		}
	}
}

// keyRow is a row of the index.
type keyRow struct {
	Key []byte
	N   int
}

func (r *rows) keyPage(query, from, below string) ([]keyRow, error) {
	found, err := r.tx.Query(r.ctx, query, []byte(from), []byte(below), keyPage)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(found, pgx.RowToStructByPos[keyRow])
}

func (r *rows) note(name string) (note []byte, err error) {
	err = r.tx.QueryRow(r.ctx, "SELECT note FROM whomet_notes WHERE name = $1", name).Scan(&note)
	if err == pgx.ErrNoRows {
		return nil, nil
	}
	return note, err
}

func (r *rows) notes(prefix string, f func(name string, note []byte) error) error {
	found, err := r.tx.Query(r.ctx, "SELECT name, note FROM whomet_notes WHERE starts_with(name, $1) ORDER BY name", prefix)
	if err != nil {
		return err
	}
	var name string
	var note []byte
	_, err = pgx.ForEachRow(found, []any{&name, &note}, func() error { return f(name, note) })
	return err
}
