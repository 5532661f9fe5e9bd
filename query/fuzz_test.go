package query_test

import (
	"context"
	"encoding/json"
	"errors"
	"testing"
	"time"

	"whomet/query"
)

// FuzzQuery runs whatever text as a query: it ends in time, with rows or with an
// error that says what is wrong, and the process lives.
func FuzzQuery(f *testing.F) {
	for _, text := range []string{
		`g.V("<a>").Out("<b>").All()`, `g.V().Out({}).All()`, `g.V().Tag(1).Save(2, {}).Has(null).In([[]]).All()`,
		`g.V().ForEach(2, function (d) { g.emit(d) })`, `g.M().Follow(3)`, `g.V().Filter(regex("("))`, `while (true) {}`,
		`g.V().Order().Skip(-1).Limit(-1).Unique().ToArray()`, `lt({})`, `g.emit(g)`, `g.emit(function () {})`, `a = []; a[0] = a; g.emit(a)`,
		`g.V().Intersect(3).All()`, `g.Emit(g.V())`, `new Date(NaN).toISOString()`, "let g = 1",
	} {
		f.Add(true, text)
	}
	for _, text := range []string{
		`{ nodes(id: <a>) { id, <b> { id } } }`, `{ nodes(first: -1, offset: "x") { * } }`, `{ a(b: [1, [2]]) @rev @opt @label(v: <x>) }`,
		`query($x: Int = 3) { nodes(first: $x) { id } }`, `{ nodes { <a> @rev @unnest { ~<b>, id } } }`, "{a(b:\"\\u00e4\\n\"){id}}", `fragment F on X { a }`, "{{", `{ a: b { ... on X { c } } }`,
	} {
		f.Add(false, text)
	}
	s := open(f, "memory")
	f.Fuzz(func(t *testing.T, gizmo bool, text string) {
		r := query.Request{Language: query.GraphQL, Text: text, Limit: 20}
		if gizmo {
			r.Language = query.Gizmo
		}
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		defer cancel()
		start := time.Now()
		res, err := query.Run(ctx, s, r)
		if took := time.Since(start); took > 30*time.Second {
			t.Fatalf("took %v", took)
		}
		if err != nil {
			for _, known := range []error{query.ErrSyntax, query.ErrQuery, query.ErrDeadline} {
				if errors.Is(err, known) {
					return
				}
			}
			t.Fatalf("an error that says nothing: %v", err)
		}
		if len(res.Rows) > r.Limit {
			t.Fatalf("%d rows", len(res.Rows))
		}
		for _, row := range res.Rows {
			if _, err := json.Marshal(row); err != nil {
				t.Logf("no JSON: %v", err)
			}
		}
	})
}

// FuzzMet asks with whatever names and dates.
func FuzzMet(f *testing.F) {
	f.Add("Müller", "2024-07", "2024", "Visit,all", "asserted")
	f.Add("<https://whomet.example/person/x>", "--07-04", "0000", "", "planned")
	f.Add("a:b", "2024-07-04/2024-07-05", "\x00", " , ", "ALL")
	f.Add("\xff-", "9999-12-31", "", "", "")
	s := open(f, "memory")
	f.Fuzz(func(t *testing.T, name, from, to, typ, factuality string) {
		for _, q := range []query.MetQuery{
			{Person: name, From: from, To: to, Type: typ, Factuality: factuality},
			{Person: name, With: name, Place: from},
		} {
			found, err := query.Met(t.Context(), s, q)
			if err != nil && err.Error() == "" {
				t.Error("an error without a word")
			}
			for _, m := range found {
				if m.Evidence.Text == "" || m.Article.IRI == "" {
					t.Errorf("%+v has no proof", m)
				}
			}
		}
	})
}
