package event

import (
	"strings"

	"whomet/ingest/text"
)

// distinctEvents leaves out a meeting that only repeats one told before: the same
// pairs and factuality, and no other place or date. What the repetition knows more
// is kept.
func distinctEvents(events []text.Event) []text.Event {
	var out []text.Event
	for _, e := range events {
		repeated := false
		for i := range out {
			if o := &out[i]; o.Factuality == e.Factuality && covers(o, &e) && agrees(o, &e) {
				if o.Place < 0 {
					o.Place, o.PlaceBasis = e.Place, e.PlaceBasis
				}
				if o.Date == "" {
					o.Date, o.TimeBasis = e.Date, e.TimeBasis
				}
				repeated = true
				break
			}
		}
		if !repeated {
			out = append(out, e)
		}
	}
	return out
}

// covers reports whether every pair of e is one of o.
func covers(o, e *text.Event) bool {
	side := map[int]int{}
	for i, s := range o.Sides {
		for _, c := range s {
			side[c] = i + 1
		}
	}
	for i, s := range e.Sides {
		for _, t := range e.Sides[i+1:] {
			for _, x := range s {
				for _, y := range t {
					if side[x] == 0 || side[y] == 0 || side[x] == side[y] {
						return false
					}
				}
			}
		}
	}
	return true
}

func agrees(o, e *text.Event) bool {
	place := o.Place < 0 || e.Place < 0 || o.Place == e.Place || e.PlaceBasis != text.Stated
	date := o.Date == "" || e.Date == "" || strings.HasPrefix(o.Date, e.Date) || strings.HasPrefix(e.Date, o.Date)
	return place && date
}
