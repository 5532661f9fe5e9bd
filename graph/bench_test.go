package graph_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/cayley"
	cgraph "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/query/path"
	"github.com/cayleygraph/quad"
	hbolt "github.com/hidal-go/hidalgo/kv/bbolt"
	"github.com/jackc/pgx/v5"

	"whomet/graph"
)

// The sizes of BenchmarkStores, in quads: Cayley's own loader is slow.
var (
	quadsToLoad  = flag.Int("quads", 200_000, "quads that BenchmarkStores loads into a file")
	quadsToShare = flag.Int("shared-quads", 100_000, "quads that BenchmarkStores loads into PostgreSQL")
)

// news invents articles, about 170 quads each, of which few people are in many and
// many in few.
type news struct {
	rnd    *rand.Rand
	people *rand.Zipf
	n      int
}

func newNews() *news {
	rnd := rand.New(rand.NewPCG(11, 12))
	return &news{rnd: rnd, people: rand.NewZipf(rnd, 1.15, 40, 200_000)}
}

func (g *news) person() string {
	n := int(g.people.Uint64())
	return fmt.Sprintf("Vorname%d Zuname%d", n%700, n)
}

func (g *news) next() *graph.Article {
	a := invented(g.rnd, g.n)
	g.n++
	for i := range a.Entities[:6] {
		old, name := a.Entities[i].IRI, g.person()
		e := graph.Entity{IRI: ns.Entity(graph.Person, name), Kind: graph.Person, Name: name}
		a.Entities[i] = e
		for k := range a.Events {
			for _, side := range a.Events[k].Sides {
				for j := range side {
					if side[j] == old {
						side[j] = e.IRI
					}
				}
			}
		}
		for k := range a.Roles {
			if a.Roles[k].Person == old {
				a.Roles[k].Person = e.IRI
			}
		}
		for k := range a.Mentions {
			if a.Mentions[k].Entity == old {
				a.Mentions[k].Entity = e.IRI
			}
		}
	}
	ns.Identify(a)
	return a
}

// loaded is what was loaded, and some of it to ask for.
type loaded struct {
	quads            int
	people, meetings []quad.IRI
	pairs            [][2]quad.IRI
}

// load calls put with batches of news until there are so many quads.
func load(b *testing.B, quads int, put func([]*graph.Article) error) *loaded {
	g, l := newNews(), &loaded{}
	for l.quads < quads {
		var batch []*graph.Article
		for range 300 {
			a := g.next()
			l.quads += len(ns.Encode(a))
			batch = append(batch, a)
			if e := a.Events[0]; len(l.people) < 2000 && g.n%7 == 0 {
				l.people = append(l.people, e.Sides[0][0])
				l.pairs = append(l.pairs, [2]quad.IRI{e.Sides[0][0], e.Sides[1][0]})
				l.meetings = append(l.meetings, e.IRI)
			}
		}
		if err := put(batch); err != nil {
			b.Fatal(err)
		}
	}
	return l
}

// BenchmarkStores loads the same invented news into our stores and, by its own
// loaders, into Cayley's, asks all the same questions, and reports ratios. Times to
// load are those of loading alone, without inventing.
func BenchmarkStores(b *testing.B) {
	dir := b.TempDir()
	ours, theirs := filepath.Join(dir, "ours.db"), filepath.Join(dir, "theirs.db")
	var l *loaded
	var rate, stockRate float64
	b.Run("file/load", func(b *testing.B) {
		l, rate = loadStore(b, ours, *quadsToLoad)
		b.ReportMetric(float64(size(b, ours))/float64(l.quads), "bytes/quad")
		b.ReportMetric(peak(), "peak-MB")
	})
	b.Run("file/load/stock", func(b *testing.B) {
		stockRate = loadStockFile(b, theirs, *quadsToLoad)
		b.ReportMetric(float64(size(b, theirs))/float64(l.quads), "bytes/quad")
		b.ReportMetric(rate/stockRate, "times-slower")
	})
	askStore(b, "file", ours, l)
	b.Run("file/ask/stock", func(b *testing.B) {
		db, err := hbolt.Open(theirs, nil)
		if err != nil {
			b.Fatal(err)
		}
		qs, err := kv.New(db, nil)
		if err != nil {
			b.Fatal(err)
		}
		defer qs.Close()
		askCayley(b, qs, l)
	})
	shared, alone := newStore(b, "postgres"), newStore(b, "postgres")
	b.Run("postgres/load", func(b *testing.B) {
		l, rate = loadStore(b, shared, *quadsToShare)
		b.ReportMetric(tableSize(b, shared)/float64(l.quads), "bytes/quad")
	})
	b.Run("postgres/load/stock", func(b *testing.B) {
		stockRate = loadStockPostgres(b, alone, *quadsToShare/5)
		b.ReportMetric(rate/stockRate, "times-slower")
	})
	askStore(b, "postgres", shared, l)
}

func loadStore(b *testing.B, address string, quads int) (l *loaded, rate float64) {
	s, err := graph.Open(b.Context(), address)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	var took time.Duration
	for b.Loop() {
		l = load(b, quads, func(batch []*graph.Article) error {
			start := time.Now()
			defer func() { took += time.Since(start) }()
			return s.PutAll(b.Context(), batch)
		})
	}
	rate = float64(l.quads) / took.Seconds()
	b.ReportMetric(rate, "quads/s")
	return l, rate
}

