package query

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"whomet/graph"
	"whomet/graph/identity"
)

// actors are the kinds of entities that can stand on a side of an event, in the
// order in which a name is looked for.
var actors = kinds[:3]

// kinds are all kinds of entities.
var kinds = []graph.EntityKind{graph.Person, graph.Group, graph.Organization, graph.Place}

// NotFoundError says that nothing in the store bears a name. It is a graph.ErrNotFound.
type NotFoundError struct {
	Kind graph.EntityKind // what was looked for
	Name string
	Near []string // names that are written almost alike, the nearest first
}

// Error names what was looked for and what comes near.
func (e *NotFoundError) Error() string {
	msg := fmt.Sprintf("no %s named %q", strings.ToLower(string(e.Kind)), e.Name)
	if len(e.Near) > 0 {
		msg += "; is it " + strings.Join(e.Near, ", ") + "?"
	}
	return msg
}

// Is reports whether target is graph.ErrNotFound.
func (e *NotFoundError) Is(target error) bool { return target == graph.ErrNotFound }

// lookup returns the IRIs of the entities that a name or IRI stands for, sorted;
// nil for "". The first kind that has one counts.
func lookup(ctx context.Context, s *graph.Store, name string, kinds ...graph.EntityKind) ([]quad.IRI, error) {
	if name = strings.TrimSpace(name); name == "" {
		return nil, nil
	}
	var found []quad.IRI
	err := s.Read(ctx, func(r *graph.Reader) (err error) {
		found, err = byName(r, name, kinds)
		return err
	})
	if err != nil || found != nil {
		return found, err
	}
	all, err := named(ctx, s, kinds)
	if err != nil {
		return nil, err
	}
	if found := answer(all, name); found != nil {
		return found, nil
	}
	return nil, &NotFoundError{Kind: kinds[0], Name: name, Near: near(all, name)}
}

// Actors returns the people, groups or organizations that Met takes a name for,
// sorted by IRI; none for "". It fails as Met does.
func Actors(ctx context.Context, s *graph.Store, name string) ([]Entity, error) {
	iris, err := lookup(ctx, s, name, actors...)
	if err != nil {
		return nil, err
	}
	out := make([]Entity, len(iris))
	err = s.Read(ctx, func(gr *graph.Reader) (err error) {
		r := newReader(gr)
		for i, iri := range iris {
			if out[i], err = r.entity(iri); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// byName finds what is named as the text is written, or has it as IRI.
func byName(r *graph.Reader, name string, kinds []graph.EntityKind) ([]quad.IRI, error) {
	if iri := quad.IRI(strings.Trim(name, "<>")); isIRI(string(iri)) {
		switch _, err := r.Name(iri); {
		case errors.Is(err, graph.ErrNotFound):
			return nil, &NotFoundError{Kind: kinds[0], Name: name}
		case err != nil:
			return nil, err
		}
		return []quad.IRI{iri}, nil
	}
	for _, kind := range kinds {
		if found, err := aliases(r, name, kind); err != nil || found != nil {
			return found, err
		}
		if forenamed(name) { // leads to the IRI that was minted from it
			iri := r.Namespace().Entity(kind, name)
			if _, err := r.Name(iri); err == nil {
				return []quad.IRI{iri}, nil
			} else if !errors.Is(err, graph.ErrNotFound) {
				return nil, err
			}
		}
		es, err := r.Find(name, 0, kind)
		if err != nil {
			return nil, err
		}
		if found := best(es, name, slugWords); found != nil {
			return found, nil
		}
	}
	return nil, nil
}

// aliases returns the organizations or places that bear a name or another of the
// same thing, sorted: UN and Vereinte Nationen, Peking and Beijing.
func aliases(r *graph.Reader, name string, kind graph.EntityKind) (found []quad.IRI, err error) {
	if kind != graph.Organization && kind != graph.Place {
		return nil, nil
	}
	for _, other := range identity.Names(name) {
		iri := r.Namespace().Entity(kind, other)
		if _, err := r.Name(iri); err == nil {
			found = append(found, iri)
		} else if !errors.Is(err, graph.ErrNotFound) {
			return nil, err
		}
	}
	slices.Sort(found)
	return slices.Compact(found), nil
}
