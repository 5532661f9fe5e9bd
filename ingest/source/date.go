package source

import (
	"fmt"
	"strings"
	"time"
)

// forms are the ways to write a publication date: ISO 8601, RFC 3339, those of feeds
// and mails, and the German one.
var forms = []string{
	time.DateOnly, time.RFC3339, "2006-01-02T15:04Z07:00",
	"2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05", "2006-01-02T15:04",
	time.DateTime, "2006-01-02 15:04",
	time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "2 Jan 2006",
	"2.1.2006",
}

// ParseDate reads a publication date. A form without a zone is taken as UTC.
func ParseDate(s string) (time.Time, error) {
	s = strings.TrimSpace(s)
	for _, f := range forms {
		if t, err := time.Parse(f, s); err == nil {
			return t, nil
		}
	}
	if len(s) > 40 {
		s = s[:40] + "…"
	}
	return time.Time{}, fmt.Errorf("%q is no date; allowed are 2024-07-10, 2024-07-10T14:00:00+02:00, 2024-07-10 14:00, Wed, 10 Jul 2024 14:00:00 +0200, 10.7.2024", s)
}
