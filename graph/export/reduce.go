package export

import (
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"whomet/graph"
)

// involved returns who takes part in events, and where they were.
func involved(events []graph.Event) map[quad.IRI]bool {
	out := make(map[quad.IRI]bool)
	for i := range events {
		for _, who := range slices.Concat(events[i].Sides...) {
			out[who] = true
		}
		if events[i].Place != "" {
			out[events[i].Place] = true
		}
	}
	return out
}

// reduce takes away from an article what does not concern some entities: others, and
// the roles and mentions of those. The organizations of the roles that stay stay too.
func reduce(a *graph.Article, concerned map[quad.IRI]bool) {
	a.Roles = slices.DeleteFunc(a.Roles, func(r graph.Role) bool { return !concerned[r.Person] })
	for i := range a.Roles {
		if a.Roles[i].Org != "" {
			concerned[a.Roles[i].Org] = true
		}
	}
	a.Entities = slices.DeleteFunc(a.Entities, func(e graph.Entity) bool { return !concerned[e.IRI] })
	a.Mentions = slices.DeleteFunc(a.Mentions, func(m graph.Mention) bool { return !concerned[m.Entity] })
}

func sorted(set map[quad.IRI]bool) []quad.IRI { return slices.Sorted(maps.Keys(set)) }

func lastPart(iri quad.IRI) string { return string(iri[strings.LastIndexByte(string(iri), '/')+1:]) }
