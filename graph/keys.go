package graph

import (
	"iter"
	"strings"
	"time"

	"github.com/cayleygraph/quad"
)

// The index of our own stands beside Cayley's, which finds values only by hash: "the
// newest", "in July" and "whose name has a word that begins so" would read all there
// is. It is derived from the quads in the transaction that writes them and says
// nothing of its own: keys, ordered by their bytes, each with the number of labels
// that give it.
const (
	labelKeys = "l/" // + IRI of a label
	timeKeys  = "t/" // + timeKey of an event
	actorKeys = "a/" // + IRI of an actor, a space and the timeKey of an event
	placeKeys = "p/" // + IRI of a place, a space and the timeKey of an event
	wordKeys  = "w/" // + word of the last part of an entity's IRI, kind and IRI
)

// after is greater than every byte of a key.
const after = "\xff"

// keysOf returns the keys that the quads of one label give.
func (v Vocab) keysOf(label quad.IRI, quads iter.Seq[quad.Quad]) map[string]bool {
	keys := make(map[string]bool)
	dates := make(map[quad.IRI]string) // of events
	at := make(map[quad.IRI][]string)  // where events stand beside the index of time
	for q := range quads {
		keys[labelKeys+string(label)] = true
		s, ok := q.Subject.(quad.IRI)
		if !ok {
			continue
		}
		object, _ := q.Object.(quad.IRI)
		switch q.Predicate {
		case SemHasTimeStamp:
			date, _ := q.Object.(quad.TypedString)
			dates[s] = string(date.Value)
		case SemHasActor:
			at[s] = append(at[s], actorKeys+string(object)+" ")
		case SemHasPlace:
			at[s] = append(at[s], placeKeys+string(object)+" ")
		case Type:
			if kind, ok := v.kind(node{{pred: Type, obj: object}}); ok {
				for word := range strings.SplitSeq(lastPart(s), "-") {
					keys[wordKeys+word+"/"+string(kind)+"/"+string(s)] = true
				}
			} else if object == SemEvent {
				at[s] = append(at[s], timeKeys)
			}
		}
	}
	for s, prefixes := range at {
		begin, end, dated := Bounds(dates[s])
		for _, prefix := range prefixes {
			keys[prefix+timeKey(begin, end, dated, s)] = true
		}
	}
	return keys
}

// timeKey orders events: by begin, end and IRI. Undated events come first.
func timeKey(begin, end time.Time, dated bool, event quad.IRI) string {
	if !dated {
		return "//" + string(event)
	}
	return begin.Format(time.DateTime) + "/" + end.Format(time.DateTime) + "/" + string(event)
}

// cutTimeKey takes a timeKey apart; begin and end are "" for an undated event.
func cutTimeKey(key string) (begin, end string, event quad.IRI) {
	begin, rest, _ := strings.Cut(key, "/")
	end, iri, _ := strings.Cut(rest, "/")
	return begin, end, quad.IRI(iri)
}
