package main_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// binary is the program under test, built once.
var binary string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "whomet")
	if err != nil {
		panic(err)
	}
	binary = filepath.Join(dir, "whomet")
	build := exec.Command("go", "build", "-o", binary, ".")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		panic(fmt.Errorf("build whomet: %w", err))
	}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// result is what a command line came to.
type result struct {
	out, err string
	code     int
}

// whomet runs a command line in a folder of its own to its end.
func whomet(t testing.TB, dir, in string, args ...string) result {
	t.Helper()
	c, cancel := command(t, dir, args...)
	defer cancel()
	var out, errOut bytes.Buffer
	c.Stdin, c.Stdout, c.Stderr = strings.NewReader(in), &out, &errOut
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatalf("whomet %s: %v", strings.Join(args, " "), err)
	}
	return result{out.String(), errOut.String(), c.ProcessState.ExitCode()}
}

// command is a command line that knows nothing of the user's own folders and is
// killed after ten minutes.
func command(t testing.TB, dir string, args ...string) (*exec.Cmd, context.CancelFunc) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	c := exec.CommandContext(ctx, binary, args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "HOME="+dir, "XDG_DATA_HOME="+dir, "COLUMNS=")
	return c, cancel
}

// succeed is whomet for what must go well; it returns standard output.
func succeed(t testing.TB, dir, in string, args ...string) string {
	t.Helper()
	r := whomet(t, dir, in, args...)
	if r.code != 0 {
		t.Fatalf("whomet %s: exit %d\n%s", strings.Join(args, " "), r.code, r.err)
	}
	return r.out
}

// samples is the folder of sample articles.
const samples = "../../data/articles"

// sampleLines returns the sample articles, one JSON line each.
func sampleLines(t testing.TB) []string {
	t.Helper()
	var lines []string
	for _, name := range []string{"seed.jsonl", "news.jsonl"} {
		b, err := os.ReadFile(filepath.Join(samples, name))
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.Split(strings.TrimSpace(string(b)), "\n")...)
	}
	return lines
}

// writeCopies writes the sample articles n times over, each as an article of its own.
func writeCopies(t testing.TB, path string, n int) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := sampleLines(t)
	for i := range n {
		for _, l := range lines {
			var a map[string]any
			if err := json.Unmarshal([]byte(l), &a); err != nil {
				t.Fatal(err)
			}
			a["url"] = fmt.Sprintf("%v/%d", a["url"], i)
			b, err := json.Marshal(a)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := f.Write(append(b, '\n')); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// file writes a file into a folder and returns its path.
func file(t testing.TB, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
