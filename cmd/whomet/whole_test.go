package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestDeterminism: whatever the order, the number of times and of workers, the graph
// is the same to the byte.
func TestDeterminism(t *testing.T) {
	lines := sampleLines(t)
	dir := t.TempDir()
	want := ""
	for i, order := range [][]string{lines, reversed(lines), slices.Concat(lines[7:], lines, lines[:3])} {
		store := string(rune('a'+i)) + ".db"
		in := strings.Join(order, "\n")
		succeed(t, dir, in, "--store", store, "ingest", "--workers", string(rune('1'+2*i)), "-")
		succeed(t, dir, in, "--store", store, "ingest", "-")
		got := succeed(t, dir, "", "--store", store, "export")
		if want == "" {
			want = got
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("order %d: %s", i, diff)
		}
	}
	if n := strings.Count(want, "schema.org/NewsArticle"); n != len(lines) {
		t.Errorf("%d articles, want %d", n, len(lines))
	}
}

func reversed(s []string) []string {
	s = slices.Clone(s)
	slices.Reverse(s)
	return s
}

// TestExtractOrder: answers come in the order of the articles, with any number of workers.
func TestExtractOrder(t *testing.T) {
	dir := t.TempDir()
	in := strings.Join(sampleLines(t), "\n")
	want := succeed(t, dir, in, "extract", "--workers", "1")
	if got := succeed(t, dir, in, "extract", "--workers", "5", "-"); got != want {
		t.Error(cmp.Diff(want, got))
	}
	for i, l := range strings.Split(strings.TrimSpace(want), "\n") {
		id, _, _ := strings.Cut(strings.TrimPrefix(sampleLines(t)[i], `{"id": "`), `"`)
		if !strings.HasPrefix(l, `{"id":"`+id+`"`) {
			t.Errorf("line %d is %.60s, want article %s", i, l, id)
		}
	}
}

// TestChangedArticle: reading a changed article leaves no trace of the old one.
func TestChangedArticle(t *testing.T) {
	dir := t.TempDir()
	old := `{"id":"1","published":"2025-03-04","language":"de","text":"Am Montag traf Anna Berger in Wien Paul Weber. Danach reiste Berger nach Graz."}`
	changed := `{"id":"1","published":"2025-03-04","language":"de","text":"Am Montag traf Petra Lang in Linz Paul Weber."}`
	succeed(t, dir, changed, "--store", "new.db", "ingest", "-")
	succeed(t, dir, old, "--store", "both.db", "ingest", "-")
	if got := succeed(t, dir, "", "--store", "both.db", "export"); !strings.Contains(got, "Berger") {
		t.Errorf("Berger is not in the graph:\n%s", got)
	}
	succeed(t, dir, changed, "--store", "both.db", "ingest", "-")
	want := succeed(t, dir, "", "--store", "new.db", "export")
	if diff := cmp.Diff(want, succeed(t, dir, "", "--store", "both.db", "export")); diff != "" {
		t.Error(diff)
	}
}

// TestInterrupted: Ctrl-C and kill -9 leave whole articles only, and reading again
// completes the graph.
func TestInterrupted(t *testing.T) {
	dir := t.TempDir()
	var many strings.Builder
	surnames := []string{"Berger", "Weber", "Lang", "Huber", "Vogt", "Krause", "Lindner", "Sommer", "Winkler"}
	for i := range 1000 {
		fmt.Fprintf(&many, `{"id":"%d","published":"2025-03-%02d","language":"de","text":"Am Montag traf Anna %s in Wien Paul %s. Danach reiste sie nach Graz."}`+"\n",
			i, 1+i%28, surnames[i%9], surnames[i/9%9])
	}
	file(t, dir, "many.jsonl", many.String())
	succeed(t, dir, "", "--store", "whole.db", "ingest", "many.jsonl")
	size, err := os.Stat(filepath.Join(dir, "whole.db"))
	if err != nil {
		t.Fatal(err)
	}
	whole := byArticle(succeed(t, dir, "", "--store", "whole.db", "export"))
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGKILL} {
		t.Run(sig.String(), func(t *testing.T) {
			store := filepath.Join(dir, sig.String()+".db")
			c, cancel := command(t, dir, "--store", store, "ingest", "many.jsonl")
			defer cancel()
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			grown(t, store, size.Size()/4)
			if err := c.Process.Signal(sig); err != nil {
				t.Fatal(err)
			}
			_ = c.Wait()
			if code := c.ProcessState.ExitCode(); sig == syscall.SIGINT && code != 130 {
				t.Errorf("exit %d, want 130", code)
			}
			left := byArticle(succeed(t, dir, "", "--store", store, "export"))
			if len(left) == 0 || len(left) == len(whole) {
				t.Errorf("%d of %d articles were stored; the signal came too early or late to tell", len(left), len(whole))
			}
			for a, quads := range left {
				if quads != whole[a] {
					t.Fatalf("article %s is not whole: %s", a, cmp.Diff(whole[a], quads))
				}
			}
			succeed(t, dir, "", "--store", store, "ingest", "many.jsonl")
			if got := byArticle(succeed(t, dir, "", "--store", store, "export")); !cmp.Equal(whole, got) {
				t.Error("reading again did not complete the graph")
			}
		})
	}
}

// grown waits until a store file has a size.
func grown(t *testing.T, path string, size int64) {
	t.Helper()
	for range 3000 {
		if fi, err := os.Stat(path); err == nil && fi.Size() >= size {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatalf("%s does not grow", path)
}

// byArticle splits N-Quads by their label.
func byArticle(nquads string) map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(nquads) {
		l := strings.TrimSuffix(line, " .\n")
		label := l[strings.LastIndexByte(l, ' ')+1:]
		out[label] += line
	}
	return out
}

func TestHelpAndVersion(t *testing.T) {
	dir := t.TempDir()
	help := succeed(t, dir, "", "--help")
	for _, command := range []string{"demo", "ingest", "extract", "met", "query", "export", "serve", "backup", "restore", "import", "check", "parse", "train", "eval", "version"} {
		if !strings.Contains(help, "\n  "+command+" ") {
			t.Errorf("help does not name %s", command)
		}
		if out := succeed(t, dir, "", command, "--help"); !strings.Contains(out, "Usage:") {
			t.Errorf("whomet %s --help: %q", command, out)
		}
	}
	if out := succeed(t, dir, "", "version"); !strings.Contains(out, "de  German") || !strings.Contains(out, "en  English") {
		t.Errorf("version: %q", out)
	}
}

func TestEnvironment(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("WHOMET_STORE", "env.db")
	succeed(t, dir, "Am Montag traf Anna Berger in Wien Paul Weber.", "ingest", "--language", "de", "-")
	if _, err := os.Stat(filepath.Join(dir, "env.db")); err != nil {
		t.Error(err)
	}
	t.Setenv("WHOMET_LIMIT", "many")
	if r := whomet(t, dir, "", "met"); r.code != 2 || !strings.Contains(r.err, "WHOMET_LIMIT") {
		t.Errorf("exit %d, %q", r.code, r.err)
	}
}
