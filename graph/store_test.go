package graph_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"whomet/graph"
	"whomet/graph/rdf"
)

const ns = graph.DefaultNamespace

// sample is an article in which two ministers meet, one of them visits, and a
// third is only hoped for.
func sample() *graph.Article {
	berger, okoro, lind := ns.Entity(graph.Person, "Anna Berger"), ns.Entity(graph.Person, "Chidi Okoro"), ns.Entity(graph.Person, "Åsa Lind")
	oslo := ns.Entity(graph.Place, "Oslo")
	norway := ns.Entity(graph.Place, "Norwegen")
	first := graph.Passage{Begin: 0, End: 63, Text: "Außenministerin Anna Berger traf am 4. Juli Chidi Okoro in Oslo."}
	second := graph.Passage{Begin: 64, End: 108, Text: "Sie will im August auch Åsa Lind empfangen."}
	a := &graph.Article{
		IRI: "https://news.example/1", ID: "n1", URL: "https://news.example/1", Title: "Treffen in Oslo", Language: "de",
		Published: time.Date(2024, 7, 5, 9, 30, 0, 0, time.UTC),
		Entities: []graph.Entity{
			{IRI: berger, Kind: graph.Person, Name: "Anna Berger", AltNames: []string{"Berger"}},
			{IRI: okoro, Kind: graph.Person, Name: "Chidi Okoro"},
			{IRI: lind, Kind: graph.Person, Name: "Åsa Lind"},
			{IRI: norway, Kind: graph.Place, Name: "Norwegen"},
			{IRI: oslo, Kind: graph.Place, Name: "Oslo"},
		},
		Events: []graph.Event{
			{Type: "Meeting", Sides: [][]quad.IRI{{berger}, {okoro}}, Place: oslo, PlaceBasis: "stated", Date: "2024-07-04", TimeBasis: "stated", Factuality: "asserted", Confidence: 0.93, Trigger: "traf", Evidence: first},
			{Type: "Visit", Sides: [][]quad.IRI{{berger}}, Place: oslo, PlaceBasis: "stated", Factuality: "asserted", Confidence: 0.8, Trigger: "traf", Evidence: first},
			{Type: "Reception", Sides: [][]quad.IRI{{berger}, {lind}}, Date: "2024-08", TimeBasis: "stated", Factuality: "planned", Confidence: 0.7, Trigger: "empfangen", Evidence: second},
		},
		Roles: []graph.Role{{Person: berger, Title: "Außenministerin", Org: norway, Evidence: first}},
		Mentions: []graph.Mention{
			{Entity: berger, Begin: 16, End: 27, Text: "Anna Berger", Sentence: 0},
			{Entity: okoro, Begin: 44, End: 55, Text: "Chidi Okoro", Sentence: 0},
		},
	}
	ns.Identify(a)
	return a
}

// stores runs a test on each kind of store.
func stores(t *testing.T, f func(t *testing.T, s *graph.Store)) {
	for _, kind := range []string{"memory", "file"} {
		t.Run(kind, func(t *testing.T) {
			url := "memory"
			if kind == "file" {
				url = filepath.Join(t.TempDir(), "store.db")
			}
			s, err := graph.Open(t.Context(), url)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			f(t, s)
		})
	}
}

func export(t *testing.T, s *graph.Store) string {
	t.Helper()
	var out []byte
	for q, err := range s.Quads(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		if out, err = rdf.AppendQuad(out, q); err != nil {
			t.Fatal(err)
		}
		out = append(out, '\n')
	}
	return string(out)
}

func TestPut(t *testing.T) {
	stores(t, func(t *testing.T, s *graph.Store) {
		a := sample()
		if err := s.Put(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		var got *graph.Article
		if err := s.Read(t.Context(), func(r *graph.Reader) (err error) { got, err = r.Article(a.IRI); return err }); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(ns.Decode(a.IRI, ns.Encode(a)), got); diff != "" {
			t.Errorf("article read back (-want +got):\n%s", diff)
		}
		t.Log(export(t, s))
		if err := s.Retract(t.Context(), a.IRI); err != nil {
			t.Fatal(err)
		}
		if rest := export(t, s); rest != "" {
			t.Errorf("left after retracting:\n%s", rest)
		}
	})
}
