package ner

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whomet/ingest/lang"
	"whomet/ingest/perceptron"
)

// word is what a form tells by itself, wherever it stands.
type word struct {
	form    string
	key     string // lower case, for comparing occurrences in an article
	lower   uint64 // hash of the form in lower case, digits made equal
	shape   uint64
	lists   uint64 // lists of names it stands in
	kind    uint64 // of the lists, whether they are of forenames, surnames, places, organizations
	seen    uint64 // what it was in raw text
	lex     uint64 // what the lexicon says
	title   uint64 // kind of title, 0 for none
	class   uint64 // middle class by distribution, 0 if unknown
	upper   bool   // starts with a capital
	caps    bool   // two letters or more, all capitals
	letters bool   // has a letter
	folded  string

	scores [places][]float32 // score of the features of each place, nil until needed
	feats  [places][]uint64
}

// The places a word can have: that of the word in question and its neighbours.
const (
	here = iota
	left
	right
	left2
	right2
	places
)

// newWord looks a form up in all that is known.
func (r *Recognizer) newWord(form string) *word {
	w := &word{form: form}
	norm := normal(form)
	lower := strings.ToLower(norm)
	w.key = lower
	w.lower = uint64(perceptron.Template(0).Text(digits(lower)))
	shape := shapeOf(norm)
	w.shape = uint64(perceptron.Template(1).Text(shape))
	first, _ := utf8.DecodeRuneInString(norm)
	w.upper = unicode.IsUpper(first)
	w.letters = strings.IndexFunc(norm, unicode.IsLetter) >= 0
	w.caps = len(norm) > 1 && w.letters && strings.ToUpper(norm) == norm
	w.folded = lang.Fold(norm)
	if w.upper {
		w.lists = r.lists(w.folded)
		w.seen = r.seenAs(w.folded)
	} else {
		w.lists = uint64(r.pack.Names.ListsFolded(w.folded) & lang.Particle)
	}
	w.kind = kindOf(lang.Listed(w.lists))
	w.lex = r.lexical(norm, lower, w.caps)
	if in := r.pack.Names.ListsFolded(w.folded); in&(lang.Common|lang.PersonWord) != 0 {
		w.lex |= uint64(in&(lang.Common|lang.PersonWord)) << 16
	}
	if t, ok := r.pack.Titles.Of(norm); ok {
		w.title = titleKinds[t.Kind]
	}
	classes := r.classes.of(digits(norm))
	w.class = uint64(classes[1])
	r.features(w, norm, lower, classes)
	return w
}

var titleKinds = map[string]uint64{"address": 1, "office": 2, "profession": 3, "kinship": 4}

// genitive marks lists found for the word without its last s.
const genitive = 1 << 14

func (r *Recognizer) lists(folded string) uint64 {
	const noName = lang.PhraseStart | lang.Common | lang.PersonWord
	in := uint64(r.pack.Names.ListsFolded(folded) &^ (lang.Common | lang.PersonWord))
	if in&^uint64(lang.PhraseStart) != 0 {
		return in
	}
	for _, end := range [...]string{"s", "'"} {
		if base, ok := strings.CutSuffix(folded, end); ok && len(base) > 2 {
			if g := uint64(r.pack.Names.ListsFolded(base) &^ noName); g != 0 {
				return in | g | genitive
			}
		}
	}
	if _, last, ok := cutLast(folded, '-'); ok { // Karl-Heinz, Müller-Lüdenscheid
		if g := uint64(r.pack.Names.ListsFolded(last)) & uint64(lang.Forename|lang.Surname); g != 0 {
			return in | g | genitive<<1
		}
	}
	return in
}

// seenAs is what a word was in raw text, or without its genitive marker.
func (r *Recognizer) seenAs(folded string) uint64 {
	in := r.seen.ListsFolded(folded)
	if in == 0 && len(folded) > 3 {
		in = r.seen.ListsFolded(strings.TrimSuffix(folded, "s"))
	}
	return uint64(in)
}

// kindOf sums lists up, for features of several words.
func kindOf(in lang.Listed) (k uint64) {
	for i, lists := range [...]lang.Listed{lang.Forename, lang.Surname, lang.City | lang.Country | lang.Region, lang.Organization, lang.Particle} {
		if in&lists != 0 {
			k |= 1 << i
		}
	}
	return k
}

func cutLast(s string, sep byte) (before, after string, found bool) {
	if i := strings.LastIndexByte(s, sep); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return s, "", false
}

// Normal is the form under which a word has a class: quotes, dashes and all
// digits made equal.
func Normal(form string) string { return digits(normal(form)) }

// normal makes quotes and dashes of all kinds equal.
func normal(form string) string {
	switch form {
	case "„", "“", "”", "«", "»", "``", "''", "‟", "›", "‹", "‚":
		return `"`
	case "–", "—", "‒", "--", "−":
		return "-"
	case "’", "‘", "´", "`":
		return "'"
	}
	if strings.ContainsRune(form, '’') {
		return strings.ReplaceAll(form, "’", "'")
	}
	return form
}

// digits makes all numbers of as many digits equal.
func digits(s string) string {
	if strings.IndexFunc(s, isDigit) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if isDigit(r) {
			return '0'
		}
		return r
	}, s)
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// shapeOf is "Xx-Xx" for "Karl-Heinz", "X." for "J.", "d.d" for "3.5".
func shapeOf(s string) string {
	b := make([]byte, 0, 8)
	for _, r := range s {
		c := byte('o')
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLower(r):
			c = 'x'
		case isDigit(r):
			c = 'd'
		case unicode.IsLetter(r):
			c = 'l'
		case r < 0x80:
			c = byte(r)
		}
		n := len(b)
		if n > 0 && b[n-1] == c {
			if c != 'X' || n > 1 && b[n-2] == c {
				continue
			}
		}
		if n < 12 {
			b = append(b, c)
		}
	}
	return string(b)
}
