package export

import (
	"strings"

	"github.com/cayleygraph/quad"
)

// rebased reports whether the store's own IRIs are written under another base.
func (w *walk) rebased() bool { return w.sel.Base != w.store.Namespace() }

// iri is an IRI as it is written.
func (w *walk) iri(iri quad.IRI) quad.IRI {
	if own, ok := strings.CutPrefix(string(iri), string(w.store.Namespace())); ok && w.rebased() {
		return quad.IRI(string(w.sel.Base) + own)
	}
	return iri
}

// quad is a quad as it is written.
func (w *walk) quad(q quad.Quad) quad.Quad {
	for _, d := range quad.Directions {
		if iri, ok := q.Get(d).(quad.IRI); ok {
			q.Set(d, w.iri(iri))
		}
	}
	return q
}

// rebase gives a step the IRIs that are written.
func (w *walk) rebase(st *step) {
	if !w.rebased() {
		return
	}
	st.IRI = w.iri(st.IRI)
	for i := range st.Events {
		ev := &st.Events[i]
		ev.IRI, ev.Article, ev.Place = w.iri(ev.IRI), st.IRI, w.iri(ev.Place)
		for _, side := range ev.Sides {
			for k, who := range side {
				side[k] = w.iri(who)
			}
		}
	}
	for i := range st.Roles {
		r := &st.Roles[i]
		r.Article, r.Person, r.Org = st.IRI, w.iri(r.Person), w.iri(r.Org)
	}
	for i := range st.fresh {
		st.fresh[i].IRI = w.iri(st.fresh[i].IRI)
	}
	briefs := make(map[quad.IRI]brief, len(st.briefs))
	for iri, b := range st.briefs {
		briefs[w.iri(iri)] = b
	}
	st.briefs = briefs
}
