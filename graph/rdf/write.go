package rdf

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// Writer writes quads as canonical N-Quads, one a line. Close flushes it.
type Writer struct {
	w   *bufio.Writer
	buf []byte
}

// NewWriter returns a Writer on w, which the caller closes.
func NewWriter(w io.Writer) *Writer { return &Writer{w: bufio.NewWriterSize(w, 64<<10)} }

// WriteQuad writes one quad. A quad that RDF cannot say (a literal as subject, a
// relative IRI, text that is not UTF-8) is an error and nothing of it is written.
func (w *Writer) WriteQuad(q quad.Quad) error {
	b, err := AppendQuad(w.buf[:0], q)
	if err != nil {
		return err
	}
	w.buf = b
	_, err = w.w.Write(append(b, '\n'))
	return err
}

// Close flushes what is buffered; the underlying writer stays open.
func (w *Writer) Close() error { return w.w.Flush() }

// AppendQuad appends a quad as a line of canonical N-Quads, without line end.
func AppendQuad(b []byte, q quad.Quad) ([]byte, error) {
	start := len(b)
	for _, d := range quad.Directions {
		v := q.Get(d)
		if v == nil && d == quad.Label {
			break
		}
		var err error
		if b, err = appendTerm(b, v, d); err != nil {
			return b[:start], fmt.Errorf("write n-quads: %s: %w", d, err)
		}
		b = append(b, ' ')
	}
	return append(b, '.'), nil
}

func appendTerm(b []byte, v quad.Value, d quad.Direction) ([]byte, error) {
	switch v := v.(type) {
	case nil:
		return b, fmt.Errorf("missing")
	case quad.IRI:
		return appendIRI(b, string(v))
	case quad.BNode:
		if d == quad.Predicate {
			return b, fmt.Errorf("a blank node")
		}
		if n := blankLabel(string(v)); n == 0 || n != len(v) {
			return b, fmt.Errorf("no blank node label: %q", string(v))
		}
		return append(append(b, "_:"...), v...), nil
	}
	if d != quad.Object {
		return b, fmt.Errorf("a literal")
	}
	return appendLiteral(b, v)
}

func appendIRI(b []byte, iri string) ([]byte, error) {
	if !schemed(iri) {
		return b, fmt.Errorf("no absolute IRI: %q", iri)
	}
	for _, r := range iri {
		if !iriRune(r) {
			return b, fmt.Errorf("character %q in IRI %q", r, iri)
		}
	}
	if !utf8.ValidString(iri) {
		return b, fmt.Errorf("IRI is not UTF-8: %q", iri)
	}
	b = append(b, '<')
	b = append(b, iri...)
	return append(b, '>'), nil
}

func appendLiteral(b []byte, v quad.Value) ([]byte, error) {
	lexical, datatype := Lexical(v)
	if datatype == "" {
		return b, fmt.Errorf("no RDF term: %T", v)
	}
	if !utf8.ValidString(lexical) {
		return b, fmt.Errorf("literal is not UTF-8: %q", lexical)
	}
	b = append(escape(append(b, '"'), lexical), '"')
	switch l, ok := v.(quad.LangString); {
	case ok && languageTag(l.Lang) == len(l.Lang) && l.Lang != "":
		return append(append(b, '@'), strings.ToLower(l.Lang)...), nil
	case ok:
		return b, fmt.Errorf("no language tag: %q", l.Lang)
	case datatype == xsdString:
		return b, nil
	}
	return appendIRI(append(b, "^^"...), datatype)
}

// escape appends the text of a literal with the escapes of the canonical form: those
// that have a letter, and \u for the other control characters and for what XML 1.1
// does not take as a character.
func escape(b []byte, text string) []byte {
	done := 0
	for i, r := range text {
		if r >= ' ' && r != '"' && r != '\\' && r != 0x7F && r != 0xFFFE && r != 0xFFFF {
			continue
		}
		b = append(b, text[done:i]...)
		done = i + utf8.RuneLen(r)
		if k := strings.IndexRune("\b\t\n\f\r\"\\", r); k >= 0 {
			b = append(b, '\\', `btnfr"\`[k])
		} else {
			b = fmt.Appendf(b, `\u%04X`, r)
		}
	}
	return append(b, text[done:]...)
}
