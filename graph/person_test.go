package graph_test

import (
	"slices"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"whomet/graph"
	"whomet/graph/identity"
)

// TestPersons gathers what two articles tell of a person.
func TestPersons(t *testing.T) {
	ns := graph.DefaultNamespace
	timur, saule, land := ns.Entity(graph.Person, "Timur Abenow"), ns.Entity(graph.Person, "Saule Iskakowa"), ns.Entity(graph.Place, "Kasachstan")
	first := time.Date(2025, 3, 1, 0, 0, 0, 0, time.UTC)
	a := &graph.Article{
		IRI: "https://zeitung.example/1", Published: first,
		Entities: []graph.Entity{
			{IRI: timur, Kind: graph.Person, Name: "Timur Abenow", AltNames: []string{"Abenow"}},
			{IRI: saule, Kind: graph.Person, Name: "Saule Iskakowa"},
			{IRI: land, Kind: graph.Place, Name: "Kasachstan"},
		},
		Roles: []graph.Role{{Person: timur, Title: "Minister", Org: land}, {Person: timur, Title: "Minister", Org: land}},
	}
	b := &graph.Article{
		IRI: "https://zeitung.example/2", Published: first.AddDate(0, 1, 0),
		Entities: []graph.Entity{{IRI: timur, Kind: graph.Person, Name: "Timur Abenow"}},
		Roles:    []graph.Role{{Person: timur, Title: "Anwalt"}},
	}
	c := &graph.Article{IRI: "https://zeitung.example/3", Entities: b.Entities}
	want := []identity.Person{
		{Key: string(saule), Names: []identity.Form{{Text: "Saule Iskakowa", Count: 1}}, Neighbours: []string{"Timur Abenow"}, From: first, To: first},
		{
			Key: string(timur), Names: []identity.Form{{Text: "Abenow", Count: 1}, {Text: "Timur Abenow", Count: 3}},
			Roles: []identity.Role{{Title: "Anwalt"}, {Title: "Minister", Org: "Kasachstan"}}, Neighbours: []string{"Saule Iskakowa"},
			From: first, To: first.AddDate(0, 1, 0),
		},
	}
	for _, order := range [][]*graph.Article{{a, b, c}, {c, b, a}} {
		if diff := cmp.Diff(want, graph.Persons(order...)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
	s, err := graph.Open(t.Context(), "memory")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.PutAll(t.Context(), []*graph.Article{c, a, b}); err != nil {
		t.Fatal(err)
	}
	err = s.Read(t.Context(), func(r *graph.Reader) error {
		for entity, want := range map[quad.IRI][]quad.IRI{timur: {a.IRI, b.IRI, c.IRI}, saule: {a.IRI}, "https://whomet.example/person/nobody": nil} {
			if got, err := r.Naming(entity); err != nil || !slices.Equal(got, want) {
				t.Errorf("%s is named by %v, error %v; want %v", entity, got, err, want)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
