// Package rdf reads and writes N-Quads, the exchange format of the graph, and writes
// N-Triples, Turtle, TriG and JSON-LD.
//
// The writer gives the canonical form of RDF 1.2 N-Triples and N-Quads: one space
// between terms, no comments, only `"`, `\` and control characters escaped,
// everything else as UTF-8, language tags in lower case, xsd:string left out. Two
// equal graphs, sorted by line, are equal bytes.
//
// The reader takes exactly the grammar of RDF 1.1 N-Quads, or of N-Triples: it passes
// the positive and the negative cases of the W3C suites, and tells line and column of
// what it refuses. It streams: memory does not grow with the input.
//
// All writers stream: memory is that of a quad, or for JSON-LD of the largest graph.
//
// # Why
//
// json-gold turns quads into JSON-LD, graph by graph, and gives them their short form:
// the algorithms of the recommendation, which are long. Cayley's own writer shortens datatype IRIs and changes lexical forms, and its
// reader accepts many files that are not N-Quads.
//
// # Native values
//
// Cayley compares integers, floats, booleans and instants natively. A literal
// becomes native when writing that value gives back the same lexical form, and
// stays a quad.TypedString otherwise, so that nothing is lost on the way in and out:
// "7"^^xsd:integer is quad.Int(7), "007"^^xsd:integer is kept as it is.
//
// # Limits
//
// A line of input may have at most 64 MiB. Language tags are read as written.
// RDF 1.2 (triple terms, base direction) is not read.
package rdf
