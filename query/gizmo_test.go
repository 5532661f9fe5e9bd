package query_test

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/cayley"
	cquery "github.com/cayleygraph/cayley/query"

	"whomet/graph"
	"whomet/query"
)

// TestGizmoAsCayley runs programs here and in Cayley itself.
func TestGizmoAsCayley(t *testing.T) {
	const prelude = `
		var ana = iri("https://whomet.example/person/ana-muller"), bo = "<https://whomet.example/person/bo-vale>"
		var met = iri("https://whomet.example/v#met"), name = iri("https://schema.org/name"), actor = iri("http://semanticweb.cs.vu.nl/2009/11/sem/hasActor")
	`
	programs := []string{
		`g.V(ana).Out(met).All()`,
		`graph.Vertex(ana, bo).Out([met, name]).All()`,
		`g.V(ana).out(met).tag("who").out(name).all()`,
		`g.V().Has(name, "Ana Müller").All()`,
		`g.V(ana).In(actor).Tag("event").Out(actor).Is(bo).All()`,
		`g.V(ana).Save(name, "n").All()`,
		`g.V(ana).And(g.V(ana, bo)).All()`,
		`g.V(ana).Union(g.V(bo)).All()`,
		`g.V(ana, bo).Except(g.V(bo)).All()`,
		`var m = g.M().Out(met); g.V(ana).Follow(m).All()`,
		`g.V(ana).FollowRecursive(g.M().Out(met)).All()`,
		`g.V(ana).Both(met).Unique().All()`,
		`g.V(ana).Out(name).Filter(like("Ana%"), regex("M.*r")).All()`,
		`g.V(ana).LabelContext(iri("https://zeitung.example/1")).Out(met).All()`,
		`g.V(ana).OutPredicates().All()`,
		`g.V(ana).Out(met).ForEach(function (d) { g.Emit({seen: d.id, list: [1, [2]]}) })`,
		`g.V(ana).Out(met).ForEach(1, function (d) { g.emit(d) })`,
		`g.emit(g.V(ana).Out(met).ToArray()); g.emit(g.V(ana).Out(name).ToValue())`,
		`g.emit(g.V(ana).Out(met).TagArray()); g.emit(g.V(ana).Count())`,
		`g.V(ana).Out(met).GetLimit(1)`,
		`g.emit(g.V(ana, bo).Skip(1).Limit(1).Count())`,
		`g.emit([1.5, true, "x", null, {}]); g.emit(new Date(0))`,
		`g.V(ana).Back("x").All()`,
		`g.V(str("Ana Müller")).In(name).All()`,
		`try { g.V(null) } catch (e) { g.emit("caught") }`,
		`g.addNamespace("s", "https://schema.org/"); g.V(ana).Out(g.IRI("s:name")).All()`,
	}
	stores(t, func(t *testing.T, s *graph.Store) {
		for _, p := range programs {
			want := cayleyRows(t, s, prelude+p)
			res, err := query.Run(t.Context(), s, query.Request{Language: query.Gizmo, Text: prelude + p})
			if err != nil {
				t.Errorf("%s: %v", p, err)
				continue
			}
			if got := asJSON(t, res.Rows); !slices.Equal(got, want) {
				t.Errorf("%s\ngot    %s\nCayley %s", p, got, want)
			}
		}
	})
}

func cayleyRows(t *testing.T, s *graph.Store, text string) (out []string) {
	t.Helper()
	var rows []any
	err := s.View(func(qs cayley.QuadStore) error {
		it, err := cquery.Execute(t.Context(), qs, query.Gizmo, text, cquery.Options{Collation: cquery.JSON, Limit: 100})
		if err != nil {
			return err
		}
		defer it.Close()
		for it.Next(t.Context()) {
			rows = append(rows, it.Result())
		}
		return it.Err()
	})
	if err != nil {
		t.Errorf("Cayley: %s: %v", text, err)
	}
	return asJSON(t, rows)
}

// asJSON sorts rows as JSON: the order of Cayley's results differs between stores.
func asJSON(t *testing.T, rows []any) (out []string) {
	t.Helper()
	for _, r := range rows {
		b, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(b))
	}
	slices.Sort(out)
	return out
}

// TestGizmoLives runs programs that would take Cayley's process down, or hang it.
func TestGizmoLives(t *testing.T) {
	programs := []string{
		`g.V().Out({}).All()`, `g.V().Tag({}).All()`, `lang({}, 1)`, `g.V().Save()`, `g.V().Has()`, `g.M().All()`,
		`a = []; a[0] = a; g.emit(a)`, `a = {}; a.a = a; g.V(a)`, `a = []; a[0] = a; g.V().Out(a).All()`, `a = []; a[0] = a; iri(a)`,
		`(function () { arguments[0] = arguments; g.emit(arguments) })(1)`, `s = new Set(); s.add(s); g.emit(s)`,
		`a = 1; for (i = 0; i < 1000; i++) a = [a]; g.emit(a)`, `a = []; for (i = 0; i < 110000; i++) a.push([]); g.emit(a)`,
		`function f() { return f() }; f()`, `g.V().ForEach(function f(d) { g.V().ForEach(f) })`, `g.V().All.call({})`, `g.V.call(null)`,
		`this["whomet:main"]()`, `g.emit(g)`, `g.emit(g.V())`, `g.emit(function () {})`, `g = 1; graph.V().Limit(1).All()`,
		`new Array(4000000000)`, `g.emit(new Array(4000000000))`, `JSON.parse("[".repeat(20000000))`, `eval("(".repeat(3000000))`,
		`new (function () {}).constructor("(".repeat(3000000))`, `(async () => 1).constructor("(".repeat(3000000))`, `new RegExp("(?=".repeat(100000))`,
		`g.V().Filter(regex("(".repeat(100000)))`, `g.V().Filter(like("%".repeat(100))).All()`,
		strings.Repeat("(", query.MaxText), strings.Repeat("[", query.MaxText), strings.Repeat("a=>", 3000) + "1",
		strings.Repeat("-", query.MaxText-1) + "1", strings.Repeat("a?", query.MaxText/2), strings.Repeat("`${", query.MaxText/3),
		`throw g`, `throw null`, `throw {toString: function () { throw 1 }}`, `new Proxy(g, {}).V()`, `g.emit(new Proxy([], {ownKeys: function () { throw 1 }}))`,
	}
	stores(t, func(t *testing.T, s *graph.Store) {
		for _, p := range programs {
			ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
			_, err := query.Run(ctx, s, query.Request{Language: query.Gizmo, Text: p})
			cancel()
			if err != nil && !errors.Is(err, query.ErrQuery) && !errors.Is(err, query.ErrSyntax) && !errors.Is(err, query.ErrDeadline) {
				t.Errorf("%.100s: %v", p, err)
			}
		}
	})
}
