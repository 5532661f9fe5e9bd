package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestReadme runs the examples of the README: in blocks of the language sh, each line
// that begins with "$ " and those that end in a backslash are a command, and the lines
// below it are what it prints; … stands for anything.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	for link, target := range map[string]string{"bin/whomet": binary, "data": filepath.Join(root, "data")} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, link)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	server := start(t, t.TempDir(), "demo")
	examples := examplesOf(string(readme))
	if len(examples) < 10 {
		t.Fatalf("%d examples", len(examples))
	}
	for _, e := range examples {
		sh := exec.Command("bash", "-c", strings.ReplaceAll(e.command, "http://127.0.0.1:8080", server.url))
		sh.Dir = dir
		sh.Env = append(os.Environ(), "HOME="+dir, "XDG_DATA_HOME="+dir, "COLUMNS=")
		got, err := sh.CombinedOutput()
		if err != nil {
			t.Errorf("$ %s\n%v\n%s", e.command, err, got)
			continue
		}
		if !e.matches(string(got)) {
			t.Errorf("$ %s\nprints\n%s\nthe README says\n%s", e.command, got, e.output)
		}
	}
}

// example is a command of the README and what it prints.
type example struct{ command, output string }

var block = regexp.MustCompile("(?ms)^```sh\n(.*?)^```")

func examplesOf(readme string) []example {
	var out []example
	for _, b := range block.FindAllStringSubmatch(readme, -1) {
		more := false
		for line := range strings.Lines(b[1]) {
			command, ok := strings.CutPrefix(line, "$ ")
			switch {
			case ok:
				out = append(out, example{command: command})
			case more:
				out[len(out)-1].command += line
			case len(out) > 0:
				out[len(out)-1].output += line
			}
			more = (ok || more) && strings.HasSuffix(line, "\\\n")
		}
	}
	return out
}

// matches reports whether the output is as the README says, but for white space.
func (e example) matches(got string) bool {
	got = strings.Join(strings.Fields(got), " ")
	want := regexp.QuoteMeta(strings.Join(strings.Fields(e.output), " "))
	want = strings.ReplaceAll(want, "…", "(?s:.*)")
	return regexp.MustCompile("^" + want + "$").MatchString(got)
}
