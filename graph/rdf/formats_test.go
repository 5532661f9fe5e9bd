package rdf_test

import (
	"encoding/json"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"whomet/graph/rdf"
)

// writer is what all writers are.
type writer interface {
	WriteQuad(quad.Quad) error
	Close() error
}

var prefixes = []rdf.Prefix{{Name: "a", IRI: "http://a.example/"}, {Name: "v", IRI: "http://v.example/v#"}}

// formats are the writers that have prefixes.
var formats = map[string]func(io.Writer) writer{
	"turtle": func(w io.Writer) writer { return rdf.NewTurtleWriter(w, prefixes) },
	"trig":   func(w io.Writer) writer { return rdf.NewTriGWriter(w, prefixes) },
	"jsonld": func(w io.Writer) writer { return rdf.NewJSONLDWriter(w, prefixes) },
}

// quads are statements of two graphs and of none.
func quads() []quad.Quad {
	s, p, r := quad.IRI("http://a.example/s"), quad.IRI("http://v.example/v#p"), quad.IRI("http://other.example/r")
	rdfType := quad.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
	g, h := quad.IRI("http://a.example/g"), quad.IRI("http://other.example/h")
	return []quad.Quad{
		{Subject: s, Predicate: rdfType, Object: quad.IRI("http://a.example/T-1"), Label: g},
		{Subject: s, Predicate: p, Object: quad.Int(-7), Label: g},
		{Subject: s, Predicate: p, Object: quad.String("a\n\"b\"\\"), Label: g},
		{Subject: s, Predicate: r, Object: quad.LangString{Value: "Haus", Lang: "de"}, Label: g},
		{Subject: quad.IRI("http://a.example/with/slash"), Predicate: p, Object: quad.IRI("http://a.example/"), Label: g},
		{Subject: s, Predicate: p, Object: quad.Float(0.5), Label: h},
		{Subject: s, Predicate: p, Object: quad.Time(time.Date(2024, 7, 4, 9, 0, 0, 0, time.UTC)), Label: h},
		{Subject: quad.BNode("x"), Predicate: p, Object: quad.BNode("y.z"), Label: nil},
		{Subject: s, Predicate: p, Object: quad.Bool(true), Label: nil},
	}
}

const wantTriG = `@prefix a: <http://a.example/> .
@prefix v: <http://v.example/v#> .

a:g {
a:s a a:T-1 ;
  v:p -7, "a\n\"b\"\\" ;
  <http://other.example/r> "Haus"@de .
<http://a.example/with/slash> v:p <http://a.example/> .
}
<http://other.example/h> {
a:s v:p "0.5"^^<http://www.w3.org/2001/XMLSchema#double>, "2024-07-04T09:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> .
}
_:x v:p _:y.z .
a:s v:p "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .
`

const wantTurtle = `@prefix a: <http://a.example/> .
@prefix v: <http://v.example/v#> .

a:s a a:T-1 ;
  v:p -7, "a\n\"b\"\\" ;
  <http://other.example/r> "Haus"@de .
<http://a.example/with/slash> v:p <http://a.example/> .
a:s v:p "0.5"^^<http://www.w3.org/2001/XMLSchema#double>, "2024-07-04T09:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> .
_:x v:p _:y.z .
a:s v:p "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .
`

const wantJSONLD = `{"@context":{"a":"http://a.example/","v":"http://v.example/v#"},"@graph":[
{"@graph":[{"@id":"a:s","@type":"a:T-1","http://other.example/r":{"@language":"de","@value":"Haus"},"v:p":[{"@type":"http://www.w3.org/2001/XMLSchema#integer","@value":"-7"},"a\n\"b\"\\"]},{"@id":"a:with/slash","v:p":{"@id":"http://a.example/"}}],"@id":"http://a.example/g"},
{"@graph":[{"@id":"a:s","v:p":[{"@type":"http://www.w3.org/2001/XMLSchema#double","@value":"0.5"},{"@type":"http://www.w3.org/2001/XMLSchema#dateTime","@value":"2024-07-04T09:00:00Z"}]}],"@id":"http://other.example/h"},
{"@id":"_:x","v:p":{"@id":"_:y.z"}},
{"@id":"a:s","v:p":{"@type":"http://www.w3.org/2001/XMLSchema#boolean","@value":"true"}}
]}
`

func TestFormats(t *testing.T) {
	for name, want := range map[string]string{"turtle": wantTurtle, "trig": wantTriG, "jsonld": wantJSONLD} {
		var b strings.Builder
		w := formats[name](&b)
		for _, q := range quads() {
			if err := w.WriteQuad(q); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, b.String()); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
	}
}

// TestFormatErrors checks that what is no RDF is refused and leaves no trace.
func TestFormatErrors(t *testing.T) {
	iri := quad.IRI("http://a.example/x")
	for name, open := range formats {
		var whole, b strings.Builder
		w, v := open(&whole), open(&b)
		for _, q := range quads() {
			for _, bad := range []quad.Quad{
				{Subject: quad.String("s"), Predicate: iri, Object: iri},
				{Subject: iri, Predicate: quad.BNode("p"), Object: iri, Label: q.Label},
				{Subject: q.Subject, Predicate: q.Predicate, Object: quad.String("\xff"), Label: q.Label},
				{Subject: iri, Predicate: iri, Object: iri, Label: quad.Int(1)},
			} {
				if bad.Label == quad.Int(1) && name == "turtle" {
					continue // which has no labels
				}
				if err := v.WriteQuad(bad); err == nil {
					t.Errorf("%s: written: %v", name, bad)
				}
			}
			if err := w.WriteQuad(q); err != nil {
				t.Fatal(err)
			}
			if err := v.WriteQuad(q); err != nil {
				t.Fatal(err)
			}
		}
		w.Close()
		v.Close()
		if whole.String() != b.String() {
			t.Errorf("%s: after bad quads\n%s\nwithout\n%s", name, b.String(), whole.String())
		}
	}
}

// FuzzFormats writes what N-Quads has in the other formats: none refuses it, and
// JSON-LD is JSON.
func FuzzFormats(f *testing.F) {
	f.Add("<a:s> <a:p> \"o\\n\\u00e4\"@de <a:g> .\n<a:s> <a:p> _:o <a:h> .")
	f.Add("_:x <http://a.example/p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n<http://a.example/-> <http://a.example/9> <http://v.example/v#> .")
	f.Fuzz(func(t *testing.T, text string) {
		quads, err := read(text)
		if err != nil {
			return
		}
		for name, open := range formats {
			var b strings.Builder
			w := open(&b)
			for _, q := range quads {
				if err := w.WriteQuad(q); err != nil {
					t.Fatalf("%s: %v: %v", name, q, err)
				}
			}
			if err := w.Close(); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if name == "jsonld" && !json.Valid([]byte(b.String())) {
				t.Errorf("no JSON: %s", b.String())
			}
		}
	})
}
