package ingest_test

import (
	"context"
	"os"
	"testing"
	"time"

	"whomet/ingest"
	"whomet/ingest/source"
	"whomet/ingest/text"
)

// BenchmarkPipeline runs the sample articles of a language through its stages on one
// core, and reports tokens a second: of the whole line, and of each stage.
func BenchmarkPipeline(b *testing.B) {
	languages := embedded(b)
	docs := map[string][]*text.Document{}
	for d, err := range source.Files([]string{"../data/articles"}, os.Stdin, source.Defaults{}) {
		if err != nil {
			b.Fatal(err)
		}
		docs[d.Language] = append(docs[d.Language], d)
	}
	for _, language := range languages.Supported() {
		b.Run(language, func(b *testing.B) {
			p, err := languages.Pipeline(language)
			if err != nil {
				b.Fatal(err)
			}
			measure(b, p, docs[language])
		})
	}
}

func measure(b *testing.B, p *ingest.Pipeline, docs []*text.Document) {
	b.Helper()
	took := make([]time.Duration, len(p.Stages))
	var whole time.Duration
	tokens := 0
	for b.Loop() {
		for _, doc := range docs {
			d := &text.Document{Title: doc.Title, Language: doc.Language, Published: doc.Published, Text: doc.Text}
			for i, s := range p.Stages {
				start := time.Now()
				if err := s.Annotate(d); err != nil {
					b.Fatal(err)
				}
				took[i] += time.Since(start)
				d.Have |= s.Gives
			}
			for _, s := range d.Sentences {
				tokens += len(s.Tokens)
			}
			fresh := &text.Document{Title: doc.Title, Language: doc.Language, Published: doc.Published, Text: doc.Text}
			start := time.Now()
			if _, err := p.Run(context.Background(), fresh); err != nil {
				b.Fatal(err)
			}
			whole += time.Since(start)
		}
	}
	b.ReportMetric(float64(tokens)/whole.Seconds(), "tokens/s")
	for i, s := range p.Stages {
		b.ReportMetric(float64(tokens)/took[i].Seconds(), s.Name+"-tokens/s")
	}
}
