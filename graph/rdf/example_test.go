package rdf_test

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/cayleygraph/quad"

	"whomet/graph/rdf"
)

func ExampleReader() {
	r := rdf.NewReader(strings.NewReader(`
<http://a.example/anna> <http://a.example/name> "Anna \u0141uk"@pl . # escaped, commented
<http://a.example/anna> <http://a.example/age> "41"^^<http://www.w3.org/2001/XMLSchema#integer> .
<http://a.example/anna> <http://a.example/knows> "nobody"`))
	for {
		q, err := r.ReadQuad()
		if err == io.EOF {
			break
		}
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%T %v\n", q.Object, q.Object.Native())
	}
	// Output:
	// quad.LangString Anna Łuk
	// quad.Int 41
	// line 4, column 58: a full stop is missing
}

func ExampleWriter() {
	w := rdf.NewWriter(os.Stdout)
	defer w.Close()
	article := quad.IRI("https://news.example/1")
	w.WriteQuad(quad.Make(article, quad.IRI("https://schema.org/headline"), "Das \"Treffen\"\nvon Oslo", article))
	w.WriteQuad(quad.Make(article, quad.IRI("https://whomet.example/v#confidence"), 0.93, article))
	// Output:
	// <https://news.example/1> <https://schema.org/headline> "Das \"Treffen\"\nvon Oslo" <https://news.example/1> .
	// <https://news.example/1> <https://whomet.example/v#confidence> "0.93"^^<http://www.w3.org/2001/XMLSchema#double> <https://news.example/1> .
}
