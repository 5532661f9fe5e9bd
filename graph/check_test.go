package graph_test

import (
	"path/filepath"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"go.etcd.io/bbolt"

	"whomet/graph"
)

func problems(t *testing.T, s *graph.Store) (out []string) {
	t.Helper()
	_, _, err := s.Check(t.Context(), func(p graph.Problem) { out = append(out, strings.TrimSpace(last(p.IRI)+" "+p.Text)) })
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func sound(t *testing.T, s *graph.Store) {
	t.Helper()
	if found := problems(t, s); len(found) > 0 {
		t.Errorf("problems: %v", found)
	}
}

// TestCheckArticles finds what is wrong with articles.
func TestCheckArticles(t *testing.T) {
	const article = " (article https://news.example/1)"
	event := last(sample().Events[0].IRI)
	without := func(parts ...string) func(string) string {
		return func(line string) string {
			for _, p := range parts {
				if !strings.Contains(line, p) {
					return line
				}
			}
			return ""
		}
	}
	for name, test := range map[string]struct {
		change func(line string) string
		want   []string
	}{
		"nothing":      {func(line string) string { return line }, nil},
		"no article":   {without("schema.org/NewsArticle"), []string{"1 facts, but no article" + article}},
		"no evidence":  {without(event+">", "denotedBy"), []string{event + " no evidence" + article}},
		"no factually": {without(event+">", "v#factuality"), []string{event + " an event without https://whomet.example/v#factuality" + article}},
		"no person": {without("chidi-okoro> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), []string{
			event + " its participant, https://whomet.example/person/chidi-okoro, is missing" + article}},
		"no date": {func(line string) string { return strings.Replace(line, `"2024-07-04"`, `"2024-07-40"`, 1) }, []string{
			event + ` no date: "2024-07-40"^^<http://www.w3.org/2001/XMLSchema#date>` + article}},
		"other bounds": {func(line string) string { return strings.Replace(line, `"2024-07-04T00`, `"2024-07-03T00`, 1) }, []string{
			event + " the bounds of its date 2024-07-04 are not those" + article}},
		"no sentence": {without("#char=64,108>", "nif-core#Sentence"), []string{
			last(sample().Events[2].IRI) + " its evidence, https://news.example/1#char=64,108, is missing" + article}},
		"an end before the begin": {func(line string) string { return strings.Replace(line, `"108"`, `"8"`, 1) }, []string{
			"char=64,108 a stretch of text from 64 to 8" + article}},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := graph.Open(t.Context(), "memory")
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			var text strings.Builder
			for line := range strings.Lines(lines(t, sample())) {
				text.WriteString(test.change(line))
			}
			if _, err := s.Import(t.Context(), strings.NewReader(text.String()), nil); err != nil {
				t.Fatal(err)
			}
			got := problems(t, s)
			if diff := gocmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestCheckFile finds trees of a file that do not agree.
func TestCheckFile(t *testing.T) {
	for _, bucket := range []string{"log", "n", "v", "sp", "ops", "c", "whomet-index"} {
		t.Run(bucket, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "store.db")
			s, err := graph.Open(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			put(t, s, sample(), diary())
			sound(t, s)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			inFile(t, path, func(tx *bbolt.Tx) error {
				c := tx.Bucket([]byte(bucket)).Cursor()
				c.Last()
				return c.Delete()
			})
			if s, err = graph.Open(t.Context(), path); err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			if len(problems(t, s)) == 0 {
				t.Errorf("a lost entry of %s is not found", bucket)
			}
		})
	}
}

// TestCheckPostgres finds rows that do not agree.
func TestCheckPostgres(t *testing.T) {
	for statement, want := range map[string]string{
		`UPDATE nodes SET refs = refs + 1 WHERE value_string = 'Oslo'`:                               ", Oslo, has 2 references of 1",
		`DELETE FROM nodes WHERE value_string = 'Oslo'`:                                              ", has no references of 1",
		`DELETE FROM whomet_index WHERE key = 'w/oslo/Place/https://whomet.example/place/oslo'`:      "the index lacks 1 keys",
		`UPDATE whomet_index SET n = 7 WHERE key = 'w/oslo/Place/https://whomet.example/place/oslo'`: `the index counts "w/oslo/Place/https://whomet.example/place/oslo" in 7 labels, not 1`,
	} {
		t.Run(want, func(t *testing.T) {
			address := newStore(t, "postgres")
			s, err := graph.Open(t.Context(), address)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			put(t, s, sample())
			sound(t, s)
			execute(t, address, statement)
			if found := problems(t, s); !strings.HasSuffix(strings.Join(found, "\n"), want) && !strings.HasSuffix(found[0], want) {
				t.Errorf("got %q", found)
			}
		})
	}
}
