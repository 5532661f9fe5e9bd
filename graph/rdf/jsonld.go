package rdf

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/piprate/json-gold/ld"
)

// JSONLDWriter writes quads as one JSON-LD document: a context of prefixes, then one
// named graph a line. Quads with the same label must follow each other; memory is that
// of the largest label. Close ends the document.
type JSONLDWriter struct {
	w       *bufio.Writer
	context map[string]any
	active  *ld.Context // the context understood
	begun   bool        // the document
	some    bool        // graph is written
	label   quad.Value
	graph   []*ld.Quad
	whole   bool // graph has an IRI that would be read as a prefix and more
}

// NewJSONLDWriter returns a JSONLDWriter on w, which the caller closes.
func NewJSONLDWriter(w io.Writer, prefixes []Prefix) *JSONLDWriter {
	context := make(map[string]any, len(prefixes))
	for _, p := range prefixes {
		context[p.Name] = string(p.IRI)
	}
	return &JSONLDWriter{w: bufio.NewWriterSize(w, 64<<10), context: context}
}

// WriteQuad writes one quad; what N-Quads cannot say is an error here too.
func (j *JSONLDWriter) WriteQuad(q quad.Quad) error {
	if _, err := AppendQuad(nil, q); err != nil {
		return err
	}
	if q.Label != j.label {
		if err := j.flush(); err != nil {
			return err
		}
		j.label = q.Label
	}
	for _, d := range quad.Directions {
		j.whole = j.whole || j.ambiguous(q.Get(d))
	}
	j.graph = append(j.graph, ld.NewQuad(node(q.Subject), node(q.Predicate), node(q.Object), ""))
	return nil
}

// ambiguous reports whether a term has an IRI that looks like a prefix and a name.
func (j *JSONLDWriter) ambiguous(v quad.Value) bool {
	iri, _ := v.(quad.IRI)
	if t, ok := v.(quad.TypedString); ok {
		iri = t.Type
	}
	name, rest, _ := strings.Cut(string(iri), ":")
	return j.context[name] != nil && !strings.HasPrefix(rest, "//")
}

// Close ends the document and flushes; the underlying writer stays open.
func (j *JSONLDWriter) Close() error {
	if err := j.flush(); err != nil {
		return err
	}
	if err := j.begin(); err != nil {
		return err
	}
	if _, err := j.w.WriteString("\n]}\n"); err != nil {
		return err
	}
	return j.w.Flush()
}

func (j *JSONLDWriter) begin() error {
	if j.begun {
		return nil
	}
	j.begun = true
	if _, err := j.w.WriteString(`{"@context":`); err != nil {
		return err
	}
	if err := j.encode(j.context); err != nil {
		return err
	}
	_, err := j.w.WriteString(`,"@graph":[`)
	return err
}

// flush writes the graph that is gathered.
func (j *JSONLDWriter) flush() error {
	if len(j.graph) == 0 {
		return nil
	}
	parts, err := j.nodes()
	if err != nil {
		return fmt.Errorf("write json-ld: %w", err)
	}
	if err := j.begin(); err != nil {
		return err
	}
	if j.label != nil {
		parts = []any{map[string]any{"@id": node(j.label).GetValue(), "@graph": parts}}
	}
	for _, part := range parts {
		if object, ok := part.(map[string]any); ok && j.whole {
			object["@context"] = nil // no prefixes here
		}
		sep := ",\n"
		if !j.some {
			sep, j.some = "\n", true
		}
		if _, err := j.w.WriteString(sep); err != nil {
			return err
		}
		if err := j.encode(part); err != nil {
			return err
		}
	}
	j.graph, j.whole = j.graph[:0], false
	return nil
}

// nodes returns the nodes of the graph that is gathered, sorted, in short form unless
// they are to be whole.
func (j *JSONLDWriter) nodes() ([]any, error) {
	options := ld.NewJsonLdOptions("")
	if j.active == nil {
		context, err := ld.NewContext(nil, options).Parse(j.context)
		if err != nil {
			return nil, err
		}
		j.active = context
	}
	set := ld.NewRDFDataset()
	set.Graphs["@default"] = j.graph
	api := ld.NewJsonLdApi()
	nodes, err := api.FromRDF(set, options)
	if err != nil {
		return nil, err
	}
	for i, n := range nodes {
		if j.whole {
			break
		}
		if nodes[i], err = api.Compact(j.active, "", n, true); err != nil {
			return nil, err
		}
	}
	return nodes, nil
}

func (j *JSONLDWriter) encode(v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := j.w.Write(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
	return err
}

// node is a term as json-gold has it.
func node(v quad.Value) ld.Node {
	switch v := v.(type) {
	case quad.IRI:
		return ld.NewIRI(string(v))
	case quad.BNode:
		return ld.NewBlankNode("_:" + string(v))
	case quad.LangString:
		return ld.NewLiteral(string(v.Value), langString, v.Lang)
	}
	lexical, datatype := Lexical(v)
	return ld.NewLiteral(lexical, datatype, "")
}
