// Package export writes what a store holds in the formats of others.
//
//	nquads ntriples turtle trig jsonld   RDF: all quads, by package rdf
//	csv csv-nodes csv-edges              a table of meetings; the two tables of a network
//	graphml gexf dot                     the network, for Gephi, yEd, networkx, Graphviz
//	ftm                                  FollowTheMoney entities, as JSON lines
//
// All formats are written on one walk: article after article, sorted by IRI, and of an
// article its entities, sorted by IRI, and its events, in the order of the text. Two
// stores with the same articles give the same bytes.
//
// # The network
//
// A node is a person, group, organization or place, with its names and roles from all
// articles. An edge is one event between two nodes: "met" between those on different
// sides, "visited" from a visitor to a place. Ten meetings of two people are ten edges,
// each with its date, sentence and article; GEXF gives each the time it stands for, from
// its first day to the day after its last. What is planned or denied is an edge only when
// it is asked for.
//
// # Why
//
// The store is read in one transaction for some articles, and what they say is written
// after that: a reader on a slow line holds up nobody. Memory is that of these articles,
// of the IRIs of all, and of 16 bytes for each node that is written. GEXF, in which all
// nodes stand before all edges, takes a second walk. golang.org/x/text knows the codes
// that FollowTheMoney has for languages.
//
// # Limits
//
// An article that is stored or retracted during a long export is in it or not; edges
// whose nodes were not written are left out there. Under another base the ids of events
// are not those that reading the articles under that base would give. N-Triples and
// Turtle know no labels, so that what two articles say alike stands twice there.
package export
