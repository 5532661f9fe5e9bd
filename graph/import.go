package graph

import (
	"context"
	"fmt"
	"io"

	"github.com/cayleygraph/quad"

	"whomet/graph/rdf"
)

const (
	// batchStatements is how many statements are written together, until a label ends,
	// batchNotes how many bytes of notes.
	batchStatements, batchNotes = 10_000, 8 << 20
	// maxLabel is how many statements of a label in one go are taken: a label is an
	// article, of which all is read when some of it is written.
	maxLabel = 1_000_000
)

// Imported counts the statements an import has read and stored until now.
type Imported struct {
	Read  int // statements
	Added int // of them, those the store did not have
}

// Import adds the statements of N-Quads to what the store has under their labels. It
// writes them in batches, each in one transaction, and of whole labels where the
// input has a label's statements together. A mistake is a *rdf.SyntaxError; nothing
// of its batch is stored. What was stored is passed over when the input is imported
// again. It calls progress, if not nil, after each batch.
func (s *Store) Import(ctx context.Context, in io.Reader, progress func(Imported)) (Imported, error) {
	b := newBatches(ctx, s, progress)
	for r := rdf.NewReader(in); ; {
		q, err := r.ReadQuad()
		if err == io.EOF {
			return b.done, b.flush()
		}
		if err == nil {
			if wrong := b.unfit(q); wrong != "" {
				err = &rdf.SyntaxError{Line: r.Line(), Column: 1, Msg: wrong}
			}
		}
		if err == nil {
			err = b.add(q)
		}
		if err != nil {
			return b.done, err
		}
	}
}

// batches collects quads and notes, and adds them to a store in batches of whole
// labels.
type batches struct {
	ctx      context.Context
	s        *Store
	labels   map[quad.IRI][]quad.Quad
	notes    map[string][]byte
	last     quad.IRI // label
	n, bytes int      // statements of the batch; size of its notes
	done     Imported
	progress func(Imported)
}

func newBatches(ctx context.Context, s *Store, progress func(Imported)) *batches {
	return &batches{ctx: ctx, s: s, labels: make(map[quad.IRI][]quad.Quad), notes: make(map[string][]byte), progress: progress}
}

// unfit says why a statement cannot stand in a store, "" if it can.
func (b *batches) unfit(q quad.Quad) string {
	for _, d := range quad.Directions {
		if _, blank := q.Get(d).(quad.BNode); blank {
			return "a blank node, which is nothing outside of its file; give it an IRI"
		}
	}
	label, _ := q.Label.(quad.IRI)
	switch {
	case label == "":
		return "no graph label; each statement here is one of an article"
	case len(b.labels[label]) == maxLabel:
		return fmt.Sprintf("more than %d statements of graph %s; a graph is an article here", maxLabel, string(label))
	}
	return ""
}

func (b *batches) add(q quad.Quad) error {
	label, _ := q.Label.(quad.IRI)
	if label != b.last && b.n >= batchStatements {
		if err := b.flush(); err != nil {
			return err
		}
	}
	b.labels[label] = append(b.labels[label], q)
	b.last = label
	b.n++
	return nil
}

func (b *batches) addNote(name string, note []byte) error {
	b.notes[name] = note
	if b.bytes += len(note); b.bytes >= batchNotes {
		return b.flush()
	}
	return nil
}

func (b *batches) flush() error {
	added := 0
	err := b.s.change(b.ctx, func(r *Reader) (*difference, error) {
		d, err := r.difference(b.labels, true)
		if err != nil {
			return nil, err
		}
		d.notes, added = b.notes, len(d.add)
		return d, nil
	})
	if err != nil {
		return err
	}
	b.done.Read, b.done.Added = b.done.Read+b.n, b.done.Added+added
	if b.progress != nil {
		b.progress(b.done)
	}
	clear(b.labels)
	clear(b.notes)
	b.n, b.bytes = 0, 0
	return nil
}
