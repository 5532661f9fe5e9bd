package web

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"whomet/query"
)

// segment is a stretch of a sentence, marked or not.
type segment struct {
	Text string
	Mark string // "trigger", "name" or ""
}

// mark splits the sentence of a meeting at the word that tells of it and at the
// names of those who met and of the place. A name that the sentence has not in full
// is looked for by its last word.
func mark(m query.Meeting) []segment {
	type hit struct {
		begin, end int
		mark       string
	}
	text := m.Evidence.Text
	var hits []hit
	add := func(word, as string) bool {
		begin := findWord(text, word)
		if begin < 0 {
			return false
		}
		h := hit{begin, begin + len(word), as}
		if !slices.ContainsFunc(hits, func(o hit) bool { return h.begin < o.end && o.begin < h.end }) {
			hits = append(hits, h)
		}
		return true
	}
	entities := slices.Concat(m.Sides...)
	if m.Place != nil {
		entities = append(entities, *m.Place)
	}
	for _, e := range entities {
		words := strings.Fields(e.Name)
		if !add(e.Name, "name") && len(words) > 1 {
			add(words[len(words)-1], "name")
		}
	}
	add(m.Trigger, "trigger")
	slices.SortFunc(hits, func(a, b hit) int { return a.begin - b.begin })
	var out []segment
	at := 0
	for _, h := range hits {
		out = append(out, segment{text[at:h.begin], ""}, segment{text[h.begin:h.end], h.mark})
		at = h.end
	}
	return append(out, segment{text[at:], ""})
}

// findWord returns where a word stands in a text as a word of its own, or -1.
func findWord(text, word string) int {
	if word == "" {
		return -1
	}
	for at := 0; ; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return -1
		}
		i += at
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(word):])
		if !unicode.IsLetter(before) && (!unicode.IsLetter(after) || after == 's') { // a genitive
			return i
		}
		at = i + len(word)
	}
}
