package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"

	"whomet/graph"
	"whomet/graph/export"
)

// Select returns what a question selects for an export: of events of any type unless
// one is named, those with at least this confidence. The question's limit does not
// count. Mistakes and names that nobody bears give the errors that Met gives.
func Select(ctx context.Context, s *graph.Store, q MetQuery, confidence float64) (sel export.Selection, err error) {
	if !(0 <= confidence && confidence <= 1) {
		return sel, fmt.Errorf("%w: confidence %v; a number from 0 to 1", ErrFilter, confidence)
	}
	all := q.Factuality == ""
	q.Type, q.Limit = cmp.Or(q.Type, All), -1
	f, err := q.resolve(ctx, s)
	if err != nil {
		return sel, err
	}
	if sel.Factuality = f.events.Factuality; all {
		sel.Factuality, f.events.Factuality = nil, nil
	}
	if q == (MetQuery{Type: All, Factuality: q.Factuality, Limit: -1}) && confidence == 0 {
		return sel, nil
	}
	sel.Keep = func(ev *graph.Event) bool { return ev.Confidence >= confidence && f.keeps(ev) }
	if f.persons == nil && f.places == nil {
		return sel, nil
	}
	sel.Articles = []quad.IRI{}
	err = s.Read(ctx, func(r *graph.Reader) error {
		events, err := newReader(r).found(f)
		for i := range events {
			sel.Articles = append(sel.Articles, events[i].Article)
		}
		return err
	})
	slices.Sort(sel.Articles)
	sel.Articles = slices.Compact(sel.Articles)
	return sel, err
}

// keeps reports whether an event is one of those that a filter finds.
func (f *filter) keeps(ev *graph.Event) bool {
	in := func(iri quad.IRI) bool { return slices.Contains(f.persons, iri) }
	return f.events.Match(ev) &&
		(f.places == nil || slices.Contains(f.places, ev.Place)) &&
		(f.persons == nil || slices.ContainsFunc(slices.Concat(ev.Sides...), in)) &&
		(f.with == nil || f.acrossSides(*ev))
}
