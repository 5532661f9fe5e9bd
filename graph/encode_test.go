package graph_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"whomet/graph"
)

// anyArticle draws a report in the order Decode gives, with any texts in it.
func anyArticle(iri quad.IRI) *rapid.Generator[*graph.Article] {
	return rapid.Custom(func(t *rapid.T) *graph.Article {
		text := rapid.StringN(0, 12, -1)
		a := &graph.Article{
			IRI: iri, ID: text.Draw(t, "id"), URL: text.Draw(t, "url"), Title: text.Draw(t, "title"),
			Language: rapid.SampledFrom([]string{"", "de", "en"}).Draw(t, "language"),
		}
		if rapid.Bool().Draw(t, "dated") {
			a.Published = time.Unix(rapid.Int64Range(-1e9, 4e9).Draw(t, "published"), 0).UTC()
		}
		kind := rapid.SampledFrom([]graph.EntityKind{graph.Person, graph.Organization, graph.Place, graph.Group})
		for i := range rapid.IntRange(0, 6).Draw(t, "entities") {
			e := graph.Entity{Kind: kind.Draw(t, "kind"), Name: text.Draw(t, "name")}
			e.IRI = ns.Entity(e.Kind, fmt.Sprint(e.Name, " ", i))
			e.AltNames = distinct(rapid.SliceOfN(rapid.StringN(1, 8, -1), 0, 3).Draw(t, "other names"))
			a.Entities = append(a.Entities, e)
		}
		slices.SortFunc(a.Entities, func(x, y graph.Entity) int { return cmp.Compare(x.IRI, y.IRI) })
		who := rapid.SampledFrom([]quad.IRI{"https://whomet.example/person/unlisted"})
		if len(a.Entities) > 0 {
			who = rapid.Map(rapid.SampledFrom(a.Entities), func(e graph.Entity) quad.IRI { return e.IRI })
		}
		for range rapid.IntRange(0, 4).Draw(t, "events") {
			a.Events = append(a.Events, anyEvent(who).Draw(t, "event"))
		}
		for range rapid.IntRange(0, 3).Draw(t, "roles") {
			a.Roles = append(a.Roles, graph.Role{Person: who.Draw(t, "person"), Title: text.Draw(t, "title"), Org: who.Draw(t, "org"), Evidence: anyPassage().Draw(t, "evidence")})
		}
		for range rapid.IntRange(0, 5).Draw(t, "mentions") {
			p := anyPassage().Draw(t, "mention")
			a.Mentions = append(a.Mentions, graph.Mention{Entity: who.Draw(t, "entity"), Begin: p.Begin, End: p.End, Text: p.Text, Sentence: p.Begin / 7})
		}
		ns.Identify(a)
		return a
	})
}

func anyEvent(who *rapid.Generator[quad.IRI]) *rapid.Generator[graph.Event] {
	return rapid.Custom(func(t *rapid.T) graph.Event {
		of := func(list ...string) string { return rapid.SampledFrom(list).Draw(t, "choice") }
		ev := graph.Event{
			Type: of("Meeting", "Reception", "Negotiation", "PhoneCall", "Visit"), PlaceBasis: of("", "stated", "fromVisit"),
			Date:      of("", "2024-07-04", "2024-07", "2024", "--07-04", "--02-29", "2024-07-01/2024-07-04", "about 1900"),
			TimeBasis: of("", "stated", "relative"), Factuality: of("asserted", "planned", "denied", "reported"),
			Reporter: rapid.StringN(0, 5, -1).Draw(t, "reporter"), Trigger: rapid.StringN(0, 5, -1).Draw(t, "trigger"),
			Confidence: rapid.Float64Range(0, 1).Draw(t, "confidence"), Evidence: anyPassage().Draw(t, "evidence"),
		}
		if rapid.Bool().Draw(t, "has place") {
			ev.Place = who.Draw(t, "place")
		}
		for range rapid.IntRange(0, 12).Draw(t, "sides") {
			ev.Sides = append(ev.Sides, distinct(rapid.SliceOfN(who, 1, 3).Draw(t, "side")))
		}
		return ev
	})
}

// anyPassage draws a stretch of one imaginary text, so that the same stretch always
// has the same words.
func anyPassage() *rapid.Generator[graph.Passage] {
	return rapid.Custom(func(t *rapid.T) graph.Passage {
		begin := rapid.IntRange(0, 400).Draw(t, "begin")
		end := begin + rapid.IntRange(0, 5).Draw(t, "length")
		return graph.Passage{Begin: begin, End: end, Text: fmt.Sprintf("»%d\n%d«", begin, end)}
	})
}

func distinct[T cmp.Ordered](list []T) []T {
	slices.Sort(list)
	return slices.Compact(list)
}

// facts returns an article with its events, roles and mentions as sets: their
// order and repetition say nothing.
func facts(a *graph.Article) *graph.Article {
	b := *a
	b.Events, b.Roles, b.Mentions = slices.Clone(a.Events), distinctBy(a.Roles), distinctBy(a.Mentions)
	slices.SortFunc(b.Events, func(x, y graph.Event) int { return cmp.Compare(x.IRI, y.IRI) })
	return &b
}

func distinctBy[T comparable](list []T) []T {
	list = slices.Clone(list)
	slices.SortFunc(list, func(x, y T) int { return cmp.Compare(fmt.Sprintf("%#v", x), fmt.Sprintf("%#v", y)) })
	return slices.Compact(list)
}

func TestDecode(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := anyArticle("https://news.example/1").Draw(t, "article")
		if diff := gocmp.Diff(facts(a), facts(ns.Decode(a.IRI, ns.Encode(a))), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("decoded (-want +got):\n%s", diff)
		}
	})
}

// TestReplace puts any article after any other under the same IRI: the store must
// then hold the last one and nothing else.
func TestReplace(t *testing.T) {
	stores(t, func(t *testing.T, s *graph.Store) {
		var last *graph.Article
		rapid.Check(t, func(r *rapid.T) {
			a := anyArticle("https://news.example/1").Draw(r, "article")
			put(t, s, a)
			if diff := gocmp.Diff(lines(t, a), export(t, s)); diff != "" {
				t.Errorf("export (-want +got):\n%s", diff)
			}
			last = a
			err := s.Read(t.Context(), func(rd *graph.Reader) error {
				got, err := rd.Article(a.IRI)
				if err != nil {
					return err
				}
				if diff := gocmp.Diff(facts(a), facts(got), cmpopts.EquateEmpty()); diff != "" {
					t.Errorf("read back (-want +got):\n%s", diff)
				}
				return nil
			})
			if err != nil {
				t.Error(err)
			}
			if t.Failed() {
				r.FailNow()
			}
		})
		check(t, s, last)
	})
}
