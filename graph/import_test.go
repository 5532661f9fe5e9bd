package graph_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"whomet/graph"
	"whomet/graph/rdf"
)

func TestImport(t *testing.T) {
	articles := press(70)
	for _, a := range articles {
		ns.Identify(a)
	}
	all := lines(t, articles...)
	stores(t, func(t *testing.T, s *graph.Store) {
		put(t, s, articles[3])
		n := strings.Count(all, "\n")
		old := strings.Count(lines(t, articles[3]), "\n")
		batches := 0
		done, err := s.Import(t.Context(), strings.NewReader("# comment\n\n"+all+all[:500]+"\n"), func(graph.Imported) { batches++ })
		var wrong *rdf.SyntaxError
		if !errors.As(err, &wrong) || wrong.Line != n+2+strings.Count(all[:500], "\n")+1 {
			t.Errorf("the half line at the end: %v", err)
		}
		if batches != 1 || done.Read == 0 || done.Read >= n || done.Added != done.Read-old {
			t.Errorf("%d batches, %+v before the mistake", batches, done)
		}
		if kept := strings.Count(export(t, s), "\n"); kept != done.Read {
			t.Errorf("%d statements in the store, want %d", kept, done.Read)
		}
		again, err := s.Import(t.Context(), strings.NewReader(all+all), nil)
		if err != nil || again.Read != 2*n || again.Added != n-done.Added-old {
			t.Errorf("again: %+v, %v", again, err)
		}
		if export(t, s) != all {
			t.Error("another export")
		}
		sound(t, s)
	})
}

// TestImportParts imports an article in parts that do not stand together, from which
// the index of time must not suffer.
func TestImportParts(t *testing.T) {
	a, b := sample(), diary()
	stores(t, func(t *testing.T, s *graph.Store) {
		var first, second []string
		for i, line := range strings.SplitAfter(lines(t, a, b), "\n") {
			if i%2 == 0 {
				first = append(first, line)
			} else {
				second = append(second, line)
			}
		}
		for _, part := range [][]string{first, second} {
			if _, err := s.Import(t.Context(), strings.NewReader(strings.Join(part, "")), nil); err != nil {
				t.Fatal(err)
			}
		}
		check(t, s, a, b)
		sound(t, s)
	})
}

func TestImportBad(t *testing.T) {
	good := lines(t, sample())
	s, err := graph.Open(t.Context(), "memory")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for name, test := range map[string]struct{ line, want string }{
		"no statement":       {"Ein Brief.", "column 1: a subject is expected"},
		"a relative IRI":     {`<urn:a> <urn:b> <c> <urn:d> .`, "column 17: an IRI must be absolute"},
		"no full stop":       {`<urn:a> <urn:b> "c" <urn:d>`, "column 28: a full stop is missing"},
		"no label":           {`<urn:a> <urn:b> "c" .`, "column 1: no graph label"},
		"a blank node":       {`_:a <urn:b> "c" <urn:d> .`, "column 1: a blank node"},
		"a blank node label": {`<urn:a> <urn:b> "c" _:d .`, "column 1: a blank node"},
		"broken text":        {"<urn:a> <urn:b> \"\xff\" <urn:d> .", "not UTF-8"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := s.Import(t.Context(), strings.NewReader(good+test.line+"\n"+good), nil)
			if want := fmt.Sprintf("line %d, ", strings.Count(good, "\n")+1); err == nil || !strings.HasPrefix(err.Error(), want) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v", err)
			}
			if got := export(t, s); got != "" {
				t.Errorf("something was written:\n%s", got)
			}
		})
	}
}
