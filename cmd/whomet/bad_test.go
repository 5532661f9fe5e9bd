package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestBadInput has a case for each way in which an input can be bad.
func TestBadInput(t *testing.T) {
	const finnish = "Pääministeri tapasi keskiviikkona Helsingissä Ruotsin ulkoministerin. Keskusteluissa käsiteltiin Itämeren turvallisuutta ja maiden välistä yhteistyötä. Illalla vieraat söivät presidentin linnassa."
	tests := []struct{ name, file, content, want string }{
		{"not UTF-8", "a.txt", "Frau M\xfcller kam.", "a.txt: not UTF-8 at byte 6 (0xfc)"},
		{"empty", "a.txt", "", "a.txt: the file is empty"},
		{"no sentences", "a.txt", "* * *\n", "a.txt: the text has no letters, so no sentences"},
		{"broken line", "a.jsonl", "{\"text\":\"Anna.\"", "a.jsonl:1: broken JSON"},
		{"line of 50 MB", "a.jsonl", `{"text":"` + strings.Repeat("x", 50_000_000) + `"}`, "a.jsonl:1: the line is 50 MB long"},
		{"no text", "a.jsonl", `{"id":"1"}`, `a.jsonl:1: there is no "text"`},
		{"a date that is no date", "a.jsonl", `{"text":"Anna kam.","published":"neulich"}`, `a.jsonl:1: "published": "neulich" is no date; allowed are 2024-07-10`},
		{"unsupported language, told from the text", "a.txt", finnish, "a.txt: Finnish (fi) is not supported; German and English are"},
		{"unsupported language, stated", "a.jsonl", `{"text":"Anna kam.","language":"fi-FI"}`, "a.jsonl:1: Finnish (fi) is not supported; German and English are"},
		{"a language that is none", "a.jsonl", `{"text":"Anna kam.","language":"Deutsch!"}`, `a.jsonl:1: "Deutsch!" is no language tag`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			file(t, dir, tt.file, tt.content)
			for _, args := range [][]string{{"ingest", tt.file}, {"extract", tt.file}, {"parse", tt.file}} {
				r := whomet(t, dir, "", args...)
				if r.code != 1 || !strings.Contains(r.err, tt.want) {
					t.Errorf("whomet %s: exit %d, %q; want exit 1, %q", strings.Join(args, " "), r.code, r.err, tt.want)
				}
			}
			file(t, dir, "good.txt", "Am Montag traf Anna Berger in Wien Paul Weber.")
			r := whomet(t, dir, "", "ingest", tt.file, "good.txt", "none.txt")
			if r.code != 3 || !strings.Contains(r.err, tt.want) || !strings.Contains(r.err, "1 article with") || !strings.Contains(r.err, "none.txt: no such file or folder") {
				t.Errorf("with a good one: exit %d, %q", r.code, r.err)
			}
			if got := strings.Count(succeed(t, dir, "", "export"), "schema.org/NewsArticle"); got != 1 {
				t.Errorf("%d articles are stored, want the good one", got)
			}
		})
	}
}

