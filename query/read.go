package query

import (
	"errors"
	"strings"

	"github.com/cayleygraph/quad"

	"whomet/graph"
)

// reader adds to a graph.Reader what is said again and again in one answer: names
// and headlines, each read once.
type reader struct {
	*graph.Reader
	entities map[quad.IRI]Entity
	articles map[quad.IRI]Article
}

func newReader(r *graph.Reader) *reader {
	return &reader{r, make(map[quad.IRI]Entity), make(map[quad.IRI]Article)}
}

// entity returns what the store calls an entity. What no article names is called
// by its IRI.
func (r *reader) entity(iri quad.IRI) (Entity, error) {
	if e, ok := r.entities[iri]; ok {
		return e, nil
	}
	e := Entity{IRI: iri, Kind: r.minted(iri)}
	var err error
	if e.Kind != "" {
		e.Name, err = r.Name(iri)
	} else if full, fail := r.Entity(iri); fail == nil {
		e.Kind, e.Name = full.Kind, full.Name
	} else {
		err = fail
	}
	if errors.Is(err, graph.ErrNotFound) {
		e.Name = string(iri)
	} else if err != nil {
		return e, err
	}
	r.entities[iri] = e
	return e, nil
}

// minted returns the kind of an entity whose IRI the graph minted, which is quicker
// than to read all that is said of it.
func (r *reader) minted(iri quad.IRI) graph.EntityKind {
	rest, ours := strings.CutPrefix(string(iri), string(r.Namespace()))
	for _, kind := range kinds {
		if ours && strings.HasPrefix(rest, strings.ToLower(string(kind))+"/") {
			return kind
		}
	}
	return ""
}

// article returns where a fact was read.
func (r *reader) article(iri quad.IRI) (Article, error) {
	if a, ok := r.articles[iri]; ok {
		return a, nil
	}
	a := Article{IRI: iri}
	switch h, err := r.Headline(iri); {
	case err == nil:
		a = headline(h)
	case !errors.Is(err, graph.ErrNotFound):
		return a, err
	}
	r.articles[iri] = a
	return a, nil
}

func headline(a *graph.Article) Article {
	return Article{IRI: a.IRI, URL: a.URL, Title: a.Title, Language: a.Language, Published: a.Published}
}

func evidence(article quad.IRI, p graph.Passage) Evidence {
	return Evidence{IRI: graph.Char(article, p.Begin, p.End), Begin: p.Begin, End: p.End, Text: p.Text}
}

// meeting names all that an event refers to.
func (r *reader) meeting(e *graph.Event) (m Meeting, err error) {
	m = Meeting{
		Event: e.IRI, Type: e.Type, Sides: make([][]Entity, len(e.Sides)), PlaceBasis: e.PlaceBasis,
		Date: e.Date, TimeBasis: e.TimeBasis, Factuality: e.Factuality, Reporter: e.Reporter,
		Confidence: e.Confidence, Trigger: e.Trigger, Evidence: evidence(e.Article, e.Evidence),
	}
	for i, members := range e.Sides {
		m.Sides[i] = make([]Entity, len(members))
		for j, iri := range members {
			if m.Sides[i][j], err = r.entity(iri); err != nil {
				return m, err
			}
		}
	}
	if e.Place != "" {
		place, err := r.entity(e.Place)
		if err != nil {
			return m, err
		}
		m.Place = &place
	}
	m.Article, err = r.article(e.Article)
	return m, err
}
