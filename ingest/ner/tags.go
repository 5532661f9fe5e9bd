package ner

import (
	"slices"

	"whomet/ingest/text"
)

// Tags labels the words of an article, sentence by sentence, with IOB2 tags: for
// measuring against texts that are split into words already.
func (r *Recognizer) Tags(sentences [][]string) ([][]string, error) {
	d := &text.Document{}
	tags := make([][]string, len(sentences))
	for i, words := range sentences {
		start := len(d.Text)
		s := text.Sentence{}
		for _, w := range words {
			at := len(d.Text)
			d.Text += w + " "
			s.Tokens = append(s.Tokens, text.Token{Form: w, Span: text.Span{Start: at, End: at + len(w)}})
		}
		s.Span = text.Span{Start: start, End: len(d.Text)}
		d.Sentences = append(d.Sentences, s)
		tags[i] = slices.Repeat([]string{"O"}, len(words))
	}
	if err := r.Annotate(d); err != nil {
		return nil, err
	}
	for _, m := range d.Mentions {
		for k := m.First; k <= m.Last; k++ {
			tags[m.Sentence][k] = "I-" + m.Type
		}
		tags[m.Sentence][m.First] = "B-" + m.Type
	}
	return tags, nil
}
