package export

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"iter"
	"slices"

	"github.com/cayleygraph/quad"

	"whomet/graph"
)

// walk goes through what is selected of a store, article after article.
type walk struct {
	ctx      context.Context
	store    *graph.Store
	sel      Selection
	happened bool // only asserted and reported events
	seen     map[digest]struct{}
	briefs   map[quad.IRI]brief
}

// digest stands for a node or line that was written.
type digest [16]byte

// brief is what is remembered of an entity, maxBriefs at most.
type brief struct {
	kind graph.EntityKind
	name string
}

const maxBriefs = 1 << 16

// step is one article of a walk.
type step struct {
	*graph.Article // with the events selected, and without what they do not concern
	fresh          []node
	briefs         map[quad.IRI]brief // of its entities
}

// node is an entity as all articles name it.
type node struct {
	graph.Entity
	roles []string // titles, sorted
}

// batch is how many articles are read at once.
const batch = 32

// steps yields the articles. With nodes, each comes with the entities that no earlier
// one had.
func (w *walk) steps(nodes bool) iter.Seq2[*step, error] {
	return func(yield func(*step, error) bool) {
		articles, err := w.articles()
		if err != nil {
			yield(nil, err)
			return
		}
		for some := range slices.Chunk(articles, batch) {
			steps, err := w.read(some, nodes)
			for _, st := range steps {
				if !yield(st, nil) {
					return
				}
			}
			if err != nil {
				yield(nil, err)
				return
			}
		}
	}
}

// read reads some articles at one moment. One that was retracted since they were
// listed is left out.
func (w *walk) read(articles []quad.IRI, nodes bool) (steps []*step, err error) {
	err = w.store.Read(w.ctx, func(r *graph.Reader) error {
		for _, iri := range articles {
			switch st, err := w.step(r, iri, nodes); {
			case err == nil:
				steps = append(steps, st)
			case w.sel.Articles != nil || !errors.Is(err, graph.ErrNotFound):
				return err
			}
		}
		return nil
	})
	return steps, err
}

func (w *walk) articles() (all []quad.IRI, err error) {
	if w.sel.Articles != nil {
		return w.sel.Articles, nil
	}
	err = w.store.Read(w.ctx, func(r *graph.Reader) error { all, err = r.Articles(); return err })
	return all, err
}

func (w *walk) step(r *graph.Reader, iri quad.IRI, nodes bool) (*step, error) {
	a, err := r.Article(iri)
	if err != nil {
		return nil, err
	}
	a.Events = slices.DeleteFunc(a.Events, func(ev graph.Event) bool { return !w.wanted(&ev) })
	slices.SortFunc(a.Events, func(x, y graph.Event) int {
		return cmp.Or(x.Evidence.Begin-y.Evidence.Begin, cmp.Compare(x.IRI, y.IRI))
	})
	concerned := involved(a.Events)
	if w.sel.narrow() {
		reduce(a, concerned)
	}
	for i := range a.Entities {
		concerned[a.Entities[i].IRI] = true
	}
	st := &step{Article: a, briefs: make(map[quad.IRI]brief, len(concerned))}
	for _, iri := range sorted(concerned) {
		if err := w.entity(r, st, iri, nodes); err != nil {
			return nil, err
		}
	}
	w.rebase(st)
	return st, nil
}

func (w *walk) wanted(ev *graph.Event) bool {
	switch {
	case w.sel.Factuality != nil && !slices.Contains(w.sel.Factuality, ev.Factuality),
		w.happened && ev.Factuality != graph.Asserted && ev.Factuality != graph.Reported:
		return false
	}
	return w.sel.Keep == nil || w.sel.Keep(ev)
}

// entity adds an entity to a step, and to its fresh ones where nodes are wanted and
// it is one. What no article calls an entity goes by the end of its IRI.
func (w *walk) entity(r *graph.Reader, st *step, iri quad.IRI, nodes bool) error {
	fresh := nodes && w.first(string(w.iri(iri)))
	b, known := w.briefs[iri]
	if known && !fresh {
		st.briefs[iri] = b
		return nil
	}
	e, err := r.Entity(iri)
	if errors.Is(err, graph.ErrNotFound) {
		e, err = &graph.Entity{IRI: iri, Name: lastPart(iri)}, nil
	}
	if err != nil {
		return err
	}
	if w.briefs == nil || len(w.briefs) >= maxBriefs {
		w.briefs = make(map[quad.IRI]brief)
	}
	b = brief{e.Kind, e.Name}
	w.briefs[iri], st.briefs[iri] = b, b
	if !fresh {
		return nil
	}
	n := node{Entity: *e}
	if e.Kind == graph.Person {
		n.roles, err = titles(r, iri)
	}
	st.fresh = append(st.fresh, n)
	return err
}

// first reports whether a text was not seen before.
func (w *walk) first(text string) bool {
	sum := sha256.Sum256([]byte(text))
	d := digest(sum[:16])
	if _, seen := w.seen[d]; seen {
		return false
	}
	if w.seen == nil {
		w.seen = make(map[digest]struct{})
	}
	w.seen[d] = struct{}{}
	return true
}

// was reports whether first has seen a text.
func (w *walk) was(text string) bool {
	sum := sha256.Sum256([]byte(text))
	_, seen := w.seen[digest(sum[:16])]
	return seen
}

func titles(r *graph.Reader, person quad.IRI) ([]string, error) {
	roles, err := r.Roles(person)
	var out []string
	for _, role := range roles {
		if role.Title != "" {
			out = append(out, role.Title)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), err
}
