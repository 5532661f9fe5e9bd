package graph

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/cayleygraph/quad"
)

// EventQuery says which events are wanted. Empty fields let all pass.
type EventQuery struct {
	Actors     []quad.IRI // all of them took part
	Place      quad.IRI
	Article    quad.IRI  // told by this article
	From, To   time.Time // may have happened between; events of unknown date do not pass
	Types      []string  // one of these
	Factuality []string  // one of these
	Limit      int       // at most so many, the newest; 0 is no limit
}

// Event returns an event, or ErrNotFound.
func (r *Reader) Event(iri quad.IRI) (*Event, error) {
	n, err := r.node(iri)
	if err != nil {
		return nil, err
	}
	if !n.is(SemEvent) {
		return nil, fmt.Errorf("event %s: %w", string(iri), ErrNotFound)
	}
	ev := r.ns.eventOf(r.v, iri, n)
	return &ev, r.complete(&ev, n)
}

// Events returns the events a query asks for, the newest first, those of unknown
// date last.
func (r *Reader) Events(q EventQuery) ([]Event, error) {
	if len(q.Actors) == 0 && q.Article == "" && q.Place == "" {
		return r.newest(q)
	}
	candidates, err := r.candidates(q)
	if err != nil {
		return nil, err
	}
	if candidates, err = r.newestFirst(candidates); err != nil {
		return nil, err
	}
	var hits []hit
	for _, iri := range candidates {
		if q.Limit > 0 && len(hits) == q.Limit {
			break
		}
		h, ok, err := r.hit(q, iri)
		if err != nil {
			return nil, err
		}
		if ok {
			hits = append(hits, h)
		}
	}
	return r.events(hits)
}

// newestFirst orders events as the timeline does, by their dates alone.
func (r *Reader) newestFirst(events []quad.IRI) ([]quad.IRI, error) {
	keys := make([]string, len(events))
	for i, iri := range events {
		dates, err := r.objects(iri, SemHasTimeStamp)
		if err != nil {
			return nil, err
		}
		date := ""
		for _, v := range dates {
			if t, ok := v.(quad.TypedString); ok {
				date = string(t.Value)
			}
		}
		begin, end, dated := Bounds(date)
		keys[i] = timeKey(begin, end, dated, iri)
	}
	slices.Sort(keys)
	slices.Reverse(keys)
	out := make([]quad.IRI, len(keys))
	for i, key := range keys {
		_, _, out[i] = cutTimeKey(key)
	}
	return out, nil
}

// newest answers a query that names nothing by the timeline.
func (r *Reader) newest(q EventQuery) ([]Event, error) {
	limit, from := "~", "" // after and before every key
	if !q.To.IsZero() {
		limit = q.To.UTC().Format(time.DateTime) + "~"
	}
	if !q.From.IsZero() {
		from = q.From.UTC().Format(time.DateTime)
	}
	var hits []hit
	var failed error
	r.src.newest(limit, func(key string) bool {
		begin, end, iri := cutTimeKey(key)
		if begin == "" && (from != "" || limit != "~") || end < from {
			return true
		}
		h, ok, err := r.hit(q, iri)
		if ok {
			hits = append(hits, h)
		}
		if failed = err; err == nil {
			failed = r.ctx.Err()
		}
		return failed == nil && (q.Limit <= 0 || len(hits) < q.Limit)
	})
	if failed != nil {
		return nil, failed
	}
	return r.events(hits)
}

// hit is an event that a query matches, before its sides and sentence are read.
type hit struct {
	Event
	node
}

func (r *Reader) hit(q EventQuery, iri quad.IRI) (hit, bool, error) {
	n, err := r.node(iri)
	if err != nil || !n.is(SemEvent) {
		return hit{}, false, err
	}
	h := hit{Event: r.ns.eventOf(r.v, iri, n), node: n}
	begin, end, dated := Bounds(h.Date)
	return h, q.match(&h.Event, begin, end, dated), nil
}

func (r *Reader) events(hits []hit) ([]Event, error) {
	out := make([]Event, len(hits))
	for i := range hits {
		out[i] = hits[i].Event
		if err := r.complete(&out[i], hits[i].node); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (q *EventQuery) match(ev *Event, begin, end time.Time, dated bool) bool {
	switch {
	case len(q.Types) > 0 && !slices.Contains(q.Types, ev.Type),
		len(q.Factuality) > 0 && !slices.Contains(q.Factuality, ev.Factuality),
		q.Place != "" && q.Place != ev.Place,
		!q.From.IsZero() && (!dated || end.Before(q.From)),
		!q.To.IsZero() && (!dated || begin.After(q.To)):
		return false
	}
	return true
}

// candidates returns what look-ups find for the most telling parts of a query that
// names something; the rest is for match.
func (r *Reader) candidates(q EventQuery) ([]quad.IRI, error) {
	switch {
	case len(q.Actors) > 0:
		out, err := r.subjects(SemHasActor, q.Actors[0])
		for _, a := range q.Actors[1:] {
			more, err := r.subjects(SemHasActor, a)
			if err != nil {
				return nil, err
			}
			out = slices.DeleteFunc(out, func(iri quad.IRI) bool { _, ok := slices.BinarySearch(more, iri); return !ok })
		}
		return r.told(q.Article, out, err)
	case q.Article != "":
		return r.told(q.Article, nil, nil)
	}
	return r.subjects(SemHasPlace, q.Place)
}

// told keeps the events an article tells; with none given, it returns all it tells.
func (r *Reader) told(article quad.IRI, events []quad.IRI, err error) ([]quad.IRI, error) {
	if article == "" || err != nil {
		return events, err
	}
	quads, err := r.quads(quad.Label, article)
	if err != nil {
		return nil, err
	}
	var out []quad.IRI
	for _, q := range quads {
		if iri, ok := q.Subject.(quad.IRI); ok && q.Predicate == Type && q.Object == SemEvent && (events == nil || slices.Contains(events, iri)) {
			out = append(out, iri)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// complete adds what other nodes say of an event: its sides and its sentence.
func (r *Reader) complete(ev *Event, n node) error {
	for _, x := range n {
		if x.pred == SemEventType {
			ev.Article = x.label
		}
	}
	sides := n.iris(r.v.Side)
	slices.SortFunc(sides, func(x, y quad.IRI) int { return cmp.Compare(sideNumber(x), sideNumber(y)) })
	for _, iri := range sides {
		side, err := r.node(iri)
		if err != nil {
			return err
		}
		ev.Sides = append(ev.Sides, side.iris(r.v.Member))
	}
	sentence, err := r.node(n.iri(GAFDenotedBy))
	ev.Evidence = passageOf(sentence)
	return err
}

// node returns all that the store says of a subject, whoever says it.
func (r *Reader) node(s quad.IRI) (node, error) {
	quads, err := r.quads(quad.Subject, s)
	if err != nil {
		return nil, err
	}
	n := make(node, 0, len(quads))
	for _, q := range quads {
		p, _ := q.Predicate.(quad.IRI)
		label, _ := q.Label.(quad.IRI)
		n = append(n, property{p, q.Object, label})
	}
	return n, nil
}
