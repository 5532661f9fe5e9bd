package ner

import "whomet/ingest/text"

// mentions appends the names in s.path to d.Mentions.
func (r *Recognizer) mentions(d *text.Document, index int, s *sentence, m *memory) {
	var p []float64
	tokens := d.Sentences[index].Tokens
	for i := 0; i < len(s.path); i++ {
		typ, part := typeOf(s.path[i])
		if part == outside {
			continue
		}
		j := i
		for part != end && part != whole && j+1 < len(s.path) {
			j++
			_, part = typeOf(s.path[j])
		}
		if p == nil {
			p = r.chain.Marginals(s.scores, &m.f)
		}
		sure := 1.0
		for k := i; k <= j; k++ {
			sure = min(sure, p[k*numLabels+s.path[k]])
		}
		first, last := s.token[i], s.token[j]
		for last+1 < len(tokens) && tokens[last+1].Part > 1 {
			last++
		}
		d.Mentions = append(d.Mentions, text.Mention{
			Span:     text.Span{Start: tokens[first].Start, End: tokens[last].End},
			Sentence: index, First: first, Last: last,
			Kind: text.Named, Type: types[typ], Confidence: sure,
		})
		i = j
	}
}
