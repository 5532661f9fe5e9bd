package query

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"whomet/graph"
)

// DefaultMeetings is the number of meetings that Met returns when no limit is named.
const DefaultMeetings = 100

// All asks for every type or factuality of events.
const All = "all"

// The types of events and their factualities, as MetQuery takes them.
var (
	Types          = []string{"Meeting", "Reception", "Negotiation", "PhoneCall", graph.Visit}
	Factualities   = []string{graph.Asserted, "reported", "planned", "denied"}
	meetingTypes   = Types[:4]
	toldAsHappened = Factualities[:2]
)

// ErrFilter is returned for a type or factuality that is none.
var ErrFilter = errors.New("invalid filter")

// MetQuery says which meetings are asked for. Empty fields do not restrict.
type MetQuery struct {
	Person     string // name in any spelling, or IRI; a surname stands for all who bear it
	With       string // likewise, on another side than Person
	Place      string // likewise, of a place
	From, To   string // ISO dates of any precision: 2024-07-04, 2024-07, 2024; both inclusive
	Type       string // one of Types, or several with commas; All; "" means all but Visit
	Factuality string // one of Factualities, or several with commas; All; "" means asserted and reported
	Limit      int    // 0 means DefaultMeetings, below 0 no limit
}

// Met answers who met whom, newest first, those whose date or year is not known
// last. A name that nobody bears gives a *NotFoundError, a date that is
// none ErrDate, a filter that is none ErrFilter.
//
// Without a Factuality it returns what is told as having happened, by the article
// or by somebody it quotes; planned and denied meetings come when asked for. Events
// without a date, or without its year, are in no period.
func Met(ctx context.Context, s *graph.Store, q MetQuery) ([]Meeting, error) {
	f, err := q.resolve(ctx, s)
	if err != nil {
		return nil, err
	}
	var out []Meeting
	err = s.Read(ctx, func(r *graph.Reader) error {
		out, err = newReader(r).met(f)
		return err
	})
	return out, err
}

// filter is a MetQuery understood.
type filter struct {
	events                graph.EventQuery
	persons, with, places []quad.IRI // one of each; nil does not restrict
	limit                 int
}

// resolve understands a question and looks its names up.
func (q MetQuery) resolve(ctx context.Context, s *graph.Store) (filter, error) {
	f, err := q.filter()
	if err != nil {
		return f, err
	}
	if q.Person == "" {
		q.Person, q.With = q.With, ""
	}
	if f.persons, err = lookup(ctx, s, q.Person, actors...); err != nil {
		return f, err
	}
	if f.with, err = lookup(ctx, s, q.With, actors...); err != nil {
		return f, err
	}
	f.places, err = lookup(ctx, s, q.Place, graph.Place)
	return f, err
}

func (q MetQuery) filter() (f filter, err error) {
	if f.events.Types, err = choose("type", q.Type, Types, meetingTypes); err != nil {
		return f, err
	}
	if f.events.Factuality, err = choose("factuality", q.Factuality, Factualities, toldAsHappened); err != nil {
		return f, err
	}
	f.limit = cmp.Or(q.Limit, DefaultMeetings)
	f.events.From, f.events.To, err = period(q.From, q.To)
	return f, err
}

// choose returns the values of a list that a comma-separated text names.
func choose(what, text string, list, usual []string) ([]string, error) {
	if text == "" {
		return usual, nil
	}
	var out []string
	for name := range strings.SplitSeq(text, ",") {
		name = strings.TrimSpace(name)
		if strings.EqualFold(name, All) {
			return list, nil
		}
		i := slices.IndexFunc(list, func(s string) bool { return strings.EqualFold(s, name) })
		if i < 0 {
			return nil, fmt.Errorf("%w: %s %q; there are %s and %s", ErrFilter, what, name, strings.Join(list, ", "), All)
		}
		out = append(out, list[i])
	}
	return out, nil
}

// found runs a filter: one question to the graph for each combination of a person
// and a place, since each goes to its own index. An event may come more than once.
func (r *reader) found(f filter) (events []graph.Event, err error) {
	for _, person := range orAny(f.persons) {
		for _, place := range orAny(f.places) {
			q := f.events
			q.Place = place
			if person != "" {
				q.Actors = []quad.IRI{person}
			}
			if f.with == nil && f.limit > 0 {
				q.Limit = f.limit
			}
			found, err := r.Events(q)
			if err != nil {
				return nil, err
			}
			events = append(events, found...)
		}
	}
	if f.with != nil {
		events = slices.DeleteFunc(events, func(e graph.Event) bool { return !f.acrossSides(e) })
	}
	return events, nil
}

func (r *reader) met(f filter) ([]Meeting, error) {
	events, err := r.found(f)
	if err != nil {
		return nil, err
	}
	out := make([]Meeting, len(events))
	for i := range events {
		m, err := r.meeting(&events[i])
		if err != nil {
			return nil, err
		}
		out[i] = m
	}
	sortMeetings(out)
	out = slices.CompactFunc(out, func(a, b Meeting) bool { return a.Event == b.Event })
	if f.limit > 0 {
		out = out[:min(f.limit, len(out))]
	}
	return out, nil
}

// orAny returns the IRIs, or one empty IRI that restricts nothing.
func orAny(iris []quad.IRI) []quad.IRI {
	if iris == nil {
		return []quad.IRI{""}
	}
	return iris
}

// acrossSides reports whether a person asked for stood on one side of an event and
// a partner asked for on another.
func (f filter) acrossSides(e graph.Event) bool {
	in := func(side, wanted []quad.IRI) bool {
		return slices.ContainsFunc(side, func(iri quad.IRI) bool { return slices.Contains(wanted, iri) })
	}
	for i, a := range e.Sides {
		for j, b := range e.Sides {
			if i != j && in(a, f.persons) && in(b, f.with) {
				return true
			}
		}
	}
	return false
}

// sortMeetings sorts as graph.Reader.Events does, so that a limit leaves out the
// same meetings wherever it is applied.
func sortMeetings(ms []Meeting) {
	slices.SortFunc(ms, func(a, b Meeting) int {
		aBegin, aEnd, _ := graph.Bounds(a.Date)
		bBegin, bEnd, _ := graph.Bounds(b.Date)
		return cmp.Or(bBegin.Compare(aBegin), bEnd.Compare(aEnd), cmp.Compare(b.Event, a.Event))
	})
}
