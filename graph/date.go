package graph

import (
	"strings"
	"time"

	"github.com/cayleygraph/quad"
)

// dateForms are the precisions a date can have, with the datatype of each.
var dateForms = [...]struct {
	layout   string
	datatype quad.IRI
}{
	{"2006-01-02", xsdDate},
	{"2006-01", xsdGYearMonth},
	{"2006", xsdGYear},
	{"--01-02", xsdGMonthDay},
}

// dateLiteral returns the literal of a date in the form of Event.Date, with the
// datatype of its precision.
func dateLiteral(date string) quad.Value {
	date = valid(date)
	for _, f := range dateForms {
		if _, err := time.Parse(f.layout, date); err == nil {
			return quad.TypedString{Value: quad.String(date), Type: f.datatype}
		}
	}
	if date == "--02-29" {
		return quad.TypedString{Value: quad.String(date), Type: xsdGMonthDay}
	}
	return quad.TypedString{Value: quad.String(date), Type: edtf}
}

// Bounds returns the first and the last second of a date in the form of
// Event.Date, in UTC; of an interval "2024-07-01/2024-07-04" the first of its begin
// and the last of its end. It returns false when the year is unknown.
func Bounds(date string) (begin, end time.Time, ok bool) {
	if from, to, interval := strings.Cut(date, "/"); interval {
		begin, _, ok = Bounds(from)
		_, end, toOK := Bounds(to)
		return begin, end, ok && toOK && !end.Before(begin)
	}
	steps := [...][3]int{{0, 0, 1}, {0, 1, 0}, {1, 0, 0}}
	for i, s := range steps {
		if t, err := time.Parse(dateForms[i].layout, date); err == nil {
			return t, t.AddDate(s[0], s[1], s[2]).Add(-time.Second), true
		}
	}
	return time.Time{}, time.Time{}, false
}
