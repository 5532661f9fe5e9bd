package export

import (
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"whomet/graph"
)

// The relations of edges.
const (
	met     = "met"     // between those on different sides, in no direction
	visited = "visited" // from a visitor to a place
)

// edge is one event between two nodes.
type edge struct {
	*graph.Event
	id             string
	source, target quad.IRI
	relation       string
	place          string // its name
}

// edges returns the edges of an article's events, in their order. In the second of
// two passes, which checks, those between nodes that were not written are left out.
func (w *walk) edges(st *step) (out []edge) {
	for i := range st.Events {
		ev := &st.Events[i]
		n := 0
		add := func(source, target quad.IRI, relation string) {
			if source == target || w.seen != nil && !(w.was(string(source)) && w.was(string(target))) {
				return
			}
			n++
			out = append(out, edge{ev, string(ev.IRI) + "/edge/" + strconv.Itoa(n), source, target, relation, st.briefs[ev.Place].name})
		}
		if ev.Type == graph.Visit {
			for _, who := range slices.Concat(ev.Sides...) {
				if ev.Place != "" {
					add(who, ev.Place, visited)
				}
			}
			continue
		}
		for k, side := range ev.Sides {
			for _, other := range slices.Concat(ev.Sides[k+1:]...) {
				for _, who := range side {
					add(who, other, met)
				}
			}
		}
	}
	return out
}

// field is a column of nodes or edges. All are text but the numbers.
type field struct {
	name   string
	number bool
}

// nodeFields are the columns of nodes beside id and label, and edgeFields those of
// edges beside id, source and target.
var (
	nodeFields = []field{{name: "kind"}, {name: "aliases"}, {name: "roles"}}
	edgeFields = []field{
		{name: "relation"}, {name: "how"}, {name: "date"}, {name: "place"}, {name: "factuality"}, {name: "reporter"},
		{name: "confidence", number: true}, {name: "sentence"}, {name: "article"}, {name: "event"},
	}
)

// values are those of nodeFields.
func (n *node) values() []string {
	return []string{string(n.Kind), strings.Join(n.AltNames, "; "), strings.Join(n.roles, "; ")}
}

// values are those of edgeFields.
func (e *edge) values() []string {
	return []string{
		e.relation, e.Type, e.Date, e.place, e.Factuality, e.Reporter,
		strconv.FormatFloat(e.Confidence, 'f', -1, 64), e.Evidence.Text, string(e.Article), string(e.IRI),
	}
}

// directed reports whether an edge has a direction.
func (e *edge) directed() bool { return e.relation == visited }
