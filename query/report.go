package query

import (
	"cmp"
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"whomet/graph"
)

// Report is all that one article says, each fact with its sentence.
type Report struct {
	Article
	Events   []Meeting `json:"events"` // meetings and visits of any factuality, in text order
	Roles    []Stated  `json:"roles"`  // in text order
	Entities []Entity  `json:"entities"`
}

// Stated is a role that an article gives to a person.
type Stated struct {
	Person   Entity   `json:"person"`
	Title    string   `json:"title"`
	Org      *Entity  `json:"org,omitempty"`
	Evidence Evidence `json:"evidence"`
}

// Read returns what an article says; graph.ErrNotFound if the store does not have it.
func Read(ctx context.Context, s *graph.Store, iri quad.IRI) (*Report, error) {
	var out *Report
	err := s.Read(ctx, func(gr *graph.Reader) error {
		a, err := gr.Article(iri)
		if err != nil {
			return err
		}
		out, err = newReader(gr).report(a)
		return err
	})
	return out, err
}

func (r *reader) report(a *graph.Article) (*Report, error) {
	out := &Report{Article: headline(a)}
	for _, e := range a.Entities {
		named, err := r.entity(e.IRI)
		if err != nil {
			return nil, err
		}
		out.Entities = append(out.Entities, named)
	}
	for i := range a.Events {
		a.Events[i].Article = a.IRI
		m, err := r.meeting(&a.Events[i])
		if err != nil {
			return nil, err
		}
		out.Events = append(out.Events, m)
	}
	slices.SortFunc(out.Events, func(a, b Meeting) int {
		return cmp.Or(a.Evidence.Begin-b.Evidence.Begin, cmp.Compare(a.Event, b.Event))
	})
	for _, role := range a.Roles {
		person, err := r.entity(role.Person)
		if err != nil {
			return nil, err
		}
		st := Stated{Person: person, Title: role.Title, Evidence: evidence(a.IRI, role.Evidence)}
		if role.Org != "" {
			org, err := r.entity(role.Org)
			if err != nil {
				return nil, err
			}
			st.Org = &org
		}
		out.Roles = append(out.Roles, st)
	}
	return out, nil
}
