package graph_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"whomet/graph"
)

func TestMain(m *testing.M) {
	for name, child := range map[string]func(string){endlessly: fill, importing: importInto, writers: writeOverlapping, narrow: fillDisk} {
		if address := os.Getenv(name); address != "" {
			child(address)
			os.Exit(0)
		}
	}
	code := m.Run()
	if started != nil {
		if err := started.Close(); err != nil {
			panic(err)
		}
	}
	os.Exit(code)
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

// TestMigrate opens stores of older formats, which lack parts of the index.
func TestMigrate(t *testing.T) {
	file, shared := newStore(t, "file"), newStore(t, "postgres")
	for _, address := range []string{file, shared} {
		s, err := graph.Open(t.Context(), address)
		if err != nil {
			t.Fatal(err)
		}
		put(t, s, sample(), diary())
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	inFile(t, file, func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket([]byte("whomet-time"))
		return errors.Join(err, tx.DeleteBucket([]byte("whomet-index")), tx.Bucket([]byte("whomet")).Put([]byte("format"), []byte("1")))
	})
	execute(t, shared, `DELETE FROM whomet_index WHERE key LIKE 'a/%' OR key LIKE 'p/%'; UPDATE whomet SET value = '1' WHERE name = 'format'`)
	for _, address := range []string{file, shared} {
		for range 2 {
			s, err := graph.Open(t.Context(), address)
			if err != nil {
				t.Fatal(err)
			}
			check(t, s, sample(), diary())
			sound(t, s)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}
