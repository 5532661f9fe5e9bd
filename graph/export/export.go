package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"whomet/graph"
)

// ErrFormat is returned for a format that is none.
var ErrFormat = errors.New("unknown format")

// Selection says what is exported. The zero value is all.
type Selection struct {
	Articles   []quad.IRI              // what these tell, in this order; nil for all articles
	Factuality []string                // events of these; nil for all, in networks for what is told as having happened
	Keep       func(*graph.Event) bool // these events; nil for all
	Base       graph.Namespace         // the store's own IRIs are written under this base; "" for as they are
}

// narrow reports whether only some events, and only who takes part in them, are asked for.
func (s *Selection) narrow() bool { return s.Factuality != nil || s.Keep != nil }

// Format is a form of exports.
type Format struct {
	Name      string // as Find knows it
	MediaType string
	Extension string // of files, without the dot
	About     string // what it is for, in some words
	happened  bool   // planned and denied events only when asked for
	write     func(*walk, io.Writer) error
}

// Formats returns all formats, the usual one first.
func Formats() []Format {
	return []Format{
		{"nquads", "application/n-quads", "nq", "canonical N-Quads of RDF 1.2", false, writeNQuads},
		{"ntriples", "application/n-triples", "nt", "canonical N-Triples: the same without the articles that say so", false, writeNTriples},
		{"trig", "application/trig", "trig", "RDF for reading, one graph an article", false, writeTriG},
		{"turtle", "text/turtle", "ttl", "RDF for reading, without the articles that say so", false, writeTurtle},
		{"jsonld", "application/ld+json", "jsonld", "JSON-LD, one graph an article", false, writeJSONLD},
		{"csv", "text/csv; charset=utf-8; header=present", "csv", "a plain table of meetings and visits", false, writeMeetings},
		{"csv-nodes", "text/csv; charset=utf-8; header=present", "nodes.csv", "the network: its nodes", true, writeNodes},
		{"csv-edges", "text/csv; charset=utf-8; header=present", "edges.csv", "the network: its edges", true, writeEdges},
		{"graphml", "application/graphml+xml", "graphml", "the network, for yEd, Gephi or networkx", true, writeGraphML},
		{"gexf", "application/gexf+xml", "gexf", "the network in time, for Gephi: GEXF 1.3", true, writeGEXF},
		{"dot", "text/vnd.graphviz; charset=utf-8", "gv", "the network, for Graphviz", true, writeDOT},
		{"ftm", "application/json+ftm", "ftm.json", "FollowTheMoney entities, one a line", true, writeFTM},
	}
}

// Names returns the names of all formats.
func Names() []string {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	return names
}

// Find returns a format by its name; "" is the usual one. ErrFormat says which there are.
func Find(name string) (Format, error) {
	all := Formats()
	if name == "" {
		return all[0], nil
	}
	if i := slices.IndexFunc(all, func(f Format) bool { return strings.EqualFold(f.Name, name) }); i >= 0 {
		return all[i], nil
	}
	return Format{}, fmt.Errorf("%w %q; there are %s", ErrFormat, name, strings.Join(Names(), ", "))
}

// Write writes what is selected of a store. An article that is named and not there
// gives graph.ErrNotFound.
func (f Format) Write(ctx context.Context, w io.Writer, s *graph.Store, sel Selection) error {
	if sel.Base == "" {
		sel.Base = s.Namespace()
	}
	return f.write(&walk{ctx: ctx, store: s, sel: sel, happened: f.happened && sel.Factuality == nil}, w)
}
