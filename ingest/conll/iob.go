package conll

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Tagged is one block of an IOB2 file: words, each with a tag such as B-PER,
// I-PER or O.
type Tagged struct {
	Comments    []string // without the #
	Words, Tags []string // of the same length
}

// Comment returns the value of the comment "name = value", or "".
func (s *Tagged) Comment(name string) string { return comment(s.Comments, name) }

// ReadIOB2 reads a file of lines "word TAB tag" with an empty line between
// sentences. A comment is a line that starts with # and has no tab. Errors name
// the line.
func ReadIOB2(r io.Reader) ([]Tagged, error) {
	var all []Tagged
	s := Tagged{}
	end := func() {
		if len(s.Words) > 0 {
			all = append(all, s)
		}
		s = Tagged{}
	}
	n, err := lines(r, func(n int, line string) error {
		word, tag, ok := strings.Cut(line, "\t")
		switch {
		case line == "":
			end()
			return nil
		case !ok && line[0] == '#':
			s.Comments = append(s.Comments, strings.TrimSpace(line[1:]))
			return nil
		case !ok || word == "" || strings.Contains(tag, "\t"):
			return fmt.Errorf("%q is not word, tab, tag", line)
		}
		before := "O"
		if len(s.Tags) > 0 {
			before = s.Tags[len(s.Tags)-1]
		}
		if !follows(before, tag) {
			return fmt.Errorf("tag %s after %s", tag, before)
		}
		s.Words, s.Tags = append(s.Words, word), append(s.Tags, tag)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("IOB2, line %d: %w", n, err)
	}
	end()
	return all, nil
}

// follows reports whether tag is one of IOB2 and may stand after before.
func follows(before, tag string) bool {
	prefix, kind, _ := strings.Cut(tag, "-")
	switch prefix {
	case "O":
		return tag == "O"
	case "B":
		return kind != ""
	case "I":
		_, was, _ := strings.Cut(before, "-")
		return kind != "" && kind == was
	}
	return false
}

// WriteIOB2 writes sentences in the form that ReadIOB2 reads.
func WriteIOB2(w io.Writer, sentences []Tagged) error {
	out := bufio.NewWriter(w)
	for _, s := range sentences {
		for _, c := range s.Comments {
			fmt.Fprintf(out, "# %s\n", c)
		}
		for i, word := range s.Words {
			fmt.Fprintf(out, "%s\t%s\n", word, s.Tags[i])
		}
		out.WriteByte('\n')
	}
	return out.Flush()
}
