package graph

import (
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"
)

// The timeline is an index of our own: the keys of all events, in the order of
// time. Cayley finds values only by hash, so that "the newest" and "in July" would
// read every event. It is derived from the quads in the transaction that writes
// them, and says nothing of its own.

// timelineName is the bucket of the timeline in a file.
var timelineName = []byte("whomet-time")

// timeKey orders events: by begin, end and IRI. Undated events come first.
func timeKey(begin, end time.Time, dated bool, event quad.IRI) string {
	if !dated {
		return "//" + string(event)
	}
	return begin.Format(time.DateTime) + "/" + end.Format(time.DateTime) + "/" + string(event)
}

// cutTimeKey takes a key apart; begin and end are "" for an undated event, and
// compare as text with what dayText gives.
func cutTimeKey(key string) (begin, end string, event quad.IRI) {
	begin, rest, _ := strings.Cut(key, "/")
	end, iri, _ := strings.Cut(rest, "/")
	return begin, end, quad.IRI(iri)
}

// keyList is a sorted list of keys.
type keyList []string

// timeKeys returns the keys of the events that quads of one label tell.
func timeKeys(quads iter.Seq[quad.Quad]) keyList {
	events := make(map[quad.IRI]string)
	for q := range quads {
		s, ok := q.Subject.(quad.IRI)
		if !ok {
			continue
		}
		switch date, _ := q.Object.(quad.TypedString); {
		case q.Predicate == Type && q.Object == SemEvent:
			if _, dated := events[s]; !dated {
				events[s] = ""
			}
		case q.Predicate == SemHasTimeStamp:
			events[s] = string(date.Value)
		}
	}
	keys := make(keyList, 0, len(events))
	for s, date := range events {
		begin, end, dated := Bounds(date)
		keys = append(keys, timeKey(begin, end, dated, s))
	}
	slices.Sort(keys)
	return keys
}

// without returns the keys that are not in another list.
func (l keyList) without(other keyList) (out []string) {
	for _, key := range l {
		if _, in := slices.BinarySearch(other, key); !in {
			out = append(out, key)
		}
	}
	return out
}

// moveTimes updates the timeline of a file.
func moveTimes(tx *bbolt.Tx, add, del []string) error {
	b, err := tx.CreateBucketIfNotExists(timelineName)
	if err != nil {
		return err
	}
	for _, key := range del {
		if err := b.Delete([]byte(key)); err != nil {
			return err
		}
	}
	slices.Sort(add)
	for _, key := range add {
		if err := b.Put([]byte(key), nil); err != nil {
			return err
		}
	}
	return nil
}
