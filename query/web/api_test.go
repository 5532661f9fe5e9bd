package web_test

import (
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"whomet/query/web"
)

// call is a request and what is wanted of its answer.
type call struct {
	name   string
	method string // GET if empty
	path   string
	header string // of the content type
	body   string
	status int
	want   []string // parts of the answer
	not    []string // what it must not have
}

func (c call) run(t *testing.T, base string) string {
	t.Helper()
	method := c.method
	if method == "" {
		method = "GET"
	}
	req, err := http.NewRequestWithContext(t.Context(), method, base+c.path, strings.NewReader(c.body))
	if err != nil {
		t.Fatal(err)
	}
	if c.header != "" {
		req.Header.Set("Content-Type", c.header)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	if res.StatusCode != c.status {
		t.Errorf("%s %s: status %d, want %d: %.5000s", method, c.path, res.StatusCode, c.status, b)
	}
	shown := b[:min(len(b), 5000)]
	for _, w := range c.want {
		if !strings.Contains(string(b), w) {
			t.Errorf("%s %s: %q is not in the answer:\n%s", method, c.path, w, shown)
		}
	}
	for _, n := range c.not {
		if strings.Contains(string(b), n) {
			t.Errorf("%s %s: %q is in the answer:\n%s", method, c.path, n, shown)
		}
	}
	if method != "HEAD" && strings.HasPrefix(c.path, "/api/") && strings.HasPrefix(res.Header.Get("Content-Type"), "application/json") && !json.Valid(b) {
		t.Errorf("%s %s: the answer is no JSON: %.5000s", method, c.path, b)
	}
	return string(b)
}

func runAll(t *testing.T, calls []call) {
	serve(t, func(t *testing.T, url string) {
		for _, c := range calls {
			t.Run(c.name, func(t *testing.T) { c.run(t, url) })
		}
	})
}

func TestMet(t *testing.T) {
	oslo := `"text":"Ministerin Ana Müller traf Bo Vale in Oslo."`
	runAll(t, []call{
		{name: "all", path: "/api/v1/met", status: 200, want: []string{oslo, `"truncated":false`, `"begin":0,"end":43`}, not: []string{"planned"}},
		{name: "person", path: "/api/v1/met?person=okafor", status: 200, want: []string{`"reporter":"an aide"`}, not: []string{oslo}},
		{name: "all filters", path: "/api/v1/met?person=vale&with=m%C3%BCller&place=oslo&from=2024-07&to=2024&type=Meeting&factuality=asserted&limit=5", status: 200, want: []string{oslo}},
		{name: "truncated", path: "/api/v1/met?limit=1", status: 200, want: []string{`"truncated":true`}},
		{name: "none", path: "/api/v1/met?from=1990&to=1991", status: 200, want: []string{`{"meetings":[],`}},
		{name: "nobody", path: "/api/v1/met?person=Okafur", status: 404, want: []string{`{"error":"no person named \"Okafur\"; is it Chi Okafor?"}`}},
		{name: "no date", path: "/api/v1/met?from=yesterday", status: 400, want: []string{`from \"yesterday\"; write a day as 2024-07-04`}},
		{name: "no type", path: "/api/v1/met?type=Dinner", status: 400, want: []string{"Dinner"}},
		{name: "no limit", path: "/api/v1/met?limit=many", status: 400, want: []string{`limit \"many\"`}},
		{name: "a parameter misspelt", path: "/api/v1/met?persn=x", status: 400, want: []string{`unknown parameter \"persn\"; there are person`}},
		{name: "a parameter twice", path: "/api/v1/met?person=a&person=b", status: 400, want: []string{"given 2 times"}},
		{name: "the head alone", method: "HEAD", path: "/api/v1/met", status: 200},
		{name: "another method", method: "POST", path: "/api/v1/met", status: 405, want: []string{`"error"`}},
		{name: "another path", path: "/api/v1/meet", status: 404, want: []string{`"error"`}},
	})
}

func TestGraph(t *testing.T) {
	runAll(t, []call{
		{name: "around", path: "/api/v1/graph?person=Okafor", status: 200, want: []string{`"label":"Ana Müller","kind":"Person","weight":1`, `"type":"met","factuality":"reported","count":1`}, not: []string{"Vale"}},
		{name: "two steps", path: "/api/v1/graph?person=Okafor&depth=2", status: 200, want: []string{`"label":"Bo Vale"`, `"type":"visited"`, `"first":"2024-07-05","last":"2024-07-05"`}},
		{name: "a period", path: "/api/v1/graph?from=2024-06&to=2024-06", status: 200, want: []string{"Okafor"}, not: []string{"Vale"}},
		{name: "too deep", path: "/api/v1/graph?person=Okafor&depth=9", status: 400, want: []string{"depth"}},
		{name: "cut", path: "/api/v1/graph?limit=1", status: 200, want: []string{`"truncated":true`}},
	})
}

func TestQueries(t *testing.T) {
	ana := "<" + string(person("Ana Müller")) + ">"
	met := "<" + string(ns.Vocab().Met) + ">"
	gizmo, gql := "/api/v1/query/gizmo", "/api/v1/query/graphql"
	runAll(t, []call{
		{name: "as Cayley answers", method: "POST", path: gizmo, body: `g.V("` + ana + `").Out("` + met + `").All()`, status: 200,
			want: []string{`{"result":[{"id":"<` + string(person("Bo Vale")) + `>"}]}` + "\n"}},
		{name: "no rows", method: "POST", path: gizmo, body: `g.V("<x>").All()`, status: 200, want: []string{`{"result":null}`}},
		{name: "beyond the limit", method: "POST", path: gizmo + "?limit=2", body: "for (;;) g.emit(1)", status: 200, want: []string{`{"result":[1,1],"truncated":true}`}},
		{name: "many rows", method: "POST", path: gizmo + "?limit=250", body: "s = 'x'.repeat(10000); for (;;) g.emit(s)", status: 200, want: []string{`],"truncated":true}`}},
		{name: "that does not parse", method: "POST", path: gizmo, body: "g.V(", status: 400, want: []string{`{"error":"query does not parse: line 1, column 5`}},
		{name: "on which Cayley panics", method: "POST", path: gizmo, body: "g.V().Out({}).All()", status: 400, want: []string{`{"error":"query is wrong`}},
		{name: "failing when rows are out", method: "POST", path: gizmo + "?limit=-1", body: "s = 'x'.repeat(10000); for (i = 0; i < 250; i++) g.emit(s); throw 'late'", status: 200, want: []string{`],"error":"query is wrong`, "late"}},
		{name: "a limit that is none", method: "POST", path: gizmo + "?limit=x", status: 400, want: []string{`limit \"x\"`}},
		{name: "by GET", path: gizmo, status: 405},
		{name: "another language", method: "POST", path: "/api/v1/query/sql", status: 404},
		{name: "GraphQL", method: "POST", path: gql, body: `{ nodes(id: ` + ana + `) { met: ` + met + ` { id } } }`, status: 200,
			want: []string{`{"data":{"nodes":{"met":{"id":"` + string(person("Bo Vale")) + `"}}}}` + "\n"}},
		{name: "GraphQL beyond the limit", method: "POST", path: gql + "?limit=1", body: `{ nodes { id } }`, status: 200, want: []string{`"extensions":{"truncated":true}`}},
		{name: "GraphQL that does not parse", method: "POST", path: gql, body: "{ nodes {", status: 400,
			want: []string{`{"data":null,"errors":[{"message":"query does not parse`, `"locations":[{"line":1,"column":`}},
	})
}

func TestQueryWithoutEnd(t *testing.T) {
	u := start(t, &web.Server{Store: open(t, "memory"), QueryTimeout: 200 * time.Millisecond})
	call{method: "POST", path: "/api/v1/query/gizmo", body: "while (true) {}", status: 504, want: []string{`{"error":"query did not end in time`}}.run(t, u)
}

func TestPost(t *testing.T) {
	const path = "/api/v1/articles"
	runAll(t, []call{
		{name: "JSON", method: "POST", path: path, header: "application/json; charset=utf-8", body: `{"id":"x1","text":"Ana traf Bo."}`, status: 201,
			want: []string{`"iri":"https://whomet.example/article/x1"`, `"found":{"groups":0,"meetings":2,"organizations":1,"persons":3,"places":2,"roles":1,"visits":1}`}},
		{name: "text", method: "POST", path: path, header: "text/plain", body: `Ana traf Bo.`, status: 201, want: []string{`"meetings":[{`}},
		{name: "broken JSON", method: "POST", path: path, header: "application/json", body: `{"id":`, status: 422, want: []string{"article not accepted: unexpected end"}},
		{name: "no text", method: "POST", path: path, header: "text/plain", body: " ", status: 422, want: []string{"no text"}},
		{name: "another type", method: "POST", path: path, header: "image/png", body: "x", status: 415, want: []string{"image/png", "application/json or text/plain"}},
		{name: "no type", method: "POST", path: path, body: "x", status: 415},
		{name: "too large", method: "POST", path: path, header: "text/plain", body: strings.Repeat("x", 2000), status: 413, want: []string{"larger than 1024 bytes"}},
		{name: "a fault of ours", method: "POST", path: path, header: "text/plain", body: "fault", status: 500, want: []string{"internal error"}, not: []string{"secret"}},
	})
	store := open(t, "memory")
	url := start(t, &web.Server{Store: store})
	call{method: "POST", path: path, header: "text/plain", body: "x", status: 403, want: []string{"takes no articles"}}.run(t, url)
}

func TestExport(t *testing.T) {
	var exports []string
	serve(t, func(t *testing.T, url string) {
		all := call{path: "/api/v1/export?format=nquads", status: 200}.run(t, url)
		lines := strings.Split(strings.TrimSuffix(all, "\n"), "\n")
		if !slices.Contains(lines, "<"+string(person("Ana Müller"))+"> <"+string(ns.Vocab().Met)+"> <"+string(person("Bo Vale"))+"> <https://zeitung.example/1> .") {
			t.Errorf("who met whom is not in the export:\n%s", all)
		}
		one := call{path: "/api/v1/export?article=https://paper.example/2", status: 200, not: []string{"zeitung"}}.run(t, url)
		if !strings.Contains(all, one) || one == "" {
			t.Error("an article's export is not part of the whole")
		}
		call{path: "/api/v1/export?format=xml", status: 400, want: []string{"xml"}}.run(t, url)
		exports = append(exports, all)
	})
	if exports[0] != exports[1] {
		t.Error("the exports of memory and file differ")
	}
}

func TestHealth(t *testing.T) {
	runAll(t, []call{
		{name: "alive", path: "/healthz", status: 200, want: []string{`{"status":"ok"}`}},
		{name: "ready", path: "/readyz", status: 200, want: []string{`{"status":"ready"}`}},
	})
}

// TestStoresAnswerAlike asks the store in memory and the one in a file the same.
func TestStoresAnswerAlike(t *testing.T) {
	answers := map[string]string{}
	serve(t, func(t *testing.T, url string) {
		for _, path := range []string{
			"/", "/?factuality=all&type=all", "/person/ana-muller", "/place/bern", "/article?iri=https://zeitung.example/1", "/search?q=o",
			"/api/v1/met?factuality=all&type=all", "/api/v1/graph?factuality=all", "/api/v1/graph?person=vale&depth=3", "/api/v1/export",
		} {
			got := call{path: path, status: 200}.run(t, url)
			if want, ok := answers[path]; ok && got != want {
				t.Errorf("%s: the answers differ:\n%s\n%s", path, want, got)
			}
			answers[path] = got
		}
	})
}
