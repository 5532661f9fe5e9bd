package export_test

import (
	"context"
	"os"

	"github.com/cayleygraph/quad"

	"whomet/graph"
	"whomet/graph/export"
)

func ExampleFormat_Write() {
	ctx := context.Background()
	s, err := graph.Open(ctx, "memory")
	if err != nil {
		panic(err)
	}
	defer s.Close()
	anna, paul, wien := iri(graph.Person, "Anna Berger"), iri(graph.Person, "Paul Weber"), iri(graph.Place, "Wien")
	err = s.Put(ctx, &graph.Article{
		IRI:      "https://news.example/1",
		Entities: []graph.Entity{{IRI: anna, Kind: graph.Person, Name: "Anna Berger"}, {IRI: paul, Kind: graph.Person, Name: "Paul Weber"}, {IRI: wien, Kind: graph.Place, Name: "Wien"}},
		Events: []graph.Event{{
			Type: "Meeting", Sides: [][]quad.IRI{{anna}, {paul}}, Place: wien, Date: "2025-03-04", Factuality: graph.Asserted, Confidence: 0.9,
			Evidence: graph.Passage{Begin: 0, End: 35, Text: "Anna Berger traf in Wien Paul Weber."},
		}},
	})
	if err != nil {
		panic(err)
	}
	csv, err := export.Find("csv")
	if err != nil {
		panic(err)
	}
	if err := csv.Write(ctx, os.Stdout, s, export.Selection{}); err != nil {
		panic(err)
	}
	// Output:
	// date,who,met,where,how,said,conf,article,reporter,sentence,headline,published,event
	// 2025-03-04,Anna Berger,Paul Weber,Wien,Meeting,asserted,0.9,https://news.example/1,,Anna Berger traf in Wien Paul Weber.,,,https://whomet.example/event/267d815be80be8b66595b7e9c436d320
}
