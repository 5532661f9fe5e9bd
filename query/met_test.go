package query_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"whomet/graph"
	"whomet/query"
)

// line shows a meeting in short: "2024-07-05 Ana Müller | Bo Vale @ Oslo".
func line(m query.Meeting) string {
	var sides []string
	for _, side := range m.Sides {
		var names []string
		for _, e := range side {
			names = append(names, e.Name)
		}
		sides = append(sides, strings.Join(names, ", "))
	}
	out := strings.TrimSpace(m.Date + " " + strings.Join(sides, " | "))
	if m.Place != nil {
		out += " @ " + m.Place.Name
	}
	return out
}

func lines(ms []query.Meeting) (out []string) {
	for _, m := range ms {
		out = append(out, line(m))
	}
	return out
}

func TestMet(t *testing.T) {
	const (
		oslo = "2024-07-05 Ana Müller | Bo Vale @ Oslo"
		call = "2024-06 Ana Müller | Chi Okafor"
		bern = "2024-07-04 Ana Müller @ Bern"
		plan = "2024-07-15 Chi Okafor | Bo Vale @ Bern"
		none = "Ana Müller, Dee Vale | Eva Tokajew"
	)
	tests := []struct {
		name string
		q    query.MetQuery
		want []string
	}{
		{"nothing asked: all meetings told as having happened", query.MetQuery{}, []string{oslo, call}},
		{"whole name", query.MetQuery{Person: "Ana Müller"}, []string{oslo, call}},
		{"no diacritics, no case", query.MetQuery{Person: "ANA MULLER"}, []string{oslo, call}},
		{"umlaut as digraph", query.MetQuery{Person: "Ana Mueller"}, []string{oslo, call}},
		{"IRI", query.MetQuery{Person: string(person("Bo Vale"))}, []string{oslo}},
		{"IRI in brackets", query.MetQuery{Person: "<" + string(person("Bo Vale")) + ">"}, []string{oslo}},
		{"a surname of two people", query.MetQuery{Person: "Vale", Factuality: "all"}, []string{plan, oslo, none}},
		{"another transcription", query.MetQuery{Person: "Tokayev", Factuality: "denied"}, []string{none}},
		{"with", query.MetQuery{Person: "Müller", With: "Okafor"}, []string{call}},
		{"with, the other way round", query.MetQuery{Person: "Okafor", With: "Müller"}, []string{call}},
		{"with alone", query.MetQuery{With: "Okafor"}, []string{call}},
		{"two of one side did not meet", query.MetQuery{Person: "Dee Vale", With: "Müller", Factuality: "all"}, nil},
		{"place", query.MetQuery{Place: "oslo"}, []string{oslo}},
		{"place and person", query.MetQuery{Place: "Bern", Person: "Vale", Factuality: "planned"}, []string{plan}},
		{"a day", query.MetQuery{From: "2024-07-05", To: "2024-07-05"}, []string{oslo}},
		{"a day within the month known", query.MetQuery{From: "2024-06-10", To: "2024-06-11"}, []string{call}},
		{"from a year", query.MetQuery{From: "2024"}, []string{oslo, call}},
		{"to a month", query.MetQuery{To: "2024-06"}, []string{call}},
		{"one type", query.MetQuery{Type: "phonecall"}, []string{call}},
		{"visits", query.MetQuery{Type: "Visit"}, []string{bern}},
		{"all types", query.MetQuery{Type: "all", Person: "müller"}, []string{oslo, bern, call}},
		{"planned", query.MetQuery{Factuality: "planned"}, []string{plan}},
		{"two factualities", query.MetQuery{Factuality: "planned,denied"}, []string{plan, none}},
		{"the newest", query.MetQuery{Limit: 1}, []string{oslo}},
	}
	stores(t, func(t *testing.T, s *graph.Store) {
		for _, tt := range tests {
			t.Run(tt.name, func(t *testing.T) {
				got, err := query.Met(t.Context(), s, tt.q)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(tt.want, lines(got)); diff != "" {
					t.Errorf("%+v (-want +got):\n%s", tt.q, diff)
				}
			})
		}
	})
}

