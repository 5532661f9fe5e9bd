package graph_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/cayley"
	gocmp "github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"whomet/graph"
	"whomet/graph/pgtest"
)

// writers, if set, is the address of a store that this process puts all articles of
// press into, beginning with another one than its siblings do; see TestWriters.
const writers, writer = "WHOMET_TEST_WRITE", "WHOMET_TEST_WRITER"

func writeOverlapping(address string) {
	s, err := graph.Open(context.Background(), address)
	if err != nil {
		panic(err)
	}
	var n int
	if _, err := fmt.Sscan(os.Getenv(writer), &n); err != nil {
		panic(err)
	}
	articles := slices.Concat(edition(n), edition(0))
	articles = slices.Concat(articles[3*n:], articles[:3*n], edition(0))
	for part := range slices.Chunk(articles, 1+n) {
		if err := s.PutAll(context.Background(), part); err != nil {
			panic(err)
		}
	}
	if err := s.Close(); err != nil {
		panic(err)
	}
}

// TestWriters lets eight processes write the same articles, in other versions first,
// at once. They must leave what one writer leaves, down to the numbers of references.
func TestWriters(t *testing.T) {
	address := newStore(t, "postgres")
	var all []*exec.Cmd
	for i := range 8 {
		c := exec.Command(os.Args[0])
		c.Env = append(os.Environ(), writers+"="+address, fmt.Sprint(writer, "=", i))
		c.Stderr = os.Stderr
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	for _, c := range all {
		if err := c.Wait(); err != nil {
			t.Error(err)
		}
	}
	alone := newStore(t, "postgres")
	s, err := graph.Open(t.Context(), alone)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	put(t, s, edition(0)...)
	if diff := gocmp.Diff(dump(t, alone), dump(t, address)); diff != "" {
		t.Errorf("-one +eight:\n%s", diff)
	}
}

// dump returns what the tables of a store hold.
func dump(t *testing.T, address string) (out []string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	for _, query := range []string{
		`SELECT to_jsonb(n)::text FROM nodes n ORDER BY 1`,
		`SELECT (to_jsonb(q) - 'horizon')::text FROM quads q ORDER BY 1`,
		`SELECT convert_from(key, 'UTF8') || ' ' || n FROM whomet_index ORDER BY 1`,
	} {
		rows, err := conn.Query(t.Context(), query)
		if err != nil {
			t.Fatal(err)
		}
		lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			t.Fatal(err)
		}
		if len(lines) == 0 {
			t.Errorf("%s: nothing", query)
		}
		out = append(out, lines...)
	}
	return out
}

// TestStock lets Cayley's own backend read what we wrote.
func TestStock(t *testing.T) {
	address := newStore(t, "postgres")
	s, err := graph.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	a, b := sample(), sample()
	b.IRI, b.Events = "https://news.example/2", nil
	b.Title, b.Published = "Ein \x00, ein \\x00", time.Date(2024, 1, 2, 3, 4, 5, 678901234, time.UTC)
	put(t, s, a, b)
	check(t, s, a, b)
	qs, err := cayley.NewGraph("postgres", address+"&sslmode=disable", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer qs.Close()
	var got []string
	it := qs.QuadsAllIterator().Iterate()
	defer it.Close()
	for it.Next(t.Context()) {
		q, err := qs.Quad(it.Result())
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprintf("%#v", q))
	}
	var want []string
	for _, q := range slices.Concat(ns.Encode(a), ns.Encode(b)) {
		want = append(want, fmt.Sprintf("%#v", q))
	}
	slices.Sort(got)
	slices.Sort(want)
	if diff := gocmp.Diff(want, got); diff != "" || it.Err() != nil {
		t.Errorf("%v, -want +got:\n%s", it.Err(), diff)
	}
}

// TestRefusals: what cannot be opened says why, within seconds and without the
// password.
func TestRefusals(t *testing.T) {
	free := newStore(t, "postgres")
	foreign, later, other := newStore(t, "postgres"), newStore(t, "postgres"), newStore(t, "postgres")
	execute(t, foreign, `CREATE TABLE quads (a INT)`)
	for address, base := range map[string]graph.Namespace{later: ns, other: "https://other.example/"} {
		s, err := base.Open(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	execute(t, later, `UPDATE whomet SET value = '1000' WHERE name = 'format'`)
	for name, test := range map[string]struct {
		address, want string
		is            error
	}{
		"wrong password":  {server(t).TCP("postgres", "hushhush"), "wrong user or password", nil},
		"no database":     {server(t).TCP("nowhere", pgtest.Password), "there is no such database; make it with createdb", nil},
		"no server":       {"postgres://u:hushhush@127.0.0.1:1/db", "the database server does not answer", graph.ErrAway},
		"no such host":    {"postgres://u:hushhush@nowhere.invalid/db", "the database server does not answer", graph.ErrAway},
		"no address":      {"postgres://u:hushhush@127.0.0.1:port/db", "no address of a PostgreSQL database", nil},
		"foreign tables":  {foreign, "its tables nodes and quads are not of whomet's making", graph.ErrNotStore},
		"a newer version": {later, "written by a newer version of whomet", graph.ErrNewer},
		"another base":    {other, "its base is https://other.example/, not https://whomet.example/", nil},
		"nothing there":   {free, "there is no store yet", graph.ErrNoStore},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			_, err := ns.OpenExisting(t.Context(), test.address)
			if err == nil || !strings.Contains(err.Error(), test.want) || test.is != nil && !errors.Is(err, test.is) {
				t.Errorf("got %v", err)
			}
			if strings.Contains(fmt.Sprint(err), "\n") {
				t.Errorf("it tells it in several lines: %v", err)
			}
			if strings.Contains(fmt.Sprint(err), "hushhush") {
				t.Errorf("it tells the password: %v", err)
			}
			if took := time.Since(start); took > 7*time.Second {
				t.Errorf("it took %v to say so", took)
			}
		})
	}
}

func execute(t *testing.T, address, statement string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(t.Context())
	if _, err := conn.Exec(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

// TestServerAway: a store says that its server is away, and works again when it is
// back.
func TestServerAway(t *testing.T) {
	s, err := graph.Open(t.Context(), newStore(t, "postgres"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	a, b := sample(), sample()
	b.IRI, b.Events = "https://news.example/2", nil
	put(t, s, a)
	check(t, s, a)
	if err := server(t).Stop(); err != nil {
		t.Fatal(err)
	}
	for name, err := range map[string]error{
		"put":  s.Put(t.Context(), b),
		"read": s.Read(t.Context(), func(r *graph.Reader) error { return second(r.Articles()) }),
		"view": s.View(func(qs cayley.QuadStore) error { return second(qs.Stats(t.Context(), true)) }),
	} {
		if !errors.Is(err, graph.ErrAway) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := server(t).Run(); err != nil {
		t.Fatal(err)
	}
	put(t, s, b)
	check(t, s, a, b)
}
