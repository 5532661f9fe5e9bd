package graph

import (
	"cmp"
	"errors"
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
	hits := hits{r: r}
	if err := hits.look([]quad.IRI{iri}); err != nil {
		return nil, err
	}
	found, err := hits.events()
	if err == nil && len(found) == 0 {
		err = fmt.Errorf("event %s: %w", string(iri), ErrNotFound)
	}
	if err != nil {
		return nil, err
	}
	return &found[0], nil
}

// Events returns the events a query asks for, the newest first, those of unknown
// date last.
func (r *Reader) Events(q EventQuery) ([]Event, error) {
	hits := hits{r: r, q: q}
	index := timeKeys
	switch {
	case q.Article != "" || len(q.Actors) > 1:
		index = ""
	case len(q.Actors) == 1:
		index = actorKeys + string(q.Actors[0]) + " "
	case q.Place != "":
		index = placeKeys + string(q.Place) + " "
	}
	if index != "" {
		if err := hits.newest(index); err != nil {
			return nil, err
		}
		return hits.events()
	}
	candidates, err := r.candidates(q)
	if err != nil {
		return nil, err
	}
	if candidates, err = r.newestFirst(candidates); err != nil {
		return nil, err
	}
	for part := range slices.Chunk(candidates, hits.step()) {
		if err := hits.look(part); err != nil {
			return nil, err
		}
		if hits.enough() {
			break
		}
	}
	return hits.events()
}

// newestFirst orders events as the index of time does, by their dates alone.
func (r *Reader) newestFirst(events []quad.IRI) ([]quad.IRI, error) {
	dates, err := r.objects(SemHasTimeStamp, events...)
	if err != nil {
		return nil, err
	}
	keys := make([]string, len(events))
	for i, iri := range events {
		date := ""
		for _, v := range dates[iri] {
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

// hits are the events that a query matches, before their sides and sentences are
// read.
type hits struct {
	r     *Reader
	q     EventQuery
	found []Event
	nodes []node
}

// maxStep is how many events are looked at together.
const maxStep = 64

func (h *hits) step() int {
	if h.q.Limit > 0 {
		return min(h.q.Limit, maxStep)
	}
	return maxStep
}

func (h *hits) enough() bool { return h.q.Limit > 0 && len(h.found) >= h.q.Limit }

// look adds those of some events that match.
func (h *hits) look(events []quad.IRI) error {
	nodes, err := h.r.nodes(events...)
	if err != nil {
		return err
	}
	for _, iri := range events {
		n := nodes[iri]
		if h.enough() || !n.is(SemEvent) {
			continue
		}
		ev := h.r.ns.eventOf(h.r.v, iri, n)
		if begin, end, dated := Bounds(ev.Date); h.q.match(&ev, begin, end, dated) {
			h.found, h.nodes = append(h.found, ev), append(h.nodes, n)
		}
	}
	return h.r.ctx.Err()
}

// newest answers a query by a part of the index that is in the order of time.
func (h *hits) newest(index string) error {
	below, from := index+after, ""
	if !h.q.To.IsZero() {
		below = index + h.q.To.UTC().Format(time.DateTime) + after
	}
	if !h.q.From.IsZero() {
		from = h.q.From.UTC().Format(time.DateTime)
	}
	dated := !h.q.To.IsZero() || from != ""
	var wanted []quad.IRI
	var failed error
	err := h.r.src.keys(index, below, true, func(key string, _ int) bool {
		begin, end, iri := cutTimeKey(key[len(index):])
		if begin == "" && dated || end < from {
			return true
		}
		if wanted = append(wanted, iri); len(wanted) == h.step() {
			failed, wanted = h.look(wanted), wanted[:0]
		}
		return failed == nil && !h.enough()
	})
	if err = errors.Join(err, failed); err != nil {
		return err
	}
	return h.look(wanted)
}

// events completes the hits by what other nodes say of them: sides and sentences.
func (h *hits) events() ([]Event, error) {
	var more []quad.IRI
	for _, n := range h.nodes {
		more = append(append(more, n.iris(h.r.v.Side)...), n.iri(GAFDenotedBy))
	}
	nodes, err := h.r.nodes(more...)
	if err != nil {
		return nil, err
	}
	for i, n := range h.nodes {
		ev := &h.found[i]
		for _, x := range n {
			if x.pred == SemEventType {
				ev.Article = x.label
			}
		}
		sides := n.iris(h.r.v.Side)
		slices.SortFunc(sides, func(x, y quad.IRI) int { return cmp.Compare(sideNumber(x), sideNumber(y)) })
		for _, iri := range sides {
			ev.Sides = append(ev.Sides, nodes[iri].iris(h.r.v.Member))
		}
		ev.Evidence = passageOf(nodes[n.iri(GAFDenotedBy)])
	}
	return h.found, nil
}

// Match reports whether an event is of the types and factualities wanted, at the
// place and in the period.
func (q *EventQuery) Match(ev *Event) bool {
	begin, end, dated := Bounds(ev.Date)
	return q.match(ev, begin, end, dated)
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

// candidates returns the events that all actors took part in, and that the article, if
// one is named, tells.
func (r *Reader) candidates(q EventQuery) ([]quad.IRI, error) {
	if len(q.Actors) == 0 {
		return r.told(q.Article, nil, nil)
	}
	actors := make([]quad.Value, len(q.Actors))
	for i, a := range q.Actors {
		actors[i] = a
	}
	out, err := r.subjects(SemHasActor, actors...)
	return r.told(q.Article, out, err)
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
