package graph

import (
	"bytes"
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"github.com/jackc/pgx/v5"
)

// writeRows writes a difference: nodes first, as quads name them.
func writeRows(ctx context.Context, tx pgx.Tx, d *difference) error {
	b := rowsOf(d)
	for _, write := range []func(context.Context, pgx.Tx) error{b.writeNodes, b.deleteQuads, b.addQuads, b.deleteNodes} {
		if err := write(ctx, tx); err != nil {
			return err
		}
	}
	if err := writeKeys(ctx, tx, d.keys); err != nil {
		return err
	}
	return writeNotes(ctx, tx, d.notes)
}

// change is a difference as rows.
type rowChange struct {
	add, del [][4]refs.ValueHash
	counts   map[refs.ValueHash]int // by how much the references of nodes change
	nodes    map[refs.ValueHash]quad.Value
}

func rowsOf(d *difference) *rowChange {
	b := &rowChange{counts: make(map[refs.ValueHash]int), nodes: make(map[refs.ValueHash]quad.Value)}
	known := make(map[quad.Value]refs.ValueHash)
	rows := func(quads []quad.Quad, by int) [][4]refs.ValueHash {
		out := make([][4]refs.ValueHash, len(quads))
		for i, q := range quads {
			for k, d := range quad.Directions {
				v := q.Get(d)
				hash, ok := known[v]
				if !ok {
					hash = refs.HashOf(v)
					known[v], b.nodes[hash] = hash, v
				}
				out[i][k] = hash
				b.counts[hash] += by
			}
		}
		return out
	}
	b.del, b.add = rows(d.del, -1), rows(d.add, +1)
	return b
}

// writeNodes counts references to nodes up and down, and makes those that are new.
func (b *rowChange) writeNodes(ctx context.Context, tx pgx.Tx) error {
	var c nodeColumns
	for _, hash := range slices.SortedFunc(maps.Keys(b.counts), func(x, y refs.ValueHash) int { return bytes.Compare(x[:], y[:]) }) {
		if n := b.counts[hash]; n != 0 {
			if err := c.add(hash, n, b.nodes[hash]); err != nil {
				return err
			}
		}
	}
	_, err := tx.Exec(ctx, `INSERT INTO nodes (hash, refs, value, value_string, datatype, language, iri, bnode, value_int, value_bool, value_float, value_time)
		SELECT * FROM unnest($1::bytea[], $2::int[], $3::bytea[], $4::text[], $5::text[], $6::text[], $7::bool[], $8::bool[], $9::bigint[], $10::bool[], $11::float8[], $12::timestamptz[])
		ON CONFLICT (hash) DO UPDATE SET refs = nodes.refs + EXCLUDED.refs`,
		c.hash, c.refs, c.value, c.text, c.datatype, c.language, c.iri, c.bnode, c.integer, c.boolean, c.float, c.instant)
	return err
}

// deleteNodes deletes the nodes that nothing mentions any more.
func (b *rowChange) deleteNodes(ctx context.Context, tx pgx.Tx) error {
	var fewer [][]byte
	for hash, n := range b.counts {
		if n < 0 {
			fewer = append(fewer, hash[:])
		}
	}
	if len(fewer) == 0 {
		return nil
	}
	_, err := tx.Exec(ctx, `DELETE FROM nodes WHERE hash = ANY($1) AND refs <= 0`, fewer)
	return err
}

func (b *rowChange) deleteQuads(ctx context.Context, tx pgx.Tx) error {
	if len(b.del) == 0 {
		return nil
	}
	var columns [4][][]byte
	for i := range b.del {
		for k := range columns {
			columns[k] = append(columns[k], b.del[i][k][:])
		}
	}
	tag, err := tx.Exec(ctx, `DELETE FROM quads q USING unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::bytea[]) AS d(s, p, o, l)
		WHERE q.subject_hash = d.s AND q.predicate_hash = d.p AND q.object_hash = d.o AND q.label_hash = d.l`,
		columns[0], columns[1], columns[2], columns[3])
	if err == nil && tag.RowsAffected() != int64(len(b.del)) {
		err = errBroken
	}
	return err
}

