package rdf

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/cayleygraph/quad"
)

// Prefix is a short name for the beginning of IRIs.
type Prefix struct {
	Name string // of letters, digits and dashes: "schema"
	IRI  quad.IRI
}

// TurtleWriter writes quads as TriG or as Turtle, which has no graph labels: there a
// quad that two labels have stands twice. Quads that follow each other with the same
// label, subject and predicate are written together; memory does not grow with the
// output. Close ends it.
type TurtleWriter struct {
	w        *bufio.Writer
	prefixes []Prefix
	graphs   bool // TriG
	begun    bool
	last     quad.Quad // its Subject is nil where no statement is open
	buf      []byte
}

// NewTurtleWriter returns a TurtleWriter on w, which the caller closes.
func NewTurtleWriter(w io.Writer, prefixes []Prefix) *TurtleWriter {
	return &TurtleWriter{w: bufio.NewWriterSize(w, 64<<10), prefixes: prefixes}
}

// NewTriGWriter is NewTurtleWriter for TriG.
func NewTriGWriter(w io.Writer, prefixes []Prefix) *TurtleWriter {
	t := NewTurtleWriter(w, prefixes)
	t.graphs = true
	return t
}

// WriteQuad writes one quad; what N-Quads cannot say is an error here too, and
// nothing of it is written.
func (t *TurtleWriter) WriteQuad(q quad.Quad) (err error) {
	b := t.head(t.buf[:0])
	if !t.graphs {
		q.Label = nil
	}
	if q.Label != t.last.Label {
		if b, err = t.graph(b, q.Label); err != nil {
			return err
		}
	}
	switch {
	case t.last.Subject == nil || q.Label != t.last.Label || q.Subject != t.last.Subject:
		if b, err = t.term(t.end(b, q.Label), q.Subject, quad.Subject); err != nil {
			return err
		}
		if b, err = t.term(append(b, ' '), q.Predicate, quad.Predicate); err != nil {
			return err
		}
		b = append(b, ' ')
	case q.Predicate != t.last.Predicate:
		if b, err = t.term(append(b, " ;\n  "...), q.Predicate, quad.Predicate); err != nil {
			return err
		}
		b = append(b, ' ')
	default:
		b = append(b, ", "...)
	}
	if b, err = t.term(b, q.Object, quad.Object); err != nil {
		return err
	}
	t.buf, t.last, t.begun = b, q, true
	_, err = t.w.Write(b)
	return err
}

// Close ends what is open and flushes; the underlying writer stays open.
func (t *TurtleWriter) Close() error {
	b := t.head(t.buf[:0])
	if t.last.Subject != nil {
		b = append(b, " .\n"...)
	}
	if t.last.Label != nil {
		b = append(b, "}\n"...)
	}
	t.begun, t.last = true, quad.Quad{}
	if _, err := t.w.Write(b); err != nil {
		return err
	}
	return t.w.Flush()
}

// head writes the prefixes before all else.
func (t *TurtleWriter) head(b []byte) []byte {
	if t.begun {
		return b
	}
	for _, p := range t.prefixes {
		b = fmt.Appendf(b, "@prefix %s: <%s> .\n", p.Name, string(p.IRI))
	}
	return append(b, '\n')
}

// end ends the statement before a subject of the same graph.
func (t *TurtleWriter) end(b []byte, label quad.Value) []byte {
	if t.last.Subject != nil && t.last.Label == label {
		return append(b, " .\n"...)
	}
	return b
}

// graph ends the graph there is and begins that of label.
func (t *TurtleWriter) graph(b []byte, label quad.Value) ([]byte, error) {
	if t.last.Subject != nil {
		b = append(b, " .\n"...)
	}
	if t.last.Label != nil {
		b = append(b, "}\n"...)
	}
	if label == nil {
		return b, nil
	}
	b, err := t.term(b, label, quad.Label)
	return append(b, " {\n"...), err
}

func (t *TurtleWriter) term(b []byte, v quad.Value, d quad.Direction) ([]byte, error) {
	switch v := v.(type) {
	case quad.IRI:
		if d == quad.Predicate && v == rdfType {
			return append(b, 'a'), nil
		}
		for _, p := range t.prefixes {
			if local, ok := strings.CutPrefix(string(v), string(p.IRI)); ok && plainName(local) {
				return fmt.Appendf(b, "%s:%s", p.Name, local), nil
			}
		}
	case quad.Int:
		if d == quad.Object {
			return fmt.Appendf(b, "%d", int64(v)), nil
		}
	}
	b, err := appendTerm(b, v, d)
	if err != nil {
		err = fmt.Errorf("write turtle: %s: %w", d, err)
	}
	return b, err
}

// plainName reports whether a local name needs no escapes, and is not empty.
func plainName(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !letter(c) && (i == 0 || !digit(c) && c != '-' && c != '_') {
			return false
		}
	}
	return s != ""
}
