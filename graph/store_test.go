package graph_test

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/cayleygraph/cayley"
	"github.com/cayleygraph/quad"
	gocmp "github.com/google/go-cmp/cmp"

	"whomet/graph"
	"whomet/graph/pgtest"
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
	for _, kind := range []string{"memory", "file", "postgres"} {
		t.Run(kind, func(t *testing.T) {
			s, err := graph.Open(t.Context(), newStore(t, kind))
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			f(t, s)
		})
	}
}

// newStore returns the address of an empty store.
func newStore(t testing.TB, kind string) string {
	t.Helper()
	switch kind {
	case "file":
		return filepath.Join(t.TempDir(), "store.db")
	case "postgres":
		address, err := server(t).Schema(fmt.Sprint("s", schemas.Add(1)))
		if err != nil {
			t.Fatal(err)
		}
		return address
	}
	return kind
}

// started is the PostgreSQL server of all tests, nil before one needs it, schemas the
// number of those used.
var (
	started *pgtest.Server
	schemas atomic.Int32
)

func server(t testing.TB) *pgtest.Server {
	t.Helper()
	if started == nil {
		var err error
		if started, err = pgtest.Start(); err != nil {
			t.Fatal(err)
		}
	}
	return started
}

func export(t *testing.T, s *graph.Store) string {
	t.Helper()
	var out []byte
	for q, err := range s.Quads(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, line(t, q)...)
	}
	return string(out)
}

func line(t *testing.T, q quad.Quad) string {
	t.Helper()
	b, err := rdf.AppendQuad(nil, q)
	if err != nil {
		t.Fatal(err)
	}
	return string(b) + "\n"
}

// lines returns the canonical N-Quads of articles, as an export has them.
func lines(t *testing.T, articles ...*graph.Article) string {
	t.Helper()
	slices.SortFunc(articles, func(x, y *graph.Article) int { return cmp.Compare(x.IRI, y.IRI) })
	var out strings.Builder
	for _, a := range articles {
		var all []string
		for _, q := range ns.Encode(a) {
			all = append(all, line(t, q))
		}
		slices.Sort(all)
		out.WriteString(strings.Join(all, ""))
	}
	return out.String()
}

