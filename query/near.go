package query

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley"
	cgraph "github.com/cayleygraph/cayley/graph"
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
	"ae", "a", "oe", "o", "ue", "u", "ou", "u", "ss", "s", "w", "v", "y", "i", "j", "i", "ck", "k", "x", "ks", "tz", "ts", "z", "s",
)

// soundWords folds a name to words in which transcriptions of it do not differ.
func soundWords(name string) []string {
	out := slugWords(name)
	for i, w := range out {
		out[i] = transcription.Replace(w)
	}
	return out
}

// named returns all entities of some kinds with all their names, sorted by IRI. It
// reads nothing but names, of which there are many fewer than facts.
func named(ctx context.Context, s *graph.Store, kinds []graph.EntityKind) (out []graph.Entity, err error) {
	err = s.View(func(qs cayley.QuadStore) error {
		for _, kind := range kinds {
			iris, err := follow[quad.IRI](ctx, qs, path.StartPath(qs, classOf(s.Namespace(), kind)).In(graph.Type))
			if err != nil {
				return err
			}
			for _, iri := range iris {
				names, err := follow[quad.String](ctx, qs, path.StartPath(qs, iri).Out(graph.SchemaName))
				if err != nil {
					return err
				}
				others, err := follow[quad.String](ctx, qs, path.StartPath(qs, iri).Out(graph.SKOSAltLabel))
				if err != nil {
					return err
				}
				e := graph.Entity{IRI: iri, Kind: kind, Name: lastPart(iri)}
				if len(names) > 0 {
					e.Name = string(slices.MaxFunc(names, func(a, b quad.String) int { return len(a) - len(b) }))
				}
				for _, n := range slices.Concat(names, others) {
					e.AltNames = append(e.AltNames, string(n))
				}
				out = append(out, e)
			}
		}
		return nil
	})
	return out, err
}

// follow returns the distinct ends of a path that are of one type, sorted.
func follow[T interface {
	quad.Value
	cmp.Ordered
}](ctx context.Context, qs cayley.QuadStore, p *path.Path) ([]T, error) {
	seen := make(map[any]bool)
	var ends []cgraph.Ref
	err := p.Iterate(ctx).Paths(false).Each(func(ref cgraph.Ref) error {
		if !seen[ref.Key()] {
			seen[ref.Key()] = true
			ends = append(ends, ref)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	values, err := cgraph.ValuesOf(ctx, qs, ends)
	var out []T
	for _, v := range values {
		if t, ok := v.(T); ok {
			out = append(out, t)
		}
	}
	slices.Sort(out)
	return out, err
}

func lastPart(iri quad.IRI) string {
	s := string(iri)
	return s[strings.LastIndexByte(s, '/')+1:]
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

// near returns the names that are written almost like the one asked for, the
// nearest first.
func near(entities []graph.Entity, name string) (out []string) {
	asked := strings.Join(soundWords(name), " ")
	type candidate struct {
		name string
		far  int
	}
	var cs []candidate
	for _, e := range entities {
		words := soundWords(e.Name)
		if len(words) == 0 {
			continue
		}
		far := min(distance(asked, strings.Join(words, " ")), distance(asked, words[len(words)-1]))
		if far <= 1+len(asked)/4 {
			cs = append(cs, candidate{e.Name, far})
		}
	}
	slices.SortStableFunc(cs, func(a, b candidate) int { return a.far - b.far })
	for _, c := range cs {
		if len(out) < maxNear && !slices.Contains(out, c.name) {
			out = append(out, c.name)
		}
	}
	return out
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
