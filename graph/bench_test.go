package graph_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	hbolt "github.com/hidal-go/hidalgo/kv/bbolt"

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

// BenchmarkLoad loads the same quads into a file through PutAll and through
// Cayley's own loader, and reports how many times faster PutAll is.
func BenchmarkLoad(b *testing.B) {
	articles := press(6000)
	var quads []quad.Quad
	for _, a := range articles {
		ns.Identify(a)
		quads = append(quads, ns.Encode(a)...)
	}
	for b.Loop() {
		ours, stock := loadOurs(b, articles), loadStock(b, quads)
		b.ReportMetric(float64(len(quads))/ours.Seconds(), "quads/s")
		b.ReportMetric(float64(len(quads))/stock.Seconds(), "stock-quads/s")
		b.ReportMetric(stock.Seconds()/ours.Seconds(), "times-stock")
	}
}

func loadOurs(b *testing.B, articles []*graph.Article) time.Duration {
	path := filepath.Join(b.TempDir(), "store.db")
	start := time.Now()
	s, err := graph.Open(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	const batch = 500
	for i := 0; i < len(articles); i += batch {
		if err := s.PutAll(b.Context(), articles[i:min(i+batch, len(articles))]); err != nil {
			b.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	took := time.Since(start)
	fi, _ := os.Stat(path)
	b.ReportMetric(float64(fi.Size())/1e6, "MB")
	return took
}

// BenchmarkEvents finds the meetings of one person, with sides and sentences, in a
// file of a million quads.
func BenchmarkEvents(b *testing.B) {
	path := filepath.Join(b.TempDir(), "store.db")
	s, err := graph.Open(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { s.Close() }()
	articles := press(7500)
	for i := 0; i < len(articles); i += 500 {
		if err := s.PutAll(b.Context(), articles[i:i+500]); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("close and open", func(b *testing.B) {
		for b.Loop() {
			if err := s.Close(); err != nil {
				b.Fatal(err)
			}
			if s, err = graph.Open(b.Context(), path); err != nil {
				b.Fatal(err)
			}
		}
	})
	for _, who := range []int{0, 3, 5} {
		person := articles[17].Entities[who].IRI
		b.Run(string(person), func(b *testing.B) {
			n := 0
			for b.Loop() {
				err := s.Read(b.Context(), func(r *graph.Reader) error {
					found, err := r.Events(graph.EventQuery{Actors: []quad.IRI{person}})
					n = len(found)
					return err
				})
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n), "events")
		})
	}
	b.Run("export", func(b *testing.B) {
		n := 0
		for b.Loop() {
			n = 0
			for _, err := range s.Quads(b.Context(), "") {
				if err != nil {
					b.Fatal(err)
				}
				n++
			}
		}
		b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "quads/s")
	})
	b.Run("newest 20", func(b *testing.B) {
		for b.Loop() {
			err := s.Read(b.Context(), func(r *graph.Reader) error {
				_, err := r.Events(graph.EventQuery{Limit: 20})
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	})
}

// loadStock does what `cayley load` does with the bbolt backend.
func loadStock(b *testing.B, quads []quad.Quad) time.Duration {
	start := time.Now()
	db, err := hbolt.Open(filepath.Join(b.TempDir(), "stock.db"), nil)
	if err != nil {
		b.Fatal(err)
	}
	if err := kv.Init(db, nil); err != nil {
		b.Fatal(err)
	}
	qs, err := kv.New(db, nil)
	if err != nil {
		b.Fatal(err)
	}
	w, err := qs.NewQuadWriter()
	if err != nil {
		b.Fatal(err)
	}
	for i := 0; i < len(quads); i += quad.DefaultBatch {
		if _, err := w.WriteQuads(quads[i:min(i+quad.DefaultBatch, len(quads))]); err != nil {
			b.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	if err := qs.Close(); err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}
