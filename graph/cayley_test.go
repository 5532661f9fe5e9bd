package graph_test

import (
	"slices"
	"testing"

	"github.com/cayleygraph/cayley"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"
	gocmp "github.com/google/go-cmp/cmp"

	"whomet/graph"
)

// TestCayley asks through Cayley's own iterators what the store wrote, before and
// after articles changed.
func TestCayley(t *testing.T) {
	v := ns.Vocab()
	berger, oslo := ns.Entity(graph.Person, "Anna Berger"), ns.Entity(graph.Place, "Oslo")
	paths := map[string]func(p *path.Path) *path.Path{
		"whom she met": func(p *path.Path) *path.Path { return p.Is(berger).Out(v.Met) },
		"who met her":  func(p *path.Path) *path.Path { return p.Is(berger).In(v.Met) },
		"who visited":  func(p *path.Path) *path.Path { return p.Is(oslo).In(v.Visited) },
		"in one article": func(p *path.Path) *path.Path {
			return p.Is(berger).LabelContext(quad.IRI("https://news.example/2")).Out(v.Met)
		},
		"planned": func(p *path.Path) *path.Path { return p.Has(v.Factuality, ns.Term("planned")).Out(graph.SemHasActor) },
		"what says so": func(p *path.Path) *path.Path {
			return p.Is(berger).In(graph.SemHasActor).Out(graph.GAFDenotedBy).Out(graph.NIFBeginIndex)
		},
		"confident": func(p *path.Path) *path.Path { return p.Has(v.Confidence, quad.Float(0.93)).Out(graph.SemEventType) },
		"by a time stamp": func(p *path.Path) *path.Path {
			return p.Has(graph.SemHasTimeStamp, quad.TypedString{Value: "2024-07-04", Type: "http://www.w3.org/2001/XMLSchema#date"}).Out(v.Trigger)
		},
		"all predicates": func(p *path.Path) *path.Path { return p.Is(oslo).OutPredicates() },
	}
	ask := func(t *testing.T, s *graph.Store) map[string][]string {
		got := make(map[string][]string)
		err := s.View(func(qs cayley.QuadStore) error {
			for name, f := range paths {
				found, err := f(path.StartPath(qs)).Iterate(t.Context()).Paths(false).AllValues(qs)
				if err != nil {
					return err
				}
				var list []string
				for _, v := range found {
					list = append(list, quad.StringOf(v))
				}
				slices.Sort(list)
				got[name] = slices.Compact(list)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	const person, term = "<https://whomet.example/person/", "<https://whomet.example/v#"
	stores(t, func(t *testing.T, s *graph.Store) {
		a, b := sample(), sample()
		b.IRI = "https://news.example/2"
		for i := range b.Events {
			b.Events[i].IRI = ""
		}
		put(t, s, a, b)
		all := map[string][]string{
			"whom she met": {person + "chidi-okoro>"}, "who met her": {person + "chidi-okoro>"}, "who visited": {person + "anna-berger>"},
			"in one article": {person + "chidi-okoro>"}, "planned": {person + "anna-berger>", person + "asa-lind>"},
			"what says so": {`"0"^^<xsd:integer>`, `"64"^^<xsd:integer>`}, "confident": {term + "Meeting>"}, "by a time stamp": {`"traf"`},
			"all predicates": {"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", "<https://schema.org/name>"},
		}
		if diff := gocmp.Diff(all, ask(t, s)); diff != "" {
			t.Errorf("two articles (-want +got):\n%s", diff)
		}
		for range 3 { // lose the meeting, gain it, lose it
			b.Events = b.Events[1:]
			put(t, s, b)
			less := ask(t, s)
			if less["in one article"] != nil || less["whom she met"] == nil {
				t.Errorf("the other article lost it: %v", less)
			}
			c := sample()
			b.Events = c.Events
			for i := range b.Events {
				b.Events[i].IRI = ""
			}
			put(t, s, b)
			if diff := gocmp.Diff(all, ask(t, s)); diff != "" {
				t.Errorf("put again (-want +got):\n%s", diff)
			}
		}
	})
}
