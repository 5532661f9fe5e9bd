package query_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"whomet/graph"
)

const ns = graph.DefaultNamespace

func person(name string) quad.IRI { return ns.Entity(graph.Person, name) }
func place(name string) quad.IRI  { return ns.Entity(graph.Place, name) }

// articles are two reports on invented people: Ana Müller met Bo Vale in Oslo on a
// known day and, as somebody said, Chi Okafor in June; a visit; a plan; a denial;
// a delegation of two.
func articles() []*graph.Article {
	ana, bo, chi := person("Ana Müller"), person("Bo Vale"), person("Chi Okafor")
	dee, eva := person("Dee Vale"), person("Eva Tokajew")
	oslo, bern := place("Oslo"), place("Bern")
	first := graph.Passage{Begin: 0, End: 46, Text: "Ministerin Ana Müller traf Bo Vale in Oslo."}
	second := graph.Passage{Begin: 47, End: 90, Text: "Am 4. Juli war sie nach Bern gereist."}
	third := graph.Passage{Begin: 91, End: 130, Text: "Dee Vale und Müller trafen Eva Tokajew nicht."}
	de := &graph.Article{
		IRI: "https://zeitung.example/1", URL: "https://zeitung.example/1", Title: "Müller trifft Vale", Language: "de",
		Published: time.Date(2024, 7, 6, 8, 0, 0, 0, time.UTC),
		Entities: []graph.Entity{
			{IRI: ana, Kind: graph.Person, Name: "Ana Müller", AltNames: []string{"Müller"}},
			{IRI: bo, Kind: graph.Person, Name: "Bo Vale"},
			{IRI: dee, Kind: graph.Person, Name: "Dee Vale"},
			{IRI: eva, Kind: graph.Person, Name: "Eva Tokajew"},
			{IRI: oslo, Kind: graph.Place, Name: "Oslo"},
			{IRI: bern, Kind: graph.Place, Name: "Bern"},
		},
		Events: []graph.Event{
			{Type: "Meeting", Sides: [][]quad.IRI{{ana}, {bo}}, Place: oslo, PlaceBasis: "stated", Date: "2024-07-05", TimeBasis: "dateline",
				Factuality: "asserted", Confidence: 0.9, Trigger: "traf", Evidence: first},
			{Type: "Visit", Sides: [][]quad.IRI{{ana}}, Place: bern, PlaceBasis: "stated", Date: "2024-07-04", TimeBasis: "stated",
				Factuality: "asserted", Confidence: 0.8, Trigger: "gereist", Evidence: second},
			{Type: "Meeting", Sides: [][]quad.IRI{{dee, ana}, {eva}}, Factuality: "denied", Confidence: 0.7, Trigger: "trafen", Evidence: third},
		},
		Roles: []graph.Role{{Person: ana, Title: "Ministerin", Evidence: first}},
	}
	fourth := graph.Passage{Begin: 10, End: 70, Text: "Ana Müller spoke with Chi Okafor in June, an aide said."}
	fifth := graph.Passage{Begin: 71, End: 120, Text: "Okafor plans to receive Bo Vale in Bern next week."}
	en := &graph.Article{
		IRI: "https://paper.example/2", URL: "https://paper.example/2", Title: "Okafor on the phone", Language: "en",
		Published: time.Date(2024, 7, 8, 8, 0, 0, 0, time.UTC),
		Entities: []graph.Entity{
			{IRI: ana, Kind: graph.Person, Name: "Ana Müller"},
			{IRI: bo, Kind: graph.Person, Name: "Bo Vale", AltNames: []string{"Vale"}},
			{IRI: chi, Kind: graph.Person, Name: "Chi Okafor", AltNames: []string{"Okafor"}},
			{IRI: bern, Kind: graph.Place, Name: "Bern"},
			{IRI: person("Fay van den Berg"), Kind: graph.Person, Name: "Fay van den Berg"},
			{IRI: person("van den Berg"), Kind: graph.Person, Name: "van den Berg"},
		},
		Events: []graph.Event{
			{Type: "PhoneCall", Sides: [][]quad.IRI{{ana}, {chi}}, Date: "2024-06", TimeBasis: "stated", Factuality: "reported",
				Reporter: "an aide", Confidence: 0.6, Trigger: "spoke", Evidence: fourth},
			{Type: "Reception", Sides: [][]quad.IRI{{chi}, {bo}}, Place: bern, PlaceBasis: "stated", Date: "2024-07-15", TimeBasis: "relative",
				Factuality: "planned", Confidence: 0.8, Trigger: "receive", Evidence: fifth},
		},
	}
	return []*graph.Article{de, en}
}

// stores runs a test on the articles in each kind of store.
func stores(t *testing.T, f func(t *testing.T, s *graph.Store)) {
	for _, kind := range []string{"memory", "file"} {
		t.Run(kind, func(t *testing.T) {
			url := "memory"
			if kind == "file" {
				url = filepath.Join(t.TempDir(), "store.db")
			}
			f(t, open(t, url))
		})
	}
}

func open(t testing.TB, url string) *graph.Store {
	t.Helper()
	s, err := graph.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := s.PutAll(t.Context(), articles()); err != nil {
		t.Fatal(err)
	}
	return s
}
