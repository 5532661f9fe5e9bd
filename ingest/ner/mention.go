package ner

import (
	"strings"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// mentions appends the names in s.path to d.Mentions.
func (r *Recognizer) mentions(d *text.Document, index int, s *sentence, m *memory) {
	var p []float64
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
		first, last := i, j
		i = j
		if first == last && s.words[first].office() && types[typ] != text.PER {
			continue
		}
		for first < last && s.words[last].key == "'s" {
			last--
		}
		if types[typ] == text.PER {
			first = s.bare(first, last)
		}
		mention := text.Mention{Sentence: index, Kind: text.Named, Type: types[typ], Confidence: min(sure, 1)}
		if r.landmark(d, index, s, &mention, last+1) {
			last++
			i = last
		}
		s.place(&mention, d, first, last)
		d.Mentions = append(d.Mentions, mention)
	}
}

// office says that a word is a compound that names an office by the organization
// or country it belongs to: "UN-Generalsekretär".
func (w *word) office() bool { return w.title != 0 && strings.Contains(w.form, "-") }

// landmark reports whether the word after the name of a place or organization,
// itself no name, says that the two are a place: "UN" Plaza.
func (r *Recognizer) landmark(d *text.Document, index int, s *sentence, m *text.Mention, next int) bool {
	if m.Type == text.PER || next >= len(s.path) {
		return false
	}
	if _, part := typeOf(s.path[next]); part != outside {
		return false
	}
	if !r.pack.Landmarks[d.Sentences[index].Tokens[s.token[next]].Form] {
		return false
	}
	m.Type = text.LOC
	return true
}

// bare returns the first word of a person's name that is no title.
func (s *sentence) bare(first, last int) int {
	for first < last {
		w := s.words[first]
		if w.title == 0 || w.title == titleKinds["kinship"] || w.lists&uint64(lang.Forename) != 0 && w.title != titleKinds["address"] {
			break
		}
		first++
	}
	return first
}

// place sets the tokens and the span of a mention of the words first to last. An
// apostrophe at the end of the last token is a genitive marker: "Dubois’".
func (s *sentence) place(m *text.Mention, d *text.Document, first, last int) {
	tokens := d.Sentences[m.Sentence].Tokens
	m.First, m.Last = s.token[first], s.token[last]
	for m.Last+1 < len(tokens) && tokens[m.Last+1].Part > 1 {
		m.Last++
	}
	m.Span = text.Span{Start: tokens[m.First].Start, End: tokens[m.Last].End}
	form := d.Slice(m.Span)
	for _, mark := range [...]string{"'", "’"} {
		if base, ok := strings.CutSuffix(form, mark); ok && base != "" {
			m.End = m.Start + len(base)
			break
		}
	}
}
