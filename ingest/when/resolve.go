package when

import (
	"fmt"
	"time"

	"whomet/ingest/text"
)

// Resolve turns d into ISO 8601 as exact as it can be told from the day of
// writing; future says which way a day or month without year lies. Without a day
// of writing, year is taken for the year if it is not 0.
func (d *Date) Resolve(written time.Time, year int, future bool) (iso, basis string) {
	switch {
	case d.Anaphoric:
		return d.fromOffset(d.From)
	case d.Unit != "":
		return d.fromOffset(written)
	case d.Weekday > 0 && d.Day == 0:
		return d.fromWeekday(written, future)
	case d.Year > 0:
		return format(d.Year, d.Month, d.Day), text.Stated
	case written.IsZero() && year == 0:
		if d.Day == 0 {
			return fmt.Sprintf("--%02d", d.Month), text.Stated
		}
		return fmt.Sprintf("--%02d-%02d", d.Month, d.Day), text.Stated
	case written.IsZero():
		return format(year, d.Month, d.Day), text.FromContext
	}
	y := written.Year()
	day := max(d.Day, 1)
	at := time.Date(y, time.Month(d.Month), day, 0, 0, 0, 0, time.UTC)
	switch {
	case d.Shift < 0 || !future && at.After(written.AddDate(0, 0, 7)):
		if at.After(written) {
			y--
		}
	case future && at.AddDate(0, 1, 0).Before(written):
		y++
	}
	return format(y, d.Month, d.Day), text.Relative
}

func (d *Date) fromOffset(written time.Time) (string, string) {
	if written.IsZero() {
		return "", ""
	}
	switch d.Unit {
	case "hour":
		return day(written), text.Relative
	case "day":
		return day(written.AddDate(0, 0, d.Offset)), text.Relative
	case "week":
		at := written.AddDate(0, 0, 7*d.Offset)
		return format(at.Year(), int(at.Month()), 0), text.Relative
	case "weekend":
		back := (int(written.Weekday()) + 6) % 7 // days since Monday
		at := written.AddDate(0, 0, 5-back+7*d.Offset)
		return format(at.Year(), int(at.Month()), 0), text.Relative
	case "month":
		at := time.Date(written.Year(), written.Month()+time.Month(d.Offset), 1, 0, 0, 0, 0, time.UTC)
		return format(at.Year(), int(at.Month()), 0), text.Relative
	}
	return format(written.Year()+d.Offset, 0, 0), text.Relative
}

func (d *Date) fromWeekday(written time.Time, future bool) (string, string) {
	if written.IsZero() {
		return "", ""
	}
	today := (int(written.Weekday())+6)%7 + 1
	diff := d.Weekday - today
	switch {
	case d.Shift > 0 || future && d.Shift == 0:
		if diff <= 0 && !(diff == 0 && d.Shift == 0) {
			diff += 7
		}
	default:
		if diff > 0 || diff == 0 && d.Shift < 0 {
			diff -= 7
		}
	}
	return day(written.AddDate(0, 0, diff)), text.Relative
}

func day(t time.Time) string { return t.Format("2006-01-02") }

func format(year, month, day int) string {
	switch {
	case month == 0:
		return fmt.Sprintf("%04d", year)
	case day == 0:
		return fmt.Sprintf("%04d-%02d", year, month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}
