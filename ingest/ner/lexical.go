package ner

import (
	"unicode"
	"unicode/utf8"
)

// What the lexicon says of a form as it stands; shifted by lowerBits, of the form
// in lower case.
const (
	noun = 1 << iota
	verb
	adjective
	otherWord
	compound // only its last part is known

	lowerBits = 8
)

// lexical says what the lexicon knows of a word.
func (r *Recognizer) lexical(norm, lower string, caps bool) uint64 {
	known := r.known(norm)
	if norm != lower {
		known |= r.known(lower) << lowerBits
	}
	if caps {
		known |= r.known(capital(lower))
	}
	if known == 0 && norm != lower {
		if _, at := r.pack.Lexicon.Compound(norm); at > 0 {
			known = compound
		}
	}
	return known
}

func (r *Recognizer) known(form string) (k uint64) {
	for _, reading := range r.pack.Lexicon.Lookup(form) {
		switch reading.UPOS {
		case "NOUN":
			k |= noun
		case "VERB", "AUX":
			k |= verb
		case "ADJ":
			k |= adjective
		default:
			k |= otherWord
		}
	}
	return k
}

// capital writes the first letter of a word as a capital.
func capital(lower string) string {
	first, n := utf8.DecodeRuneInString(lower)
	return string(unicode.ToUpper(first)) + lower[n:]
}
