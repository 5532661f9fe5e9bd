package lang_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"whomet/data"
	"whomet/ingest/lang"
)

func german(t testing.TB) *lang.Lexicon {
	t.Helper()
	p, err := lang.Load(data.FS, "de")
	if err != nil {
		t.Fatal(err)
	}
	return p.Lexicon
}

func readings(l *lang.Lexicon, form string) []string {
	var out []string
	for _, r := range l.Lookup(form) {
		out = append(out, r.UPOS+" "+r.Lemma(form))
	}
	return out
}

func TestLookup(t *testing.T) {
	l := german(t)
	for _, c := range []struct {
		form string
		want []string
	}{
		{"traf", []string{"VERB treffen"}},
		{"Häusern", []string{"NOUN Haus"}},
		{"gutes", []string{"ADJ gut"}},
		{"getroffen", []string{"ADJ getroffen", "VERB treffen", "VERB triefen"}},
		{"zusammentraf", []string{"VERB zusammentreffen"}},
		{"Traf", nil},
		{"Xqzw", nil},
	} {
		if d := cmp.Diff(c.want, readings(l, c.form)); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.form, d)
		}
	}
	if got := l.Lookup("Ministern")[0].Feats[0].Get("Case"); got != "Dat" {
		t.Errorf("Ministern: case %q, want Dat", got)
	}
}

func TestCompound(t *testing.T) {
	l := german(t)
	for _, c := range []struct{ form, end string }{
		{"Außenministertreffen", "treffen"}, {"Gipfelgespräche", "gespräche"}, {"Haus", ""}, {"treffen", ""}, {"", ""},
	} {
		_, at := l.Compound(c.form)
		if got := c.form[at:]; at > 0 && got != c.end || at == 0 && c.end != "" {
			t.Errorf("%s: got %q, want %q", c.form, got, c.end)
		}
	}
	if r, at := new(lang.Lexicon).Compound("Außenministertreffen"); r != nil || at != 0 {
		t.Error("the empty lexicon knows a compound")
	}
}

func TestBuildLexicon(t *testing.T) {
	table := "gute\tgut\tADJ\t\nGute\tGute\tNOUN\tCase=Nom|Gender=Neut|Number=Sing\nging aus\tausgehen\tVERB\tVerbForm=Fin\nBälle\tBall\tNOUN\tCase=Nom|Number=Plur;Case=Acc|Number=Plur\n"
	var file, again bytes.Buffer
	if err := lang.BuildLexicon(&file, strings.NewReader(table)); err != nil {
		t.Fatal(err)
	}
	rows := strings.SplitAfter(table, "\n")
	rows[0], rows[3] = rows[3], rows[0]
	if err := lang.BuildLexicon(&again, strings.NewReader(strings.Join(rows, ""))); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(file.Bytes(), again.Bytes()) {
		t.Error("the order of rows changes the file")
	}
	l, err := lang.ReadLexicon(fstest.MapFS{"xx/lexicon.zst": {Data: file.Bytes()}}, "xx")
	if err != nil {
		t.Fatal(err)
	}
	for form, want := range map[string][]string{"gute": {"ADJ gut"}, "Bälle": {"NOUN Ball"}, "Gute": nil, "ging": nil} {
		if d := cmp.Diff(want, readings(l, form)); d != "" {
			t.Errorf("%s (-want +got):\n%s", form, d)
		}
	}
	if err := lang.BuildLexicon(&file, strings.NewReader("a\tb\n")); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("a broken row: got %v, want its line", err)
	}
}

func FuzzReadLexicon(f *testing.F) {
	var file bytes.Buffer
	if err := lang.BuildLexicon(&file, strings.NewReader("gute\tgut\tADJ\t\n")); err != nil {
		f.Fatal(err)
	}
	f.Add(file.Bytes())
	f.Fuzz(func(t *testing.T, file []byte) {
		l, err := lang.ReadLexicon(fstest.MapFS{"xx/lexicon.zst": {Data: file}}, "xx")
		if err == nil {
			readings(l, "gute")
			l.Compound("Haushund")
		}
	})
}

func BenchmarkReadLexicon(b *testing.B) {
	for b.Loop() {
		if _, err := lang.ReadLexicon(data.FS, "de"); err != nil {
			b.Fatal(err)
		}
	}
}
