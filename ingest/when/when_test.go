package when_test

import (
	"strings"
	"testing"
	"time"

	"whomet/data"
	"whomet/ingest/lang"
	"whomet/ingest/text"
	"whomet/ingest/when"
)

// find reads the one date of words that are separated by spaces.
func find(t *testing.T, pack *lang.Pack, words string) *when.Date {
	t.Helper()
	s := &text.Sentence{}
	for _, w := range strings.Fields(words) {
		s.Tokens = append(s.Tokens, text.Token{Form: w})
	}
	found := when.Find(pack.Dates, s)
	if len(found) == 0 {
		return nil
	}
	if len(found) > 1 {
		t.Errorf("%q: %d dates, want one", words, len(found))
	}
	return &found[0]
}

func TestResolve(t *testing.T) {
	wednesday := time.Date(2024, 7, 10, 0, 0, 0, 0, time.UTC)
	for language, cases := range map[string][]struct{ words, past, future string }{
		"de": {
			{"am 4. Juli traf er sie", "2024-07-04", "2024-07-04"},
			{"am 4. Juli 2019", "2019-07-04", "2019-07-04"},
			{"vom 7. bis 12. April 2018", "2018-04-07", "2018-04-07"},
			{"am 04.07.2024", "2024-07-04", "2024-07-04"},
			{"2024-07-04", "2024-07-04", "2024-07-04"},
			{"im Juli 2023", "2023-07", "2023-07"},
			{"Anfang Dezember", "2023-12", "2024-12"},
			{"im Jahr 1902", "1902", "1902"},
			{"am Montag", "2024-07-08", "2024-07-15"},
			{"am Freitagabend", "2024-07-05", "2024-07-12"},
			{"am Mittwoch", "2024-07-10", "2024-07-10"},
			{"vergangenen Mittwoch", "2024-07-03", "2024-07-03"},
			{"kommenden Dienstag", "2024-07-16", "2024-07-16"},
			{"Dienstag , 2. Juli", "2024-07-02", "2024-07-02"},
			{"gestern Abend", "2024-07-09", "2024-07-09"},
			{"übermorgen", "2024-07-12", "2024-07-12"},
			{"vor drei Jahren", "2021", "2021"},
			{"vor zwei Wochen", "2024-06", "2024-06"},
			{"in vier Monaten", "2024-11", "2024-11"},
			{"heuer", "2024", "2024"},
			{"im Sommer 2019", "2019", "2019"},
			{"am Dreikönigstag", "2024-01-06", "2025-01-06"},
			{"Heiligabend 2019", "2019-12-24", "2019-12-24"},
			{"er traf sie am Morgen", "", ""},
			{"2000 Stellen", "2000", "2000"}, // untagged; a tagged noun would say no year
		},
		"en": {
			{"on July 4 , 2024", "2024-07-04", "2024-07-04"},
			{"on 4 July", "2024-07-04", "2024-07-04"},
			{"the 4th of July", "2024-07-04", "2024-07-04"},
			{"in early November", "2023-11", "2024-11"},
			{"this morning", "2024-07-10", "2024-07-10"},
			{"last night", "2024-07-09", "2024-07-09"},
			{"on New Year 's Eve", "2023-12-31", "2024-12-31"},
			{"they may march", "", ""},
			{"last Tuesday", "2024-07-09", "2024-07-09"},
			{"next Tuesday", "2024-07-16", "2024-07-16"},
			{"on Friday", "2024-07-05", "2024-07-12"},
			{"two years ago", "2022", "2022"},
			{"last month", "2024-06", "2024-06"},
			{"tomorrow", "2024-07-11", "2024-07-11"},
			{"in 2019", "2019", "2019"},
		},
	} {
		pack, err := lang.Load(data.FS, language)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range cases {
			t.Run(language+" "+c.words, func(t *testing.T) {
				d := find(t, pack, c.words)
				if d == nil {
					if c.past != "" {
						t.Fatalf("no date, want %s", c.past)
					}
					return
				}
				if got, _ := d.Resolve(wednesday, 0, false); got != c.past {
					t.Errorf("told as past: %q, want %q", got, c.past)
				}
				if got, _ := d.Resolve(wednesday, 0, true); got != c.future {
					t.Errorf("told as future: %q, want %q", got, c.future)
				}
			})
		}
	}
}

func TestResolveWithoutDayOfWriting(t *testing.T) {
	pack, err := lang.Load(data.FS, "de")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		words string
		year  int
		want  string
	}{
		{"am 4. Juli", 0, "--07-04"},
		{"im Juli", 0, "--07"},
		{"am 4. Juli", 1931, "1931-07-04"},
		{"am Montag", 1931, ""},
		{"gestern", 0, ""},
	} {
		if got, _ := find(t, pack, c.words).Resolve(time.Time{}, c.year, false); got != c.want {
			t.Errorf("%q in year %d: %q, want %q", c.words, c.year, got, c.want)
		}
	}
}

// Dates that count from another date of the text, not from the day of writing.
func TestAnaphoric(t *testing.T) {
	from := time.Date(2023, 2, 28, 0, 0, 0, 0, time.UTC)
	for language, cases := range map[string]map[string]string{
		"de": {
			"tags darauf": "2023-03-01", "am Tag zuvor": "2023-02-27", "am Vortag": "2023-02-27", "drei Tage später": "2023-03-03",
			"am nächsten Morgen": "2023-03-01", "am selben Abend": "2023-02-28", "einen Monat später": "2023-03", "am folgenden Tag": "2023-03-01",
		},
		"en": {
			"the following day": "2023-03-01", "a day later": "2023-03-01", "the day before": "2023-02-27", "that evening": "2023-02-28",
			"two weeks earlier": "2023-02", "the next morning": "2023-03-01",
		},
	} {
		pack, err := lang.Load(data.FS, language)
		if err != nil {
			t.Fatal(err)
		}
		for words, want := range cases {
			t.Run(words, func(t *testing.T) {
				d := find(t, pack, words)
				if d == nil || !d.Anaphoric {
					t.Fatalf("%+v, want a date that counts from another", d)
				}
				if iso, _ := d.Resolve(from.AddDate(1, 0, 0), 0, false); iso != "" {
					t.Errorf("%q without a date to count from, want none", iso)
				}
				d.From = from
				if iso, _ := d.Resolve(from.AddDate(1, 0, 0), 0, false); iso != want {
					t.Errorf("%q, want %q", iso, want)
				}
			})
		}
	}
}
