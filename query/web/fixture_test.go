package web_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"whomet/graph"
	"whomet/query/web"
)

const ns = graph.DefaultNamespace

func person(name string) quad.IRI { return ns.Entity(graph.Person, name) }

// articles are two reports on invented people, with events of each factuality.
func articles() []*graph.Article {
	ana, bo, chi, eva := person("Ana Müller"), person("Bo Vale"), person("Chi Okafor"), person("Eva Tokajew")
	oslo, bern := ns.Entity(graph.Place, "Oslo"), ns.Entity(graph.Place, "Bern")
	ministry := ns.Entity(graph.Organization, "Hafenamt")
	first := graph.Passage{Begin: 0, End: 43, Text: "Ministerin Ana Müller traf Bo Vale in Oslo."}
	second := graph.Passage{Begin: 44, End: 82, Text: "Am 4. Juli war sie nach Bern gereist."}
	third := graph.Passage{Begin: 83, End: 120, Text: "Müller hat Eva Tokajew nicht getroffen."}
	fourth := graph.Passage{Begin: 10, End: 70, Text: "Ana Müller spoke with Chi Okafor in June, an aide said."}
	fifth := graph.Passage{Begin: 71, End: 122, Text: "Okafor plans to receive Bo Vale in Bern next week."}
	return []*graph.Article{{
		IRI: "https://zeitung.example/1", URL: "https://zeitung.example/1", Title: "Müller trifft Vale", Language: "de",
		Published: time.Date(2024, 7, 6, 8, 0, 0, 0, time.UTC),
		Entities: []graph.Entity{
			{IRI: ana, Kind: graph.Person, Name: "Ana Müller", AltNames: []string{"Müller"}},
			{IRI: bo, Kind: graph.Person, Name: "Bo Vale"},
			{IRI: eva, Kind: graph.Person, Name: "Eva Tokajew"},
			{IRI: oslo, Kind: graph.Place, Name: "Oslo"},
			{IRI: bern, Kind: graph.Place, Name: "Bern"},
			{IRI: ministry, Kind: graph.Organization, Name: "Hafenamt"},
		},
		Events: []graph.Event{
			{Type: "Meeting", Sides: [][]quad.IRI{{ana}, {bo}}, Place: oslo, PlaceBasis: "stated", Date: "2024-07-05", TimeBasis: "dateline",
				Factuality: "asserted", Confidence: 0.9, Trigger: "traf", Evidence: first},
			{Type: "Visit", Sides: [][]quad.IRI{{ana}}, Place: bern, PlaceBasis: "stated", Date: "2024-07-04", TimeBasis: "stated",
				Factuality: "asserted", Confidence: 0.8, Trigger: "gereist", Evidence: second},
			{Type: "Meeting", Sides: [][]quad.IRI{{ana}, {eva}}, Factuality: "denied", Confidence: 0.7, Trigger: "getroffen", Evidence: third},
		},
		Roles: []graph.Role{{Person: ana, Title: "Ministerin", Org: ministry, Evidence: first}},
	}, {
		IRI: "https://paper.example/2", URL: "https://paper.example/2", Title: "Okafor on the phone <live>", Language: "en",
		Published: time.Date(2024, 7, 8, 8, 0, 0, 0, time.UTC),
		Entities: []graph.Entity{
			{IRI: ana, Kind: graph.Person, Name: "Ana Müller"},
			{IRI: bo, Kind: graph.Person, Name: "Bo Vale", AltNames: []string{"Vale"}},
			{IRI: chi, Kind: graph.Person, Name: "Chi Okafor", AltNames: []string{"Okafor"}},
			{IRI: bern, Kind: graph.Place, Name: "Bern"},
		},
		Events: []graph.Event{
			{Type: "PhoneCall", Sides: [][]quad.IRI{{ana}, {chi}}, Date: "2024-06", TimeBasis: "stated", Factuality: "reported",
				Reporter: "an aide", Confidence: 0.6, Trigger: "spoke", Evidence: fourth},
			{Type: "Reception", Sides: [][]quad.IRI{{chi}, {bo}}, Place: bern, PlaceBasis: "stated", Date: "2024-07-15", TimeBasis: "relative",
				Factuality: "planned", Confidence: 0.8, Trigger: "receive", Evidence: fifth},
		},
	}}
}

// reader is an Ingester that finds one meeting in every article that names the two.
type reader struct{ store *graph.Store }

func (i reader) Ingest(ctx context.Context, r io.Reader, contentType string) (*graph.Article, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	var in struct{ ID, Text string }
	if contentType == "text/plain" {
		in.Text = string(b)
	} else if err := json.Unmarshal(b, &in); err != nil {
		return nil, fmt.Errorf("%w: %v", web.ErrArticle, err)
	}
	if strings.TrimSpace(in.Text) == "" {
		return nil, fmt.Errorf("%w: it has no text", web.ErrArticle)
	}
	if in.Text == "fault" {
		return nil, errors.New("disk full at /secret")
	}
	a := articles()[0]
	a.IRI = ns.Article("", in.ID, in.Text)
	return a, i.store.Put(ctx, a)
}

// serve starts a server on the articles in each kind of store.
func serve(t *testing.T, f func(t *testing.T, url string)) {
	for _, kind := range []string{"memory", "file"} {
		t.Run(kind, func(t *testing.T) {
			url := "memory"
			if kind == "file" {
				url = filepath.Join(t.TempDir(), "store.db")
			}
			store := open(t, url)
			if err := store.PutAll(t.Context(), articles()); err != nil {
				t.Fatal(err)
			}
			f(t, start(t, &web.Server{Store: store, Ingest: reader{store}, QueryTimeout: time.Minute, MaxArticle: 1 << 10}))
		})
	}
}

func open(t testing.TB, url string) *graph.Store {
	t.Helper()
	s, err := graph.Open(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func start(t *testing.T, s *web.Server) string {
	t.Helper()
	srv := httptest.NewServer(s.Handler())
	t.Cleanup(srv.Close)
	return srv.URL
}
