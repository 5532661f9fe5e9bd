// Package source turns what people have lying about into documents: plain text
// files and JSON Lines, one article a line.
//
// Whatever comes out is valid UTF-8 in Unicode normal form C, with line feeds only,
// no byte order mark, no soft hyphens and no control characters; every span of the
// later stages counts in that text. An article that cannot be read is an error that
// names the file, and the line or byte where there is one; the articles after it are
// still read.
//
// # Why
//
// A reader holds one article at a time, so that an input of any length takes the
// same memory. Formats are told by the file's name, and by the first character where
// the name says nothing.
//
// # Limits
//
// No HTML, feeds or archives yet, and no other encodings than UTF-8: a text in
// Latin-1 or UTF-16 is refused, not guessed at.
package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"
	"time"

	"whomet/ingest/text"
)

// ErrInput is what every error about an input's content matches: the caller's to
// mend, where a failing disk is not.
var ErrInput = errors.New("bad input")

// MaxArticle is the size in bytes at which a line or a plain text file is no longer
// taken for one article.
const MaxArticle = 1 << 20

// Defaults are what is taken where an input does not say: plain text never does.
type Defaults struct {
	Language  string    // BCP 47; empty to detect it later
	Published time.Time // zero for unknown
}

// Read yields the documents of one input in order; name is used in messages and to
// tell the format. An error that matches ErrInput concerns one article, and the next
// ones follow; any other ends the sequence.
func Read(r io.Reader, name string, def Defaults) iter.Seq2[*text.Document, error] {
	return func(yield func(*text.Document, error) bool) {
		in := &input{name: name, r: bufio.NewReaderSize(r, 1<<16), def: def}
		head, err := in.r.Peek(3)
		if bytes.Equal(head, bom) {
			in.discard(len(bom))
			head, err = in.r.Peek(1)
		}
		switch {
		case len(head) == 0 && err == io.EOF:
			yield(nil, in.errorf("the file is empty"))
		case len(head) == 0:
			yield(nil, fmt.Errorf("read %s: %w", name, err))
		case in.isLines():
			in.lines(yield)
		default:
			yield(in.plain())
		}
	}
}

// ReadOne reads one article: a JSON object, over as many lines as it likes, or plain
// text. The messages of its errors name no file.
func ReadOne(r io.Reader, isJSON bool, def Defaults) (*text.Document, error) {
	in := &input{r: bufio.NewReader(r), def: def}
	if head, _ := in.r.Peek(len(bom)); bytes.Equal(head, bom) {
		in.discard(len(bom))
	}
	if !isJSON {
		return in.plain()
	}
	b, err := in.whole()
	if err != nil {
		return nil, err
	}
	return in.parse(b)
}

var bom = []byte("\ufeff")

// input is one file being read.
type input struct {
	name string
	r    *bufio.Reader
	def  Defaults
	off  int64 // bytes read so far
	line int   // lines read so far
	buf  []byte
}

func (in *input) discard(n int) {
	m, _ := in.r.Discard(n)
	in.off += int64(m)
}

// isLines reports whether the input is JSON Lines.
func (in *input) isLines() bool {
	switch strings.ToLower(filepath.Ext(in.name)) {
	case ".jsonl", ".ndjson", ".json":
		return true
	case ".txt", ".text":
		return false
	}
	head, _ := in.r.Peek(512)
	return bytes.HasPrefix(bytes.TrimLeft(head, " \t\r\n"), []byte("{"))
}

// where is the place in the input for messages: "file" or "file:12".
func (in *input) where() string {
	if in.line == 0 {
		return in.name
	}
	return fmt.Sprintf("%s:%d", in.name, in.line)
}

// errorf makes an error about the current line.
func (in *input) errorf(format string, args ...any) error {
	msg := fmt.Sprintf(format, args...)
	if w := in.where(); w != "" {
		msg = w + ": " + msg
	}
	return &inputError{msg}
}

// inputError is a message that matches ErrInput without repeating its words.
type inputError struct{ msg string }

func (e *inputError) Error() string        { return e.msg }
func (e *inputError) Is(target error) bool { return target == ErrInput }
