package export_test

import (
	"testing"

	"whomet/graph"
	"whomet/graph/export"
	"whomet/graph/pgtest"
)

// TestPostgreSQL checks that a store in PostgreSQL gives the same bytes as one in
// memory, in each format, whole and in part.
func TestPostgreSQL(t *testing.T) {
	server, err := pgtest.Start()
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	s, err := graph.Open(t.Context(), server.TCP("postgres", pgtest.Password))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.PutAll(t.Context(), articles()); err != nil {
		t.Fatal(err)
	}
	both := map[string]*graph.Store{"memory": stores(t)["memory"], "postgresql": s}
	for _, f := range export.Formats() {
		write(t, both, f.Name, export.Selection{})
		write(t, both, f.Name, export.Selection{Factuality: []string{"planned", "asserted"}})
	}
}
