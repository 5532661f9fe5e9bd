package main_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// stages are the packages of ingest that add one layer each.
var stages = []string{"ingest/tokenize", "ingest/tag", "ingest/parse", "ingest/ner", "ingest/coref", "ingest/event"}

// arrows says what of ours each package may import: the packages named, and with a
// slash at the end all below. A package that is not here is a new room of the house.
var arrows = map[string][]string{
	"data":              {},
	"ingest/text":       {},
	"ingest/perceptron": {},
	"graph/rdf":         {},
	"graph/pgtest":      {}, // a PostgreSQL server for tests
	"graph/identity":    {},
	"graph/export":      {"graph", "graph/rdf"},
	"graph":             {"graph/"},
	"ingest/lang":       {"ingest/text"},
	"ingest/conll":      {"ingest/text"},
	"ingest/score":      {"ingest/text"},
	"ingest/source":     {"ingest/text"},
	"ingest/when":       {"ingest/text", "ingest/lang"}, // dates in words
	"ingest":            {"ingest/", "graph", "graph/"},
	"query":             {"graph", "graph/"},
	"query/web":         {"query", "graph", "graph/"},
	"cmd/whomet":        {"data", "graph", "graph/", "ingest", "ingest/", "query", "query/"},
}

// doors are outside modules that only some packages may import.
var doors = map[string][]string{
	"github.com/gorilla/mux":        {"query/web"},
	"github.com/spf13/cobra":        {"cmd/whomet"},
	"github.com/cayleygraph/quad":   {"graph", "graph/", "query", "query/", "ingest", "cmd/whomet"},
	"github.com/cayleygraph/cayley": {"graph", "graph/", "query", "query/"},
	"go.etcd.io/bbolt":              {"graph"},
	"github.com/jackc/pgx":          {"graph", "graph/pgtest"},
	"github.com/piprate/json-gold":  {"graph/rdf"},
	"net/http":                      {"query/web", "cmd/whomet"},
}

func TestArrows(t *testing.T) {
	for _, s := range stages {
		arrows[s] = []string{"ingest/text", "ingest/lang", "ingest/perceptron", "ingest/when"}
	}
	for pkg, imports := range imports(t) {
		may, ok := arrows[pkg]
		if !ok {
			t.Errorf("package %s has no arrows; add a line here and to the plan of the house", pkg)
			continue
		}
		for _, imp := range imports {
			if ours, ok := strings.CutPrefix(imp, "whomet/"); ok && !allowed(may, ours) {
				t.Errorf("%s must not import %s", pkg, ours)
			}
			for door, at := range doors {
				if (imp == door || strings.HasPrefix(imp, door+"/")) && !allowed(at, pkg) {
					t.Errorf("%s must not import %s; its door is %v", pkg, imp, at)
				}
			}
		}
	}
}

func allowed(list []string, pkg string) bool {
	return slices.ContainsFunc(list, func(a string) bool {
		return a == pkg || strings.HasSuffix(a, "/") && strings.HasPrefix(pkg, a)
	})
}

// imports reads what the files of each package import, tests left out.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	root := os.DirFS("../..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "node_modules") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join("../..", name), nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		pkg := path.Dir(name)
		out[pkg] = append(out[pkg], "")
		for _, i := range f.Imports {
			p, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			out[pkg] = append(out[pkg], p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
