package query

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"whomet/graph"
)

// ErrDate is returned for a date that is none, or a period that ends before it begins.
var ErrDate = errors.New("invalid date")

// period parses the bounds of a period, both inclusive, as ISO dates of any
// precision; an empty bound is open. "2024" as end means the end of that year.
func period(from, to string) (begin, end time.Time, err error) {
	if from != "" {
		if begin, _, err = bounds("from", from); err != nil {
			return begin, end, err
		}
	}
	if to != "" {
		if _, end, err = bounds("to", to); err != nil {
			return begin, end, err
		}
	}
	if !begin.IsZero() && !end.IsZero() && end.Before(begin) {
		err = fmt.Errorf("%w: the period from %s to %s ends before it begins", ErrDate, from, to)
	}
	return begin, end, err
}

func bounds(name, date string) (begin, end time.Time, err error) {
	begin, end, ok := graph.Bounds(strings.TrimSpace(date))
	if !ok || begin.Year() < 1 {
		err = fmt.Errorf("%w: %s %q; write a day as 2024-07-04, a month as 2024-07 or a year as 2024", ErrDate, name, date)
	}
	return begin, end, err
}
