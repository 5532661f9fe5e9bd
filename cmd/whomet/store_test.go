package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"whomet/graph/pgtest"
)

// TestStores: a database answers as a file does, to the byte.
func TestStores(t *testing.T) {
	server, err := pgtest.Start()
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	}()
	address := server.TCP("postgres", pgtest.Password)
	dir := t.TempDir()
	in := strings.Join(sampleLines(t), "\n")
	if r := whomet(t, dir, "", "--store", address, "met"); r.code != 1 || !strings.Contains(r.err, "there is no store yet") || strings.Contains(r.err, pgtest.Password) {
		t.Errorf("an empty database: exit %d, %s", r.code, r.err)
	}
	if r := whomet(t, dir, in, "--store", address, "ingest", "-"); r.code != 0 || !strings.Contains(r.err, "read into postgres://whomet:xxxxx@127.0.0.1") {
		t.Fatalf("ingest: exit %d, %s", r.code, r.err)
	}
	succeed(t, dir, in, "--store", "file.db", "ingest", "-")
	for _, question := range [][]string{
		{"export"},
		{"met", "--person", "Hollmayr", "--evidence"},
		{"met", "--from", "2025-03", "--to", "2025-06", "-o", "json"},
		{"met", "--place", "Oslo", "--factuality", "all"},
		{"query", `g.V("<https://whomet.example/person/ingeborg-sandvik>").Out("<https://whomet.example/v#met>").Unique().Count()`},
		{"query", `g.V("<https://whomet.example/person/nobody>").All()`},
		{"query", `g.V().Has("<https://whomet.example/v#factuality>", "<https://whomet.example/v#planned>").Count()`},
	} {
		want := succeed(t, dir, "", append([]string{"--store", "file.db"}, question...)...)
		if got := succeed(t, dir, "", append([]string{"--store", address}, question...)...); got != want {
			t.Errorf("%v:\n%s", question, cmp.Diff(want, got))
		}
	}
	if found, _ := filepath.Glob(filepath.Join(dir, "postgres*")); len(found) > 0 {
		t.Errorf("%v was made", found)
	}
	if _, err := os.Stat(filepath.Join(dir, "file.db")); err != nil {
		t.Error(err)
	}
}
