package query

import (
	"cmp"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"

	"whomet/graph"
)

// weaver makes a network of events, each counted once.
type weaver struct {
	*reader
	nodes     map[quad.IRI]*Node
	edges     map[edgeKey]*Edge
	seen      map[quad.IRI]bool // events
	limit     int
	truncated bool
}

type edgeKey struct {
	source, target   quad.IRI
	kind, factuality string
}

// around goes from person to person, breadth first.
func (w *weaver) around(q graph.EventQuery, start []quad.IRI, depth int) error {
	done := make(map[quad.IRI]bool)
	for _, iri := range start {
		if _, err := w.node(iri); err != nil {
			return err
		}
	}
	for range depth {
		var rim []quad.IRI
		for iri, n := range w.nodes {
			if n.Kind != graph.Place && !done[iri] {
				rim = append(rim, iri)
			}
		}
		slices.Sort(rim)
		for _, iri := range rim {
			done[iri] = true
			q.Actors = []quad.IRI{iri}
			if err := w.events(q); err != nil {
				return err
			}
		}
	}
	return nil
}

// events adds the events of a query until the limit is reached.
func (w *weaver) events(q graph.EventQuery) error {
	q.Limit = w.limit + 1
	found, err := w.Events(q)
	if err != nil {
		return err
	}
	for i := range found {
		e := &found[i]
		if w.seen[e.IRI] {
			continue
		}
		if len(w.seen) == w.limit {
			w.truncated = true
			return nil
		}
		w.seen[e.IRI] = true
		if err := w.event(e); err != nil {
			return err
		}
	}
	return nil
}

func (w *weaver) event(e *graph.Event) error {
	ends := slices.Concat(e.Sides...)
	if e.Type == graph.Visit && e.Place != "" {
		for _, who := range ends {
			w.edge(edgeKey{who, e.Place, VisitedEdge, e.Factuality}, e)
		}
		ends = append(ends, e.Place)
	}
	if e.Type != graph.Visit {
		for i, side := range e.Sides {
			for _, b := range slices.Concat(e.Sides[i+1:]...) {
				for _, a := range side {
					w.edge(edgeKey{min(a, b), max(a, b), MetEdge, e.Factuality}, e)
				}
			}
		}
	}
	slices.Sort(ends)
	for _, iri := range slices.Compact(ends) {
		n, err := w.node(iri)
		if err != nil {
			return err
		}
		n.Weight++
	}
	return nil
}

func (w *weaver) node(iri quad.IRI) (*Node, error) {
	if n := w.nodes[iri]; n != nil {
		return n, nil
	}
	e, err := w.entity(iri)
	n := &Node{ID: iri, Label: e.Name, Kind: e.Kind}
	w.nodes[iri] = n
	return n, err
}

func (w *weaver) edge(k edgeKey, e *graph.Event) {
	if k.source == k.target {
		return
	}
	ed := w.edges[k]
	if ed == nil {
		ed = &Edge{Source: k.source, Target: k.target, Type: k.kind, Factuality: k.factuality}
		w.edges[k] = ed
	}
	if slices.Contains(ed.Events, e.IRI) {
		return
	}
	ed.Events = append(ed.Events, e.IRI)
	begin, _, dated := graph.Bounds(e.Date)
	if !dated {
		return
	}
	if first, _, ok := graph.Bounds(ed.First); !ok || begin.Before(first) {
		ed.First = e.Date
	}
	if last, _, ok := graph.Bounds(ed.Last); !ok || begin.After(last) {
		ed.Last = e.Date
	}
}

func (w *weaver) network() *Network {
	out := &Network{Nodes: []Node{}, Edges: []Edge{}, Truncated: w.truncated}
	for _, iri := range slices.Sorted(maps.Keys(w.nodes)) {
		out.Nodes = append(out.Nodes, *w.nodes[iri])
	}
	keys := slices.SortedFunc(maps.Keys(w.edges), func(a, b edgeKey) int {
		return cmp.Or(cmp.Compare(a.source, b.source), cmp.Compare(a.target, b.target), cmp.Compare(a.kind, b.kind), cmp.Compare(a.factuality, b.factuality))
	})
	for _, k := range keys {
		e := *w.edges[k]
		slices.Sort(e.Events)
		e.Count = len(e.Events)
		out.Edges = append(out.Edges, e)
	}
	return out
}
