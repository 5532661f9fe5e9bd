package graph_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	gocmp "github.com/google/go-cmp/cmp"

	"whomet/graph"
)

// read runs f on a store that has articles.
func read(t *testing.T, articles []*graph.Article, f func(t *testing.T, r *graph.Reader)) {
	stores(t, func(t *testing.T, s *graph.Store) {
		put(t, s, articles...)
		if err := s.Read(t.Context(), func(r *graph.Reader) error { f(t, r); return nil }); err != nil {
			t.Fatal(err)
		}
	})
}

// diary is an article with events at several times; each has its date as trigger.
func diary() *graph.Article {
	a := sample()
	berger, okoro, lind := ns.Entity(graph.Person, "Anna Berger"), ns.Entity(graph.Person, "Chidi Okoro"), ns.Entity(graph.Person, "Åsa Lind")
	a.IRI, a.Events, a.Roles, a.Mentions = "https://news.example/diary", nil, nil, nil
	for i, date := range []string{"2024-07-04", "", "2024", "2024-06", "2023-12-31", "2024-07-01/2024-07-20", "--07-04", "2024-07-05"} {
		e := graph.Event{
			Type: "Meeting", Sides: [][]quad.IRI{{berger}, {okoro}}, Date: date, Factuality: "asserted", Trigger: date,
			Evidence: graph.Passage{Begin: 10 * i, End: 10*i + 9, Text: fmt.Sprintf("Satz %d.", i)},
		}
		if i == 7 {
			e.Type, e.Sides, e.Factuality, e.Place = "PhoneCall", [][]quad.IRI{{okoro}, {lind}}, "planned", ns.Entity(graph.Place, "Oslo")
		}
		a.Events = append(a.Events, e)
	}
	ns.Identify(a)
	return a
}

func TestEvents(t *testing.T) {
	day := func(m time.Month, d int) time.Time { return time.Date(2024, m, d, 0, 0, 0, 0, time.UTC) }
	berger, okoro, lind := ns.Entity(graph.Person, "Anna Berger"), ns.Entity(graph.Person, "Chidi Okoro"), ns.Entity(graph.Person, "Åsa Lind")
	const span = "2024-07-01/2024-07-20"
	tests := map[string]struct {
		query graph.EventQuery
		want  []string
	}{
		"all":                    {graph.EventQuery{}, []string{"2024-07-05", "2024-07-04", span, "2024-06", "2024", "2023-12-31", "", ""}},
		"the newest two":         {graph.EventQuery{Limit: 2}, []string{"2024-07-05", "2024-07-04"}},
		"from":                   {graph.EventQuery{From: day(7, 5)}, []string{"2024-07-05", span, "2024"}},
		"to":                     {graph.EventQuery{To: day(6, 15)}, []string{"2024-06", "2024", "2023-12-31"}},
		"from and to":            {graph.EventQuery{From: day(6, 1), To: day(7, 3)}, []string{span, "2024-06", "2024"}},
		"of a person":            {graph.EventQuery{Actors: []quad.IRI{berger}}, []string{"2024-07-04", span, "2024-06", "2024", "2023-12-31", "", ""}},
		"of a person, newest":    {graph.EventQuery{Actors: []quad.IRI{berger}, Limit: 1}, []string{"2024-07-04"}},
		"of a person, from":      {graph.EventQuery{Actors: []quad.IRI{okoro}, From: day(7, 5)}, []string{"2024-07-05", span, "2024"}},
		"of two persons":         {graph.EventQuery{Actors: []quad.IRI{okoro, lind}}, []string{"2024-07-05"}},
		"of two who never met":   {graph.EventQuery{Actors: []quad.IRI{berger, lind}}, nil},
		"of nobody known":        {graph.EventQuery{Actors: []quad.IRI{"https://whomet.example/person/x"}}, nil},
		"by type":                {graph.EventQuery{Types: []string{"Visit", "PhoneCall"}}, []string{"2024-07-05"}},
		"by factuality":          {graph.EventQuery{Factuality: []string{"planned"}}, []string{"2024-07-05"}},
		"by place":               {graph.EventQuery{Place: ns.Entity(graph.Place, "Oslo")}, []string{"2024-07-05"}},
		"by place and person":    {graph.EventQuery{Place: ns.Entity(graph.Place, "Oslo"), Actors: []quad.IRI{berger}}, nil},
		"by article":             {graph.EventQuery{Article: "https://news.example/diary", Limit: 1}, []string{"2024-07-05"}},
		"by article and person":  {graph.EventQuery{Article: "https://news.example/diary", Actors: []quad.IRI{lind}}, []string{"2024-07-05"}},
		"by an unknown article":  {graph.EventQuery{Article: "https://news.example/x", Actors: []quad.IRI{lind}}, nil},
		"of an article, unknown": {graph.EventQuery{Article: "https://news.example/x"}, nil},
	}
	read(t, []*graph.Article{diary()}, func(t *testing.T, r *graph.Reader) {
		for name, test := range tests {
			t.Run(name, func(t *testing.T) {
				found, err := r.Events(test.query)
				if err != nil {
					t.Fatal(err)
				}
				var got []string
				for _, e := range found {
					got = append(got, e.Trigger)
				}
				for i := range got { // the day of no year stands with the undated
					if got[i] == "--07-04" {
						got[i] = ""
					}
				}
				if diff := gocmp.Diff(test.want, got); diff != "" {
					t.Errorf("-want +got:\n%s", diff)
				}
			})
		}
	})
}

