package parse_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"whomet/data"
	"whomet/ingest/conll"
	"whomet/ingest/lang"
	"whomet/ingest/parse"
	"whomet/ingest/perceptron"
	"whomet/ingest/text"
)

func load(t testing.TB, code string) *parse.Parser {
	t.Helper()
	p, err := parse.New(data.FS, &lang.Pack{Code: code})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// read reads the annotated sentences of a language in testdata.
func read(t testing.TB, code string) *text.Document {
	t.Helper()
	f, err := os.Open("testdata/" + code + ".conllu")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s, err := conll.ReadConllu(f)
	if err != nil {
		t.Fatal(err)
	}
	return conll.Document(code, s)
}

func TestAccuracy(t *testing.T) {
	for code, floor := range map[string]parse.Accuracy{
		"de": {UAS: 0.90, LAS: 0.87},
		"en": {UAS: 0.90, LAS: 0.87},
	} {
		got := load(t, code).Accuracy(read(t, code).Sentences)
		if got.UAS < floor.UAS || got.LAS < floor.LAS {
			t.Errorf("%s: got %v, want at least %v", code, got, floor)
		}
	}
}

// TestTrees checks that what Annotate makes is a tree, whatever the words.
func TestTrees(t *testing.T) {
	p := load(t, "de")
	d := &text.Document{Have: text.Tokens | text.Tags}
	words := strings.Fields("Anna/PROPN traf/VERB ,/PUNCT und/CCONJ den/DET ihn/PRON vor/ADP (/PUNCT rot/ADJ Haus/NOUN")
	for n := range 60 {
		var s text.Sentence
		for i := range n {
			form, upos, _ := strings.Cut(words[(i*i*7+n*i)%len(words)], "/")
			s.Tokens = append(s.Tokens, text.Token{Form: form, Lemma: form, UPOS: upos})
		}
		d.Sentences = append(d.Sentences, s)
	}
	if err := p.Annotate(d); err != nil {
		t.Fatal(err)
	}
	if d.Have&text.Tree == 0 {
		t.Error("the layer Tree is missing")
	}
	for n, s := range d.Sentences {
		roots := 0
		for i, w := range s.Tokens {
			if w.Head < 0 {
				roots++
			}
			if (w.Head < 0) != (w.DepRel == "root") {
				t.Errorf("%d words: head %d is %q", n, w.Head, w.DepRel)
			}
			at := i
			for steps := 0; at >= 0; steps++ {
				if steps > n {
					t.Fatalf("%d words: a cycle at word %d", n, i)
				}
				at = s.Tokens[at].Head
			}
		}
		if n > 0 && roots != 1 {
			t.Errorf("%d words: %d roots", n, roots)
		}
	}
}

// TestAnnotateSome checks that only the sentences asked for get a tree.
func TestAnnotateSome(t *testing.T) {
	d, want := read(t, "de"), read(t, "de")
	p := load(t, "de")
	if err := errors.Join(p.Annotate(want), p.AnnotateSome(d, func(i int) bool { return i%2 == 0 })); err != nil {
		t.Fatal(err)
	}
	for i, s := range d.Sentences {
		for j, w := range s.Tokens {
			head, relation := -1, ""
			if i%2 == 0 {
				head, relation = want.Sentences[i].Tokens[j].Head, want.Sentences[i].Tokens[j].DepRel
			}
			if w.Head != head || w.DepRel != relation {
				t.Errorf("sentence %d, %s: got %d %q, want %d %q", i, w.Form, w.Head, w.DepRel, head, relation)
			}
		}
	}
}

func TestAnnotateNeedsTags(t *testing.T) {
	d := read(t, "de")
	d.Have = text.Tokens
	if err := load(t, "de").Annotate(d); !errors.Is(err, parse.ErrTags) {
		t.Errorf("got %v, want ErrTags", err)
	}
}

func TestTrain(t *testing.T) {
	d := read(t, "de")
	var files [2]bytes.Buffer
	for i := range files {
		p, err := parse.Train(d.Sentences, parse.Training{Epochs: 15})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.WriteTo(&files[i]); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0].Bytes(), files[1].Bytes()) {
		t.Error("training twice gives different bytes")
	}
	p, err := parse.Read(&files[0])
	if err != nil {
		t.Fatal(err)
	}
	if a := p.Accuracy(d.Sentences); a.LAS < 0.99 {
		t.Errorf("on its own corpus: got %v", a)
	}
}

// TestReadRefuses reads models of others.
func TestReadRefuses(t *testing.T) {
	file := func(features int, labels ...string) *bytes.Buffer {
		var b bytes.Buffer
		if _, err := perceptron.NewTrainer(labels).Model(perceptron.Options{Features: features}).WriteTo(&b); err != nil {
			t.Fatal(err)
		}
		return &b
	}
	if _, err := parse.Read(file(999, "shift")); !errors.Is(err, perceptron.ErrVersion) {
		t.Errorf("other features: got %v, want ErrVersion", err)
	}
	for _, labels := range [][]string{{"shift"}, {"NOUN", "VERB"}, {}, {"shift", "left", "right"}} {
		if _, err := parse.Read(file(2, labels...)); err == nil {
			t.Errorf("labels %q: no error", labels)
		}
	}
}

func Example() {
	p, err := parse.New(data.FS, &lang.Pack{Code: "de"})
	if err != nil {
		fmt.Println(err)
		return
	}
	d := &text.Document{Have: text.Tokens | text.Tags, Sentences: []text.Sentence{{Tokens: []text.Token{
		{Form: "Anna", Lemma: "Anna", UPOS: "PROPN", Feats: "Case=Nom|Gender=Fem|Number=Sing"},
		{Form: "traf", Lemma: "treffen", UPOS: "VERB", Feats: "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"},
		{Form: "ihn", Lemma: "er", UPOS: "PRON", Feats: "Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs"},
	}}}}
	if err := p.Annotate(d); err != nil {
		fmt.Println(err)
	}
	for _, t := range d.Sentences[0].Tokens {
		fmt.Println(t.Form, t.Head, t.DepRel)
	}
	// Output:
	// Anna 1 nsubj
	// traf -1 root
	// ihn 1 obj
}

func TestTrainNeedsArcs(t *testing.T) {
	if _, err := parse.Train(nil, parse.Training{}); err == nil {
		t.Error("a corpus without arcs: no error")
	}
}

func BenchmarkAnnotate(b *testing.B) {
	for _, code := range []string{"de", "en"} {
		b.Run(code, func(b *testing.B) {
			p, d, n := load(b, code), read(b, code), 0
			for _, s := range d.Sentences {
				n += len(s.Tokens)
			}
			for b.Loop() {
				if err := p.Annotate(d); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		load(b, "de")
	}
}
