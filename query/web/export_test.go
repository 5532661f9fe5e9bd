package web_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"whomet/graph/export"
)

// TestExportFormats asks for each format by its name and by its media type, which
// must give the same.
func TestExportFormats(t *testing.T) {
	seen := map[string]string{} // of the other store
	serve(t, func(t *testing.T, url string) {
		byType := map[string]bool{}
		for _, f := range export.Formats() {
			named, res := fetch(t, url+"/api/v1/export?format="+f.Name, "")
			if got := res.Header.Get("Content-Type"); got != f.MediaType || res.StatusCode != http.StatusOK {
				t.Errorf("%s: %s, Content-Type %q, want %q", f.Name, res.Status, got, f.MediaType)
			}
			if got := res.Header.Get("Content-Disposition"); got != `attachment; filename="whomet.`+f.Extension+`"` {
				t.Errorf("%s: %s", f.Name, got)
			}
			mediaType, _, _ := strings.Cut(f.MediaType, ";")
			accepted, _ := fetch(t, url+"/api/v1/export", "text/nothing, "+mediaType+";q=0.5")
			if accepted != named && !byType[mediaType] {
				t.Errorf("Accept: %s gives not %s but\n%s", mediaType, f.Name, accepted)
			}
			byType[mediaType] = true
			if other, ok := seen[f.Name]; ok && other != named {
				t.Errorf("%s: the stores differ", f.Name)
			}
			seen[f.Name] = named
		}
	})
}

func TestExportAccept(t *testing.T) {
	serve(t, func(t *testing.T, url string) {
		for accept, want := range map[string]string{
			"":                                    "application/n-quads",
			"*/*":                                 "application/n-quads",
			"text/html,*/*;q=0.8":                 "application/n-quads",
			"application/trig;q=0.3, text/turtle": "text/turtle",
			"text/turtle;q=0.3, application/ld+json;q=0.9, application/trig;q=0": "application/ld+json",
		} {
			if _, res := fetch(t, url+"/api/v1/export", accept); res.Header.Get("Content-Type") != want {
				t.Errorf("Accept: %s gives %s, want %s", accept, res.Header.Get("Content-Type"), want)
			}
		}
		body, res := fetch(t, url+"/api/v1/export", "application/pdf")
		if res.StatusCode != http.StatusNotAcceptable || !strings.Contains(body, "graphml") {
			t.Errorf("Accept: application/pdf gives %s: %s", res.Status, body)
		}
	})
}

func TestExportFilters(t *testing.T) {
	const path = "/api/v1/export?format=csv"
	runAll(t, []call{
		{name: "all", path: path, status: 200, want: []string{"Visit", "PhoneCall", "planned", "denied"}},
		{name: "a person", path: path + "&person=Okafor", status: 200, want: []string{"PhoneCall", "planned"}, not: []string{"Visit", "denied"}},
		{name: "a place, sure", path: path + "&place=Bern&confidence=0.7", status: 200, want: []string{"Visit"}, not: []string{"PhoneCall", "denied"}},
		{name: "a factuality", path: path + "&factuality=denied", status: 200, want: []string{"denied"}, not: []string{"Visit", "planned"}},
		{name: "an article", path: path + "&article=https://paper.example/2", status: 200, want: []string{"PhoneCall"}, not: []string{"Visit"}},
		{name: "no such person", path: path + "&person=Zed", status: 404, want: []string{"Zed"}},
		{name: "no such article", path: path + "&article=https://paper.example/none", status: 404},
		{name: "no number", path: path + "&confidence=high", status: 400, want: []string{"from 0 to 1"}},
		{name: "too sure", path: path + "&confidence=2", status: 400, want: []string{"from 0 to 1"}},
		{name: "no date", path: path + "&from=soon", status: 400, want: []string{"soon"}},
		{name: "no format", path: "/api/v1/export?format=xml", status: 400, want: []string{"nquads", "jsonld", "gexf", "ftm"}},
		{name: "no parameter", path: path + "&limit=1", status: 400, want: []string{"limit", "confidence"}},
	})
}

func fetch(t *testing.T, url, accept string) (string, *http.Response) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), "GET", url, nil)
	if err != nil {
		t.Fatal(err)
	}
	if accept != "" {
		req.Header.Set("Accept", accept)
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
	return string(b), res
}