func TestWrongUse(t *testing.T) {
	dir := t.TempDir()
	file(t, dir, "note.txt", "Dies ist keine Datenbank, sondern ein Text.")
	file(t, dir, "article.jsonl", `{"text":"Am Montag traf Anna Berger in Wien Paul Weber."}`)
	file(t, dir, "pairs.csv", "name1,name2,is_match\nAnna Berger,A. Berger,perhaps\n")
	succeed(t, dir, "", "--store", "s.db", "ingest", "article.jsonl")
	tests := []struct {
		name string
		args []string
		code int
		want string
	}{
		{"unknown command", []string{"mett"}, 2, `there is no command "mett"; is it met?`},
		{"unknown flag", []string{"met", "--who", "x"}, 2, "unknown flag: --who"},
		{"missing argument", []string{"ingest"}, 2, `give files or folders, or "-"`},
		{"output form", []string{"met", "-o", "xml"}, 2, "there are table, json and csv"},
		{"language flag", []string{"extract", "--language", "?"}, 2, "no language tag"},
		{"published flag", []string{"extract", "--published", "neulich"}, 2, "is no date"},
		{"base", []string{"met", "--base", "whomet"}, 2, "begins with http:// or https://"},
		{"no store yet", []string{"met"}, 1, "there is no store"},
		{"memory has nothing", []string{"--store", "memory", "met"}, 2, "is empty when a command starts"},
		{"a file that is no store", []string{"--store", "note.txt", "met"}, 1, "not a whomet store"},
		{"a folder as store", []string{"--store", ".", "met"}, 1, "not a whomet store"},
		{"a store of another base", []string{"--store", "s.db", "--base", "https://other.example/", "met"}, 1, "its base is https://whomet.example/"},
		{"date", []string{"--store", "s.db", "met", "--from", "July"}, 2, "write a day as 2024-07-04"},
		{"period", []string{"--store", "s.db", "met", "--from", "2024", "--to", "2023"}, 2, "ends before it begins"},
		{"type", []string{"--store", "s.db", "met", "--type", "dinner"}, 2, `type "dinner"; there are Meeting`},
		{"factuality", []string{"--store", "s.db", "met", "--factuality", "maybe"}, 2, `factuality "maybe"`},
		{"a name nobody bears", []string{"--store", "s.db", "met", "--person", "Bergr"}, 1, `no person named "Bergr"; is it Anna Berger?`},
		{"who nobody is", []string{"--store", "s.db", "who", "Zebedee Quux"}, 1, `no person named "Zebedee Quux"`},
		{"who no name is", []string{"--store", "s.db", "who", " "}, 2, "no name is given"},
		{"who without a name", []string{"--store", "s.db", "who"}, 2, "accepts 1 arg"},
		{"names that are no pairs", []string{"eval-names", "note.txt"}, 1, "pairs of names are either CSV with columns name1, name2, is_match"},
		{"pairs nobody judged", []string{"eval-names", "pairs.csv"}, 1, `pairs.csv: line 2: is_match is "perhaps", want true or false`},
		{"query that does not parse", []string{"--store", "s.db", "query", "g.V("}, 2, "line 1, column 5"},
		{"query language", []string{"--store", "s.db", "query", "-l", "sql", "select"}, 2, "unknown query language"},
		{"query without end", []string{"--store", "s.db", "query", "--timeout", "300ms", "while(true){}"}, 1, "did not end in time"},
		{"article that is not there", []string{"--store", "s.db", "export", "--article", "https://news.example/none"}, 1, "there is no article"},
		{"export format", []string{"--store", "s.db", "export", "--format", "xml"}, 2, "there are nquads, ntriples"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := whomet(t, dir, "", tt.args...)
			if r.code != tt.code || !strings.Contains(r.err, tt.want) {
				t.Errorf("exit %d, %q; want exit %d, %q", r.code, r.err, tt.code, tt.want)
			}
			if r.out != "" {
				t.Errorf("standard output %q", r.out)
			}
		})
	}
}

func TestStoreInUse(t *testing.T) {
	dir := t.TempDir()
	c, cancel := command(t, dir, "ingest", "-")
	defer cancel()
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for range 100 { // until it has the store open
		if _, err := os.Stat(filepath.Join(dir, "whomet", "whomet.db")); err == nil {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	time.Sleep(50 * time.Millisecond)
	start := time.Now()
	r := whomet(t, dir, "", "met")
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("it took %v to say that the store is in use", took)
	}
	if r.code != 1 || !strings.Contains(r.err, "in use by another process; stop it, or give another --store") {
		t.Errorf("exit %d, %q", r.code, r.err)
	}
	in.Close()
	if err := c.Wait(); c.ProcessState.ExitCode() != 1 { // standard input was empty
		t.Error(err)
	}
}
