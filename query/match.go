package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"whomet/graph"
)

// answer returns the entities whose names answer best to the name asked for, as it
// is written or else as it sounds.
func answer(entities []graph.Entity, name string) []quad.IRI {
	if found := best(entities, name, slugWords); found != nil {
		return found
	}
	return best(entities, name, soundWords)
}

// best compares names by their words and returns the best answers, sorted. What
// may be a surname is one even where it is a whole name: "Berger" is also the person
// known by nothing else.
func best(entities []graph.Entity, name string, words func(string) []string) (found []quad.IRI) {
	asked := words(name)
	least := never
	for _, e := range entities {
		m := match(words(e.Name), asked)
		for _, alt := range e.AltNames {
			m = min(m, match(words(alt), asked))
		}
		if m == whole && !forenamed(name) {
			m = surname
		}
		switch {
		case m == never || m > least:
		case m < least:
			least, found = m, append(found[:0], e.IRI)
		default:
			found = append(found, e.IRI)
		}
	}
	slices.Sort(found)
	return found
}

// forenamed reports whether a name is surely more than a surname: several words,
// all of which begin as names do. "von der Leyen" may be a surname.
func forenamed(name string) bool {
	words := strings.Fields(name)
	return len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool {
		first, _ := utf8.DecodeRuneInString(w)
		return unicode.IsLower(first)
	})
}

// The ways a name answers to the words asked for, best first.
const (
	whole   = iota // these words
	surname        // ends in these words
	partly         // has all these words, in any place
	never
)

// match says how a name, as words, answers to the words asked for.
func match(name, asked []string) int {
	switch {
	case len(asked) == 0 || len(asked) > len(name):
		return never
	case slices.Equal(name, asked):
		return whole
	case slices.Equal(name[len(name)-len(asked):], asked):
		return surname
	}
	for _, w := range asked {
		if !slices.Contains(name, w) {
			return never
		}
	}
	return partly
}

// slugWords folds a name to the words it is compared by: case, diacritics and
// punctuation gone.
func slugWords(name string) []string {
	if strings.TrimSpace(name) == "" {
		return nil
	}
	return strings.FieldsFunc(graph.Slug(name), func(r rune) bool { return r == '-' })
}

// isIRI reports whether a text begins with a scheme and a colon.
func isIRI(s string) bool {
	scheme, rest, ok := strings.Cut(s, ":")
	return ok && scheme != "" && rest != "" && !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' }) &&
		!strings.ContainsFunc(scheme, func(r rune) bool { return r > 'z' })
}
