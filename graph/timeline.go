package graph

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/quad"
	hkv "github.com/hidal-go/hidalgo/kv"
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

// timeKeys returns the keys of the events that quads of one label tell.
func timeKeys(quads []quad.Quad) []string {
	events := make(map[quad.IRI]string)
	for _, q := range quads {
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
	keys := make([]string, 0, len(events))
	for s, date := range events {
		begin, end, dated := Bounds(date)
		keys = append(keys, timeKey(begin, end, dated, s))
	}
	slices.Sort(keys)
	return keys
}

// moveTimeKeys updates the timeline from the events old quads tell to those new
// ones do.
func (s *Store) moveTimeKeys(ctx context.Context, old, new []quad.Quad) error {
	before, after := timeKeys(old), timeKeys(new)
	for _, key := range before {
		if _, stays := slices.BinarySearch(after, key); stays {
			continue
		}
		if s.db == nil {
			s.times.del(key)
		} else if err := s.db.tx.Del(ctx, hkv.Key{timelineName, []byte(key)}); err != nil {
			return err
		}
	}
	for _, key := range after {
		if _, known := slices.BinarySearch(before, key); known {
			continue
		}
		if s.db == nil {
			s.times.put(key)
		} else if err := s.db.tx.Put(ctx, hkv.Key{timelineName, []byte(key)}, hkv.Value{1}); err != nil {
			return err
		}
	}
	return nil
}

// newest calls f with the key of each event that begins not later than to, the
// newest first, until it returns false. A zero to is no limit.
func (s *Store) newest(ctx context.Context, to time.Time, f func(key string) bool) error {
	limit := "~" // after every key
	if !to.IsZero() {
		limit = to.UTC().Format(time.DateTime) + "~"
	}
	if s.db == nil {
		s.times.descend(limit, f)
		return ctx.Err()
	}
	tx, err := s.db.Tx(ctx, false)
	if err != nil {
		return err
	}
	defer tx.Close()
	if tx, ok := tx.(*fileTx); ok {
		tx.descend(timelineName, []byte(limit), f)
	}
	return ctx.Err()
}

// descend calls f with the keys of a bucket below limit, the last first, until it
// returns false.
func (t *fileTx) descend(bucket, limit []byte, f func(key string) bool) {
	b := t.tx.Bucket(bucket)
	if b == nil {
		return
	}
	c := b.Cursor()
	k, _ := c.Seek(limit)
	if k == nil {
		k, _ = c.Last()
	}
	for ; k != nil; k, _ = c.Prev() {
		if bytes.Compare(k, limit) < 0 && !f(string(k)) {
			return
		}
	}
}

// sorted is the timeline of a memory store.
type sorted struct{ keys []string }

func (t *sorted) put(key string) {
	if i, known := slices.BinarySearch(t.keys, key); !known {
		t.keys = slices.Insert(t.keys, i, key)
	}
}

func (t *sorted) del(key string) {
	if i, known := slices.BinarySearch(t.keys, key); known {
		t.keys = slices.Delete(t.keys, i, i+1)
	}
}

func (t *sorted) descend(limit string, f func(key string) bool) {
	i, _ := slices.BinarySearch(t.keys, limit)
	for i--; i >= 0 && f(t.keys[i]); i-- {
	}
}
