package graph_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"whomet/graph"
	"whomet/graph/pgtest"
)

// endlessly, if set, is the path of a store that this process fills until it is
// killed; see TestKill.
const endlessly = "WHOMET_TEST_FILL"

func TestMain(m *testing.M) {
	if path := os.Getenv(endlessly); path != "" {
		fill(path)
	}
	if address := os.Getenv(writers); address != "" {
		writeOverlapping(address)
		os.Exit(0)
	}
	var err error
	if server, err = pgtest.Start(); err != nil {
		panic(err)
	}
	code := m.Run()
	if err := server.Close(); err != nil {
		panic(err)
	}
	os.Exit(code)
}

// fill puts the articles of press and changed ones in turn, and tells each commit.
func fill(path string) {
	s, err := graph.Open(context.Background(), path)
	if err != nil {
		panic(err)
	}
	for round := 0; ; round++ {
		for i, part := range slices.Collect(slices.Chunk(edition(round), 5)) {
			if err := s.PutAll(context.Background(), part); err != nil {
				panic(err)
			}
			fmt.Println(round, i)
		}
	}
}

// edition returns articles that lose and gain facts from round to round.
func edition(round int) []*graph.Article {
	articles := press(20)
	for i, a := range articles {
		a.Title = fmt.Sprint("Ausgabe ", round%3)
		a.Events = a.Events[(round+i)%3:]
		ns.Identify(a)
	}
	return articles
}

// TestKill kills a process that writes, now and again, and looks at what it leaves.
func TestKill(t *testing.T) {
	for _, kind := range []string{"file", "postgres"} {
		t.Run(kind, func(t *testing.T) {
			address := newStore(t, kind)
			for _, commits := range []int{1, 5, 9} {
				killAfter(t, address, commits)
				whole(t, address)
			}
		})
	}
}

// killAfter fills a store and kills that process in the transaction after some
// commits.
func killAfter(t *testing.T, address string, commits int) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), endlessly+"="+address)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for sc := bufio.NewScanner(out); commits > 0 && sc.Scan(); commits-- {
	}
	time.Sleep(3 * time.Millisecond) // into the next transaction
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
}

// whole checks that a store holds articles of some edition and nothing else.
func whole(t *testing.T, path string) {
	t.Helper()
	s, err := graph.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var found []*graph.Article
	err = s.Read(t.Context(), func(r *graph.Reader) error {
		labels, err := r.Articles()
		for _, label := range labels {
			a, err := r.Article(label)
			if err != nil {
				return err
			}
			found = append(found, a)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) == 0 {
		t.Error("nothing was kept")
	}
	check(t, s, found...)
	known := make(map[string]bool)
	for round := range 3 {
		for _, a := range edition(round) {
			known[lines(t, a)] = true
		}
	}
	for _, a := range found {
		if !known[lines(t, a)] {
			t.Errorf("%s is in parts", a.IRI)
		}
	}
}

func TestReopen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	a := sample()
	for round := range 3 {
		s, err := graph.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		if round > 0 {
			check(t, s, a)
		}
		put(t, s, a)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestOpenLocked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s, err := graph.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	start := time.Now()
	_, err = graph.Open(t.Context(), path)
	if want := "open store " + path + ": in use by another process; stop it, or give another --store"; !errors.Is(err, graph.ErrLocked) || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	if took := time.Since(start); took > time.Second {
		t.Errorf("it took %v to say so", took)
	}
}

func TestOpenNewer(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s, err := graph.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	inFile(t, path, func(tx *bbolt.Tx) error { return tx.Bucket([]byte("whomet")).Put([]byte("format"), []byte("1000")) })
	_, err = graph.Open(t.Context(), path)
	if !errors.Is(err, graph.ErrNewer) || !strings.Contains(err.Error(), "written by a newer version of whomet") {
		t.Errorf("got %v", err)
	}
}

func TestOpenOtherBase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s, err := graph.Namespace("https://other.example/").Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = graph.Open(t.Context(), path)
	if want := "its base is https://other.example/, not https://whomet.example/"; err == nil || !strings.HasSuffix(err.Error(), want) {
		t.Errorf("got %v", err)
	}
}

func TestOpenNotStore(t *testing.T) {
	dir := t.TempDir()
	text, short, foreign := filepath.Join(dir, "text"), filepath.Join(dir, "short"), filepath.Join(dir, "foreign.db")
	if err := errors.Join(os.WriteFile(text, []byte(strings.Repeat("Ein Brief. ", 5000)), 0o600), os.WriteFile(short, []byte("x"), 0o600)); err != nil {
		t.Fatal(err)
	}
	inFile(t, foreign, func(tx *bbolt.Tx) error { _, err := tx.CreateBucket([]byte("settings")); return err })
	for _, path := range []string{text, short, foreign, dir} {
		before, _ := os.ReadFile(path)
		_, err := graph.Open(t.Context(), path)
		if !errors.Is(err, graph.ErrNotStore) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: got %v", path, err)
		}
		if after, _ := os.ReadFile(path); string(after) != string(before) {
			t.Errorf("%s was changed", path)
		}
	}
	if _, err := graph.Open(t.Context(), "mysql://db"); err == nil || !strings.Contains(err.Error(), `no stores of kind "mysql"`) {
		t.Errorf("got %v", err)
	}
	if _, err := graph.Open(t.Context(), filepath.Join(dir, "no", "such", "folder")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

func TestOpenCutShort(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s, err := graph.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	put(t, s, press(50)...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	fi, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	for size := fi.Size() / 3; size > 0; size /= 2 {
		if err := os.Truncate(path, size); err != nil {
			t.Fatal(err)
		}
		if _, err := graph.Open(t.Context(), path); !errors.Is(err, graph.ErrNotStore) {
			t.Errorf("%d bytes of %d: got %v", size, fi.Size(), err)
		}
	}
}

func inFile(t *testing.T, path string, f func(*bbolt.Tx) error) {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(f), db.Close()); err != nil {
		t.Fatal(err)
	}
}
