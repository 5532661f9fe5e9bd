package query_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"whomet/graph"
	"whomet/query"
)

func TestRun(t *testing.T) {
	ana := "<" + string(person("Ana Müller")) + ">"
	met := "<" + string(ns.Vocab().Met) + ">"
	name := "<" + string(graph.SchemaName) + ">"
	tests := []struct {
		name      string
		r         query.Request
		want      []string // rows as JSON, sorted
		truncated bool
	}{
		{"the people somebody met", query.Request{Language: "gizmo", Text: `g.V("` + ana + `").Out("` + met + `").All()`},
			[]string{`{"id":"` + string(person("Bo Vale")) + `"}`}, false},
		{"what is emitted", query.Request{Language: "gizmo", Text: `g.emit({n: 3}); g.emit("x")`}, []string{`"x"`, `{"n":3}`}, false},
		{"the value of the program", query.Request{Language: "gizmo", Text: `g.V("` + ana + `").Count()`}, []string{`1`}, false},
		{"no rows", query.Request{Language: "gizmo", Text: `g.V("<nobody>").Out().All()`}, nil, false},
		{"as many rows as the limit", query.Request{Language: "gizmo", Text: `g.emit(1); g.emit(2)`, Limit: 2}, []string{`1`, `2`}, false},
		{"more rows than the limit", query.Request{Language: "gizmo", Text: `for (;;) g.emit(1)`, Limit: 2}, []string{`1`, `1`}, true},
		{"a limit of its own above ours", query.Request{Language: "gizmo", Text: `g.V().GetLimit(1000)`, Limit: 1}, nil, true},
		{"GraphQL", query.Request{Language: "graphql", Text: `{ nodes(id: ` + ana + `) { met: ` + met + ` { id } } }`},
			[]string{`{"nodes":{"met":{"id":"` + string(person("Bo Vale")) + `"}}}`}, false},
		{"GraphQL, a string with quotes", query.Request{Language: "graphql", Text: `{ nodes(` + name + `: "A \"quoted\" \\ ü") { id } }`},
			[]string{`{"nodes":null}`}, false},
		{"GraphQL beyond the limit", query.Request{Language: "graphql", Text: `{ nodes(first: 5000) { name: ` + name + ` } }`, Limit: 1}, nil, true},
	}
	stores(t, func(t *testing.T, s *graph.Store) {
		for _, tt := range tests {
			t.Run(tt.name, func(t *testing.T) {
				res, err := query.Run(t.Context(), s, tt.r)
				if err != nil {
					t.Fatal(err)
				}
				if res.Truncated != tt.truncated {
					t.Errorf("truncated: %t, want %t", res.Truncated, tt.truncated)
				}
				var got []string
				for _, row := range res.Rows {
					b, err := json.Marshal(row)
					if err != nil {
						t.Fatal(err)
					}
					got = append(got, strings.NewReplacer(`\u003c`, "", `\u003e`, "", "<", "", ">", "").Replace(string(b)))
				}
				slices.Sort(got)
				if tt.want != nil && !slices.Equal(got, tt.want) {
					t.Errorf("got  %s\nwant %s", got, tt.want)
				}
				if tt.want == nil && !tt.truncated && len(got) > 0 {
					t.Errorf("got %s, want no rows", got)
				}
			})
		}
	})
}

func TestRunErrors(t *testing.T) {
	tests := []struct {
		name string
		r    query.Request
		want error
		text string
	}{
		{"a language of its own", query.Request{Language: "sql", Text: "select 1"}, query.ErrLanguage, `"sql"; there are gizmo and graphql`},
		{"Gizmo that does not parse", query.Request{Language: "gizmo", Text: "g.V()\n  .Out(("}, query.ErrSyntax, "line 2, column 9"},
		{"Gizmo that does not compile", query.Request{Language: "gizmo", Text: "let a = 1;\nlet a = 2"}, query.ErrSyntax, "line 2, column 5"},
		{"GraphQL that does not parse", query.Request{Language: "graphql", Text: "{ nodes {\n id"}, query.ErrSyntax, "line 2, column 4"},
		{"GraphQL without fields", query.Request{Language: "graphql", Text: "{}"}, query.ErrSyntax, "line 1, column 1"},
		{"a mutation", query.Request{Language: "graphql", Text: "mutation { a }"}, query.ErrQuery, "unsupported operation"},
		{"a name that is not defined", query.Request{Language: "gizmo", Text: "\nfoo.bar"}, query.ErrQuery, "line 2, column 1"},
		{"an argument on which Cayley panics", query.Request{Language: "gizmo", Text: "g.V().Out({}).All()"}, query.ErrQuery, "unsupported type"},
		{"something thrown", query.Request{Language: "gizmo", Text: `throw "no"`}, query.ErrQuery, "no"},
		{"calls without end", query.Request{Language: "gizmo", Text: "function f() { f() }; f()"}, query.ErrQuery, ""},
		{"a very long query", query.Request{Language: "gizmo", Text: strings.Repeat("(", query.MaxText+1)}, query.ErrQuery, "bytes long"},
		{"a deep query", query.Request{Language: "graphql", Text: strings.Repeat("{a", 10_000)}, query.ErrQuery, "nested"},
	}
	stores(t, func(t *testing.T, s *graph.Store) {
		for _, tt := range tests {
			t.Run(tt.name, func(t *testing.T) {
				_, err := query.Run(t.Context(), s, tt.r)
				if !errors.Is(err, tt.want) || !strings.Contains(fmt.Sprint(err), tt.text) {
					t.Errorf("got error %v, want %v with %q", err, tt.want, tt.text)
				}
			})
		}
	})
}

func TestRunEndsAtItsDeadline(t *testing.T) {
	stores(t, func(t *testing.T, s *graph.Store) {
		for _, text := range []string{"while (true) {}", "while (true) { g.V().ToArray() }", "try { while (true) {} } finally { while (true) {} }"} {
			ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
			defer cancel()
			start := time.Now()
			_, err := query.Run(ctx, s, query.Request{Language: "gizmo", Text: text})
			if !errors.Is(err, query.ErrDeadline) {
				t.Errorf("%s: got error %v, want %v", text, err, query.ErrDeadline)
			}
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("%s: took %v", text, took)
			}
		}
		if _, err := query.Met(t.Context(), s, query.MetQuery{}); err != nil {
			t.Errorf("after that the store answers: %v", err)
		}
	})
}
