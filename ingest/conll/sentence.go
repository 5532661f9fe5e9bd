package conll

import (
	"strings"

	"whomet/ingest/text"
)

// Sentence is one block of a CoNLL-U file.
type Sentence struct {
	Comments []string     // without the #, and without the text comment
	Text     string       // the surface; spans of Tokens count in it
	Tokens   []text.Token // Head is -1 for the root, and where HEAD is _
}

// Comment returns the value of the comment "name = value", or "".
func (s *Sentence) Comment(name string) string { return comment(s.Comments, name) }

func comment(comments []string, name string) string {
	for _, c := range comments {
		if k, v, ok := strings.Cut(c, "="); ok && strings.TrimSpace(k) == name {
			return strings.TrimSpace(v)
		}
	}
	return ""
}

// Document joins sentences to a document with one sentence a line. Its layers
// are Tokens, Tags and Tree; tags or trees that the sentences lack stay empty.
func Document(language string, sentences []Sentence) *text.Document {
	d := &text.Document{Language: language, Have: text.Tokens | text.Tags | text.Tree}
	var b strings.Builder
	for _, s := range sentences {
		start := b.Len()
		b.WriteString(s.Text)
		out := text.Sentence{Span: text.Span{Start: start, End: b.Len()}}
		for _, t := range s.Tokens {
			t.Start, t.End = t.Start+start, t.End+start
			out.Tokens = append(out.Tokens, t)
		}
		d.Sentences = append(d.Sentences, out)
		b.WriteByte('\n')
	}
	d.Text = b.String()
	return d
}

// Sentences is the inverse of Document: the sentences of a document with
// the layers it has.
func Sentences(d *text.Document) []Sentence {
	var all []Sentence
	for _, s := range d.Sentences {
		out := Sentence{Text: d.Slice(s.Span)}
		for _, t := range s.Tokens {
			t.Start, t.End = t.Start-s.Start, t.End-s.Start
			if d.Have&text.Tree == 0 {
				t.Head, t.DepRel = -1, ""
			}
			out.Tokens = append(out.Tokens, t)
		}
		all = append(all, out)
	}
	return all
}
