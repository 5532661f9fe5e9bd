package query_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"whomet/graph"
	"whomet/query"
)

func TestPerson(t *testing.T) {
	stores(t, func(t *testing.T, s *graph.Store) {
		p, err := query.Person(t.Context(), s, person("Ana Müller"))
		if err != nil {
			t.Fatal(err)
		}
		if p.Name != "Ana Müller" || !cmp.Equal(p.AltNames, []string{"Müller"}) {
			t.Errorf("names %q %q", p.Name, p.AltNames)
		}
		want := []string{"2024-07-05 Ana Müller | Bo Vale @ Oslo", "2024-06 Ana Müller | Chi Okafor", "Ana Müller, Dee Vale | Eva Tokajew"}
		if diff := cmp.Diff(want, lines(p.Meetings)); diff != "" {
			t.Errorf("meetings (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff([]string{"2024-07-04 Ana Müller @ Bern"}, lines(p.Visits)); diff != "" {
			t.Errorf("visits (-want +got):\n%s", diff)
		}
		if len(p.Roles) != 1 || p.Roles[0].Title != "Ministerin" || p.Roles[0].Proof[0].Evidence.Text != "Ministerin Ana Müller traf Bo Vale in Oslo." {
			t.Errorf("roles %+v", p.Roles)
		}
		oslo, err := query.Person(t.Context(), s, place("Oslo"))
		if err != nil || len(oslo.Meetings) != 1 {
			t.Errorf("Oslo: %+v, error %v; want one meeting", oslo, err)
		}
		if _, err := query.Person(t.Context(), s, person("Nobody")); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("nobody: error %v", err)
		}
	})
}

func TestRead(t *testing.T) {
	stores(t, func(t *testing.T, s *graph.Store) {
		r, err := query.Read(t.Context(), s, "https://zeitung.example/1")
		if err != nil {
			t.Fatal(err)
		}
		want := []string{"2024-07-05 Ana Müller | Bo Vale @ Oslo", "2024-07-04 Ana Müller @ Bern", "Ana Müller, Dee Vale | Eva Tokajew"}
		if diff := cmp.Diff(want, lines(r.Events)); diff != "" {
			t.Errorf("events (-want +got):\n%s", diff)
		}
		if r.Title != "Müller trifft Vale" || len(r.Entities) != 6 || len(r.Roles) != 1 || r.Roles[0].Person.Name != "Ana Müller" {
			t.Errorf("got %+v", r)
		}
		if _, err := query.Read(t.Context(), s, "https://zeitung.example/9"); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("no article: error %v", err)
		}
	})
}

func TestActors(t *testing.T) {
	stores(t, func(t *testing.T, s *graph.Store) {
		for name, want := range map[string][]string{"vale": {"Bo Vale", "Dee Vale"}, "Ana Mueller": {"Ana Müller"}, "": nil, "van den Berg": {"Fay van den Berg", "van den Berg"}, "Fay van den Berg": {"Fay van den Berg"}} {
			got, err := query.Actors(t.Context(), s, name)
			if err != nil {
				t.Fatal(err)
			}
			var names []string
			for _, e := range got {
				names = append(names, e.Name)
			}
			if diff := cmp.Diff(want, names); diff != "" {
				t.Errorf("%q (-want +got):\n%s", name, diff)
			}
		}
		if _, err := query.Actors(t.Context(), s, "Okafur"); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("nobody: error %v", err)
		}
	})
}

func TestSearch(t *testing.T) {
	tests := []struct {
		text                     string
		entities, articles, near []string
	}{
		{"ana müller", []string{"Ana Müller"}, nil, nil},
		{"vale", []string{"Bo Vale", "Dee Vale"}, []string{"Müller trifft Vale"}, nil},
		{"oka", []string{"Chi Okafor"}, []string{"Okafor on the phone"}, nil},
		{"bern", []string{"Bern"}, nil, nil},
		{"phone okafor", nil, []string{"Okafor on the phone"}, nil},
		{"Tokayew", []string{"Eva Tokajew"}, nil, nil},
		{"Okafur", nil, nil, []string{"Chi Okafor"}},
		{"  ", nil, nil, nil},
		{"Zebedee", nil, nil, nil},
	}
	stores(t, func(t *testing.T, s *graph.Store) {
		for _, tt := range tests {
			h, err := query.Search(t.Context(), s, tt.text)
			if err != nil {
				t.Fatal(err)
			}
			var entities, titles []string
			for _, e := range h.Entities {
				entities = append(entities, e.Name)
			}
			for _, a := range h.Articles {
				titles = append(titles, a.Title)
			}
			got := [][]string{entities, titles, h.Near}
			if diff := cmp.Diff([][]string{tt.entities, tt.articles, tt.near}, got); diff != "" {
				t.Errorf("%q (-want +got):\n%s", tt.text, diff)
			}
		}
	})
}

func TestGraph(t *testing.T) {
	tests := []struct {
		name  string
		q     query.GraphQuery
		nodes []string
		edges []string
		cut   bool
	}{
		{"around one", query.GraphQuery{Person: "Okafor"}, []string{"Ana Müller", "Chi Okafor"}, []string{"met reported 1"}, false},
		{"two steps", query.GraphQuery{Person: "Okafor", Depth: 2}, []string{"Ana Müller", "Bo Vale", "Chi Okafor", "Bern"},
			[]string{"met asserted 1", "met reported 1", "visited asserted 1"}, false},
		{"with plans", query.GraphQuery{Person: "Okafor", Factuality: "all"}, []string{"Ana Müller", "Bo Vale", "Chi Okafor"},
			[]string{"met reported 1", "met planned 1"}, false},
		{"a period", query.GraphQuery{From: "2024-06", To: "2024-06"}, []string{"Ana Müller", "Chi Okafor"}, []string{"met reported 1"}, false},
		{"a side of two", query.GraphQuery{Person: "Tokajew", Factuality: "denied"}, []string{"Ana Müller", "Dee Vale", "Eva Tokajew"},
			[]string{"met denied 1", "met denied 1"}, false},
		{"cut", query.GraphQuery{Limit: 1}, []string{"Ana Müller", "Bo Vale"}, []string{"met asserted 1"}, true},
	}
	stores(t, func(t *testing.T, s *graph.Store) {
		for _, tt := range tests {
			t.Run(tt.name, func(t *testing.T) {
				n, err := query.Graph(t.Context(), s, tt.q)
				if err != nil {
					t.Fatal(err)
				}
				var nodes, edges []string
				for _, x := range n.Nodes {
					nodes = append(nodes, x.Label)
				}
				for _, e := range n.Edges {
					edges = append(edges, e.Type+" "+e.Factuality+" "+string(rune('0'+e.Count)))
				}
				if diff := cmp.Diff([][]string{tt.nodes, tt.edges}, [][]string{nodes, edges}); diff != "" {
					t.Errorf("-want +got:\n%s", diff)
				}
				if n.Truncated != tt.cut {
					t.Errorf("truncated: %t", n.Truncated)
				}
			})
		}
	})
}
