package rdf_test

import (
	"errors"
	"io"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"whomet/graph/rdf"
)

func read(text string) (out []quad.Quad, err error) {
	r := rdf.NewReader(strings.NewReader(text))
	for {
		q, err := r.ReadQuad()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return out, err
		}
		out = append(out, q)
	}
}

func TestRead(t *testing.T) {
	const x = "http://www.w3.org/2001/XMLSchema#"
	s, p := quad.IRI("http://a.example/s"), quad.IRI("http://a.example/p")
	say := func(o quad.Value) quad.Quad { return quad.Quad{Subject: s, Predicate: p, Object: o} }
	const sp = "<http://a.example/s> <http://a.example/p> "
	for name, test := range map[string]struct {
		in   string
		want []quad.Quad
	}{
		"nothing":                           {"", nil},
		"blank lines and comments":          {"\n \t\n# a word\n   # another\n", nil},
		"a triple":                          {sp + "<http://a.example/o> .\n", []quad.Quad{say(quad.IRI("http://a.example/o"))}},
		"no line end":                       {sp + `"o" .`, []quad.Quad{say(quad.String("o"))}},
		"no space at all":                   {`<http://a.example/s><http://a.example/p>"o"<http://a.example/g>.`, []quad.Quad{{Subject: s, Predicate: p, Object: quad.String("o"), Label: quad.IRI("http://a.example/g")}}},
		"tabs, and a comment at the end":    {"\t<http://a.example/s>\t<http://a.example/p>\t\"o\"\t.\t# that is it\n", []quad.Quad{say(quad.String("o"))}},
		"three kinds of line end":           {sp + "\"1\" .\r\n" + sp + "\"2\" .\r" + sp + "\"3\" .\n", []quad.Quad{say(quad.String("1")), say(quad.String("2")), say(quad.String("3"))}},
		"a graph that is a blank node":      {sp + `"o" _:g .`, []quad.Quad{{Subject: s, Predicate: p, Object: quad.String("o"), Label: quad.BNode("g")}}},
		"blank nodes":                       {"_:1 <http://a.example/p> _:a.b-c.", []quad.Quad{{Subject: quad.BNode("1"), Predicate: p, Object: quad.BNode("a.b-c")}}},
		"a blank node with letters":         {"_:Übung <http://a.example/p> _:日本 .", []quad.Quad{{Subject: quad.BNode("Übung"), Predicate: p, Object: quad.BNode("日本")}}},
		"an IRI with letters":               {"<http://a.example/s> <http://a.example/p> <http://a.example/Müller> .", []quad.Quad{say(quad.IRI("http://a.example/Müller"))}},
		"an IRI with escapes":               {`<http://a.example/s> <http://a.example/p> <http://a.example/M\u00FCll\U00000065r> .`, []quad.Quad{say(quad.IRI("http://a.example/Müller"))}},
		"all escapes":                       {sp + `"\t\b\n\r\f\"\'\\\u00e4\U0001F600" .`, []quad.Quad{say(quad.String("\t\b\n\r\f\"'\\ä😀"))}},
		"a literal that looks like a quad":  {sp + `"<x> _:y \"z\" ." .`, []quad.Quad{say(quad.String(`<x> _:y "z" .`))}},
		"an empty literal":                  {sp + `"" .`, []quad.Quad{say(quad.String(""))}},
		"a language":                        {sp + `"Haus"@de-AT-1996 .`, []quad.Quad{say(quad.LangString{Value: "Haus", Lang: "de-AT-1996"})}},
		"a datatype":                        {sp + `"4.7."^^<http://a.example/t> .`, []quad.Quad{say(quad.TypedString{Value: "4.7.", Type: "http://a.example/t"})}},
		"xsd:string is a plain literal":     {sp + `"o"^^<` + x + `string> .`, []quad.Quad{say(quad.String("o"))}},
		"an integer":                        {sp + `"-7"^^<` + x + `integer> .`, []quad.Quad{say(quad.Int(-7))}},
		"an integer kept as it is":          {sp + `"007"^^<` + x + `integer> .`, []quad.Quad{say(quad.TypedString{Value: "007", Type: x + "integer"})}},
		"an integer too big":                {sp + `"99999999999999999999"^^<` + x + `integer> .`, []quad.Quad{say(quad.TypedString{Value: "99999999999999999999", Type: x + "integer"})}},
		"a double":                          {sp + `"0.93"^^<` + x + `double> .`, []quad.Quad{say(quad.Float(0.93))}},
		"a double kept as it is":            {sp + `"9.3E-1"^^<` + x + `double> .`, []quad.Quad{say(quad.TypedString{Value: "9.3E-1", Type: x + "double"})}},
		"infinity":                          {sp + `"-INF"^^<` + x + `double> .`, []quad.Quad{say(quad.Float(math.Inf(-1)))}},
		"a boolean":                         {sp + `"true"^^<` + x + `boolean> .`, []quad.Quad{say(quad.Bool(true))}},
		"a boolean kept as it is":           {sp + `"1"^^<` + x + `boolean> .`, []quad.Quad{say(quad.TypedString{Value: "1", Type: x + "boolean"})}},
		"an instant":                        {sp + `"2024-07-04T09:30:00.5Z"^^<` + x + `dateTime> .`, []quad.Quad{say(quad.Time(time.Date(2024, 7, 4, 9, 30, 0, 5e8, time.UTC)))}},
		"an instant of another zone, as is": {sp + `"2024-07-04T09:30:00+02:00"^^<` + x + `dateTime> .`, []quad.Quad{say(quad.TypedString{Value: "2024-07-04T09:30:00+02:00", Type: x + "dateTime"})}},
		"a date stays opaque":               {sp + `"2024-07-04"^^<` + x + `date> .`, []quad.Quad{say(quad.TypedString{Value: "2024-07-04", Type: x + "date"})}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := read(test.in)
			if err != nil {
				t.Fatal(err)
			}
			equalTimes := cmp.Comparer(func(a, b quad.Time) bool { return time.Time(a).Equal(time.Time(b)) })
			if diff := cmp.Diff(test.want, got, equalTimes); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestReadError(t *testing.T) {
	const s, sp = "<http://a.example/s> ", "<http://a.example/s> <http://a.example/p> "
	for name, test := range map[string]struct{ in, want string }{
		"a literal as subject":            {`"s" <http://a.example/p> "o" .`, "line 1, column 1: a subject is expected"},
		"a literal as predicate":          {s + `"p" "o" .`, "line 1, column 22: a predicate is an IRI in angle brackets"},
		"a blank node as predicate":       {s + `_:p "o" .`, "line 1, column 22: a predicate is an IRI in angle brackets"},
		"no object":                       {sp + ".", "line 1, column 43: an object is expected"},
		"no full stop":                    {sp + `"o"`, "line 1, column 46: a full stop is missing"},
		"a statement on two lines":        {sp + "\n\"o\" .", "line 1, column 43: an object is expected"},
		"two statements on a line":        {sp + `"o" . ` + sp + `"o" .`, "line 1, column 49: text after the full stop"},
		"a literal as graph":              {sp + `"o" "g" .`, "line 1, column 47: a full stop is missing"},
		"five terms":                      {sp + `"o" <http://a.example/g> <http://a.example/h> .`, "line 1, column 68: a full stop is missing"},
		"the second line, columns":        {sp + "\"ä\" .\n" + sp + `"ä" ä .`, "line 2, column 47: a full stop is missing"},
		"the third line after CR LF":      {"# x\r\n\r\n" + sp + ".", "line 3, column 43: an object is expected"},
		"a relative IRI":                  {s + "<p> <http://a.example/o> .", "line 1, column 22: an IRI must be absolute"},
		"an IRI with a space":             {s + `<http://a.example/p q> "o" .`, `line 1, column 41: character ' ' in an IRI`},
		"an IRI with an escaped space":    {s + `<http://a.example/p\u0020q> "o" .`, `line 1, column 41: character ' ' in an IRI`},
		"an IRI with other escapes":       {s + `<http://a.example/\n> "o" .`, `line 1, column 41: an IRI has no escapes but \u and \U`},
		"an IRI with braces":              {s + `<http://a.example/{p}> "o" .`, `line 1, column 40: character '{' in an IRI`},
		"an IRI without end":              {s + `<http://a.example/p`, "line 1, column 41: an IRI does not end"},
		"a literal without end":           {sp + `"o .`, "line 1, column 47: a literal does not end"},
		"a literal in single quotes":      {sp + `'o' .`, "line 1, column 43: an object is expected"},
		"a long literal":                  {sp + `"""o""" .`, "line 1, column 45: a full stop is missing"},
		"a bare number":                   {sp + `7 .`, "line 1, column 43: an object is expected"},
		"an unknown escape":               {sp + `"\a" .`, "line 1, column 45: an unknown escape in a literal"},
		"an escape at the end":            {sp + `"\`, "line 1, column 45: an unknown escape in a literal"},
		"an escape with three digits":     {sp + `"\u00e" .`, "line 1, column 45: an escape needs 4 hexadecimal digits"},
		"an escape that is half a pair":   {sp + `"\uD83D\uDE00" .`, "line 1, column 45: no character has the number D83D"},
		"an escape beyond Unicode":        {sp + `"\U00110000" .`, "line 1, column 45: no character has the number 110000"},
		"a language that begins with 1":   {sp + `"o"@1 .`, "line 1, column 46: a language tag is expected after @"},
		"a language that ends in a dash":  {sp + `"o"@de- .`, "line 1, column 49: a full stop is missing"},
		"a datatype that is no IRI":       {sp + `"o"^^integer .`, "line 1, column 48: a datatype IRI is expected after ^^"},
		"a datatype that is relative":     {sp + `"o"^^<t> .`, "line 1, column 48: an IRI must be absolute"},
		"a blank node without label":      {sp + `_: .`, "line 1, column 43: a blank node needs a label"},
		"a blank node with a colon":       {sp + `_:a:b .`, "line 1, column 46: a full stop is missing"},
		"a blank node begins with a dash": {sp + `_:-a .`, "line 1, column 43: a blank node needs a label"},
		"a prefix":                        {"@prefix a: <http://a.example/> .", "line 1, column 1: a subject is expected"},
		"not UTF-8":                       {sp + "\"ä\xff\" .", "line 1, column 45: not UTF-8"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := read(test.in)
			var syntax *rdf.SyntaxError
			if !errors.As(err, &syntax) || err.Error() != test.want {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
}

func TestReadGoesOn(t *testing.T) {
	r := rdf.NewReader(strings.NewReader("bad\n<http://a.example/s> <http://a.example/p> \"o\" .\n"))
	if _, err := r.ReadQuad(); err == nil {
		t.Fatal("a bad line was read")
	}
	if q, err := r.ReadQuad(); err != nil || q.Object != quad.String("o") {
		t.Errorf("the line after a bad one: %v, %v", q, err)
	}
}

func TestWriteError(t *testing.T) {
	iri := quad.IRI("http://a.example/x")
	for name, q := range map[string]quad.Quad{
		"no subject":               {Predicate: iri, Object: iri},
		"a literal as subject":     {Subject: quad.String("s"), Predicate: iri, Object: iri},
		"a blank node as relation": {Subject: iri, Predicate: quad.BNode("p"), Object: iri},
		"no object":                {Subject: iri, Predicate: iri},
		"a literal as graph":       {Subject: iri, Predicate: iri, Object: iri, Label: quad.Int(1)},
		"a relative IRI":           {Subject: quad.IRI("x"), Predicate: iri, Object: iri},
		"a space in an IRI":        {Subject: quad.IRI("http://a.example/x y"), Predicate: iri, Object: iri},
		"an IRI that is not UTF-8": {Subject: quad.IRI("http://a.example/\xff"), Predicate: iri, Object: iri},
		"text that is not UTF-8":   {Subject: iri, Predicate: iri, Object: quad.String("\xff")},
		"a bad language":           {Subject: iri, Predicate: iri, Object: quad.LangString{Value: "x", Lang: "de_AT"}},
		"a bad blank node":         {Subject: quad.BNode("a b"), Predicate: iri, Object: iri},
		"a datatype that is none":  {Subject: iri, Predicate: iri, Object: quad.TypedString{Value: "x"}},
	} {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			w := rdf.NewWriter(&b)
			if err := w.WriteQuad(q); err == nil {
				t.Error("written")
			}
			if err := w.Close(); err != nil || b.Len() > 0 {
				t.Errorf("left: %q, %v", b.String(), err)
			}
		})
	}
}

// FuzzNQuads checks that what was read is written as lines that give it back, and
// that writing those again gives the same bytes.
func FuzzNQuads(f *testing.F) {
	for _, seed := range []string{
		"<a:s> <a:p> \"o\\n\\u00e4\"@de <a:g> .\r\n_:x <a:p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .",
		"<a:s> <a:p> \"1e-7\"^^<http://www.w3.org/2001/XMLSchema#double> . # x",
		"<a:s> <a:p> \"2024-02-30T00:00:00Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime> .",
		"<a:s> <a:p> _:a.b.c .\n<rdf:type> <schema:name> \"NaN\"^^<http://www.w3.org/2001/XMLSchema#double> .",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := rdf.NewReader(strings.NewReader(text))
		for {
			q, err := r.ReadQuad()
			if err == io.EOF {
				return
			}
			if err != nil {
				continue
			}
			line, err := rdf.AppendQuad(nil, q)
			if err != nil {
				t.Fatalf("%#v: %v", q, err)
			}
			back, ok, err := rdf.ParseLine(line)
			if !ok || err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			again, err := rdf.AppendQuad(nil, back)
			if err != nil || string(again) != string(line) {
				t.Fatalf("%s\nbecame %s, %v", line, again, err)
			}
		}
	})
}
