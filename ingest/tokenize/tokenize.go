// Package tokenize splits a text into sentences and words with their spans, the
// way the Universal Dependencies treebanks of the language do (German GSD,
// English EWT).
//
// A line of the text is a paragraph or a headline: its end ends a sentence.
// Within a line a sentence ends after . ! ? … and closing quotes and brackets.
// Whether a full stop ends it is decided by the word before it (abbreviation,
// initial, ordinal) and the one after it: a capital says little in German, but a
// function word with a capital says that a sentence starts. All of it is in the
// tables of lang.Orthography.
//
// # Why rules
//
// News is edited text, and the spans of names and the evidence shown to a reader
// must not hang on what a model has not seen. The rules pass a million tokens a
// second.
//
// # Limits
//
// An abbreviation that is in no table and stands before a capital ends the
// sentence. A sentence has at most 400 tokens; a longer one is cut.
package tokenize

import (
	"strings"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// longest is the greatest number of tokens in a sentence.
const longest = 400

// Tokenizer is the first stage. It is safe for concurrent use.
type Tokenizer struct {
	o *lang.Orthography
}

// New returns the tokenizer of a language.
func New(p *lang.Pack) *Tokenizer { return &Tokenizer{&p.Orthography} }

// Annotate adds the layer Tokens: sentences and their tokens.
func (t *Tokenizer) Annotate(d *text.Document) error {
	r := run{o: t.o, text: d.Text, sentences: make([]text.Sentence, 0, len(d.Text)/100)}
	for start := 0; start < len(d.Text); {
		end := len(d.Text)
		if i := strings.IndexByte(d.Text[start:], '\n'); i >= 0 {
			end = start + i
		}
		r.line(start, end)
		start = end + 1
	}
	d.Sentences = r.sentences
	d.Have |= text.Tokens
	return nil
}

// Words splits one word of a text that is already split, such as the words of an
// IOB2 file, as Annotate would split it: im into in and dem, Peter's into Peter
// and 's. Spans count in word. Full stops stay where they are.
func (t *Tokenizer) Words(word string) []text.Token {
	r := run{o: t.o, text: word}
	if solid(word) {
		r.inside(0, len(word))
	} else if word != "" {
		r.emit(0, len(word))
	}
	return r.tokens
}

// solid reports whether a word has a letter or digit; punctuation stays whole.
func solid(word string) bool {
	for _, c := range word {
		if isWord(c) {
			return true
		}
	}
	return false
}

// run is the state of one pass over a text.
type run struct {
	o         *lang.Orthography
	text      string
	sentences []text.Sentence
	tokens    []text.Token // of the sentence being read
	pool      []text.Token // room for the tokens of sentences to come
}

// emit adds a token.
func (r *run) emit(start, end int) {
	if len(r.tokens) >= longest {
		r.end()
	}
	r.tokens = append(r.tokens, text.Token{Span: text.Span{Start: start, End: end}, Form: r.text[start:end]})
}

// end ends the sentence. Its tokens are copied to a pool so that a document
// costs few allocations.
func (r *run) end() {
	n := len(r.tokens)
	if n == 0 {
		return
	}
	if cap(r.pool)-len(r.pool) < n {
		r.pool = make([]text.Token, 0, max(n, 1024))
	}
	at := len(r.pool)
	r.pool = append(r.pool, r.tokens...)
	r.sentences = append(r.sentences, text.Sentence{
		Span:   text.Span{Start: r.tokens[0].Start, End: r.tokens[n-1].End},
		Tokens: r.pool[at : at+n : at+n],
	})
	r.tokens = r.tokens[:0]
}
