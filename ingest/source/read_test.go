package source_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"whomet/ingest/source"
	"whomet/ingest/text"
)

// read returns what an input yields, errors as their messages.
func read(t *testing.T, in, name string, def source.Defaults) (docs []text.Document, errs []string) {
	t.Helper()
	for d, err := range source.Read(strings.NewReader(in), name, def) {
		if err != nil {
			if !errors.Is(err, source.ErrInput) {
				t.Errorf("%v is no ErrInput", err)
			}
			errs = append(errs, err.Error())
			continue
		}
		docs = append(docs, *d)
	}
	return docs, errs
}

func TestReadGood(t *testing.T) {
	day := time.Date(2025, 3, 4, 0, 0, 0, 0, time.UTC)
	tests := []struct {
		name, file, in string
		want           []text.Document
	}{
		{"plain text", "a.txt", "Titel\nAnna traf Paul.\n", []text.Document{{Title: "Titel", Source: "a.txt", Language: "de", Published: day, Text: "Titel\nAnna traf Paul."}}},
		{"byte order mark, CRLF and decomposed umlaut", "a.txt", "\ufeffMu\u0308ller\r\nkam.\r\n", []text.Document{{Title: "Müller", Source: "a.txt", Language: "de", Published: day, Text: "Müller\nkam."}}},
		{"soft hyphen and control characters", "a.txt", "Außen\u00administer\x00kam\fan", []text.Document{{Title: "Außenminister kam", Source: "a.txt", Language: "de", Published: day, Text: "Außenminister kam\nan"}}},
		{"JSON told by its first character", "standard input", ` {"text":"Anna."}`, []text.Document{{Source: "standard input:1", Language: "de", Published: day, Text: "Anna."}}},
		{"all fields, and one more", "a.jsonl", `{"id":"7","url":"https://news.example/7","title":" A\tB ","published":"2024-07-10","language":"en","text":"Anna.","author":["x"]}`,
			[]text.Document{{ID: "7", URL: "https://news.example/7", Title: "A B", Source: "a.jsonl:1", Language: "en", Published: time.Date(2024, 7, 10, 0, 0, 0, 0, time.UTC), Text: "Anna."}}},
		{"number as id, null for date, blank lines, CRLF, BOM", "a.jsonl", "\ufeff{\"id\":7,\"published\":null,\"text\":\"Anna.\"}\r\n\r\n{\"text\":\"Paul.\"}",
			[]text.Document{{ID: "7", Source: "a.jsonl:1", Language: "de", Published: day, Text: "Anna."}, {Source: "a.jsonl:3", Language: "de", Published: day, Text: "Paul."}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, errs := read(t, tt.in, tt.file, source.Defaults{Language: "de", Published: day})
			if len(errs) > 0 {
				t.Error(errs)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestReadBad(t *testing.T) {
	tests := []struct{ name, file, in, want string }{
		{"empty", "a.txt", "", "a.txt: the file is empty"},
		{"only a byte order mark", "a.txt", "\ufeff", "a.txt: the file is empty"},
		{"blank", "a.txt", " \n\n", "a.txt: there is no text"},
		{"no letters", "a.txt", "12.7.\n***", "a.txt: the text has no letters, so no sentences"},
		{"Latin-1", "a.txt", "M\xfcller", "a.txt: not UTF-8 at byte 1 (0xfc); save it as UTF-8 and try again"},
		{"Latin-1 after a byte order mark", "a.txt", "\ufeffM\xfcller", "a.txt: not UTF-8 at byte 4 (0xfc); save it as UTF-8 and try again"},
		{"UTF-16", "a.txt", "\xff\xfeM\x00", "a.txt: not UTF-8 at byte 0 (0xff); it looks like UTF-16; save it as UTF-8 and try again"},
		{"Latin-1 in the second line", "a.jsonl", "{\"text\":\"a\"}\n{\"text\":\"\xfc\"}", "a.jsonl:2: not UTF-8 at byte 22 (0xfc); save it as UTF-8 and try again"},
		{"no article", "a.jsonl", "\n \n", "a.jsonl: there is no article in it"},
		{"broken line", "a.jsonl", `{"text":}`, `a.jsonl:1: broken JSON at byte 9: invalid character '}' looking for beginning of value`},
		{"object over several lines", "a.json", `{"text":`, `a.json:1: broken JSON: it ends inside the object; one object a line is wanted (jq -c . makes it so)`},
		{"array", "a.json", `["Anna"]`, `a.json:1: it is a JSON array, not an object`},
		{"text is missing", "a.jsonl", `{"id":"1"}`, `a.jsonl:1: there is no "text"`},
		{"text is null", "a.jsonl", `{"text":null}`, `a.jsonl:1: there is no "text"`},
		{"text is a number", "a.jsonl", `{"text":1}`, `a.jsonl:1: "text" is a number, not a string`},
		{"text is empty", "a.jsonl", `{"text":""}`, `a.jsonl:1: there is no text`},
		{"id is a list", "a.jsonl", `{"id":[],"text":"Anna"}`, `a.jsonl:1: "id" is neither a string nor a number`},
		{"date is no date", "a.jsonl", `{"text":"Anna","published":"gestern"}`, `a.jsonl:1: "published": "gestern" is no date; allowed are 2024-07-10, 2024-07-10T14:00:00+02:00, 2024-07-10 14:00, Wed, 10 Jul 2024 14:00:00 +0200, 10.7.2024`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, errs := read(t, tt.in, tt.file, source.Defaults{})
			if got := strings.Join(errs, "\n"); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestGoodLinesGoOn(t *testing.T) {
	long := `{"text":"` + strings.Repeat("x", 50e6) + `"}`
	in := "{\"text\":\"Eins\"}\n" + long + "\n{\"text\":\n{\"text\":\"Vier\"}\n"
	docs, errs := read(t, in, "a.jsonl", source.Defaults{})
	var got []string
	for _, d := range docs {
		got = append(got, d.Source+" "+d.Text)
	}
	if diff := cmp.Diff([]string{"a.jsonl:1 Eins", "a.jsonl:4 Vier"}, got); diff != "" {
		t.Error(diff)
	}
	want := []string{
		"a.jsonl:2: the line is 50 MB long; an article may have 1 MB",
		"a.jsonl:3: broken JSON: it ends inside the object; one object a line is wanted (jq -c . makes it so)",
	}
	if diff := cmp.Diff(want, errs); diff != "" {
		t.Error(diff)
	}
}

func TestHugePlainText(t *testing.T) {
	_, errs := read(t, strings.Repeat("Wort ", source.MaxArticle), "a.txt", source.Defaults{})
	if len(errs) != 1 || !strings.Contains(errs[0], "larger than 1 MiB") {
		t.Error(errs)
	}
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	for name, s := range map[string]string{
		"b.txt": "Bert.", "a/x.jsonl": "{\"text\":\"Anna.\"}\n", "a/README": "no article", "a/.hidden.txt": "Nein.", ".git/c.txt": "Nein.", "empty/x": "",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	paths := []string{filepath.Join(dir, "none.txt"), dir, filepath.Join(dir, "empty"), "-"}
	for d, err := range source.Files(paths, strings.NewReader("Carl."), source.Defaults{}) {
		if err != nil {
			got = append(got, err.Error())
		} else {
			got = append(got, d.Source+" "+d.Text)
		}
	}
	want := []string{
		dir + "/none.txt: no such file or folder",
		dir + "/a/x.jsonl:1 Anna.",
		dir + "/b.txt Bert.",
		dir + "/empty: the folder holds no .txt, .jsonl, .ndjson or .json file",
		"standard input Carl.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReadOne(t *testing.T) {
	tests := []struct {
		name, in string
		isJSON   bool
		want     string
	}{
		{"object over several lines", "\ufeff{\n \"id\": \"1\",\n \"text\": \"Anna kam.\"\n}\n", true, "Anna kam."},
		{"plain text that looks like JSON", "{", false, "the text has no letters, so no sentences"},
		{"plain text", "Anna\nkam.", false, "Anna\nkam."},
		{"broken", "{\n", true, "broken JSON: it ends inside the object"},
		{"two objects", "{\"text\":\"Anna\"}\n{\"text\":\"Paul\"}", true, "broken JSON at byte 17: invalid character '{' after top-level value"},
		{"not UTF-8", "{\"text\":\"\xfc\"}", true, "not UTF-8 at byte 9 (0xfc); save it as UTF-8 and try again"},
		{"nothing", "", true, "broken JSON: it ends inside the object"},
		{"too long", strings.Repeat("x", source.MaxArticle+1), false, "it is larger than 1 MiB, too long for one article; several are read as JSON Lines"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, err := source.ReadOne(strings.NewReader(tt.in), tt.isJSON, source.Defaults{})
			got := ""
			switch {
			case err == nil:
				got = d.Text
			case !errors.Is(err, source.ErrInput):
				t.Errorf("%v is no ErrInput", err)
				fallthrough
			default:
				got = err.Error()
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestFailingDisk(t *testing.T) {
	broken := errors.New("disk on fire")
	for _, name := range []string{"a.txt", "a.jsonl"} {
		r := io.MultiReader(strings.NewReader("{\"text\":\"Anna\"}\n{"), errReader{broken})
		var last error
		for _, err := range source.Read(r, name, source.Defaults{}) {
			last = err
		}
		if !errors.Is(last, broken) || errors.Is(last, source.ErrInput) {
			t.Errorf("%s: got %v", name, last)
		}
	}
}

type errReader struct{ err error }

func (r errReader) Read([]byte) (int, error) { return 0, r.err }

func FuzzRead(f *testing.F) {
	f.Add([]byte("{\"text\":\"Anna traf Paul.\"}\n"), true)
	f.Add([]byte("\ufeffA\u0308nna\r\ntraf\xffPaul"), false)
	f.Fuzz(func(t *testing.T, b []byte, lines bool) {
		name := "x.txt"
		if lines {
			name = "x.jsonl"
		}
		n := 0
		for d, err := range source.Read(bytes.NewReader(b), name, source.Defaults{}) {
			n++
			if err != nil {
				continue
			}
			// What was read once is read the same again.
			for e, err := range source.Read(strings.NewReader(d.Text), "x.txt", source.Defaults{}) {
				if err != nil || e.Text != d.Text {
					t.Errorf("%q became %q, %v", d.Text, e.Text, err)
				}
			}
		}
		if n == 0 {
			t.Error("neither article nor error")
		}
	})
}

func ExampleRead() {
	in := strings.NewReader(`{"id":"1","published":"2025-03-04","text":"Anna Berger traf Paul Weber."}
{"id":"2","text":`)
	for d, err := range source.Read(in, "news.jsonl", source.Defaults{}) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(d.ID, d.Published.Format(time.DateOnly), d.Text)
	}
	// Output:
	// 1 2025-03-04 Anna Berger traf Paul Weber.
	// news.jsonl:2: broken JSON: it ends inside the object; one object a line is wanted (jq -c . makes it so)
}
