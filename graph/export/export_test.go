package export_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"whomet/graph"
	"whomet/graph/export"
)

// TestSelection checks that what is not selected is nowhere, in any format.
func TestSelection(t *testing.T) {
	plan := export.Selection{Factuality: []string{"planned"}}
	calls := export.Selection{Keep: func(ev *graph.Event) bool { return ev.Type == "PhoneCall" }}
	note := export.Selection{Articles: []quad.IRI{"https://whomet.example/article/note-7"}}
	none := export.Selection{Articles: []quad.IRI{}}
	both := stores(t)
	for _, f := range export.Formats() {
		for name, c := range map[string]struct {
			sel       export.Selection
			with, not []string
		}{
			"all":         {export.Selection{}, []string{"/bern", "/oslo", "/chi-okafor"}, nil},
			"a plan":      {plan, []string{"/chi-okafor", "/ana-q", "/ministry"}, []string{"/bern", "/oslo", "/the-aides", "/bo-vale", "PhoneCall", "Vier"}},
			"phone calls": {calls, []string{"/chi-okafor", "/ana-q"}, []string{"/bern", "/oslo", "/the-aides", "Reception", "Vier"}},
			"an article":  {note, []string{"/chi-okafor", "/ministry"}, []string{"/bern", "/oslo", "/the-aides", "Vier"}},
			"nothing":     {none, nil, []string{"/bern", "/chi-okafor", "One."}},
		} {
			t.Run(f.Name+"/"+name, func(t *testing.T) {
				text := string(write(t, both, f.Name, c.sel))
				if f.Name == "csv-edges" || f.Name == "csv" {
					c.with = nil // not all entities have an edge, and meetings have names
				}
				for _, s := range c.with {
					if !strings.Contains(text, s) {
						t.Errorf("without %s:\n%s", s, text)
					}
				}
				for _, s := range c.not {
					if strings.Contains(text, s) {
						t.Errorf("with %s:\n%s", s, text)
					}
				}
			})
		}
	}
}

// TestBase checks that under another base everything is as it was but for the base,
// and the lines of an article are in order.
func TestBase(t *testing.T) {
	const base graph.Namespace = "https://a.example/data/"
	both := stores(t)
	for _, f := range export.Formats() {
		for name, sel := range map[string]export.Selection{"all": {}, "some": {Factuality: []string{"asserted"}}} {
			own := string(write(t, both, f.Name, sel))
			sel.Base = base
			got := string(write(t, both, f.Name, sel))
			if strings.Contains(got, "whomet.example") {
				t.Errorf("%s of %s: still under the base of the store:\n%s", f.Name, name, got)
			}
			if f.Name == "ftm" { // has digests of IRIs
				continue
			}
			want := slices.Sorted(strings.SplitSeq(strings.ReplaceAll(own, string(ns), string(base)), "\n"))
			lines := slices.Sorted(strings.SplitSeq(got, "\n"))
			if f.Name == "nquads" || f.Name == "ntriples" || strings.HasPrefix(f.Name, "csv") {
				if diff := cmp.Diff(want, lines); diff != "" {
					t.Errorf("%s of %s: -want +got:\n%s", f.Name, name, diff)
				}
			}
			for _, label := range []string{"<https://a.example/data/article/note-7> .", "<https://zeitung.example/1> ."} {
				of := slices.DeleteFunc(strings.Split(got, "\n"), func(line string) bool { return !strings.HasSuffix(line, label) })
				if f.Name == "nquads" && (len(of) == 0 || !slices.IsSorted(of)) {
					t.Errorf("of %s, the lines of %s are not in order:\n%s", name, label, got)
				}
			}
		}
	}
}

