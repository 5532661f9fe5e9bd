package ner

import (
	"strings"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// sentence is a sentence as words: tokens, but a contraction is one word.
type sentence struct {
	words    []*word
	token    []int // token[i] is the index of the first token of word i
	article  []uint64
	reread   []uint64
	phrase   []uint64
	start    int // the first word with letters
	headline uint64

	scores []float32 // score of each label of each word
	path   []int     // labels of the last reading
}

// at returns the word at a position, which may lie outside.
func (s *sentence) at(i int) *word {
	switch {
	case i < 0:
		return &before
	case i >= len(s.words):
		return &after
	}
	return s.words[i]
}

var (
	before = word{lower: 1, shape: 1, form: "\x00"}
	after  = word{lower: 2, shape: 2, form: "\x00"}
)

// surface returns the word a token stands for; part is false for the second and
// later words of a contraction.
func surface(d *text.Document, t *text.Token) (form string, first bool) {
	switch t.Part {
	case 0:
		return t.Form, true
	case 1:
		return d.Slice(t.Span), true
	}
	return "", false
}

// look fills what the sentence as a whole tells.
func (r *Recognizer) look(s *sentence) {
	n := len(s.words)
	s.article, s.reread, s.phrase = make([]uint64, n), make([]uint64, n), make([]uint64, n)
	s.start = n
	long, upper, caps := 0, 0, 0
	for i, w := range s.words {
		if !w.letters {
			continue
		}
		s.start = min(s.start, i)
		if len(w.form) > 3 {
			long++
			if w.upper {
				upper++
			}
			if w.caps {
				caps++
			}
		}
	}
	switch {
	case long > 1 && caps*10 >= long*8:
		s.headline = 2
	case long > 2 && upper*10 >= long*8:
		s.headline = 1
	}
	for i := 0; i < n; i++ {
		if s.words[i].lists&uint64(lang.PhraseStart) != 0 {
			i += r.lookPhrase(s, i)
		}
	}
}

// lookPhrase marks the longest listed name of several words that starts at i and
// returns the number of further words in it.
func (r *Recognizer) lookPhrase(s *sentence, i int) int {
	const longest = 6
	var b strings.Builder
	b.WriteString(s.words[i].folded)
	found, in := 0, lang.Listed(0)
	for j := i + 1; j < min(len(s.words), i+longest); j++ {
		b.WriteByte(' ')
		b.WriteString(s.words[j].folded)
		if l := r.pack.Names.ListsFolded(b.String()) &^ (lang.PhraseStart | lang.Common | lang.PersonWord); l != 0 {
			found, in = j-i, l
		}
	}
	for k := 0; found > 0 && k <= found; k++ {
		s.phrase[i+k] = uint64(in)<<2 | uint64(min(k, 1)+1)
	}
	return found
}
