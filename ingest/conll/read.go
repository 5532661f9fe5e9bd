package conll

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"whomet/ingest/text"
)

const longest = 16 << 20 // of a line

// ReadConllu reads a CoNLL-U file. Errors name the line.
func ReadConllu(r io.Reader) ([]Sentence, error) {
	var all []Sentence
	b := &block{}
	n, err := lines(r, func(n int, line string) error {
		switch {
		case line == "":
			return b.end(&all)
		case line[0] == '#':
			c := strings.TrimSpace(line[1:])
			if k, _, ok := strings.Cut(c, "="); !ok || strings.TrimSpace(k) != "text" {
				b.comments = append(b.comments, c)
			}
			return nil
		}
		return b.token(line)
	})
	if err == nil {
		err = b.end(&all)
	}
	if err != nil {
		return nil, fmt.Errorf("CoNLL-U, line %d: %w", n, err)
	}
	return all, nil
}

// lines calls f with each line and returns the number of the last.
func lines(r io.Reader, f func(n int, line string) error) (int, error) {
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, longest)
	n := 0
	for sc.Scan() {
		n++
		line := strings.TrimRight(sc.Text(), "\r")
		if !utf8.ValidString(line) {
			return n, fmt.Errorf("not UTF-8")
		}
		if err := f(n, line); err != nil {
			return n, err
		}
	}
	return n, sc.Err()
}

// block is a sentence as it is read.
type block struct {
	comments []string
	tokens   []text.Token
	surfaces []surface
	parts    int // words still to come of the multiword token
}

// surface is a run of tokens with one surface form.
type surface struct {
	first, n int
	form     string
	glued    bool // no space after it
}

func (b *block) token(line string) error {
	f := strings.Split(line, "\t")
	if len(f) != 10 {
		return fmt.Errorf("%d columns, want 10", len(f))
	}
	if f[1] == "" {
		return fmt.Errorf("empty FORM")
	}
	if strings.Contains(f[0], ".") {
		return nil // an empty node
	}
	glued := strings.Contains(f[9], "SpaceAfter=No")
	next := len(b.tokens) + 1
	if from, to, ok := strings.Cut(f[0], "-"); ok {
		i, err1 := strconv.Atoi(from)
		j, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil || i != next || j < i || j-i >= math.MaxInt8 || b.parts > 0 {
			return fmt.Errorf("ID %s out of place", f[0])
		}
		b.parts = j - i + 1
		b.surfaces = append(b.surfaces, surface{next - 1, b.parts, f[1], glued})
		return nil
	}
	if f[0] != strconv.Itoa(next) {
		return fmt.Errorf("ID %s, want %d", f[0], next)
	}
	t, err := columns(f)
	if err != nil {
		return err
	}
	if b.parts > 0 {
		b.parts--
	} else {
		b.surfaces = append(b.surfaces, surface{next - 1, 1, f[1], glued})
	}
	b.tokens = append(b.tokens, t)
	return nil
}

func columns(f []string) (text.Token, error) {
	t := text.Token{Form: f[1], Lemma: value(f[2]), UPOS: value(f[3]), Feats: text.Feats(value(f[5])), Head: -1, DepRel: value(f[7])}
	if t.Form == "_" && (f[2] == "_" || f[2] == "") {
		t.Lemma = "_"
	}
	if f[6] == "_" {
		return t, nil
	}
	head, err := strconv.Atoi(f[6])
	if err != nil || head < 0 {
		return t, fmt.Errorf("HEAD %q is no number", f[6])
	}
	t.Head = head - 1
	return t, nil
}

func value(column string) string {
	if column == "_" {
		return ""
	}
	return column
}

// end closes the sentence, if one is open, and appends it.
func (b *block) end(all *[]Sentence) error {
	if b.parts > 0 {
		return fmt.Errorf("multiword token lacks %d words", b.parts)
	}
	if len(b.tokens) == 0 {
		b.comments = nil
		return nil
	}
	for i, t := range b.tokens {
		if t.Head >= len(b.tokens) || t.Head == i {
			return fmt.Errorf("HEAD %d of word %d", t.Head+1, i+1)
		}
	}
	*all = append(*all, Sentence{Comments: b.comments, Text: b.layout(), Tokens: b.tokens})
	*b = block{}
	return nil
}

// layout writes the surface and gives the tokens their spans.
func (b *block) layout() string {
	var out strings.Builder
	for i, s := range b.surfaces {
		start := out.Len()
		out.WriteString(s.form)
		words := b.tokens[s.first : s.first+s.n]
		joined := ""
		for _, t := range words {
			joined += t.Form
		}
		for j := range words {
			t := &words[j]
			if joined == s.form {
				t.Start, t.End = start, start+len(t.Form)
				start = t.End
			} else {
				t.Start, t.End, t.Part = start, out.Len(), int8(j+1)
			}
		}
		if !s.glued && i < len(b.surfaces)-1 {
			out.WriteByte(' ')
		}
	}
	return out.String()
}
