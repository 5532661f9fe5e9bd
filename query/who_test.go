package query_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"whomet/graph"
	"whomet/query"
)

// abenows are four reports on invented people of like names.
func abenows() []*graph.Article {
	report := func(n int, name, title, org string, others ...string) *graph.Article {
		iri := ns.Article(fmt.Sprintf("https://zeitung.example/abenow/%d", n), "", "")
		a := &graph.Article{IRI: iri, URL: string(iri), Published: time.Date(2025, 3, n, 0, 0, 0, 0, time.UTC)}
		for _, name := range append(others, name) {
			a.Entities = append(a.Entities, graph.Entity{IRI: person(name), Kind: graph.Person, Name: name})
		}
		if title == "" {
			return a
		}
		role := graph.Role{Person: person(name), Title: title, Evidence: graph.Passage{Begin: 0, End: 20, Text: title + " " + name + "."}}
		if org != "" {
			a.Entities = append(a.Entities, graph.Entity{IRI: place(org), Kind: graph.Place, Name: org})
			role.Org = place(org)
		}
		a.Roles = append(a.Roles, role)
		return a
	}
	return []*graph.Article{
		report(1, "Timur Abenow", "Energieminister", "Kasachstan", "Saule Iskakowa"),
		report(2, "Timur Abenov", "energy minister", "Kazakhstan", "Saule Iskakova"),
		report(3, "Тимур Абенов", "", ""),
		report(4, "Arman Abenow", "Trainer", ""),
		report(5, "T. Abenow", "", ""),
		report(6, "Timur Abenow", "", ""),
	}
}

func TestWho(t *testing.T) {
	const (
		timurDE = "Timur Abenow 2 = timur-abenow [is Timur Abenov] [is Тимур Абенов] [may be T. Abenow]"
		timurEN = "Timur Abenov 1 = timur-abenow [is Timur Abenow] [is Тимур Абенов] [may be T. Abenow]"
		timurRU = "Тимур Абенов 1 = timur-abenow [is Timur Abenov] [is Timur Abenow] [may be T. Abenow]"
		timor   = "T. Abenow 1 = t-abenow [may be Timur Abenow] [may be Timur Abenov] [may be Тимур Абенов]"
		arman   = "Arman Abenow 1 = arman-abenow"
	)
	tests := []struct {
		name, asked string
		want        []string
	}{
		{"a surname", "Abenow", []string{timurDE, arman, timor, timurEN, timurRU}},
		{"another spelling", "Abenov", []string{timurDE, arman, timor, timurEN, timurRU}},
		{"another script", "Абенов", []string{timurDE, arman, timor, timurEN, timurRU}},
		{"a whole name", "Timur Abenow", []string{timurDE, timor, timurEN, timurRU}},
		{"a title", "Minister Timur Abenow", []string{timurDE, timor, timurEN, timurRU}},
		{"a forename", "Arman", []string{arman}},
		{"an IRI", string(person("Arman Abenow")), []string{arman}},
		{"an IRI in brackets", "<" + string(person("Timur Abenov")) + ">", []string{timurDE, timor, timurEN, timurRU}},
	}
	stores(t, func(t *testing.T, s *graph.Store) {
		if err := s.PutAll(t.Context(), abenows()); err != nil {
			t.Fatal(err)
		}
		for _, tt := range tests {
			t.Run(tt.name, func(t *testing.T) {
				found, err := query.Who(t.Context(), s, tt.asked)
				if err != nil {
					t.Fatal(err)
				}
				var got []string
				for _, c := range found {
					got = append(got, whoLine(c))
				}
				if diff := cmp.Diff(tt.want, got); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			})
		}
	})
}

// whoLine shows a candidate in short.
func whoLine(c query.Candidate) string {
	out := fmt.Sprintf("%s %d = %s", c.Name, len(c.Articles), string(c.Stands[len(person("x"))-1:]))
	for _, l := range c.Alike {
		verb := "may be"
		if l.Verdict == "same" {
			verb = "is"
		}
		out += fmt.Sprintf(" [%s %s]", verb, l.Name)
	}
	return out
}

func TestWhoSaysWhy(t *testing.T) {
	stores(t, func(t *testing.T, s *graph.Store) {
		if err := s.PutAll(t.Context(), abenows()); err != nil {
			t.Fatal(err)
		}
		found, err := query.Who(t.Context(), s, "Timur Abenov")
		if err != nil {
			t.Fatal(err)
		}
		c := found[0]
		want := query.Candidate{
			Entity:     query.Entity{IRI: person("Timur Abenow"), Kind: graph.Person, Name: "Timur Abenow"},
			Forms:      []query.Form{{Name: "Timur Abenow", Articles: 2}},
			Roles:      []query.Held{{Title: "Energieminister", Org: "Kasachstan"}},
			Neighbours: []string{"Saule Iskakowa"},
			Stands:     person("Timur Abenow"),
			Articles:   c.Articles,
			Alike:      c.Alike,
		}
		if diff := cmp.Diff(want, c); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		var codes []string
		for _, r := range c.Alike[0].Reasons {
			codes = append(codes, r.Code)
		}
		if diff := cmp.Diff([]string{"name", "romanized", "title", "country"}, codes); diff != "" {
			t.Errorf("reasons (-want +got):\n%s", diff)
		}
	})
}

func TestWhoErrors(t *testing.T) {
	stores(t, func(t *testing.T, s *graph.Store) {
		for asked, want := range map[string]error{
			"": query.ErrFilter, "  ": query.ErrFilter, "Zebedee Quux": graph.ErrNotFound, "https://whomet.example/person/nobody": graph.ErrNotFound,
		} {
			if _, err := query.Who(t.Context(), s, asked); !errors.Is(err, want) {
				t.Errorf("%q: got %v, want %v", asked, err, want)
			}
		}
	})
}
