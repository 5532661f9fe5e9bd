package query

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/cayleygraph/quad"

	"whomet/graph"
)

// Profile is what the store knows of a person, group, organization or place.
type Profile struct {
	Entity
	AltNames []string  `json:"altNames"` // all other names, sorted
	Roles    []Role    `json:"roles"`
	Meetings []Meeting `json:"meetings"` // of any factuality, newest first; for a place those held there
	Visits   []Meeting `json:"visits"`   // likewise
}

// Role is an office or function, as one or several articles state it.
type Role struct {
	Title string   `json:"title"`
	Org   *Entity  `json:"org,omitempty"` // organization or country
	Proof []Source `json:"proof"`         // one or more, the newest article first
}

// Source is a sentence and the article it stands in.
type Source struct {
	Article  Article  `json:"article"`
	Evidence Evidence `json:"evidence"`
}

// Person returns all that is known of the entity with an IRI, a person above all;
// a *NotFoundError if the store does not have it.
func Person(ctx context.Context, s *graph.Store, iri quad.IRI) (*Profile, error) {
	var p *Profile
	err := s.Read(ctx, func(r *graph.Reader) (err error) {
		p, err = newReader(r).profile(iri)
		return err
	})
	return p, err
}

func (r *reader) profile(iri quad.IRI) (*Profile, error) {
	e, err := r.Entity(iri)
	if errors.Is(err, graph.ErrNotFound) {
		return nil, &NotFoundError{Kind: graph.Person, Name: string(iri)}
	} else if err != nil {
		return nil, err
	}
	p := &Profile{Entity: Entity{e.IRI, e.Kind, e.Name}, AltNames: e.AltNames}
	f := filter{limit: -1, persons: []quad.IRI{iri}}
	if e.Kind == graph.Place {
		f.persons, f.places = nil, f.persons
	} else if p.Roles, err = r.roles(iri); err != nil {
		return nil, err
	}
	events, err := r.met(f)
	for _, m := range events {
		if m.Type == graph.Visit {
			p.Visits = append(p.Visits, m)
		} else {
			p.Meetings = append(p.Meetings, m)
		}
	}
	return p, err
}

// roles returns the roles of a person, the same title at the same place once.
func (r *reader) roles(person quad.IRI) (out []Role, err error) {
	stated, err := r.Roles(person)
	if err != nil {
		return nil, err
	}
	for _, st := range stated {
		role := Role{Title: st.Title}
		if st.Org != "" {
			org, err := r.entity(st.Org)
			if err != nil {
				return nil, err
			}
			role.Org = &org
		}
		a, err := r.article(st.Article)
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(out, func(have Role) bool {
			return have.Title == role.Title && have.orgIRI() == role.orgIRI()
		})
		if i < 0 {
			i, out = len(out), append(out, role)
		}
		out[i].Proof = append(out[i].Proof, Source{a, evidence(a.IRI, st.Evidence)})
	}
	for _, role := range out {
		slices.SortFunc(role.Proof, newer)
	}
	slices.SortFunc(out, func(a, b Role) int { // the best proven first
		return cmp.Or(len(b.Proof)-len(a.Proof), newer(a.Proof[0], b.Proof[0]), cmp.Compare(a.Title, b.Title), cmp.Compare(a.orgIRI(), b.orgIRI()))
	})
	return out, nil
}

// newer sorts by publication, the newest first, then by place in the text.
func newer(a, b Source) int {
	return cmp.Or(b.Article.Published.Compare(a.Article.Published),
		cmp.Compare(a.Article.IRI, b.Article.IRI), a.Evidence.Begin-b.Evidence.Begin)
}

func (r Role) orgIRI() quad.IRI {
	if r.Org == nil {
		return ""
	}
	return r.Org.IRI
}
