package graph_test

import (
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/cayleygraph/quad"

	"whomet/graph"
)

// press returns n articles that tell of meetings among the same few hundred
// people, about 170 quads each.
func press(n int) []*graph.Article {
	rnd := rand.New(rand.NewPCG(1, 2))
	out := make([]*graph.Article, n)
	for i := range out {
		out[i] = invented(rnd, i)
	}
	return out
}

func invented(rnd *rand.Rand, i int) *graph.Article {
	a := &graph.Article{
		IRI: quad.IRI(fmt.Sprintf("https://news.example/%d", i)), Title: fmt.Sprintf("Nachricht %d", i),
		Language: "de", Published: time.Date(2024, 1, 1+i%365, 0, 0, 0, 0, time.UTC),
	}
	var who []quad.IRI
	for k := range 6 {
		name := fmt.Sprintf("Person %d Nummer %d", rnd.IntN(200*(k+1)), k)
		who = append(who, ns.Entity(graph.Person, name))
		a.Entities = append(a.Entities, graph.Entity{IRI: who[k], Kind: graph.Person, Name: name, AltNames: []string{fmt.Sprint("Nummer ", k)}})
	}
	place := fmt.Sprint("Ort ", rnd.IntN(300))
	a.Entities = append(a.Entities, graph.Entity{IRI: ns.Entity(graph.Place, place), Kind: graph.Place, Name: place})
	for k := range 3 {
		p := graph.Passage{Begin: 100 * k, End: 100*k + 90, Text: fmt.Sprintf("In der Nachricht %d sagt Satz %d, dass zwei Personen einander getroffen haben, und wo das war.", i, k)}
		a.Events = append(a.Events, graph.Event{
			Type: "Meeting", Sides: [][]quad.IRI{{who[k]}, {who[k+3]}}, Place: ns.Entity(graph.Place, place), PlaceBasis: "stated",
			Date: a.Published.Format(time.DateOnly), TimeBasis: "stated", Factuality: "asserted", Confidence: 0.9, Trigger: "getroffen", Evidence: p,
		})
		a.Roles = append(a.Roles, graph.Role{Person: who[k], Title: "Ministerin", Evidence: p})
		for j := range 4 {
			begin := 100*k + 20*j
			a.Mentions = append(a.Mentions, graph.Mention{Entity: who[(k+j)%6], Begin: begin, End: begin + 8, Text: fmt.Sprint("Nummer ", (k+j)%6), Sentence: 100 * k})
		}
	}
	return a
}
