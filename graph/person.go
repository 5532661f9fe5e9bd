package graph

import (
	"maps"
	"slices"
	"time"

	"github.com/cayleygraph/quad"

	"whomet/graph/identity"
)

// maxTogether bounds the persons of an article that count as told of together: in a
// longer list nobody is known by his company.
const maxTogether = 15

// Persons returns what articles tell of each person they name, by IRI, as identity
// compares it. A country or organization is called as its article calls it.
func Persons(articles ...*Article) []identity.Person {
	all := make(map[quad.IRI]*identity.Person)
	forms := make(map[quad.IRI]map[string]int)
	for _, a := range articles {
		names := make(map[quad.IRI]string)
		var persons []Entity
		for _, e := range a.Entities {
			names[e.IRI] = e.Name
			if e.Kind == Person {
				persons = append(persons, e)
			}
		}
		for _, e := range persons {
			p := all[e.IRI]
			if p == nil {
				p = &identity.Person{Key: string(e.IRI)}
				all[e.IRI], forms[e.IRI] = p, make(map[string]int)
			}
			for _, name := range append([]string{e.Name}, e.AltNames...) {
				forms[e.IRI][name]++
			}
			p.From, p.To = widen(p.From, p.To, a.Published)
			for _, other := range persons {
				if other.IRI != e.IRI && len(persons) <= maxTogether {
					p.Neighbours = append(p.Neighbours, other.Name)
				}
			}
		}
		for _, r := range a.Roles {
			if p := all[r.Person]; p != nil {
				p.Roles = append(p.Roles, identity.Role{Title: r.Title, Org: names[r.Org]})
			}
		}
	}
	out := make([]identity.Person, 0, len(all))
	for _, iri := range slices.Sorted(maps.Keys(all)) {
		p := all[iri]
		for _, name := range slices.Sorted(maps.Keys(forms[iri])) {
			p.Names = append(p.Names, identity.Form{Text: name, Count: forms[iri][name]})
		}
		slices.Sort(p.Neighbours)
		p.Neighbours = slices.Compact(p.Neighbours)
		slices.SortFunc(p.Roles, identity.Role.Compare)
		p.Roles = slices.Compact(p.Roles)
		out = append(out, *p)
	}
	return out
}

// widen makes a period that has t, unless t is unknown.
func widen(from, to, t time.Time) (time.Time, time.Time) {
	switch {
	case t.IsZero():
		return from, to
	case from.IsZero():
		return t, t
	case t.Before(from):
		from = t
	case t.After(to):
		to = t
	}
	return from, to
}

// Naming returns the articles that name an entity, sorted; none if no article does.
func (r *Reader) Naming(entity quad.IRI) ([]quad.IRI, error) {
	n, err := r.node(entity)
	if err != nil {
		return nil, err
	}
	var out []quad.IRI
	for _, p := range n {
		if p.pred == Type {
			out = append(out, p.label)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}
