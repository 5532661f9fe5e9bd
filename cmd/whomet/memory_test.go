package main_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"whomet/data"
	"whomet/graph"
	"whomet/graph/rdf"
	"whomet/ingest"
	"whomet/ingest/source"
)

// TestMemoryAndFileAgree: a store in memory and one in a file hold the same bytes,
// though one was filled by the library and in another order.
func TestMemoryAndFileAgree(t *testing.T) {
	ctx := context.Background()
	store, err := graph.Open(ctx, "memory")
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	languages, err := ingest.NewLanguages(data.FS, graph.DefaultNamespace)
	if err != nil {
		t.Fatal(err)
	}
	loader := &ingest.Loader{Languages: languages, Put: store.PutAll, Batch: 3}
	in := strings.NewReader(strings.Join(reversed(sampleLines(t)), "\n"))
	st, err := loader.Load(ctx, source.Read(in, "samples.jsonl", source.Defaults{}), func(err error) { t.Error(err) })
	if err != nil || st.Articles != len(sampleLines(t)) {
		t.Fatalf("%+v, %v", st, err)
	}
	var got []byte
	for q, err := range store.Quads(ctx, "") {
		if err != nil {
			t.Fatal(err)
		}
		if got, err = rdf.AppendQuad(got, q); err != nil {
			t.Fatal(err)
		}
		got = append(got, '\n')
	}
	dir := t.TempDir()
	succeed(t, dir, strings.Join(sampleLines(t), "\n"), "ingest", "-")
	if diff := cmp.Diff(succeed(t, dir, "", "export"), string(got)); diff != "" {
		t.Error(diff)
	}
}
