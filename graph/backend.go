package graph

import (
	"context"
	"slices"

	"github.com/cayleygraph/cayley"
	"github.com/cayleygraph/quad"
)

// backend keeps what a Store holds: the quads, an index of our own (see keysOf) and
// notes. There are three: memory, boltFile and postgres.
type backend interface {
	// read lends f a source that sees one moment, whatever is written meanwhile.
	read(ctx context.Context, f func(source) error) error
	// write lends f a source and then writes the difference f returns, both in one
	// transaction that no other writer, of this process or another, comes between.
	// After an error nothing is written.
	write(ctx context.Context, f func(source) (*difference, error)) error
	// view lends f Cayley's view.
	view(f func(cayley.QuadStore) error) error
	// check calls f with what is wrong with the tables or trees themselves.
	check(ctx context.Context, f func(problem string)) error
	close() error
}

// source is what a Reader reads from. Nodes have numbers, which hold until forget;
// 0 is no node.
type source interface {
	// id returns the number of a value; it may be 0 if no quad has it.
	id(v quad.Value) (uint64, error)
	// value returns the value of a node.
	value(id uint64) (quad.Value, error)
	// links calls f with each quad that has one of nodes as subject, object or label,
	// and, unless it is 0, pred as predicate: node after node.
	links(d quad.Direction, nodes []uint64, pred uint64, f func(link) error) error
	// subjects returns the subjects of quads with this predicate and each of some
	// objects, each once.
	subjects(ctx context.Context, pred uint64, objects []uint64) ([]uint64, error)
	// keys calls f with the keys of the index from one, below another, in the order of
	// their bytes or backwards, and the number of labels that give each, until f returns
	// false.
	keys(from, below string, backwards bool, f func(key string, labels int) bool) error
	// note returns a note, nil if there is none.
	note(name string) ([]byte, error)
	// notes calls f with all notes whose name begins so, by name; f must not ask the
	// source.
	notes(prefix string, f func(name string, note []byte) error) error
	// forget lets go of the numbers given out, for who goes over a whole store.
	forget()
}

// link is a quad as the numbers of its values, in the order of quad.Directions.
type link [4]uint64

// difference is what a transaction takes away and brings.
type difference struct {
	add, del []quad.Quad       // quads that are not there, and that are
	keys     map[string]int    // by how much the number of labels that give a key changes
	notes    map[string][]byte // notes to keep, nil to remove: records of the store itself
}

func (d *difference) empty() bool { return len(d.add)+len(d.del)+len(d.notes) == 0 }

// common returns what lists have in common, each once and sorted; it sorts the lists.
func common(lists [][]uint64) []uint64 {
	out := lists[0]
	for _, list := range lists {
		slices.Sort(list)
		out = slices.DeleteFunc(out, func(id uint64) bool { _, in := slices.BinarySearch(list, id); return !in })
	}
	return slices.Compact(out)
}
