package coref_test

import (
	"path/filepath"
	"testing"

	"whomet/ingest/text"
)

// FuzzAnnotate changes one layer of a document at a time, as a broken stage before
// might, and looks at what comes out.
func FuzzAnnotate(f *testing.F) {
	files, err := filepath.Glob("testdata/*.conllu")
	if err != nil || len(files) == 0 {
		f.Fatal(files, err)
	}
	for i := range files {
		f.Add(uint8(i), uint16(3), "NOUN", "Number=Plur", 7, "nsubj", uint8(1), uint8(2), "PER")
		f.Add(uint8(i), uint16(0), "PRON", "VerbForm=Fin", -5, "", uint8(0), uint8(0), "ORG")
	}
	de, en := resolver(f, "de"), resolver(f, "en")
	f.Fuzz(func(t *testing.T, file uint8, at uint16, upos, feats string, head int, rel string, first, last uint8, typ string) {
		d := read(t, files[int(file)%len(files)])
		s := int(at) % len(d.Sentences)
		toks := d.Sentences[s].Tokens
		tok := &toks[int(at)%len(toks)]
		tok.UPOS, tok.Feats, tok.Head, tok.DepRel, tok.Lemma = upos, text.Feats(feats), head, rel, upos
		d.Mentions = append(d.Mentions, text.Mention{Sentence: s, First: int(first), Last: int(last), Type: typ})
		named := len(d.Mentions)
		r := de
		if d.Language == "en" {
			r = en
		}
		if err := r.Annotate(d); err != nil {
			if int(first) <= int(last) && int(last) < len(toks) {
				t.Fatal(err)
			}
			return
		}
		check(t, d, named)
	})
}

// check looks at what every annotated document keeps: names are still there, each
// mention is in one cluster, and indexes are in bounds.
func check(t *testing.T, d *text.Document, named int) {
	t.Helper()
	seen := make([]int, len(d.Mentions))
	for _, c := range d.Clusters {
		if len(c.Mentions) == 0 {
			t.Errorf("cluster %q has no mention", c.Name)
		}
		for i, m := range c.Mentions {
			seen[m]++
			if i > 0 && c.Mentions[i-1] >= m {
				t.Errorf("mentions of %q out of order: %v", c.Name, c.Mentions)
			}
		}
		for _, m := range c.Members {
			if m < 0 || m >= len(d.Clusters) || len(d.Clusters[m].Members) > 0 {
				t.Errorf("%q has member %d of %d", c.Name, m, len(d.Clusters))
			}
		}
	}
	for i, m := range d.Mentions {
		if seen[i] != 1 {
			t.Errorf("mention %d is in %d clusters", i, seen[i])
		}
		if m.Kind == text.Named {
			named--
		}
	}
	if named > 0 {
		t.Errorf("%d names were lost", named)
	}
}

func TestMentionOutsideItsSentence(t *testing.T) {
	d := read(t, "testdata/de-pronoun.conllu")
	d.Mentions = append(d.Mentions, text.Mention{Sentence: 1, First: 2, Last: 99, Type: text.PER})
	if err := resolver(t, "de").Annotate(d); err == nil {
		t.Error("no error for a mention of tokens that do not exist")
	}
}

func BenchmarkAnnotate(b *testing.B) {
	files, err := filepath.Glob("testdata/de-*.conllu")
	if err != nil || len(files) == 0 {
		b.Fatal(files, err)
	}
	whole := &text.Document{Language: "de"}
	for i := 0; i < 4*len(files); i++ {
		d := read(b, files[i%len(files)])
		for j := range d.Mentions {
			d.Mentions[j].Sentence += len(whole.Sentences)
			d.Mentions[j].Start += len(whole.Text)
			d.Mentions[j].End += len(whole.Text)
		}
		for s := range d.Sentences {
			sentence := &d.Sentences[s]
			for t := range sentence.Tokens {
				sentence.Tokens[t].Start += len(whole.Text)
				sentence.Tokens[t].End += len(whole.Text)
			}
		}
		whole.Mentions = append(whole.Mentions, d.Mentions...)
		whole.Sentences = append(whole.Sentences, d.Sentences...)
		whole.Text += d.Text + "\n"
	}
	tokens := 0
	for _, s := range whole.Sentences {
		tokens += len(s.Tokens)
	}
	names := whole.Mentions
	r := resolver(b, "de")
	for b.Loop() {
		whole.Mentions = names
		if err := r.Annotate(whole); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
