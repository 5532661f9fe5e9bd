package query

import (
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"

	"whomet/graph"
)

// maxNear bounds the names that a NotFoundError suggests.
const maxNear = 5

// transcription writes one way the letters in which transcriptions of one name
// differ, and umlauts like their digraphs.
var transcription = strings.NewReplacer(
	"tsch", "ch", "tch", "ch", "dsch", "j", "dzh", "j", "sch", "sh", "kh", "h", "ph", "f",
	"ae", "a", "oe", "o", "ue", "u", "ou", "u", "ss", "s", "w", "v", "y", "i", "j", "i", "ck", "k", "x", "ks",
)

// sound folds the words of a slug by transcription.
func sound(slug []string) []string {
	out := make([]string, len(slug))
	for i, w := range slug {
		out[i] = transcription.Replace(w)
	}
	return out
}

// named returns all entities of some kinds, sorted.
func named(ctx context.Context, s *graph.Store, kinds []graph.EntityKind) (out []quad.IRI, err error) {
	for _, kind := range kinds {
		err := s.View(func(qs cayley.QuadStore) error {
			class := classOf(s.Namespace(), kind)
			it := path.StartPath(qs, class).In(graph.Type).Iterate(ctx).Paths(false)
			return it.EachValue(qs, func(v quad.Value) error {
				if iri, ok := v.(quad.IRI); ok {
					out = append(out, iri)
				}
				return nil
			})
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// classOf returns the class of the entities of a kind.
func classOf(ns graph.Namespace, kind graph.EntityKind) quad.IRI {
	switch kind {
	case graph.Person:
		return graph.SchemaPerson
	case graph.Organization:
		return graph.SchemaOrganization
	case graph.Place:
		return graph.SchemaPlace
	}
	return ns.Vocab().Group
}

// bySound returns those of the entities whose name sounds like the one asked for,
// else a *NotFoundError with those that come near. The name of an entity is read
// off its IRI, which was minted from it.
func bySound(ctx context.Context, s *graph.Store, all []quad.IRI, name string, kind graph.EntityKind) ([]quad.IRI, error) {
	asked := sound(slugWords(name))
	best := never
	var found []quad.IRI
	type candidate struct {
		iri quad.IRI
		far int
	}
	var cs []candidate
	text := strings.Join(asked, " ")
	for _, iri := range all {
		words := sound(strings.Split(lastPart(iri), "-"))
		switch m := match(words, asked); {
		case m < best:
			best, found = m, append(found[:0], iri)
		case m == best && m != never:
			found = append(found, iri)
		}
		far := min(distance(text, strings.Join(words, " ")), distance(text, words[len(words)-1]))
		if far <= 1+len(text)/4 {
			cs = append(cs, candidate{iri, far})
		}
	}
	if found != nil {
		return found, nil
	}
	slices.SortStableFunc(cs, func(a, b candidate) int { return a.far - b.far })
	e := &NotFoundError{Kind: kind, Name: name}
	err := s.Read(ctx, func(r *graph.Reader) error {
		for _, c := range cs[:min(len(cs), maxNear)] {
			n, err := r.Entity(c.iri)
			if err != nil {
				return err
			}
			e.Near = append(e.Near, n.Name)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return nil, e
}

func lastPart(iri quad.IRI) string {
	s := string(iri)
	return s[strings.LastIndexByte(s, '/')+1:]
}

// distance is the edit distance of Levenshtein between two strings, in characters.
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	row := make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range s {
		diag := row[0]
		row[0] = i + 1
		for j, q := range t {
			cost := diag
			if r != q {
				cost++
			}
			diag = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(t)]
}
