package rdf

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// maxLine is the longest line read, in bytes.
const maxLine = 64 << 20

// SyntaxError says where and why input is not N-Quads.
type SyntaxError struct {
	Line, Column int // from 1; the column counts characters
	Msg          string
}

// Error implements error.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.Msg)
}

// Reader reads N-Quads, one statement at a time.
type Reader struct {
	// Triples restricts the reader to N-Triples, which have no graph label.
	Triples bool

	sc   *bufio.Scanner
	line int
}

// NewReader returns a Reader on r, which the caller closes.
func NewReader(r io.Reader) *Reader {
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, maxLine)
	sc.Split(splitLine)
	return &Reader{sc: sc}
}

// ReadQuad returns the next statement, io.EOF after the last, a *SyntaxError for
// what is not N-Quads. After a SyntaxError reading may go on with the next line.
func (r *Reader) ReadQuad() (quad.Quad, error) {
	for r.sc.Scan() {
		r.line++
		q, ok, err := parse(r.sc.Bytes(), r.Triples)
		var se *SyntaxError
		if errors.As(err, &se) {
			se.Line = r.line
		}
		if err != nil || ok {
			return q, err
		}
	}
	if errors.Is(r.sc.Err(), bufio.ErrTooLong) {
		return quad.Quad{}, &SyntaxError{r.line + 1, 1, fmt.Sprintf("longer than %d bytes", maxLine)}
	}
	if err := r.sc.Err(); err != nil {
		return quad.Quad{}, err
	}
	return quad.Quad{}, io.EOF
}

// Line returns the line, from 1, of the statement or mistake that ReadQuad returned.
func (r *Reader) Line() int { return r.line }

// splitLine splits at LF, CR and CR LF.
func splitLine(data []byte, atEOF bool) (advance int, token []byte, err error) {
	i := bytes.IndexAny(data, "\r\n")
	switch {
	case i < 0 && atEOF && len(data) > 0:
		return len(data), data, nil
	case i < 0:
		return 0, nil, nil
	case data[i] == '\n':
		return i + 1, data[:i], nil
	case i+1 < len(data) && data[i+1] == '\n':
		return i + 2, data[:i], nil
	case i+1 == len(data) && !atEOF:
		return 0, nil, nil
	}
	return i + 1, data[:i], nil
}

// ParseLine parses one line, without its end. It returns false for a line that is
// empty or only a comment. The Line of a *SyntaxError is 1.
func ParseLine(line []byte) (q quad.Quad, ok bool, err error) { return parse(line, false) }

func parse(line []byte, triples bool) (q quad.Quad, ok bool, err error) {
	if !utf8.Valid(line) {
		n := 0
		for r, size := utf8.DecodeRune(line); r != utf8.RuneError || size != 1; r, size = utf8.DecodeRune(line[n:]) {
			n += size
		}
		return q, false, &SyntaxError{1, column(line, n), "not UTF-8"}
	}
	p := parser{s: string(line), triples: triples}
	ok, err = p.statement(&q)
	if err != nil {
		return quad.Quad{}, false, &SyntaxError{1, column(line, p.i), err.Error()}
	}
	return q, ok, nil
}

func column(line []byte, i int) int { return utf8.RuneCount(line[:min(i, len(line))]) + 1 }