func TestEventWhole(t *testing.T) {
	a := sample()
	read(t, []*graph.Article{a}, func(t *testing.T, r *graph.Reader) {
		for _, want := range a.Events {
			got, err := r.Event(want.IRI)
			if err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(&want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		}
		all, err := r.Events(graph.EventQuery{})
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff([]graph.Event{a.Events[2], a.Events[0], a.Events[1]}, all); diff != "" {
			t.Errorf("all (-want +got):\n%s", diff)
		}
	})
}

// TestEventsMoved checks that the order of time follows changes and deletions.
func TestEventsMoved(t *testing.T) {
	stores(t, func(t *testing.T, s *graph.Store) {
		a := sample()
		put(t, s, a)
		a.Events[0].Date = "2031-01-01"
		a.Events = a.Events[:2]
		put(t, s, a)
		err := s.Read(t.Context(), func(r *graph.Reader) error {
			got, err := r.Events(graph.EventQuery{})
			if len(got) != 2 || got[0].Date != "2031-01-01" || got[1].Type != "Visit" {
				t.Errorf("got %+v", got)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// TestEdges checks who is joined directly.
func TestEdges(t *testing.T) {
	a := sample()
	berger, okoro, lind := a.Entities[0].IRI, a.Entities[1].IRI, a.Entities[2].IRI
	team := ns.Entity(graph.Group, "Delegation")
	a.Entities = append(a.Entities, graph.Entity{IRI: team, Kind: graph.Group, Name: "Delegation"})
	say := func(kind, factuality string, sides ...[]quad.IRI) graph.Event {
		return graph.Event{Type: kind, Factuality: factuality, Sides: sides, Place: ns.Entity(graph.Place, "Oslo")}
	}
	pair := [][]quad.IRI{{berger}, {okoro}}
	both := []string{"anna-berger met chidi-okoro", "chidi-okoro met anna-berger"}
	for name, test := range map[string]struct {
		event graph.Event
		want  []string
	}{
		"a meeting":                    {say("Meeting", "asserted", pair...), both},
		"a phone call":                 {say("PhoneCall", "asserted", pair...), both},
		"a planned meeting":            {say("Meeting", "planned", pair...), nil},
		"a denied meeting":             {say("Meeting", "denied", pair...), nil},
		"a reported meeting":           {say("Meeting", "reported", pair...), nil},
		"two on one side":              {say("Meeting", "asserted", []quad.IRI{berger, okoro}), nil},
		"three sides":                  {say("Meeting", "asserted", []quad.IRI{berger}, []quad.IRI{okoro}, []quad.IRI{lind}), append(slices.Clone(both), "anna-berger met asa-lind", "asa-lind met anna-berger", "asa-lind met chidi-okoro", "chidi-okoro met asa-lind")},
		"a delegation":                 {say("Meeting", "asserted", []quad.IRI{berger}, []quad.IRI{team}), nil},
		"one person on both sides":     {say("Meeting", "asserted", []quad.IRI{berger}, []quad.IRI{berger}), nil},
		"a visit":                      {say("Visit", "asserted", []quad.IRI{berger}), []string{"anna-berger visited oslo"}},
		"a visit of two and its guest": {say("Visit", "asserted", []quad.IRI{berger, okoro}), []string{"anna-berger visited oslo", "chidi-okoro visited oslo"}},
		"a planned visit":              {say("Visit", "planned", []quad.IRI{berger}), nil},
	} {
		t.Run(name, func(t *testing.T) {
			a.Events = []graph.Event{test.event}
			ns.Identify(a)
			v := ns.Vocab()
			var got []string
			for _, q := range ns.Encode(a) {
				if q.Predicate == v.Met || q.Predicate == v.Visited {
					got = append(got, last(q.Subject)+" "+last(q.Predicate)+" "+last(q.Object))
				}
			}
			slices.Sort(got)
			slices.Sort(test.want)
			if diff := gocmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func last(v quad.Value) string {
	if v == quad.IRI("") {
		return ""
	}
	s := string(v.(quad.IRI))
	for i := len(s) - 1; ; i-- {
		if s[i] == '/' || s[i] == '#' {
			return s[i+1:]
		}
	}
}

func TestEntity(t *testing.T) {
	iri := ns.Entity(graph.Person, "Anna Berger")
	var articles []*graph.Article
	for i, names := range [][]string{{"Anna Berger", "Berger"}, {"ANNA BERGER"}, {"Anna Berger", "Frau Berger"}, {"Anna-Berger", "Bergers"}} {
		articles = append(articles, &graph.Article{
			IRI:      quad.IRI(fmt.Sprint("https://news.example/", i)),
			Entities: []graph.Entity{{IRI: iri, Kind: graph.Person, Name: names[0], AltNames: names[1:]}},
		})
	}
	want := &graph.Entity{IRI: iri, Kind: graph.Person, Name: "Anna Berger", AltNames: []string{"ANNA BERGER", "Anna-Berger", "Berger", "Bergers", "Frau Berger"}}
	for range len(articles) {
		articles = append(articles[1:], articles[0])
		read(t, articles, func(t *testing.T, r *graph.Reader) {
			got, err := r.Entity(iri)
			if err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if name, err := r.Name(iri); err != nil || name != "Anna Berger" {
				t.Errorf("name %q, %v", name, err)
			}
			if _, err := r.Entity("https://news.example/1"); !errors.Is(err, graph.ErrNotFound) {
				t.Errorf("an article is an entity: %v", err)
			}
		})
	}
}

func TestFind(t *testing.T) {
	a := sample()
	a.Entities = append(a.Entities,
		graph.Entity{IRI: ns.Entity(graph.Person, "Jürgen Berger-Groß"), Kind: graph.Person, Name: "Jürgen Berger-Groß", AltNames: []string{"der Große"}},
		graph.Entity{IRI: ns.Entity(graph.Place, "Berg"), Kind: graph.Place, Name: "Berg"},
		graph.Entity{IRI: ns.Entity(graph.Group, "Bergwacht"), Kind: graph.Group, Name: "Bergwacht"},
	)
	tests := map[string]struct {
		text  string
		limit int
		kinds []graph.EntityKind
		want  []string
	}{
		"a surname":                      {"berger", 0, nil, []string{"Anna Berger", "Jürgen Berger-Groß"}},
		"a full name in any order":       {"Gross Jurgen", 0, nil, []string{"Jürgen Berger-Groß"}},
		"a beginning":                    {"berg", 0, nil, []string{"Bergwacht", "Berg", "Anna Berger", "Jürgen Berger-Groß"}},
		"a beginning, at most one":       {"berg", 1, nil, []string{"Bergwacht"}},
		"the exact name comes first":     {"Berg", 2, nil, []string{"Berg", "Bergwacht"}},
		"persons only":                   {"Berg", 0, []graph.EntityKind{graph.Person}, []string{"Anna Berger", "Jürgen Berger-Groß"}},
		"a name that only some text has": {"der Große", 0, nil, []string{"Jürgen Berger-Groß"}},
		"not the middle of a word":       {"erger", 0, nil, nil},
		"diacritics":                     {"asa", 0, nil, []string{"Åsa Lind"}},
		"nothing":                        {"", 0, nil, nil},
	}
	read(t, []*graph.Article{a}, func(t *testing.T, r *graph.Reader) {
		for name, test := range tests {
			t.Run(name, func(t *testing.T) {
				found, err := r.Find(test.text, test.limit, test.kinds...)
				if err != nil {
					t.Fatal(err)
				}
				var got []string
				for _, e := range found {
					got = append(got, e.Name)
				}
				if diff := gocmp.Diff(test.want, got); diff != "" {
					t.Errorf("-want +got:\n%s", diff)
				}
			})
		}
	})
}

func TestRolesAndArticles(t *testing.T) {
	a, b := sample(), diary()
	b.Roles = []graph.Role{{Person: a.Roles[0].Person, Title: "Kanzlerin", Evidence: graph.Passage{Begin: 7, End: 9, Text: "So."}}}
	ns.Identify(b)
	read(t, []*graph.Article{b, a}, func(t *testing.T, r *graph.Reader) {
		roles, err := r.Roles(a.Roles[0].Person)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff([]graph.Role{a.Roles[0], b.Roles[0]}, roles); diff != "" {
			t.Errorf("roles (-want +got):\n%s", diff)
		}
		labels, err := r.Articles()
		if err != nil || !slices.Equal(labels, []quad.IRI{a.IRI, b.IRI}) {
			t.Errorf("articles %v, %v", labels, err)
		}
		head, err := r.Headline(a.IRI)
		want := &graph.Article{IRI: a.IRI, ID: a.ID, URL: a.URL, Title: a.Title, Language: a.Language, Published: a.Published}
		if diff := gocmp.Diff(want, head); err != nil || diff != "" {
			t.Errorf("headline %v (-want +got):\n%s", err, diff)
		}
		for name, err := range map[string]error{
			"article":  second(r.Article("https://news.example/x")),
			"headline": second(r.Headline(a.Events[0].IRI)),
			"event":    second(r.Event(a.IRI)),
		} {
			if !errors.Is(err, graph.ErrNotFound) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func second[T any](_ T, err error) error { return err }