// nodes returns all nodes and the number of quads Cayley knows, as g.V() sees them.
func nodes(t *testing.T, s *graph.Store) (out []string, quads int) {
	t.Helper()
	err := s.View(func(qs cayley.QuadStore) error {
		it := qs.NodesAllIterator().Iterate()
		for it.Next(t.Context()) {
			v, err := qs.NameOf(it.Result())
			if err != nil {
				return err
			}
			out = append(out, quad.StringOf(v))
		}
		all := qs.QuadsAllIterator().Iterate()
		for all.Next(t.Context()) {
			quads++
		}
		return errors.Join(it.Err(), it.Close(), all.Err(), all.Close())
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out, quads
}

// values returns the distinct values of the quads of articles.
func values(articles ...*graph.Article) (out []string) {
	for _, a := range articles {
		for _, q := range ns.Encode(a) {
			for _, d := range quad.Directions {
				out = append(out, quad.StringOf(q.Get(d)))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// check compares all that a store shows with what articles say.
func check(t *testing.T, s *graph.Store, articles ...*graph.Article) {
	t.Helper()
	want := lines(t, articles...)
	if diff := gocmp.Diff(want, export(t, s)); diff != "" {
		t.Errorf("export (-want +got):\n%s", diff)
	}
	have, quads := nodes(t, s)
	if diff := gocmp.Diff(values(articles...), have); diff != "" {
		t.Errorf("nodes (-want +got):\n%s", diff)
	}
	if n := strings.Count(want, "\n"); quads != n {
		t.Errorf("%d quads in the store, want %d", quads, n)
	}
}

func put(t *testing.T, s *graph.Store, articles ...*graph.Article) {
	t.Helper()
	if err := s.PutAll(t.Context(), articles); err != nil {
		t.Fatal(err)
	}
}

func TestPut(t *testing.T) {
	stores(t, func(t *testing.T, s *graph.Store) {
		a, b := sample(), sample()
		b.IRI = "https://news.example/2"
		for i := range b.Events {
			b.Events[i].IRI = ""
		}
		put(t, s, a)
		check(t, s, a)
		put(t, s, a, b)
		check(t, s, a, b)

		changed := sample()
		changed.Title = "Kein Treffen in Oslo"
		changed.Events = changed.Events[1:]
		changed.Mentions = nil
		changed.Roles[0].Title = "Kanzlerin"
		put(t, s, changed)
		check(t, s, changed, b)
		put(t, s, a)
		check(t, s, a, b)

		if err := s.Retract(t.Context(), a.IRI); err != nil {
			t.Fatal(err)
		}
		check(t, s, b)
		if err := s.Retract(t.Context(), a.IRI); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("retracted twice: %v", err)
		}
		if err := s.Retract(t.Context(), b.IRI); err != nil {
			t.Fatal(err)
		}
		check(t, s)
	})
}

func TestPutBadIRI(t *testing.T) {
	stores(t, func(t *testing.T, s *graph.Store) {
		good, bad := sample(), sample()
		put(t, s, good)
		bad.IRI = "https://news.example/bad"
		bad.Events[0].Place = "no absolute IRI"
		also := sample()
		also.IRI = "https://news.example/also"
		if err := s.PutAll(t.Context(), []*graph.Article{also, bad}); err == nil {
			t.Fatal("a bad IRI was put")
		}
		check(t, s, good)
		if err := s.Put(t.Context(), &graph.Article{}); err == nil {
			t.Fatal("an article without IRI was put")
		}
		also.Events = nil // works again after the failure
		put(t, s, also)
		check(t, s, good, also)
	})
}

// TestOrder puts the same articles in several orders, alone and in batches, once
// and again: every store must export the same bytes.
func TestOrder(t *testing.T) {
	articles := press(24)
	for _, a := range articles {
		ns.Identify(a)
	}
	want := lines(t, slices.Clone(articles)...)
	rnd := rand.New(rand.NewPCG(3, 4))
	for round, batch := range []int{1, 7, 24} {
		stores(t, func(t *testing.T, s *graph.Store) {
			for range 1 + round%2 {
				rnd.Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
				for part := range slices.Chunk(articles, batch) {
					put(t, s, part...)
				}
			}
			if export(t, s) != want {
				t.Errorf("batches of %d: another export", batch)
			}
		})
	}
}

func TestConcurrent(t *testing.T) {
	stores(t, func(t *testing.T, s *graph.Store) {
		articles := press(12)
		var wg sync.WaitGroup
		for _, part := range [][]*graph.Article{articles[:6], articles[6:]} {
			wg.Go(func() {
				for _, a := range part {
					if err := s.Put(t.Context(), a); err != nil {
						t.Error(err)
					}
				}
			})
			wg.Go(func() {
				for range 10 {
					nodes(t, s)
					export(t, s)
				}
			})
		}
		wg.Wait()
		check(t, s, articles...)
	})
}

// TestWriteWhileReading checks that on a file and a database a reader neither holds
// up a writer nor sees what it writes.
func TestWriteWhileReading(t *testing.T) {
	for _, kind := range []string{"file", "postgres"} {
		t.Run(kind, func(t *testing.T) { writeWhileReading(t, newStore(t, kind)) })
	}
}

func writeWhileReading(t *testing.T, address string) {
	s, err := graph.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	a, b := sample(), sample()
	b.IRI = "https://news.example/2"
	put(t, s, a)
	another := func(articles ...*graph.Article) {
		done := make(chan error)
		go func() { done <- s.PutAll(t.Context(), articles) }()
		select {
		case err := <-done:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(10 * time.Second):
			t.Error("the writer waits for a reader")
		}
	}
	err = s.Read(t.Context(), func(r *graph.Reader) error {
		another(b)
		found, err := r.Articles()
		if len(found) != 1 {
			t.Errorf("the reader sees %d articles, want the 1 that was there", len(found))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	err = s.View(func(qs cayley.QuadStore) error {
		a.Title = "Anders"
		another(a)
		ref, err := qs.ValueOf(a.IRI)
		if ref == nil {
			t.Error("Cayley lost the article")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	check(t, s, a, b)
}
