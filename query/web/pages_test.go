package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"whomet/graph"
	"whomet/query/web"
)

func TestPages(t *testing.T) {
	const (
		traf  = `<mark class="name">Ana Müller</mark> <mark class="trigger">traf</mark> <mark class="name">Bo Vale</mark> in <mark class="name">Oslo</mark>.`
		spoke = `<mark class="trigger">spoke</mark>`
	)
	ana := "/person?iri=" + url.QueryEscape(string(person("Ana Müller")))
	runAll(t, []call{
		{name: "recent meetings", path: "/", status: 200, want: []string{traf, spoke, "2 meetings", `lang="de"`, `href="/person/ana-muller"`, "5 July 2024", "reported by an aide"}, not: []string{"planned, not", "Eva"}},
		{name: "filtered", path: "/?person=okafor&with=&type=&factuality=all", status: 200, want: []string{spoke, `Meetings of <a href="/person/chi-okafor">Chi Okafor</a>`, "planned, not known to have happened", `value="okafor"`, `value="all" selected`, "/api/v1/met?factuality=all&amp;person=okafor"}, not: []string{traf}},
		{name: "more", path: "/?limit=1", status: 200, want: []string{"The newest 1", `href="/?limit=4"`}},
		{name: "no such meeting", path: "/?from=1990&to=1991", status: 200, want: []string{"No such meeting"}},
		{name: "a date that is none", path: "/?from=4.7.2024", status: 400, want: []string{`Invalid date: from &#34;4.7.2024&#34;`, `value="4.7.2024"`}},
		{name: "nobody", path: "/?person=Okafur", status: 404, want: []string{"name no person “Okafur”", `href="/search?q=Chi%20Okafor"`}},
		{name: "person by IRI", path: ana, status: 200, want: []string{"<h1>Ana Müller</h1>", "also named", "Hafenamt", "Ministerin", traf, "denied or called off", `role="img" aria-label="visited">→`, `href="/place/bern"`}},
		{name: "person by slug", path: "/person/ana-muller", status: 200, want: []string{"<h1>Ana Müller</h1>", traf}},
		{name: "organization", path: "/organization/hafenamt", status: 200, want: []string{"<h1>Hafenamt</h1>", "tells of a meeting"}},
		{name: "place", path: "/place/oslo", status: 200, want: []string{"<h1>Oslo</h1>", "Meetings here", traf}},
		{name: "nobody's page", path: "/person/nobody", status: 404, want: []string{"name no person “https://whomet.example/person/nobody”"}},
		{name: "nobody asked", path: "/person", status: 400, want: []string{"whose page?"}},
		{name: "article", path: "/article?iri=https://zeitung.example/1", status: 200, want: []string{`<h1 lang="de">Müller trifft Vale</h1>`, traf, "Müller</mark> hat", "German", `<th scope="col">Sentence</th>`}},
		{name: "no article", path: "/article?iri=https://zeitung.example/99", status: 404, want: []string{"Not Found"}},
		{name: "search", path: "/search?q=okaf", status: 200, want: []string{`href="/person/chi-okafor"`, "Okafor on the phone &lt;live&gt;", `value="okaf"`}, not: []string{"<live>"}},
		{name: "search by sound", path: "/search?q=Tokayev", status: 200, want: []string{"Eva Tokajew"}},
		{name: "no match", path: "/search?q=Okafur", status: 200, want: []string{"No match", "Did you mean"}},
		{name: "no text", path: "/search", status: 200, want: []string{"Type a name"}},
		{name: "another page", path: "/nowhere", status: 404, want: []string{"There is no such page"}},
		{name: "style", path: "/style.css", status: 200, want: []string{"prefers-color-scheme: dark"}},
		{name: "script in a question", path: "/?person=%3Cscript%3Ealert(1)%3C/script%3E", status: 404, want: []string{"&lt;script&gt;"}, not: []string{"<script>"}},
	})
}

func TestEmptyStore(t *testing.T) {
	u := start(t, &web.Server{Store: open(t, "memory")})
	for _, c := range []call{
		{path: "/", status: 200, want: []string{"Nothing has been read yet"}},
		{path: "/search?q=x", status: 200, want: []string{"No match"}},
		{path: "/api/v1/met", status: 200, want: []string{`{"meetings":[],"truncated":false}`}},
		{path: "/api/v1/graph", status: 200, want: []string{`{"nodes":[],"edges":[],"truncated":false}`}},
		{path: "/api/v1/export", status: 200},
		{path: "/readyz", status: 200},
	} {
		c.run(t, u)
	}
}

// TestAnotherNamespace serves a store whose IRIs begin with another base.
func TestAnotherNamespace(t *testing.T) {
	other := graph.Namespace("https://graph.example/x/")
	store, err := other.Open(t.Context(), "memory")
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	a := &graph.Article{IRI: "https://paper.example/3", Title: "Tea", Entities: []graph.Entity{
		{IRI: other.Entity(graph.Person, "Иван Ли"), Kind: graph.Person, Name: "Иван Ли"},
		{IRI: other.Entity(graph.Person, "Bo Vale"), Kind: graph.Person, Name: "Bo Vale"},
	}}
	said := graph.Passage{Begin: 0, End: 17, Text: "Иван Ли met Vale."}
	a.Events = []graph.Event{{Type: "Meeting", Sides: [][]quad.IRI{{a.Entities[0].IRI}, {a.Entities[1].IRI}}, Factuality: "asserted", Confidence: 1, Trigger: "met", Evidence: said}}
	if err := store.Put(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	u := start(t, &web.Server{Store: store})
	link := "/person?" + url.Values{"iri": {string(a.Entities[0].IRI)}}.Encode()
	for _, c := range []call{
		{path: "/", status: 200, want: []string{`href="` + link + `"`}},
		{path: link, status: 200, want: []string{"<h1>Иван Ли</h1>"}},
		{path: "/person/" + url.PathEscape("иван-ли"), status: 200, want: []string{"<h1>Иван Ли</h1>"}},
		{path: "/api/v1/met?person=" + url.QueryEscape("ли"), status: 200, want: []string{`"persons":[{"iri":"` + string(a.Entities[0].IRI)}},
	} {
		c.run(t, u)
	}
}

// TestNothingFromOutside holds each page to what it may load and to what a reader
// without a mouse or a screen needs.
func TestNothingFromOutside(t *testing.T) {
	serve(t, func(t *testing.T, u string) {
		for _, path := range []string{"/", "/person/ana-muller", "/article?iri=https://paper.example/2", "/search?q=a", "/nowhere"} {
			res, err := http.Get(u + path)
			if err != nil {
				t.Fatal(err)
			}
			res.Body.Close()
			if p := res.Header.Get("Content-Security-Policy"); !strings.Contains(p, "default-src 'none'") {
				t.Errorf("%s: policy %q", path, p)
			}
			c := call{path: path, status: res.StatusCode, want: []string{`<html lang="en">`, `name="viewport"`, `<label class="hide" for="q">`, `class="skip"`, "<h1"},
				not: []string{"<script", " style=", " onclick", `src="http`, "@import"}}
			c.run(t, u)
		}
	})
}

func TestForeignPagesCannotWrite(t *testing.T) {
	serve(t, func(t *testing.T, u string) {
		req, err := http.NewRequest("POST", u+"/api/v1/articles", strings.NewReader("Ana traf Bo."))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "text/plain")
		req.Header.Set("Origin", "https://evil.example")
		req.Header.Set("Sec-Fetch-Site", "cross-site")
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != http.StatusForbidden {
			t.Errorf("status %d, want 403", res.StatusCode)
		}
	})
}
