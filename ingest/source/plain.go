package source

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"whomet/ingest/text"
)

// plain reads the whole input as one article.
func (in *input) plain() (*text.Document, error) {
	b, err := in.whole()
	if err != nil {
		return nil, err
	}
	if err := in.checkUTF8(b); err != nil {
		return nil, err
	}
	d, err := in.document(text.Document{
		Language:  in.def.Language,
		Published: in.def.Published,
		Text:      string(b),
	})
	if err == nil {
		d.Title = headline(d.Text)
	}
	return d, err
}

// headline returns the first line of a text if it looks like one: short, without a
// full stop, and with more lines below.
func headline(s string) string {
	first, rest, _ := strings.Cut(s, "\n")
	first = strings.TrimSpace(first)
	if rest == "" || utf8.RuneCountInString(first) > 150 || strings.HasSuffix(first, ".") {
		return ""
	}
	return first
}

// whole reads all of the input.
func (in *input) whole() ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(in.r, MaxArticle+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", cmp.Or(in.name, "article"), err)
	case len(b) > MaxArticle:
		return nil, in.errorf("it is larger than %d MiB, too long for one article; several are read as JSON Lines", MaxArticle>>20)
	}
	return b, nil
}

// document cleans the text and completes the document.
func (in *input) document(d text.Document) (*text.Document, error) {
	d.Source = in.where()
	d.Text = clean(d.Text)
	d.Title = strings.Join(strings.Fields(clean(d.Title)), " ")
	if strings.TrimSpace(d.Text) == "" {
		return nil, in.errorf("there is no text")
	}
	if strings.IndexFunc(d.Text, unicode.IsLetter) < 0 {
		return nil, in.errorf("the text has no letters, so no sentences")
	}
	return &d, nil
}

// checkUTF8 reports the first byte of b that is not UTF-8, counted in the file.
func (in *input) checkUTF8(b []byte) error {
	if utf8.Valid(b) {
		return nil
	}
	hint := "save it as UTF-8 and try again"
	if in.off == 0 && (bytes.HasPrefix(b, []byte{0xff, 0xfe}) || bytes.HasPrefix(b, []byte{0xfe, 0xff})) {
		hint = "it looks like UTF-16; " + hint
	}
	at := 0
	for {
		r, n := utf8.DecodeRune(b[at:])
		if r == utf8.RuneError && n <= 1 {
			return in.errorf("not UTF-8 at byte %d (0x%02x); %s", in.off+int64(at), b[at], hint)
		}
		at += n
	}
}

// clean brings text into the form in which every later stage counts.
func clean(s string) string {
	s = strings.TrimPrefix(s, "\ufeff")
	if strings.IndexFunc(s, unclean) >= 0 {
		s = strings.ReplaceAll(s, "\r\n", "\n")
		s = strings.Map(func(r rune) rune {
			switch {
			case r == '\r', r == '\f', r == '\v', r == '\u2028', r == '\u2029', r == '\u0085':
				return '\n'
			case r == '\u00ad': // soft hyphen: where a word may break, no part of it
				return -1
			case unclean(r):
				return ' '
			}
			return r
		}, s)
	}
	return norm.NFC.String(strings.TrimRight(s, " \t\n"))
}

// unclean reports whether clean replaces a character.
func unclean(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r == '\u00ad' || r == '\u2028' || r == '\u2029'
}
