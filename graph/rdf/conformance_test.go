package rdf_test

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"whomet/graph/rdf"
)

// TestConformance runs the suites that have a manifest in the form of the W3C's: the
// one in testdata, and those of the W3C where they lie beside the project.
func TestConformance(t *testing.T) {
	beside, err := filepath.Glob("../../../shared/conformance/*/manifest.ttl")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range append([]string{"testdata/suite/manifest.ttl"}, beside...) {
		dir := filepath.Dir(path)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			counts := map[string]int{}
			for _, c := range manifest(t, path) {
				counts[c.kind]++
				t.Run(c.name, func(t *testing.T) { c.run(t, dir) })
			}
			t.Log(counts)
		})
	}
}

// conformance is one case of a manifest.
type conformance struct{ name, kind, action, result string }

var (
	entryList = regexp.MustCompile(`(?s)mf:entries\s*\((.*?)\)`)
	entryName = regexp.MustCompile(`<#([^>]+)>`)
	entryForm = regexp.MustCompile(`(?s)^<#([^>]+)>\s+(?:a|rdf:type)\s+rdft:Test(\w+)\s*;.*?mf:action\s+<([^>]+)>\s*(?:;\s*mf:result\s+<([^>]+)>)?`)
)

func manifest(t *testing.T, path string) (out []conformance) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	list := entryList.FindStringSubmatchIndex(string(b))
	if list == nil {
		t.Fatalf("%s lists no entries", path)
	}
	names := entryName.FindAllStringSubmatch(string(b[list[2]:list[3]]), -1)
	for _, part := range regexp.MustCompile(`(?m)^<#`).Split(string(b[list[1]:]), -1)[1:] {
		m := entryForm.FindStringSubmatch("<#" + part)
		if m == nil {
			t.Fatalf("%s: no case: <#%s", path, part)
		}
		out = append(out, conformance{m[1], m[2], m[3], m[4]})
	}
	if len(out) != len(names) || len(out) == 0 {
		t.Fatalf("%s lists %d cases and describes %d", path, len(names), len(out))
	}
	return out
}

// run does what the kind of the case asks for. What is read in any case must also be
// written, and what was written must be read as the same and be written the same.
func (c conformance) run(t *testing.T, dir string) {
	in, err := os.ReadFile(filepath.Join(dir, c.action))
	if err != nil {
		t.Fatal(err)
	}
	triples := strings.HasPrefix(c.kind, "NTriples")
	canonical, err := canonicalize(string(in), triples)
	switch kind := strings.TrimPrefix(strings.TrimPrefix(c.kind, "NTriples"), "NQuads"); kind {
	case "NegativeSyntax":
		if err == nil {
			t.Errorf("accepted:\n%s", in)
		}
		return
	case "PositiveC14N":
		want, e := os.ReadFile(filepath.Join(dir, c.result))
		if e != nil {
			t.Fatal(e)
		}
		if canonical != string(want) {
			t.Errorf("got\n%swant\n%s", canonical, want)
		}
	case "PositiveSyntax":
	default:
		t.Fatalf("a kind of case that is not known: %s", c.kind)
	}
	if err != nil {
		t.Fatalf("refused: %v\n%s", err, in)
	}
	if again, err := canonicalize(canonical, triples); err != nil || again != canonical {
		t.Errorf("the canonical form\n%sis read and written as\n%s%v", canonical, again, err)
	}
}

// canonicalize reads a document and writes it.
func canonicalize(text string, triples bool) (string, error) {
	var b strings.Builder
	w := rdf.NewWriter(&b)
	r := rdf.NewReader(strings.NewReader(text))
	r.Triples = triples
	for {
		q, err := r.ReadQuad()
		if err == io.EOF {
			err = w.Close()
			return b.String(), err
		}
		if err == nil {
			err = w.WriteQuad(q)
		}
		if err != nil {
			return "", err
		}
	}
}

// TestCanonical checks each character of the ranges that RDF 1.2 N-Triples, section
// "A Canonical form of N-Triples", tells apart.
func TestCanonical(t *testing.T) {
	iri := quad.IRI("http://a.example/x")
	for text, want := range map[string]string{
		"\x00\x07": `\u0000\u0007`, "\b\t\n\f\r": `\b\t\n\f\r`, "\v": `\u000B`, "\x0e\x1f": `\u000E\u001F`,
		` !"#`: ` !\"#`, `[\]`: `[\\]`, "'": `'`, "\x7f": `\u007F`, "\u0080\u009f": "\u0080\u009f",
		"\ufffd\ufffe\uffff": "\ufffd" + `\uFFFE\uFFFF`, "\U00010000\U0010ffff": "\U00010000\U0010ffff", "äЖ中😀": "äЖ中😀",
	} {
		line, err := rdf.AppendQuad(nil, quad.Quad{Subject: iri, Predicate: iri, Object: quad.String(text)})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Split(string(line), "> ")[2]; got != `"`+want+`" .` {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}
