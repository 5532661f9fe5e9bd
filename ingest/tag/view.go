package tag

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whomet/ingest/lang"
	"whomet/ingest/perceptron"
	"whomet/ingest/text"
)

// view is a sentence as the features see it: numbers for words and what is
// known about them.
type view struct {
	words []word
	known map[string]word // words of sentences before, by form
}

type word struct {
	lower  uint64    // the form in lower case
	suffix [5]uint64 // its last one to five characters, fewer if it is shorter
	prefix uint64    // its first three
	shape  uint64
	kinds  []uint64 // what the lexicon has for it
	class  uint64   // the word classes the lexicon has
	noun   uint64   // all noun readings as one number, 0 for none

	last *word // the last word of the clause, where German has its participles

	upos, feats uint64 // decided so far; 0 before
}

// outside stands for words before and after the sentence.
var outside = word{lower: 1, shape: 1, class: 1, last: &word{lower: 1}}

// number is the hash of a label.
func number(s string) uint64 { return uint64(perceptron.Template(-1).Text(s)) }

func (v *view) read(p *lang.Pack, tokens []text.Token) {
	v.words = v.words[:0]
	for i, t := range tokens {
		w, ok := v.known[t.Form]
		if !ok {
			w = newWord(p, t.Form)
			v.known[strings.Clone(t.Form)] = w
		}
		if i == 0 {
			w.shape |= first
		}
		v.words = append(v.words, w)
	}
	v.clauses()
}

// newWord looks a form up in all that is known.
func newWord(p *lang.Pack, form string) word {
	var w word
	lower := strings.ToLower(form)
	w.lower = number(lower)
	at := len(lower)
	for j := range w.suffix {
		if at == 0 {
			break
		}
		_, n := utf8.DecodeLastRuneInString(lower[:at])
		at -= n
		w.suffix[j] = number(lower[at:])
	}
	at = 0
	for range 3 {
		_, n := utf8.DecodeRuneInString(lower[at:])
		at += n
	}
	w.prefix = number(lower[:at])
	w.shape = shape(form)
	w.look(p.Lexicon, form, lower)
	return w
}

// clauses finds the last word of each clause: the one before a sign.
func (v *view) clauses() {
	last := &outside
	for i := len(v.words) - 1; i >= 0; i-- {
		w := &v.words[i]
		w.last = last
		if w.shape&letters != 0 && (i+1 == len(v.words) || v.words[i+1].shape&letters == 0) {
			last = w
		}
	}
}

const (
	letters = 1<<2 | 1<<3 // the bits of a shape that has capitals or small letters
	first   = 1 << 8      // the bit of the first word of a sentence
)

// look asks the lexicon about the form as spelled and, if that has a capital, in
// lower case.
func (w *word) look(l *lang.Lexicon, form, lower string) {
	readings := l.Lookup(form)
	if len(readings) == 0 && form != lower {
		if r, at := l.Compound(form); at > 0 {
			w.class, readings = 64, r
		}
	}
	w.add(readings)
	if form != lower {
		w.class <<= 8
		w.add(l.Lookup(lower))
	}
}

func (w *word) add(readings []lang.Reading) {
	for _, r := range readings {
		w.kinds = append(w.kinds, r.Kind)
		switch r.UPOS {
		case "NOUN":
			w.class |= 2
			w.noun = w.noun*31 + r.Kind
		case "VERB":
			w.class |= 4
			for _, f := range r.Feats {
				switch f.Get("VerbForm") {
				case "Fin":
					w.class |= 8
				case "Inf":
					w.class |= 16
				case "Part":
					w.class |= 128
				}
			}
		case "ADJ":
			w.class |= 32
		}
	}
}

// shape tells capitals, digits and signs apart: Xx, XX, xx, d.
func shape(form string) uint64 {
	var upper, lower, digit, hyphen, other, inner uint64
	for i, c := range form {
		switch {
		case unicode.IsUpper(c):
			upper = 1
			if i > 0 {
				inner = 1
			}
		case unicode.IsLetter(c):
			lower = 1
		case unicode.IsDigit(c):
			digit = 1
		case c == '-':
			hyphen = 1
		default:
			other = 1
		}
	}
	return 2 | upper<<2 | lower<<3 | digit<<4 | hyphen<<5 | other<<6 | inner<<7
}

// at returns the word at i, or outside.
func (v *view) at(i int) *word {
	if i < 0 || i >= len(v.words) {
		return &outside
	}
	return &v.words[i]
}
