package main_test

import (
	"strings"
	"testing"

	"whomet/graph/export"
)

// TestExport writes a small store in each format, whole and in part, and under
// another base.
func TestExport(t *testing.T) {
	dir := t.TempDir()
	text := "Am 4. März 2025 traf Anna Berger in Wien Paul Weber.\n"
	succeed(t, dir, text, "--store", "s.db", "ingest", "-")
	help := succeed(t, dir, "", "export", "--help")
	for _, f := range export.Formats() {
		t.Run(f.Name, func(t *testing.T) {
			if !strings.Contains(help, "  "+f.Name+" ") || !strings.Contains(help, f.About) {
				t.Errorf("the help does not tell of %s", f.Name)
			}
			all := succeed(t, dir, "", "--store", "s.db", "export", "--format", f.Name)
			if !strings.Contains(all, "Anna Berger") && f.Name != "csv-edges" {
				t.Errorf("Anna Berger is missing:\n%s", all)
			}
			if again := succeed(t, dir, "", "--store", "s.db", "export", "--format", f.Name, "--person", "weber", "--from", "2025-03"); !strings.Contains(again, "2025-03-04") && f.Name != "csv-nodes" {
				t.Errorf("the meeting is missing:\n%s", again)
			}
			if none := succeed(t, dir, "", "--store", "s.db", "export", "--format", f.Name, "--to", "2024"); strings.Contains(none, "Anna") {
				t.Errorf("nothing happened before 2025:\n%s", none)
			}
			moved := succeed(t, dir, "", "--store", "s.db", "--base", "https://other.example/x", "export", "--format", f.Name)
			if strings.Contains(moved, "whomet.example") || f.Name != "csv" && !strings.Contains(moved, "https://other.example/x/") {
				t.Errorf("not under the other base:\n%s", moved)
			}
		})
	}
	succeed(t, dir, text, "--store", "o.db", "--base", "https://other.example/", "ingest", "-")
	if own := succeed(t, dir, "", "--store", "o.db", "export"); !strings.Contains(own, "<https://other.example/person/anna-berger>") {
		t.Errorf("not under the base of the store:\n%s", own)
	}
}
