package query

import (
	"cmp"
	"context"

	"github.com/cayleygraph/quad"

	"whomet/graph"
)

// GraphQuery says which part of the graph is asked for. Without Person it is all
// that happened in the period.
type GraphQuery struct {
	Person     string // name in any spelling, or IRI
	Depth      int    // meetings away from Person; 0 means 1
	From, To   string // as in MetQuery
	Factuality string // as in MetQuery
	Limit      int    // events; 0 means DefaultEvents
}

// Bounds of a Network.
const (
	DefaultEvents = 1000
	MaxDepth      = 4
)

// The types of edges.
const (
	MetEdge     = "met"     // between people, groups and organizations; the lesser IRI is the source
	VisitedEdge = "visited" // from a visitor to a place
)

// Network is a part of the graph as it is drawn.
type Network struct {
	Nodes     []Node `json:"nodes"` // sorted by ID
	Edges     []Edge `json:"edges"` // sorted by source, target, type and factuality
	Truncated bool   `json:"truncated"`
}

// Node is a person, group, organization or place.
type Node struct {
	ID     quad.IRI         `json:"id"`
	Label  string           `json:"label"`
	Kind   graph.EntityKind `json:"kind"`
	Weight int              `json:"weight"` // events it takes part in, of those shown
}

// Edge is all events of one kind and factuality between two nodes.
type Edge struct {
	Source     quad.IRI   `json:"source"`
	Target     quad.IRI   `json:"target"`
	Type       string     `json:"type"`
	Factuality string     `json:"factuality"`
	Count      int        `json:"count"`
	Events     []quad.IRI `json:"events"`          // sorted
	First      string     `json:"first,omitempty"` // date of the first event whose date is known
	Last       string     `json:"last,omitempty"`
}

// Graph returns what lies around a person, or what happened in a period.
func Graph(ctx context.Context, s *graph.Store, q GraphQuery) (*Network, error) {
	mq := MetQuery{From: q.From, To: q.To, Type: All, Factuality: q.Factuality, Limit: cmp.Or(max(q.Limit, 0), DefaultEvents)}
	f, err := mq.filter()
	if err != nil {
		return nil, err
	}
	start, err := lookup(ctx, s, q.Person, actors...)
	if err != nil {
		return nil, err
	}
	w := weaver{nodes: make(map[quad.IRI]*Node), edges: make(map[edgeKey]*Edge), seen: make(map[quad.IRI]bool), limit: f.limit}
	err = s.Read(ctx, func(r *graph.Reader) error {
		w.reader = newReader(r)
		if start == nil {
			return w.events(f.events)
		}
		return w.around(f.events, start, min(max(q.Depth, 1), MaxDepth))
	})
	if err != nil {
		return nil, err
	}
	return w.network(), nil
}