func loadStockFile(b *testing.B, path string, quads int) float64 {
	db, err := hbolt.Open(path, nil)
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
	defer qs.Close()
	return loadCayley(b, qs, quads)
}

// loadCayley does what `cayley load` does.
func loadCayley(b *testing.B, qs cayley.QuadStore, quads int) (rate float64) {
	w, err := qs.NewQuadWriter()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		var took time.Duration
		l := load(b, quads, func(batch []*graph.Article) error {
			var all []quad.Quad
			for _, a := range batch {
				all = append(all, ns.Encode(a)...)
			}
			start := time.Now()
			defer func() { took += time.Since(start) }()
			for part := range slices.Chunk(all, quad.DefaultBatch) {
				if _, err := w.WriteQuads(part); err != nil {
					return err
				}
			}
			return nil
		})
		rate = float64(l.quads) / took.Seconds()
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(rate, "quads/s")
	return rate
}

func loadStockPostgres(b *testing.B, address string, quads int) float64 {
	address += "&sslmode=disable"
	if err := cgraph.InitQuadStore("postgres", address, nil); err != nil {
		b.Fatal(err)
	}
	qs, err := cgraph.NewQuadStore("postgres", address, nil)
	if err != nil {
		b.Fatal(err)
	}
	defer qs.Close()
	return loadCayley(b, qs, quads)
}

// askStore asks our store what analysts ask most.
func askStore(b *testing.B, kind, address string, l *loaded) {
	s, err := graph.Open(b.Context(), address)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	events := func(q graph.EventQuery) func(*graph.Reader) error {
		return func(r *graph.Reader) error { return second(r.Events(q)) }
	}
	for name, ask := range map[string]func(i int) func(*graph.Reader) error{
		"met": func(i int) func(*graph.Reader) error {
			return events(graph.EventQuery{Actors: l.people[i : i+1], Limit: 20})
		},
		"between": func(i int) func(*graph.Reader) error { return events(graph.EventQuery{Actors: l.pairs[i][:]}) },
		"evidence": func(i int) func(*graph.Reader) error {
			return func(r *graph.Reader) error { return second(r.Event(l.meetings[i])) }
		},
		"newest": func(int) func(*graph.Reader) error { return events(graph.EventQuery{Limit: 20}) },
		"surname": func(i int) func(*graph.Reader) error {
			return func(r *graph.Reader) error {
				return second(r.Find("zuname"+last(l.people[i])[len("vorname"):], 10, graph.Person))
			}
		},
	} {
		b.Run(kind+"/"+name, func(b *testing.B) {
			percentiles(b, len(l.people), func(i int) error { return s.Read(b.Context(), ask(i)) })
		})
	}
	b.Run(kind+"/two hops", func(b *testing.B) {
		percentiles(b, 100, func(i int) error {
			return s.View(func(qs cayley.QuadStore) error { return twoHops(b.Context(), qs, l.people[i]) })
		})
	})
}

// askCayley asks the same of a store of Cayley's, by its paths.
func askCayley(b *testing.B, qs cayley.QuadStore, l *loaded) {
	b.Run("sentences", func(b *testing.B) {
		percentiles(b, 20, func(i int) error {
			_, err := path.StartPath(qs, l.people[i]).In(graph.SemHasActor).Out(graph.GAFDenotedBy).Out(graph.NIFAnchorOf).Iterate(b.Context()).Limit(20).AllValues(qs)
			return err
		})
	})
	b.Run("two hops", func(b *testing.B) {
		percentiles(b, 20, func(i int) error { return twoHops(b.Context(), qs, l.people[i]) })
	})
}

func twoHops(ctx context.Context, qs cayley.QuadStore, person quad.IRI) error {
	met := ns.Vocab().Met
	_, err := path.StartPath(qs, person).Out(met).Out(met).Unique().Iterate(ctx).Limit(200).AllValues(qs)
	return err
}

// percentiles asks n questions and reports how long the middle one and the slowest of
// a hundred take.
func percentiles(b *testing.B, n int, ask func(i int) error) {
	var took []time.Duration
	for b.Loop() {
		for i := range n {
			start := time.Now()
			if err := ask(i); err != nil {
				b.Fatal(err)
			}
			took = append(took, time.Since(start))
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
}

func size(b *testing.B, path string) int64 {
	fi, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	return fi.Size()
}

// tableSize returns how large the tables and indexes of a store are.
func tableSize(b *testing.B, address string) (bytes float64) {
	conn, err := pgx.Connect(b.Context(), address)
	if err != nil {
		b.Fatal(err)
	}
	defer conn.Close(b.Context())
	err = conn.QueryRow(b.Context(), `SELECT sum(pg_total_relation_size(oid))::float8 FROM pg_class WHERE relkind = 'r' AND pg_table_is_visible(oid)
		AND relname IN ('nodes', 'quads', 'whomet', 'whomet_index', 'whomet_notes')`).Scan(&bytes)
	if err != nil {
		b.Fatal(err)
	}
	return bytes
}

// peak returns the most memory, in megabytes, that this process had until now.
func peak() float64 {
	status, _ := os.ReadFile("/proc/self/status")
	_, line, _ := strings.Cut(string(status), "VmHWM:")
	var kB float64
	_, _ = fmt.Sscan(line, &kB)
	return kB / 1024
}