func (b *rowChange) addQuads(ctx context.Context, tx pgx.Tx) error {
	if len(b.add) == 0 {
		return nil
	}
	row := make([]any, 4)
	_, err := tx.CopyFrom(ctx, pgx.Identifier{"quads"}, directions[:], pgx.CopyFromSlice(len(b.add), func(i int) ([]any, error) {
		for k := range row {
			row[k] = b.add[i][k][:]
		}
		return row, nil
	}))
	return err
}

// nodeColumns are rows of nodes, column by column.
type nodeColumns struct {
	hash     [][]byte
	refs     []int
	value    [][]byte
	text     []*string
	datatype []*string
	language []*string
	iri      []*bool
	bnode    []*bool
	integer  []*int64
	boolean  []*bool
	float    []*float64
	instant  []*time.Time
}

func (c *nodeColumns) add(hash refs.ValueHash, n int, v quad.Value) error {
	row, err := rowOf(v)
	if err != nil {
		return err
	}
	c.hash, c.refs, c.value = append(c.hash, hash[:]), append(c.refs, n), append(c.value, row.value)
	c.text, c.datatype, c.language = append(c.text, row.text), append(c.datatype, row.datatype), append(c.language, row.language)
	c.iri, c.bnode = append(c.iri, row.iri), append(c.bnode, row.bnode)
	c.integer, c.boolean = append(c.integer, row.integer), append(c.boolean, row.boolean)
	c.float, c.instant = append(c.float, row.float), append(c.instant, row.instant)
	return nil
}

// rowOf is the reverse of nodeRow.read. What a column cannot hold, or Cayley would
// not read back from it, goes into the column value.
func rowOf(v quad.Value) (n nodeRow, err error) {
	yes := true
	text := func(s string) *string {
		if strings.ContainsRune(s, 0) || strings.Contains(s, `\x00`) { // Cayley's way of writing it
			return nil
		}
		return &s
	}
	switch v := v.(type) {
	case quad.IRI:
		n.text, n.iri = text(string(v)), &yes
	case quad.BNode:
		n.text, n.bnode = text(string(v)), &yes
	case quad.String:
		n.text = text(string(v))
	case quad.TypedString:
		n.text, n.datatype = text(string(v.Value)), text(string(v.Type))
	case quad.LangString:
		n.text, n.language = text(string(v.Value)), text(v.Lang)
	case quad.Int:
		n.integer = (*int64)(&v)
	case quad.Bool:
		n.boolean = (*bool)(&v)
	case quad.Float:
		n.float = (*float64)(&v)
	case quad.Time:
		if t := time.Time(v); t.Nanosecond()%1000 == 0 && t.Year() > 0 && t.Year() < 10000 {
			n.instant = &t
		}
	}
	if n.text == nil && n.integer == nil && n.boolean == nil && n.float == nil && n.instant == nil {
		n = nodeRow{}
		n.value, err = pquads.MarshalValue(v)
	}
	return n, err
}

func writeKeys(ctx context.Context, tx pgx.Tx, changes map[string]int) error {
	var keys [][]byte
	var counts []int
	fewer := false
	for _, key := range slices.SortedFunc(maps.Keys(changes), cmp.Compare[string]) {
		keys, counts = append(keys, []byte(key)), append(counts, changes[key])
		fewer = fewer || changes[key] < 0
	}
	if len(keys) == 0 {
		return nil
	}
	if _, err := tx.Exec(ctx, `INSERT INTO whomet_index SELECT * FROM unnest($1::bytea[], $2::int[])
		ON CONFLICT (key) DO UPDATE SET n = whomet_index.n + EXCLUDED.n`, keys, counts); err != nil {
		return err
	}
	if !fewer {
		return nil
	}
	_, err := tx.Exec(ctx, `DELETE FROM whomet_index WHERE key = ANY($1) AND n <= 0`, keys)
	return err
}

func writeNotes(ctx context.Context, tx pgx.Tx, notes map[string][]byte) error {
	for _, name := range slices.Sorted(maps.Keys(notes)) {
		query, args := `INSERT INTO whomet_notes VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET note = EXCLUDED.note`, []any{name, notes[name]}
		if notes[name] == nil {
			query, args = `DELETE FROM whomet_notes WHERE name = $1`, args[:1]
		}
		if _, err := tx.Exec(ctx, query, args...); err != nil {
			return err
		}
	}
	return nil
}
