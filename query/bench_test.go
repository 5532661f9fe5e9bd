package query_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"whomet/graph"
	"whomet/query"
)

const (
	benchArticles = 5300 // about a million quads
	benchPeople   = 3000
)

// synthetic is an article on five invented people, of whom a few are in many
// articles and most in some.
func synthetic(n int) *graph.Article {
	a := &graph.Article{
		IRI: quad.IRI(fmt.Sprintf("https://paper.example/%d", n)), URL: fmt.Sprintf("https://paper.example/%d", n),
		Title: fmt.Sprintf("Report %d", n), Language: "en", Published: time.Date(2010, 1, 1+n, 9, 0, 0, 0, time.UTC),
	}
	var people []quad.IRI
	for k := range 5 {
		i := (n*31 + k*k*977) % benchPeople
		if k == 0 {
			i = n % 40 // much written about
		}
		name := fmt.Sprintf("Vor%d Familie%d", i%97, i)
		people = append(people, person(name))
		a.Entities = append(a.Entities, graph.Entity{IRI: person(name), Kind: graph.Person, Name: name, AltNames: []string{fmt.Sprintf("Familie%d", i)}})
	}
	city := fmt.Sprintf("Stadt%d", n%300)
	a.Entities = append(a.Entities, graph.Entity{IRI: place(city), Kind: graph.Place, Name: city})
	for k := range 5 {
		at := 200 * k
		said := graph.Passage{Begin: at, End: at + 150, Text: fmt.Sprintf("Sentence %d of article %d says who met whom in %s on that day.", k, n, city)}
		e := graph.Event{
			Type: "Meeting", Sides: [][]quad.IRI{{people[k]}, {people[(k+1)%5]}}, Place: place(city), PlaceBasis: "stated",
			Date: a.Published.Format(time.DateOnly), TimeBasis: "relative", Factuality: "asserted", Confidence: 0.9, Trigger: "met", Evidence: said,
		}
		a.Events = append(a.Events, e)
		a.Roles = append(a.Roles, graph.Role{Person: people[k], Title: "Minister", Evidence: said})
		for m := range 2 {
			a.Mentions = append(a.Mentions, graph.Mention{Entity: people[k], Begin: at + 10*m, End: at + 10*m + 8, Text: "a person", Sentence: at})
		}
	}
	return a
}

func benchStore(b *testing.B) *graph.Store {
	b.Helper()
	s := open(b, filepath.Join(b.TempDir(), "store.db"))
	for n := 0; n < benchArticles; n += 300 {
		var batch []*graph.Article
		for i := n; i < min(n+300, benchArticles); i++ {
			batch = append(batch, synthetic(i))
		}
		if err := s.PutAll(b.Context(), batch); err != nil {
			b.Fatal(err)
		}
	}
	return s
}

// BenchmarkMet asks a store file of about a million quads for the meetings of one
// person, who is in some articles or in many, by IRI and by name.
func BenchmarkMet(b *testing.B) {
	s := benchStore(b)
	questions := []struct {
		name string
		q    query.MetQuery
	}{
		{"IRI", query.MetQuery{Person: string(person("Vor63 Familie1033"))}},
		{"IRI of a much written about", query.MetQuery{Person: string(person("Vor7 Familie7"))}},
		{"name", query.MetQuery{Person: "Vor63 Familie1033"}},
		{"surname", query.MetQuery{Person: "familie1033"}},
		{"misspelt", query.MetQuery{Person: "Famillie1033"}},
		{"everything", query.MetQuery{}},
		{"a month", query.MetQuery{From: "2012-03", To: "2012-03"}},
	}
	for _, tt := range questions {
		b.Run(tt.name, func(b *testing.B) {
			n := 0
			for b.Loop() {
				found, err := query.Met(b.Context(), s, tt.q)
				if err != nil && tt.name != "misspelt" {
					b.Fatal(err)
				}
				n = len(found)
			}
			b.ReportMetric(float64(n), "meetings")
		})
	}
}
