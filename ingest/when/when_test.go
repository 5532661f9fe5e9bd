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
			{"er traf sie am Morgen", "", ""},
			{"2000 Stellen", "2000", "2000"}, // untagged; a tagged noun would say no year
		},
		"en": {
			{"on July 4 , 2024", "2024-07-04", "2024-07-04"},
			{"on 4 July", "2024-07-04", "2024-07-04"},
			{"the 4th of July", "2024-07-04", "2024-07-04"},
			{"in early November", "2023-11", "2024-11"},
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
