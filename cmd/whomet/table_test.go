package main_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/jedib0t/go-pretty/v6/text"

	"whomet/graph"
	"whomet/query"
)

// storeOf makes a store file with one meeting, of people with names that are wide,
// long and combined.
func storeOf(t *testing.T, dir string) string {
	t.Helper()
	ns := graph.DefaultNamespace
	person := func(name string) graph.Entity {
		return graph.Entity{IRI: ns.Entity(graph.Person, name), Kind: graph.Person, Name: name}
	}
	a := &graph.Article{IRI: "https://news.example/1", URL: "https://news.example/1", Title: "Drei, \"die\" sich trafen", Language: "de"}
	a.Entities = []graph.Entity{person("王小明"), person("Jörg-Friedrich Freiherr von und zu Hohenlohe-Waldenburg"), person("Ngũgĩ")}
	a.Events = []graph.Event{{
		Type: "Meeting", Sides: [][]quad.IRI{{a.Entities[0].IRI}, {a.Entities[1].IRI, a.Entities[2].IRI}}, Date: "2025-03-04", TimeBasis: "stated",
		Factuality: "asserted", Confidence: 0.9, Trigger: "trafen",
		Evidence: graph.Passage{Begin: 0, End: 80, Text: "Am Dienstag trafen sich die drei\nin Wien, " + strings.Repeat("und redeten ", 20) + "lange."},
	}}
	path := filepath.Join(dir, "s.db")
	s, err := graph.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Put(context.Background(), a); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTableFitsTheTerminal(t *testing.T) {
	dir := t.TempDir()
	store := storeOf(t, dir)
	for _, width := range []int{60, 80, 120} {
		c, cancel := command(t, dir, "--store", store, "met", "--evidence")
		defer cancel()
		c.Env = append(c.Env, fmt.Sprintf("COLUMNS=%d", width))
		out, err := c.Output()
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(string(out), "\n")
		for _, l := range lines {
			if w := text.StringWidth(l); w > width {
				t.Errorf("a line is %d wide on a terminal of %d: %s", w, width, l)
			}
		}
		head, row := lines[0], lines[1]
		if at := text.StringWidth(row[:strings.Index(row, "asserted")]); at != strings.Index(head, "SAID") {
			t.Errorf("columns are not aligned at %d:\n%s\n%s", width, head, row)
		}
		if !strings.Contains(string(out), "王小明") || !strings.Contains(string(out), "lange.”") {
			t.Errorf("at %d:\n%s", width, out)
		}
	}
}

func TestWholeNamesWhenPiped(t *testing.T) {
	dir := t.TempDir()
	store := storeOf(t, dir)
	out := succeed(t, dir, "", "--store", store, "met")
	if !strings.Contains(out, "Jörg-Friedrich Freiherr von und zu Hohenlohe-Waldenburg, Ngũgĩ") {
		t.Errorf("names are cut:\n%s", out)
	}
}

func TestCSVAndJSON(t *testing.T) {
	dir := t.TempDir()
	store := storeOf(t, dir)
	rows, err := csv.NewReader(strings.NewReader(succeed(t, dir, "", "--store", store, "met", "-o", "csv"))).ReadAll()
	if err != nil || len(rows) != 2 || rows[1][1] != "王小明" {
		t.Errorf("%v %q", err, rows)
	}
	var found []query.Meeting
	if err := json.NewDecoder(bytes.NewBufferString(succeed(t, dir, "", "--store", store, "met", "-o", "json"))).Decode(&found); err != nil || len(found) != 1 {
		t.Fatalf("%v %v", err, found)
	}
	if got := found[0].Sides[0][0].Name; got != "王小明" {
		t.Errorf("got %s", got)
	}
	if out := succeed(t, dir, "", "--store", store, "met", "--person", "王小明", "--from", "2026", "-o", "json"); out != "[]\n" {
		t.Errorf("no meeting is %q", out)
	}
	query := `g.V("<https://news.example/1>").Out().All()`
	var some []map[string]any
	if err := json.Unmarshal([]byte(succeed(t, dir, "", "--store", store, "query", "-o", "json", query)), &some); err != nil || len(some) == 0 {
		t.Errorf("%v %v", err, some)
	}
	if out := succeed(t, dir, query, "--store", store, "query", "-"); !strings.HasPrefix(out, "ID") {
		t.Errorf("query from standard input: %s", out)
	}
}
