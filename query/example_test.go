package query_test

import (
	"context"
	"errors"
	"fmt"
	"log"

	"whomet/graph"
	"whomet/query"
)

// sample opens a store in memory with two articles on invented people.
func sample() *graph.Store {
	s, err := graph.Open(context.Background(), "memory")
	if err != nil {
		log.Fatal(err)
	}
	if err := s.PutAll(context.Background(), articles()); err != nil {
		log.Fatal(err)
	}
	return s
}

func ExampleMet() {
	s := sample()
	defer s.Close()
	found, err := query.Met(context.Background(), s, query.MetQuery{Person: "muller", From: "2024-07"})
	if err != nil {
		log.Fatal(err)
	}
	for _, m := range found {
		fmt.Println(m.Date, m.Sides[0][0].Name, "met", m.Sides[1][0].Name, "in", m.Place.Name)
		fmt.Printf("%s %d-%d: %s\n", m.Article.URL, m.Evidence.Begin, m.Evidence.End, m.Evidence.Text)
	}
	_, err = query.Met(context.Background(), s, query.MetQuery{Person: "Okafur"})
	fmt.Println(err, errors.Is(err, graph.ErrNotFound))
	// Output:
	// 2024-07-05 Ana Müller met Bo Vale in Oslo
	// https://zeitung.example/1 0-46: Ministerin Ana Müller traf Bo Vale in Oslo.
	// no person named "Okafur"; is it Chi Okafor? true
}

func ExampleRun() {
	s := sample()
	defer s.Close()
	res, err := query.Run(context.Background(), s, query.Request{
		Language: query.Gizmo,
		Text:     `g.V("<https://whomet.example/person/ana-muller>").Out("<https://whomet.example/v#met>").All()`,
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(res.Rows, res.Truncated)
	_, err = query.Run(context.Background(), s, query.Request{Language: query.Gizmo, Text: "g.V("})
	fmt.Println(err)
	// Output:
	// [map[id:<https://whomet.example/person/bo-vale>]] false
	// query does not parse: line 1, column 5: Unexpected end of input
}

func ExampleGraph() {
	s := sample()
	defer s.Close()
	n, err := query.Graph(context.Background(), s, query.GraphQuery{Person: "Okafor"})
	if err != nil {
		log.Fatal(err)
	}
	for _, node := range n.Nodes {
		fmt.Println(node.Kind, node.Label, node.Weight)
	}
	for _, e := range n.Edges {
		fmt.Println(e.Type, e.Factuality, e.Count, e.First)
	}
	// Output:
	// Person Ana Müller 1
	// Person Chi Okafor 1
	// met reported 1 2024-06
}