// TestMetByAnotherNameOfThePlace: places and organizations are found by any of their
// names, under whichever articles call them.
func TestMetByAnotherNameOfThePlace(t *testing.T) {
	stores(t, func(t *testing.T, s *graph.Store) {
		told := func(n int, where string) *graph.Article {
			iri := quad.IRI(fmt.Sprintf("https://zeitung.example/names/%d", n))
			un := ns.Entity(graph.Organization, []string{"UNO", "United Nations"}[n%2])
			return &graph.Article{
				IRI: iri,
				Entities: []graph.Entity{
					{IRI: person("Bo Vale"), Kind: graph.Person, Name: "Bo Vale"},
					{IRI: un, Kind: graph.Organization, Name: []string{"UNO", "United Nations"}[n%2]},
					{IRI: place(where), Kind: graph.Place, Name: where},
				},
				Events: []graph.Event{{
					Type: "Meeting", Sides: [][]quad.IRI{{person("Bo Vale")}, {un}}, Place: place(where), PlaceBasis: "stated", Date: "2025-01-0" + fmt.Sprint(n),
					TimeBasis: "stated", Factuality: "asserted", Confidence: 0.9, Trigger: "traf", Evidence: graph.Passage{Begin: 0, End: 10, Text: "Vale traf."},
				}},
			}
		}
		if err := s.PutAll(t.Context(), []*graph.Article{told(1, "Peking"), told(2, "Beijing")}); err != nil {
			t.Fatal(err)
		}
		want := []string{"2025-01-02 Bo Vale | UNO @ Beijing", "2025-01-01 Bo Vale | United Nations @ Peking"}
		for _, q := range []query.MetQuery{{Place: "Peking"}, {Place: "beijing"}, {Place: "Pékin"}, {Person: "UN"}, {Person: "Vereinte Nationen"}, {Person: "Vale", With: "UNO"}} {
			got, err := query.Met(t.Context(), s, q)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, lines(got)); diff != "" {
				t.Errorf("%+v (-want +got):\n%s", q, diff)
			}
		}
	})
}

// TestLimitLeavesOutTheLast holds the answers with a limit to be the beginning of
// the whole answer.
func TestLimitLeavesOutTheLast(t *testing.T) {
	stores(t, func(t *testing.T, s *graph.Store) {
		for _, q := range []query.MetQuery{{}, {Person: "Müller"}, {Person: "Vale"}, {Place: "Bern"}, {Person: "Müller", With: "Vale"}} {
			q.Type, q.Factuality, q.Limit = query.All, query.All, -1
			all, err := query.Met(t.Context(), s, q)
			if err != nil {
				t.Fatal(err)
			}
			for n := 1; n <= len(all); n++ {
				q.Limit = n
				got, err := query.Met(t.Context(), s, q)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(all[:n], got); diff != "" {
					t.Errorf("%+v (-want +got):\n%s", q, diff)
				}
			}
		}
	})
}

func TestMetErrors(t *testing.T) {
	tests := []struct {
		q    query.MetQuery
		want error
		text string
	}{
		{query.MetQuery{From: "4.7.2024"}, query.ErrDate, `from "4.7.2024"; write a day as 2024-07-04`},
		{query.MetQuery{To: "2024-02-30"}, query.ErrDate, `to "2024-02-30"`},
		{query.MetQuery{From: "2024-08", To: "2024-07"}, query.ErrDate, "ends before it begins"},
		{query.MetQuery{Type: "Dinner"}, query.ErrFilter, `type "Dinner"; there are Meeting, Reception`},
		{query.MetQuery{Factuality: "true"}, query.ErrFilter, `factuality "true"; there are asserted`},
		{query.MetQuery{Person: "Okafur"}, graph.ErrNotFound, `no person named "Okafur"; is it Chi Okafor?`},
		{query.MetQuery{Person: "Zebedee Quux"}, graph.ErrNotFound, `no person named "Zebedee Quux"`},
		{query.MetQuery{Place: "Osllo"}, graph.ErrNotFound, `no place named "Osllo"; is it Oslo?`},
		{query.MetQuery{Person: "https://whomet.example/person/nobody"}, graph.ErrNotFound, "nobody"},
	}
	stores(t, func(t *testing.T, s *graph.Store) {
		for _, tt := range tests {
			_, err := query.Met(t.Context(), s, tt.q)
			if !errors.Is(err, tt.want) || !strings.Contains(fmt.Sprint(err), tt.text) {
				t.Errorf("%+v: got error %v, want %q", tt.q, err, tt.text)
			}
		}
	})
}

func TestMetShowsItsProof(t *testing.T) {
	stores(t, func(t *testing.T, s *graph.Store) {
		ms, err := query.Met(t.Context(), s, query.MetQuery{Person: "Okafor"})
		if err != nil || len(ms) != 1 {
			t.Fatalf("got %d meetings, error %v; want 1", len(ms), err)
		}
		m := ms[0]
		m.Sides = nil
		m.Event = ""
		want := query.Meeting{
			Type: "PhoneCall", Date: "2024-06", TimeBasis: "stated", Factuality: "reported", Reporter: "an aide",
			Confidence: 0.6, Trigger: "spoke",
			Article: query.Article{
				IRI: "https://paper.example/2", URL: "https://paper.example/2", Title: "Okafor on the phone", Language: "en",
				Published: articles()[1].Published,
			},
			Evidence: query.Evidence{
				IRI: "https://paper.example/2#char=10,70", Begin: 10, End: 70, Text: "Ana Müller spoke with Chi Okafor in June, an aide said.",
			},
		}
		if diff := cmp.Diff(want, m); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	})
}
