package ingest_test

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"whomet/graph"
	"whomet/ingest/source"
)

// FuzzRun: whatever is sent, the line neither panics nor points at words that are not
// there.
func FuzzRun(f *testing.F) {
	for _, name := range []string{"seed.jsonl", "news.jsonl"} {
		b, err := os.Open("../data/articles/" + name)
		if err != nil {
			f.Fatal(err)
		}
		defer b.Close()
		lines := bufio.NewScanner(b)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var a struct{ Text, Language string }
			if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
				f.Fatal(err)
			}
			f.Add(a.Text, a.Language == "de")
		}
	}
	f.Add("Er traf sie.\n\n„Sie“ – traf\u00a0ihn \u202eund\t»uns« am 31. Februar 0000 im U.S.A.-Büro…", true)
	f.Add(strings.Repeat("(", 3000)+"met met met Mr. Dr. "+strings.Repeat("and ", 500), false)
	languages := embedded(f)
	published := time.Date(2025, 3, 4, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text string, german bool) {
		def := source.Defaults{Language: "en", Published: published}
		if german {
			def.Language = "de"
		}
		d, err := source.ReadOne(strings.NewReader(text), false, def)
		if err != nil {
			return
		}
		a, err := languages.Run(context.Background(), d)
		if err != nil {
			t.Fatal(err)
		}
		chars := []rune(d.Text)
		check := func(what string, begin, end int, text string) {
			if begin < 0 || end > len(chars) || begin >= end || string(chars[begin:end]) != text {
				t.Errorf("%s: %d to %d of %d characters is not %q", what, begin, end, len(chars), text)
			}
		}
		for _, e := range a.Events {
			check(e.Type, e.Evidence.Begin, e.Evidence.End, e.Evidence.Text)
			if e.Confidence < 0 || e.Confidence > 1 {
				t.Errorf("confidence %v", e.Confidence)
			}
		}
		for _, r := range a.Roles {
			check("role", r.Evidence.Begin, r.Evidence.End, r.Evidence.Text)
		}
		for _, m := range a.Mentions {
			check("mention", m.Begin, m.End, m.Text)
		}
		for _, q := range graph.DefaultNamespace.Encode(a) {
			if !q.IsValid() {
				t.Errorf("invalid quad %v", q)
			}
		}
	})
}
