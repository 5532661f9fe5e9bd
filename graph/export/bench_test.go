package export_test

import (
	"fmt"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"whomet/graph"
	"whomet/graph/export"
)

// gauge counts what is written and notes the largest heap on the way.
type gauge struct {
	bytes, next int
	heap        uint64
}

func (g *gauge) Write(b []byte) (int, error) {
	if g.bytes += len(b); g.bytes >= g.next {
		g.next = g.bytes + 1<<20
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		g.heap = max(g.heap, m.HeapInuse)
	}
	return len(b), nil
}

// BenchmarkExport writes a file of 2,000 articles and one of four times as many in
// each format. That the heap is the same for both is what streaming means.
func BenchmarkExport(b *testing.B) {
	for _, n := range []int{2000, 8000} {
		s, err := graph.Open(b.Context(), filepath.Join(b.TempDir(), "store.db"))
		if err != nil {
			b.Fatal(err)
		}
		for i := 0; i < n; i += 500 {
			if err := s.PutAll(b.Context(), press(i, i+500)); err != nil {
				b.Fatal(err)
			}
		}
		for _, f := range export.Formats() {
			b.Run(fmt.Sprintf("%s/%d", f.Name, n), func(b *testing.B) {
				for b.Loop() {
					runtime.GC()
					g, start := &gauge{}, time.Now()
					if err := f.Write(b.Context(), g, s, export.Selection{}); err != nil {
						b.Fatal(err)
					}
					b.ReportMetric(float64(n)/time.Since(start).Seconds(), "articles/s")
					b.ReportMetric(float64(g.bytes)/1e6/time.Since(start).Seconds(), "MB/s")
					b.ReportMetric(float64(g.heap)/1e6, "MB-heap")
				}
			})
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// press returns articles that tell of meetings, each of two people who are in many
// articles and two who are in no other.
func press(from, to int) (out []*graph.Article) {
	for i := from; i < to; i++ {
		a := &graph.Article{
			IRI: quad.IRI(fmt.Sprintf("https://news.example/%07d", i)), Title: fmt.Sprintf("Nachricht %d", i), Language: "de",
			Published: time.Date(2024, 1, 1+i%365, 0, 0, 0, 0, time.UTC),
		}
		place := iri(graph.Place, fmt.Sprint("Ort ", i%300))
		a.Entities = append(a.Entities, graph.Entity{IRI: place, Kind: graph.Place, Name: fmt.Sprint("Ort ", i%300)})
		var who []quad.IRI
		for k, number := range []int{i % 7, i % 401, 10_000 + i, 10_000_000 + i} {
			name := fmt.Sprintf("Anna %d Berger %d", number, k)
			who = append(who, iri(graph.Person, name))
			a.Entities = append(a.Entities, graph.Entity{IRI: who[k], Kind: graph.Person, Name: name, AltNames: []string{fmt.Sprint("Berger ", k)}})
		}
		for k := range 3 {
			p := graph.Passage{Begin: 100 * k, End: 100*k + 90, Text: fmt.Sprintf("In der Nachricht %d sagt Satz %d, dass zwei Personen einander getroffen haben, und wo.", i, k)}
			a.Events = append(a.Events, graph.Event{
				Type: "Meeting", Sides: [][]quad.IRI{{who[k]}, {who[k+1]}}, Place: place, PlaceBasis: "stated",
				Date: a.Published.Format(time.DateOnly), TimeBasis: "stated", Factuality: graph.Asserted, Confidence: 0.9, Trigger: "getroffen", Evidence: p,
			})
			a.Roles = append(a.Roles, graph.Role{Person: who[k], Title: "Ministerin", Evidence: p})
			a.Mentions = append(a.Mentions, graph.Mention{Entity: who[k], Begin: 100 * k, End: 100*k + 8, Text: "Berger " + fmt.Sprint(k), Sentence: 100 * k})
		}
		out = append(out, a)
	}
	return out
}