// TestEmptyStore checks that an export of nothing is a whole document.
func TestEmptyStore(t *testing.T) {
	s, err := graph.Open(t.Context(), "memory")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	exports := map[string][]byte{}
	for _, f := range export.Formats() {
		var b bytes.Buffer
		if err := f.Write(t.Context(), &b, s, export.Selection{}); err != nil {
			t.Fatal(err)
		}
		exports[f.Name] = b.Bytes()
	}
	for format, got := range readBack(t, exports) {
		if len(got.Lines)+len(got.Nodes)+len(got.Edges)+len(got.Entities)+len(got.Rows) > 0 {
			t.Errorf("%s: read %+v of\n%s", format, got, exports[format])
		}
	}
}

// broken takes some bytes and no more.
type broken struct{ left int }

var errBroken = errors.New("broken pipe")

func (w *broken) Write(b []byte) (int, error) {
	if w.left -= len(b); w.left < 0 {
		return 0, errBroken
	}
	return len(b), nil
}

// TestErrors checks that no format hides an error of the writer or the store.
func TestErrors(t *testing.T) {
	s := stores(t)["file"]
	done, cancel := context.WithCancel(t.Context())
	cancel()
	for _, f := range export.Formats() {
		if err := f.Write(t.Context(), &broken{10}, s, export.Selection{}); !errors.Is(err, errBroken) {
			t.Errorf("%s on a broken writer: %v", f.Name, err)
		}
		if err := f.Write(done, io.Discard, s, export.Selection{}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s when cancelled: %v", f.Name, err)
		}
		missing := export.Selection{Articles: []quad.IRI{"https://news.example/none"}}
		if err := f.Write(t.Context(), io.Discard, s, missing); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("%s of an article that is not there: %v", f.Name, err)
		}
	}
}

func TestFind(t *testing.T) {
	if f, err := export.Find(""); err != nil || f.Name != "nquads" {
		t.Errorf("the usual format: %v, %v", f.Name, err)
	}
	if f, err := export.Find("GraphML"); err != nil || f.Name != "graphml" {
		t.Errorf("GraphML: %v, %v", f.Name, err)
	}
	_, err := export.Find("xml")
	if !errors.Is(err, export.ErrFormat) {
		t.Fatalf("xml: %v", err)
	}
	for _, name := range export.Names() {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("%q does not name %s", err, name)
		}
	}
}

// FuzzText writes strangers' text in each place that has some: XML stays XML with as
// many elements, and lines stay lines.
func FuzzText(f *testing.F) {
	for _, s := range []string{"Ana", "<a>&amp;\"'", "\x00\x1b\ufffe", "]]>", "line\nline\r\n", "back\\slash\\", "\xff", "="} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := graph.Open(t.Context(), "memory")
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		a := articles()[0]
		for i := range a.Entities {
			a.Entities[i].Name = text
		}
		a.Title, a.Events[0].Evidence.Text, a.Events[1].Reporter, a.Roles[0].Title = text, text, text, text
		if err := s.Put(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		for name, want := range map[string]int{"graphml": 6 + 8, "gexf": 6 + 8} {
			f, _ := export.Find(name)
			var b bytes.Buffer
			if err := f.Write(t.Context(), &b, s, export.Selection{}); err != nil {
				t.Fatal(err)
			}
			if got := elements(t, b.Bytes(), "node", "edge"); got != want {
				t.Errorf("%s: %d nodes and edges, want %d", name, got, want)
			}
		}
		for name, want := range map[string]int{"dot": 5 + 6 + 8, "ftm": 1 + 6 + 3} {
			f, _ := export.Find(name)
			var b bytes.Buffer
			if err := f.Write(t.Context(), &b, s, export.Selection{}); err != nil {
				t.Fatal(err)
			}
			if got := bytes.Count(b.Bytes(), []byte("\n")); got != want {
				t.Errorf("%s: %d lines, want %d:\n%s", name, got, want, b.Bytes())
			}
		}
	})
}

func elements(t *testing.T, text []byte, names ...string) (n int) {
	d := xml.NewDecoder(bytes.NewReader(text))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return n
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if e, ok := token.(xml.StartElement); ok && slices.Contains(names, e.Name.Local) {
			n++
		}
	}
}
