package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"whomet/graph"
	"whomet/graph/identity"
)

// Candidate is a person of the store whom a name may mean, and whom else he may be.
type Candidate struct {
	Entity
	Forms      []Form    `json:"forms"`    // the commonest first
	Articles   []Article `json:"articles"` // newest first
	Roles      []Held    `json:"roles"`
	Neighbours []string  `json:"neighbours"` // persons told of in the same articles
	Stands     quad.IRI  `json:"standsFor"`  // the person who stands for all that are held to be this one
	Alike      []Alike   `json:"alike"`      // the likeliest first
}

// Form is a name, and in how many articles a person has it.
type Form struct {
	Name     string `json:"name"`
	Articles int    `json:"articles"`
}

// Held is an office and where it is held.
type Held struct {
	Title string `json:"title"`
	Org   string `json:"org,omitempty"`
}

// Alike is another person who may be the same, how surely, and why. Those of verdict
// "candidate" are worth confirming.
type Alike struct {
	Entity
	identity.Match
}

// maxWho bounds the persons that Who looks at closely, and maxWhoArticles the
// articles it reads of each.
const (
	maxWho         = 100
	maxWhoArticles = 50
)

// Who returns the persons a name may mean, in any spelling or script, those with the
// most articles first, and says of each whom else among them he may be. An IRI
// means the person and all who may be the same. If nobody is meant it returns a
// *NotFoundError.
//
// It looks at the names of all persons, and of the hundred that most articles name
// at up to fifty articles.
func Who(ctx context.Context, s *graph.Store, name string) ([]Candidate, error) {
	all, err := named(ctx, s, kinds[:1])
	if err != nil {
		return nil, err
	}
	asked, err := askedName(all, strings.TrimSpace(name))
	if err != nil {
		return nil, err
	}
	var people []graph.Entity
	for _, e := range all {
		if meant(e, &asked) {
			people = append(people, e)
		}
	}
	if people == nil {
		return nil, &NotFoundError{Kind: graph.Person, Name: name, Near: near(all, name)}
	}
	var out []Candidate
	err = s.Read(ctx, func(r *graph.Reader) error {
		out, err = newReader(r).who(people)
		return err
	})
	return out, err
}

// askedName returns the name to look for: the text, or that of the person whose IRI
// it is.
func askedName(people []graph.Entity, text string) (identity.Name, error) {
	if text == "" {
		return identity.Name{}, fmt.Errorf("%w: no name is given", ErrFilter)
	}
	if iri := quad.IRI(strings.Trim(text, "<>")); isIRI(string(iri)) {
		i := slices.IndexFunc(people, func(e graph.Entity) bool { return e.IRI == iri })
		if i < 0 {
			return identity.Name{}, &NotFoundError{Kind: graph.Person, Name: text}
		}
		text = people[i].Name
	}
	return identity.Parse(text), nil
}

// meant reports whether a person has a name that answers to the one asked for.
func meant(e graph.Entity, asked *identity.Name) bool {
	return slices.ContainsFunc(append([]string{e.Name}, e.AltNames...), func(name string) bool {
		n := identity.Parse(name)
		return n.Answers(asked)
	})
}

func (r *reader) who(people []graph.Entity) ([]Candidate, error) {
	out := make([]Candidate, len(people))
	for i, e := range people {
		iris, err := r.Naming(e.IRI)
		if err != nil {
			return nil, err
		}
		out[i] = Candidate{Forms: []Form{}, Articles: []Article{}, Roles: []Held{}, Neighbours: []string{}, Alike: []Alike{}}
		if out[i].Entity, err = r.entity(e.IRI); err != nil {
			return nil, err
		}
		for _, iri := range iris {
			a, err := r.article(iri)
			if err != nil {
				return nil, err
			}
			out[i].Articles = append(out[i].Articles, a)
		}
		slices.SortFunc(out[i].Articles, func(a, b Article) int {
			return cmp.Or(b.Published.Compare(a.Published), cmp.Compare(a.IRI, b.IRI))
		})
	}
	slices.SortFunc(out, func(a, b Candidate) int {
		return cmp.Or(len(b.Articles)-len(a.Articles), cmp.Compare(a.IRI, b.IRI))
	})
	out = out[:min(len(out), maxWho)]
	return out, r.identify(out)
}

// identify reads what is told of the candidates and compares them.
func (r *reader) identify(cs []Candidate) error {
	var articles []*graph.Article
	read := make(map[quad.IRI]bool)
	for _, c := range cs {
		for _, a := range c.Articles[:min(len(c.Articles), maxWhoArticles)] {
			if read[a.IRI] {
				continue
			}
			read[a.IRI] = true
			full, err := r.Article(a.IRI)
			if err != nil {
				return err
			}
			articles = append(articles, full)
		}
	}
	index, err := identity.NewIndex(identity.Decisions{})
	if err != nil {
		return err
	}
	of := make(map[string]*Candidate, len(cs))
	for i := range cs {
		of[string(cs[i].IRI)] = &cs[i]
	}
	for _, p := range graph.Persons(articles...) {
		if c := of[p.Key]; c != nil {
			c.tell(p)
			index.Put(p)
		}
	}
	for i := range cs {
		c := &cs[i]
		cluster, _ := index.Cluster(string(c.IRI))
		c.Stands = quad.IRI(cluster.Key)
		for _, l := range index.Alike(string(c.IRI)) {
			c.Alike = append(c.Alike, Alike{of[l.Key].Entity, l.Match})
		}
	}
	return nil
}

// tell notes what articles tell of a person.
func (c *Candidate) tell(p identity.Person) {
	for _, f := range p.Names {
		c.Forms = append(c.Forms, Form{f.Text, f.Count})
	}
	slices.SortStableFunc(c.Forms, func(a, b Form) int { return b.Articles - a.Articles })
	for _, role := range p.Roles {
		c.Roles = append(c.Roles, Held{role.Title, role.Org})
	}
	c.Neighbours = append(c.Neighbours, p.Neighbours...)
}

// Seen returns the dates of the first and the last article; zero if unknown.
func (c *Candidate) Seen() (first, last time.Time) {
	for _, a := range c.Articles {
		if t := a.Published; !t.IsZero() {
			if first.IsZero() || t.Before(first) {
				first = t
			}
			if t.After(last) {
				last = t
			}
		}
	}
	return first, last
}
