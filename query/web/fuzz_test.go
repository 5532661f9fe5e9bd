package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"whomet/query/web"
)

// FuzzHandler sends whatever comes to each route: the answer is never a fault of
// ours, and pages never hold markup that was sent.
func FuzzHandler(f *testing.F) {
	f.Add("/", "person=M%C3%BCller&from=2024", "")
	f.Add("/person", "iri=%3Cscript%3E", "")
	f.Add("/person/%F0%9F%90%88", "", "")
	f.Add("/search", "q=<fuzz-mark>", "")
	f.Add("/article", "iri=https://zeitung.example/1", "")
	f.Add("/api/v1/met", "limit=-1", "")
	f.Add("/api/v1/graph", "depth=4&person=vale", "")
	f.Add("/api/v1/export", "article=%00", "")
	f.Add("/api/v1/query/gizmo", "limit=2", "g.V().All()")
	f.Add("/api/v1/query/graphql", "", "{ nodes { id } }")
	f.Add("/api/v1/articles", "", `{"id":"a","text":"b"}`)
	store := open(f, "memory")
	if err := store.PutAll(f.Context(), articles()); err != nil {
		f.Fatal(err)
	}
	h := (&web.Server{Store: store, Ingest: reader{store}, QueryTimeout: 300 * time.Millisecond}).Handler()
	f.Fuzz(func(t *testing.T, path, query, body string) {
		method := "GET"
		if body != "" {
			method = "POST"
		}
		u := &url.URL{Path: "/" + strings.TrimPrefix(path, "/"), RawQuery: query}
		r, err := http.NewRequest(method, u.String(), strings.NewReader(body))
		if err != nil {
			return
		}
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code >= 500 && w.Code != http.StatusGatewayTimeout && body != "fault" && !strings.Contains(body, `"fault"`) {
			t.Errorf("%s %s: status %d: %s", method, u, w.Code, w.Body)
		}
		if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") && strings.Contains(w.Body.String(), "<fuzz-mark>") {
			t.Errorf("%s: markup that was sent is in the page", u)
		}
	})
}
