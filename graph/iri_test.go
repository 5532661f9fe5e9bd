package graph_test

import (
	"testing"

	"github.com/cayleygraph/quad"
	"pgregory.net/rapid"

	"whomet/graph"
	"whomet/graph/rdf"
)

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"Anna Berger":           "anna-berger",
		"ANNA  BERGER":          "anna-berger",
		"António Sørensen-Łuk":  "antonio-sorensen-luk",
		"Jürgen Groß":           "jurgen-gross",
		"O’Brian, John F.":      "obrian-john-f",
		"d'Arc":                 "darc",
		"Đorđe Ćirić":           "dorde-ciric",
		"İsmail Yıldız":         "ismail-yildiz",
		"Анна Зайцева":          "анна-зайцева",
		"山田 太郎":                 "山田-太郎",
		"Αθηνά Παπαδοπούλου":    "αθηνα-παπαδοπουλου",
		"--G7--":                "g7",
		"Straße des 17. Juni":   "strasse-des-17-juni",
		"https://a.example/x?y": "https-a-example-x-y",
	} {
		if got := graph.Slug(name); got != want {
			t.Errorf("Slug(%q) = %q, want %q", name, got, want)
		}
	}
	if a, b := graph.Slug("?"), graph.Slug("!"); a == "" || a == b {
		t.Errorf("names without letters: %q, %q", a, b)
	}
}

func TestEntityIRI(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.String().Draw(t, "name")
		iri := ns.Entity(graph.Person, name)
		if _, err := rdf.AppendQuad(nil, quad.Quad{Subject: iri, Predicate: iri, Object: iri}); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	})
}

func TestArticleIRI(t *testing.T) {
	for name, test := range map[string]struct {
		url, id, text string
		want          quad.IRI
	}{
		"its URL":                        {"https://news.example/a?b=1", "7", "x", "https://news.example/a?b=1"},
		"its URL without fragment":       {"https://news.example/a#top", "7", "x", "https://news.example/a"},
		"a URL with odd characters":      {"https://news.example/a b|ü\"", "", "", "https://news.example/a%20b%7C%C3%BC%22"},
		"no URL":                         {"", "7", "x", "https://whomet.example/article/7"},
		"a URL that is no address":       {"urn:x:y", "7", "x", "https://whomet.example/article/7"},
		"a path is no URL":               {"/home/a.txt", "a b/ü", "x", "https://whomet.example/article/a%20b%2F%C3%BC"},
		"an identifier that is an IRI":   {"", "tag:a.example,2024:1", "x", "https://whomet.example/article/tag:a.example%2C2024:1"},
		"neither URL nor identifier":     {"", "", "Ein Text.", "https://whomet.example/article/babfaae4a3d8e6b3806cac012c9da981"},
		"only spaces for its identifier": {"", " \t", "Ein Text.", "https://whomet.example/article/babfaae4a3d8e6b3806cac012c9da981"},
	} {
		if got := ns.Article(test.url, test.id, test.text); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}

func TestEventIRI(t *testing.T) {
	a, b := sample(), sample()
	b.Events[0].Date, b.Events[0].Confidence, b.Events[0].Place = "2024-07", 0.1, ""
	b.Events[0].IRI = ""
	ns.Identify(b)
	if a.Events[0].IRI != b.Events[0].IRI {
		t.Error("an event's IRI changed with its date and place")
	}
	b.Events = append(b.Events, b.Events[0])
	b.Events[0].IRI, b.Events[3].IRI = "", ""
	ns.Identify(b)
	if b.Events[3].IRI != a.Events[0].IRI+"-2" {
		t.Errorf("a second event of the same sides in the same sentence is %s", b.Events[3].IRI)
	}
}
