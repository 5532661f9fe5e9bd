package tag_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"whomet/data"
	"whomet/ingest/conll"
	"whomet/ingest/lang"
	"whomet/ingest/perceptron"
	"whomet/ingest/tag"
	"whomet/ingest/text"
)

func pack(t testing.TB, code string) *lang.Pack {
	t.Helper()
	p, err := lang.Load(data.FS, code)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// document makes a document of one sentence, split at spaces.
func document(sentence string) *text.Document {
	d := &text.Document{Text: sentence, Have: text.Tokens}
	s := text.Sentence{Span: text.Span{End: len(sentence)}}
	at := 0
	for _, form := range strings.Fields(sentence) {
		s.Tokens = append(s.Tokens, text.Token{Form: form, Span: text.Span{Start: at, End: at + len(form)}})
		at += len(form) + 1
	}
	d.Sentences = []text.Sentence{s}
	return d
}

func TestAnnotate(t *testing.T) {
	for _, c := range []struct{ code, sentence, want string }{
		{"de", "Die Ministerin trifft ihre Kollegen in Wien .", "der/DET Ministerin/NOUN treffen/VERB ihr/DET Kollege/NOUN in/ADP Wien/PROPN ./PUNCT"},
		{"de", "Der Präsident sprach gestern mit dem Kanzler .", "der/DET Präsident/NOUN sprechen/VERB gestern/ADV mit/ADP der/DET Kanzler/NOUN ./PUNCT"},
		{"en", "The ministers met their colleagues in Paris .", "the/DET minister/NOUN meet/VERB their/PRON colleague/NOUN in/ADP Paris/PROPN ./PUNCT"},
		{"en", "She has spoken with the president .", "she/PRON have/AUX speak/VERB with/ADP the/DET president/NOUN ./PUNCT"},
	} {
		tagger, err := tag.New(data.FS, pack(t, c.code))
		if err != nil {
			t.Fatal(err)
		}
		d := document(c.sentence)
		if err := tagger.Annotate(d); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, tok := range d.Sentences[0].Tokens {
			got = append(got, tok.Lemma+"/"+tok.UPOS)
		}
		if diff := cmp.Diff(strings.Fields(c.want), got); diff != "" {
			t.Errorf("%s\n(-want +got):\n%s", c.sentence, diff)
		}
		if d.Have&text.Tags == 0 {
			t.Error("the layer Tags is missing")
		}
	}
}

func TestAnnotateNeedsTokens(t *testing.T) {
	tagger, err := tag.New(data.FS, pack(t, "de"))
	if err != nil {
		t.Fatal(err)
	}
	if err := tagger.Annotate(&text.Document{Text: "a"}); !errors.Is(err, tag.ErrTokens) {
		t.Errorf("got %v, want ErrTokens", err)
	}
}

// corpus is a treebank of four sentences.
func corpus() []text.Sentence {
	var all []text.Sentence
	for _, s := range []string{
		"Sie/sie/PRON/Case=Nom traf/treffen/VERB/Tense=Past ihn/er/PRON/Case=Acc",
		"Anna/Anna/PROPN/Case=Nom traf/treffen/VERB/Tense=Past Otto/Otto/PROPN/Case=Acc",
		"Otto/Otto/PROPN/Case=Nom sah/sehen/VERB/Tense=Past Anna/Anna/PROPN/Case=Acc",
		"Sie/sie/PRON/Case=Nom sah/sehen/VERB/Tense=Past ihn/er/PRON/Case=Acc",
	} {
		var tokens []text.Token
		for _, w := range strings.Fields(s) {
			f := strings.Split(w, "/")
			tokens = append(tokens, text.Token{Form: f[0], Lemma: f[1], UPOS: f[2], Feats: text.Feats(f[3])})
		}
		all = append(all, text.Sentence{Tokens: tokens})
	}
	return all
}

func TestTrain(t *testing.T) {
	p := &lang.Pack{Code: "xx", Lexicon: &lang.Lexicon{}, Names: &lang.Gazetteer{}}
	var files [2]bytes.Buffer
	for i := range files {
		tagger, err := tag.Train(p, corpus(), tag.Training{Epochs: 20})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := tagger.WriteTo(&files[i]); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0].Bytes(), files[1].Bytes()) {
		t.Error("training twice gives different bytes")
	}
	tagger, err := tag.Read(&files[0], p)
	if err != nil {
		t.Fatal(err)
	}
	if a := tagger.Accuracy(corpus()); a.UPOS < 1 || a.Feats < 1 || a.Lemma < 1 {
		t.Errorf("on its own corpus: got %v, want all 1", a)
	}
	if _, err := tag.Read(strings.NewReader("whomodel\x01\x00\xff\xff----"), p); !errors.Is(err, perceptron.ErrVersion) {
		t.Errorf("another version: got %v", err)
	}
}

func Example() {
	p, err := lang.Load(data.FS, "de")
	if err != nil {
		fmt.Println(err)
		return
	}
	tagger, err := tag.New(data.FS, p)
	if err != nil {
		fmt.Println(err)
		return
	}
	d := document("Die Minister trafen sich .")
	if err := tagger.Annotate(d); err != nil {
		fmt.Println(err)
	}
	for _, t := range d.Sentences[0].Tokens {
		fmt.Println(t.Form, t.Lemma, t.UPOS)
	}
	// Output:
	// Die der DET
	// Minister Minister NOUN
	// trafen treffen VERB
	// sich sich PRON
	// . . PUNCT
}

func BenchmarkAnnotate(b *testing.B) {
	tagger, err := tag.New(data.FS, pack(b, "de"))
	if err != nil {
		b.Fatal(err)
	}
	d := document(strings.Repeat("Die Ministerin Anna Berger traf gestern ihre Kollegen im Wiener Kongresszentrum , sagte ihr Sprecher . ", 10))
	for b.Loop() {
		if err := tagger.Annotate(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Sentences[0].Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkNew(b *testing.B) {
	p := pack(b, "de")
	for b.Loop() {
		if _, err := tag.New(data.FS, p); err != nil {
			b.Fatal(err)
		}
	}
}

// TestAccuracy tags the annotated sentences of the parser's tests.
func TestAccuracy(t *testing.T) {
	for code, floor := range map[string]tag.Accuracy{
		"de": {UPOS: 0.97, Feats: 0.85, Lemma: 0.97},
		"en": {UPOS: 0.97, Feats: 0.95, Lemma: 0.97},
	} {
		f, err := os.Open("../parse/testdata/" + code + ".conllu")
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		s, err := conll.ReadConllu(f)
		if err != nil {
			t.Fatal(err)
		}
		tagger, err := tag.New(data.FS, pack(t, code))
		if err != nil {
			t.Fatal(err)
		}
		got := tagger.Accuracy(conll.Document(code, s).Sentences)
		if got.UPOS < floor.UPOS || got.Feats < floor.Feats || got.Lemma < floor.Lemma {
			t.Errorf("%s: got %v, want at least %v", code, got, floor)
		}
	}
}
