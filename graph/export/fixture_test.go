package export_test

import (
	"bytes"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"whomet/graph"
	"whomet/graph/export"
)

const ns = graph.DefaultNamespace

func iri(kind graph.EntityKind, name string) quad.IRI { return ns.Entity(kind, name) }

// The people and places of the fixture; some names are hard to quote.
var (
	ana   = iri(graph.Person, `Ana "Q" Müller`)
	bo    = iri(graph.Person, `Bo <Vale> & Co`)
	chi   = iri(graph.Person, `Chi; Okafor, PhD`)
	dee   = iri(graph.Person, `Dee \ Vale`)
	aides = iri(graph.Group, "the aides")
	trade = iri(graph.Organization, "Ministry of Trade")
	oslo  = iri(graph.Place, "Oslo")
	bern  = iri(graph.Place, "Bern")
)

// articles are two reports. The first tells of a meeting on a day, one of a month with
// three sides, one of an interval that was denied, and a visit of two; the second of
// one on a day of no year, and of a plan.
func articles() []*graph.Article {
	say := func(begin int, text string) graph.Passage {
		return graph.Passage{Begin: begin, End: begin + len([]rune(text)), Text: text}
	}
	traf := say(0, "Ministerin Müller traf\nVale & Co „in Oslo“.\t\\")
	de := &graph.Article{
		IRI: "https://zeitung.example/1", URL: "https://zeitung.example/1", Title: `Müller "trifft", Vale`, Language: "de",
		Published: time.Date(2024, 7, 6, 8, 0, 0, 0, time.UTC),
		Entities: []graph.Entity{
			{IRI: ana, Kind: graph.Person, Name: `Ana "Q" Müller`, AltNames: []string{"Müller", "Q"}},
			{IRI: bo, Kind: graph.Person, Name: "Bo <Vale> & Co"},
			{IRI: dee, Kind: graph.Person, Name: `Dee \ Vale`},
			{IRI: aides, Kind: graph.Group, Name: "the aides"},
			{IRI: oslo, Kind: graph.Place, Name: "Oslo"},
			{IRI: bern, Kind: graph.Place, Name: "Bern"},
		},
		Events: []graph.Event{
			{Type: "Meeting", Sides: [][]quad.IRI{{ana}, {bo}}, Place: oslo, PlaceBasis: "stated", Date: "2024-07-05", TimeBasis: "stated", Factuality: "asserted", Confidence: 0.9, Trigger: "traf", Evidence: traf},
			{Type: "Negotiation", Sides: [][]quad.IRI{{ana}, {bo}, {dee, aides}}, Date: "2024-02", Factuality: "reported", Reporter: "an aide", Confidence: 0.5, Evidence: say(50, "Zwei.")},
			{Type: "Meeting", Sides: [][]quad.IRI{{ana}, {dee}}, Date: "2024-07-01/2024-07-04", Factuality: "denied", Confidence: 0.75, Evidence: say(60, "Drei.")},
			{Type: "Visit", Sides: [][]quad.IRI{{ana, bo}}, Place: bern, Date: "2023", Factuality: "asserted", Confidence: 0.8, Evidence: say(70, "Vier.")},
		},
		Roles:    []graph.Role{{Person: ana, Title: "Ministerin", Evidence: traf}},
		Mentions: []graph.Mention{{Entity: ana, Begin: 11, End: 17, Text: "Müller"}, {Entity: dee, Begin: 30, End: 34, Text: "Vale"}},
	}
	en := &graph.Article{
		IRI: "https://whomet.example/article/note-7", ID: "note-7", Language: "en",
		Entities: []graph.Entity{
			{IRI: ana, Kind: graph.Person, Name: `Ana "Q" Müller`, AltNames: []string{"Müller"}},
			{IRI: chi, Kind: graph.Person, Name: "Chi; Okafor, PhD"},
			{IRI: trade, Kind: graph.Organization, Name: "Ministry of Trade"},
		},
		Events: []graph.Event{
			{Type: "PhoneCall", Sides: [][]quad.IRI{{ana}, {chi}}, Date: "--07-04", Factuality: "asserted", Confidence: 1, Evidence: say(0, "One.")},
			{Type: "Reception", Sides: [][]quad.IRI{{chi}, {ana}}, Place: trade, Date: "2024-08-01", Factuality: "planned", Confidence: 0.6, Evidence: say(10, "Two.")},
		},
		Roles: []graph.Role{{Person: chi, Title: "minister", Org: trade, Evidence: say(0, "One.")}, {Person: chi, Title: "Chair", Evidence: say(10, "Two.")}},
	}
	for _, a := range []*graph.Article{de, en} {
		ns.Identify(a)
	}
	return []*graph.Article{de, en}
}

// stores returns a store of each kind, filled in either order.
func stores(t testing.TB) map[string]*graph.Store {
	t.Helper()
	out := map[string]*graph.Store{}
	for name, url := range map[string]string{"memory": "memory", "file": filepath.Join(t.TempDir(), "store.db")} {
		s, err := graph.Open(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		list := articles()
		if name == "file" {
			slices.Reverse(list)
		}
		for _, a := range list {
			if err := s.Put(t.Context(), a); err != nil {
				t.Fatal(err)
			}
		}
		out[name] = s
	}
	return out
}

// write exports from the stores, which must give the same bytes.
func write(t *testing.T, stores map[string]*graph.Store, format string, sel export.Selection) []byte {
	t.Helper()
	f, err := export.Find(format)
	if err != nil {
		t.Fatal(err)
	}
	var first []byte
	for name, s := range stores {
		var b bytes.Buffer
		if err := f.Write(t.Context(), &b, s, sel); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if first != nil && !bytes.Equal(first, b.Bytes()) {
			t.Errorf("the stores differ:\n%s\n%s", first, b.Bytes())
		}
		first = b.Bytes()
	}
	return first
}
