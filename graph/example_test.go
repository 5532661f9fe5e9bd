package graph_test

import (
	"context"
	"fmt"
	"log"

	"github.com/cayleygraph/quad"

	"whomet/graph"
)

// An article says that two ministers met; the store is asked who did, and which
// sentence says so.
func Example() {
	ctx := context.Background()
	s, err := graph.Open(ctx, "memory")
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()

	ns := s.Namespace()
	anna, chidi := ns.Entity(graph.Person, "Anna Berger"), ns.Entity(graph.Person, "Chidi Okoro")
	a := &graph.Article{
		IRI: ns.Article("https://news.example/1", "", ""),
		Entities: []graph.Entity{
			{IRI: anna, Kind: graph.Person, Name: "Anna Berger"},
			{IRI: chidi, Kind: graph.Person, Name: "Chidi Okoro"},
		},
		Events: []graph.Event{{
			Type: "Meeting", Sides: [][]quad.IRI{{anna}, {chidi}}, Date: "2024-07-04", Factuality: graph.Asserted,
			Evidence: graph.Passage{Begin: 0, End: 37, Text: "Anna Berger traf am 4. Juli Chidi Okoro."},
		}},
	}
	if err := s.Put(ctx, a); err != nil {
		log.Fatal(err)
	}
	err = s.Read(ctx, func(r *graph.Reader) error {
		found, err := r.Find("berger", 1, graph.Person)
		if err != nil {
			return err
		}
		events, err := r.Events(graph.EventQuery{Actors: []quad.IRI{found[0].IRI}})
		for _, e := range events {
			fmt.Println(e.Date, e.Sides[0][0], "met", e.Sides[1][0])
			fmt.Println(e.Evidence.Text, e.Article)
		}
		return err
	})
	if err != nil {
		log.Fatal(err)
	}
	// Output:
	// 2024-07-04 <https://whomet.example/person/anna-berger> met <https://whomet.example/person/chidi-okoro>
	// Anna Berger traf am 4. Juli Chidi Okoro. <https://news.example/1>
}

func ExampleStore_Quads() {
	ctx := context.Background()
	s, err := graph.Open(ctx, "memory")
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()
	if err := s.Put(ctx, &graph.Article{IRI: "https://news.example/1", Title: "Treffen in Oslo", Language: "de"}); err != nil {
		log.Fatal(err)
	}
	for q, err := range s.Quads(ctx, "") {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(q.Predicate, q.Object)
	}
	// Output:
	// <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/NewsArticle>
	// <https://schema.org/headline> "Treffen in Oslo"
	// <https://schema.org/inLanguage> "de"
}

func ExampleSlug() {
	fmt.Println(graph.Slug("António Groß-Łuk"), graph.Slug("Анна Зайцева"))
	// Output: antonio-gross-luk анна-зайцева
}

func ExampleBounds() {
	begin, end, ok := graph.Bounds("2024-02")
	fmt.Println(begin.Format("2006-01-02 15:04:05"), end.Format("2006-01-02 15:04:05"), ok)
	_, _, ok = graph.Bounds("--07-04")
	fmt.Println(ok)
	// Output:
	// 2024-02-01 00:00:00 2024-02-29 23:59:59 true
	// false
}
