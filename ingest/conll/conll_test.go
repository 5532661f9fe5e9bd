package conll_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"whomet/ingest/conll"
	"whomet/ingest/text"
)

func read(t *testing.T, file string) []conll.Sentence {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s, err := conll.ReadConllu(f)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestReadConllu(t *testing.T) {
	s := read(t, "testdata/words.conllu")
	if len(s) != 2 {
		t.Fatalf("%d sentences, want 2", len(s))
	}
	if got := s[0].Comment("source"); got != "invented" {
		t.Errorf("source: got %q, want invented", got)
	}
	type word struct {
		Form, Surface string
		Part          int8
		Head          int
	}
	words := func(s conll.Sentence) (out []word) {
		for _, t := range s.Tokens {
			out = append(out, word{t.Form, s.Text[t.Start:t.End], t.Part, t.Head})
		}
		return out
	}
	want := []word{{"Sie", "Sie", 0, 1}, {"fuhr", "fuhr", 0, -1}, {"zu", "zum", 1, 4}, {"dem", "zum", 2, 4}, {"See", "See", 0, 1}, {".", ".", 0, 1}}
	if d := cmp.Diff(want, words(s[0])); d != "" {
		t.Errorf("zum splits in two with one span (-want +got):\n%s", d)
	}
	want = []word{{"I", "I", 0, 3}, {"do", "do", 0, 3}, {"n't", "n't", 0, 3}, {"know", "know", 0, -1}}
	if d := cmp.Diff(want, words(s[1])); d != "" {
		t.Errorf("don't has two spans (-want +got):\n%s", d)
	}
	if got := s[0].Tokens[4].Feats.Get("Case"); got != "Dat" {
		t.Errorf("Case of See: got %q, want Dat", got)
	}
}

func TestDocument(t *testing.T) {
	s := read(t, "testdata/words.conllu")
	d := conll.Document("de", s)
	if want := "Sie fuhr zum See.\nI don't know\n"; d.Text != want {
		t.Errorf("text: got %q, want %q", d.Text, want)
	}
	for _, s := range d.Sentences {
		for _, tok := range s.Tokens {
			if got := d.Slice(tok.Span); tok.Part == 0 && got != tok.Form {
				t.Errorf("span of %q is %q", tok.Form, got)
			}
		}
	}
	back := conll.Sentences(d)
	for i := range s {
		s[i].Comments = nil
	}
	if diff := cmp.Diff(s, back); diff != "" {
		t.Errorf("sentences of the document (-want +got):\n%s", diff)
	}
	d.Have = text.Tokens
	if got := conll.Sentences(d)[0].Tokens[0]; got.Head != -1 || got.DepRel != "" {
		t.Errorf("without a tree: got head %d, relation %q", got.Head, got.DepRel)
	}
}

func TestErrorsNameTheLine(t *testing.T) {
	row := func(id, head string) string {
		return id + "\ta\t_\t_\t_\t_\t" + head + "\t_\t_\t_\n"
	}
	for _, c := range []struct{ name, in, want string }{
		{"columns", "# a\n1\ta\n", "line 2: 2 columns"},
		{"ID", row("1", "0") + row("3", "1"), "line 2: ID 3, want 2"},
		{"HEAD no number", row("1", "x"), "line 1: HEAD"},
		{"HEAD too great", row("1", "5") + "\n", "line 2: HEAD 5 of word 1"},
		{"HEAD itself", row("1", "1"), "HEAD 1 of word 1"},
		{"short multiword token", row("1-3", "_") + row("1", "0") + "\n", "lacks 2 words"},
		{"multiword token out of place", row("4-5", "_"), "ID 4-5 out of place"},
		{"not UTF-8", row("1", "\xff"), "not UTF-8"},
	} {
		_, err := conll.ReadConllu(strings.NewReader(c.in))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
	for _, c := range []struct{ name, in, want string }{
		{"no tag", "a\tO\nb\n", "line 2"},
		{"I without B", "a\tI-PER\n", "line 1: tag I-PER after O"},
		{"other type", "a\tB-PER\nb\tI-ORG\n", "line 2: tag I-ORG after B-PER"},
		{"unknown tag", "a\tX\n", "line 1: tag X"},
	} {
		_, err := conll.ReadIOB2(strings.NewReader(c.in))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("IOB2, %s: got %v, want %q", c.name, err, c.want)
		}
	}
}

func TestReadIOB2(t *testing.T) {
	in := "# source = invented\nAnna\tB-PER\nBerger\tI-PER\nkam\tO\n\n#\tO\n1\tO\n\n"
	s, err := conll.ReadIOB2(strings.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	want := []conll.Tagged{
		{Comments: []string{"source = invented"}, Words: []string{"Anna", "Berger", "kam"}, Tags: []string{"B-PER", "I-PER", "O"}},
		{Words: []string{"#", "1"}, Tags: []string{"O", "O"}},
	}
	if d := cmp.Diff(want, s); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	var b bytes.Buffer
	if err := conll.WriteIOB2(&b, s); err != nil {
		t.Fatal(err)
	}
	if b.String() != in {
		t.Errorf("written: got %q, want %q", b.String(), in)
	}
	if got := s[0].Comment("source"); got != "invented" {
		t.Errorf("source: got %q", got)
	}
}

func FuzzReadConllu(f *testing.F) {
	words, err := os.ReadFile("testdata/words.conllu")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(words)
	f.Fuzz(func(t *testing.T, in []byte) {
		first, err := conll.ReadConllu(bytes.NewReader(in))
		if err != nil {
			return
		}
		var b bytes.Buffer
		if err := conll.WriteConllu(&b, first); err != nil {
			t.Fatal(err)
		}
		again, err := conll.ReadConllu(bytes.NewReader(b.Bytes()))
		if err != nil {
			t.Fatalf("%v in %q", err, b.String())
		}
		if d := cmp.Diff(first, again); d != "" {
			t.Errorf("written, then read (-want +got):\n%s\n%q", d, b.String())
		}
	})
}

func FuzzReadIOB2(f *testing.F) {
	f.Add([]byte("# source = x\nAnna\tB-PER\nB\tI-PER\n\nc\tO\n"))
	f.Fuzz(func(t *testing.T, in []byte) {
		first, err := conll.ReadIOB2(bytes.NewReader(in))
		if err != nil {
			return
		}
		var b bytes.Buffer
		if err := conll.WriteIOB2(&b, first); err != nil {
			t.Fatal(err)
		}
		again, err := conll.ReadIOB2(bytes.NewReader(b.Bytes()))
		if err != nil {
			t.Fatalf("%v in %q", err, b.String())
		}
		if d := cmp.Diff(first, again); d != "" {
			t.Errorf("written, then read (-want +got):\n%s", d)
		}
	})
}
