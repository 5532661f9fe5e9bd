package source

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"whomet/ingest/text"
)

// article is a line of JSON Lines. Fields with other names are let pass.
type article struct {
	ID        any     `json:"id"` // a string or a number
	URL       string  `json:"url"`
	Title     string  `json:"title"`
	Published *string `json:"published"`
	Language  string  `json:"language"`
	Text      *string `json:"text"`
}

// lines yields one document for each line that is not blank.
func (in *input) lines(yield func(*text.Document, error) bool) {
	articles := 0
	for {
		b, err := in.nextLine()
		if err == io.EOF {
			break
		}
		if err != nil && !errors.Is(err, ErrInput) {
			yield(nil, fmt.Errorf("read %s: %w", in.where(), err))
			return
		}
		var d *text.Document
		if err == nil {
			if len(bytes.TrimSpace(b)) == 0 {
				in.off += int64(len(b))
				continue
			}
			d, err = in.parse(b)
			in.off += int64(len(b))
		}
		articles++
		if !yield(d, err) {
			return
		}
	}
	if articles == 0 {
		in.line = 0
		yield(nil, in.errorf("there is no article in it"))
	}
}

// nextLine returns the next line with its end, or io.EOF. The bytes are valid until
// the next call. Of a line that is too long no more than the limit is ever held.
func (in *input) nextLine() ([]byte, error) {
	in.buf = in.buf[:0]
	size := 0
	for {
		part, err := in.r.ReadSlice('\n')
		size += len(part)
		if size <= MaxArticle {
			in.buf = append(in.buf, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && size == 0:
			return nil, io.EOF
		case err != nil && err != io.EOF:
			return nil, err
		}
		in.line++
		if size > MaxArticle {
			in.off += int64(size)
			return nil, in.errorf("the line is %d MB long; an article may have %d MB", size/1e6, MaxArticle>>20)
		}
		return in.buf, nil
	}
}

// parse reads one line.
func (in *input) parse(b []byte) (*text.Document, error) {
	if err := in.checkUTF8(b); err != nil {
		return nil, err
	}
	var a article
	if err := json.Unmarshal(b, &a); err != nil {
		return nil, in.jsonError(err)
	}
	if a.Text == nil {
		return nil, in.errorf(`there is no "text"`)
	}
	d := text.Document{URL: a.URL, Title: a.Title, Language: a.Language, Text: *a.Text, Published: in.def.Published}
	if d.Language == "" {
		d.Language = in.def.Language
	}
	switch id := a.ID.(type) {
	case nil:
	case string:
		d.ID = id
	case float64:
		d.ID = fmt.Sprintf("%.0f", id)
	default:
		return nil, in.errorf(`"id" is neither a string nor a number`)
	}
	if a.Published != nil && strings.TrimSpace(*a.Published) != "" {
		t, err := ParseDate(*a.Published)
		if err != nil {
			return nil, in.errorf(`"published": %v`, err)
		}
		d.Published = t
	}
	return in.document(d)
}

// jsonError says what is wrong with a line in words for people.
func (in *input) jsonError(err error) error {
	var syn *json.SyntaxError
	var typ *json.UnmarshalTypeError
	switch {
	case errors.As(err, &typ) && typ.Field != "":
		return in.errorf("%q is a %s, not a string", typ.Field, typ.Value)
	case errors.As(err, &typ):
		return in.errorf("it is a JSON %s, not an object", typ.Value)
	case errors.As(err, &syn) && strings.HasPrefix(syn.Error(), "unexpected end"):
		return in.errorf("%s", "broken JSON: it ends inside the object"+in.hint())
	case errors.As(err, &syn):
		return in.errorf("broken JSON at byte %d: %v", syn.Offset, syn)
	}
	return in.errorf("broken JSON: %v", err)
}

// hint says what JSON Lines are to those whose object goes over several lines.
func (in *input) hint() string {
	if in.line == 0 {
		return ""
	}
	return "; one object a line is wanted (jq -c . makes it so)"
}
