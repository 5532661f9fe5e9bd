package ingest_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"whomet/data"
	"whomet/graph"
	"whomet/graph/rdf"
	"whomet/ingest"
	"whomet/ingest/conll"
	"whomet/ingest/source"
	"whomet/ingest/text"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func pipeline(t testing.TB, language string) *ingest.Pipeline {
	t.Helper()
	p, err := ingest.New(data.FS, language)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// seed returns the first sample article.
func seed(t testing.TB) *text.Document {
	t.Helper()
	b, err := data.FS.ReadFile("articles/seed.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for d, err := range source.Read(bytes.NewReader(b), "seed.jsonl", source.Defaults{}) {
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	t.Fatal("no article")
	return nil
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (go test ./ingest -update rewrites it):\n%s", path, diff)
	}
}

func TestSeedGoldens(t *testing.T) {
	d := seed(t)
	a, err := pipeline(t, "de").Run(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	var tree bytes.Buffer
	if err := conll.WriteConllu(&tree, conll.Sentences(d)); err != nil {
		t.Fatal(err)
	}
	golden(t, "seed.conllu.golden", tree.String())
	var lines []string
	for _, q := range graph.DefaultNamespace.Encode(a) {
		line, err := rdf.AppendQuad(nil, q)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(line))
	}
	slices.Sort(lines)
	golden(t, "seed.nq.golden", strings.Join(lines, "\n")+"\n")
}

// told describes the events of a report, one a line: factuality, type, sides,
// place, date.
func told(a *graph.Article) []string {
	names := map[string]string{"": "?"}
	for _, e := range a.Entities {
		names[string(e.IRI)] = e.Name
	}
	var out []string
	for _, e := range a.Events {
		var sides []string
		for _, side := range e.Sides {
			var members []string
			for _, m := range side {
				members = append(members, names[string(m)])
			}
			slices.Sort(members)
			sides = append(sides, strings.Join(members, ", "))
		}
		slices.Sort(sides)
		what := "met"
		if e.Type == graph.Visit {
			what = "visited"
		}
		if e.Type == text.PhoneCall {
			what = "phoned"
		}
		out = append(out, fmt.Sprintf("%s %s: %s @ %s %s", e.Factuality, what, strings.Join(sides, " – "), names[string(e.Place)], e.Date))
	}
	slices.Sort(out)
	return out
}

// TestSeed checks what the seed article says: four meetings, and no other.
func TestSeed(t *testing.T) {
	a, err := pipeline(t, "de").Run(context.Background(), seed(t))
	if err != nil {
		t.Fatal(err)
	}
	got := told(a)
	met := slices.DeleteFunc(slices.Clone(got), func(s string) bool { return !strings.Contains(s, " met: ") })
	for i := range met {
		met[i], _, _ = strings.Cut(met[i], " @")
	}
	want := []string{
		"asserted met: Akan Rakhmetullin, Kairat Umarov, Michaela Friberg-Storey – António Guterres",
		"asserted met: António Guterres – Dimash Kudaibergen",
		"asserted met: António Guterres – Kassym-Jomart Tokayev",
		"asserted met: António Guterres – kasachisches UN-Team",
	}
	if diff := cmp.Diff(want, met); diff != "" {
		t.Errorf("meetings (-want +got):\n%s", diff)
	}
	for _, place := range []string{"Kasachstan", "Almaty", "UN Plaza", "Astana"} {
		if !slices.ContainsFunc(got, func(s string) bool {
			return strings.HasPrefix(s, "asserted visited: António Guterres @ "+place+" ")
		}) {
			t.Errorf("no visit of Guterres to %s in\n%s", place, strings.Join(got, "\n"))
		}
	}
	holders := map[string]bool{}
	for _, r := range a.Roles {
		holders[string(r.Person)] = true
	}
	if len(holders) != 6 {
		t.Errorf("roles of %d persons, want 6: %v", len(holders), a.Roles)
	}
}

// TestEvidence checks that every fact of a report points at words of the text.
func TestEvidence(t *testing.T) {
	d := seed(t)
	a, err := pipeline(t, "de").Run(context.Background(), d)
	if err != nil {
		t.Fatal(err)
	}
	runes := []rune(d.Text)
	at := func(p graph.Passage) {
		if got := string(runes[p.Begin:p.End]); got != p.Text {
			t.Errorf("characters %d to %d are %q, want %q", p.Begin, p.End, got, p.Text)
		}
	}
	for _, e := range a.Events {
		at(e.Evidence)
	}
	for _, r := range a.Roles {
		at(r.Evidence)
	}
	for _, m := range a.Mentions {
		at(graph.Passage{Begin: m.Begin, End: m.End, Text: m.Text})
	}
}

func TestUnknownLanguage(t *testing.T) {
	if _, err := ingest.New(data.FS, "fi"); err == nil || !strings.Contains(err.Error(), "not supported") {
		t.Errorf("New of Finnish: %v, want that it is not supported", err)
	}
}

func ExamplePipeline_Run() {
	p, err := ingest.New(data.FS, "en")
	if err != nil {
		fmt.Println(err)
		return
	}
	d := &text.Document{
		ID: "example", Language: "en", Published: time.Date(2024, 7, 10, 0, 0, 0, 0, time.UTC),
		Text: "Chancellor Anna Hollmayr met Prime Minister Erik Sandvik in Oslo on Monday.",
	}
	a, err := p.Run(context.Background(), d)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range told(a) {
		if !strings.Contains(e, "visited") {
			fmt.Println(e)
		}
	}
	// Output:
	// asserted met: Anna Hollmayr – Erik Sandvik @ Oslo 2024-07-08
}
