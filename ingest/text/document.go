// Package text holds what the stages of ingest read and write: a document, its
// sentences and tokens, and the layers of annotation on them.
//
// Terms are those of Universal Dependencies (tokens, UPOS, FEATS, HEAD, DEPREL),
// CoNLL (named mentions: PER, ORG, LOC, MISC), and ACE and SEM (mentions, events,
// sides). Every annotation has a span of bytes in Document.Text; nothing here
// knows a language, a model or the graph.
//
// # Limits
//
// A stage adds its own layer and never changes the text or an earlier layer;
// that is a law of the pipeline, not of these plain structs.
package text

import "time"

// Span is a half-open range of bytes of Document.Text.
type Span struct{ Start, End int }

// Layer is a set of annotation layers.
type Layer uint

// The layers, in the order the stages add them.
const (
	Tokens   Layer = 1 << iota // Sentences and their Tokens with Form and Span
	Tags                       // UPOS, Feats, Lemma of each token
	Mentions                   // named mentions
	Tree                       // Head, DepRel of each token; -1 and "" in sentences that were left out
	Clusters                   // nominal and pronoun mentions, clusters, roles
	Events                     // meetings and visits
)

// Document is one article on its way through the stages.
type Document struct {
	ID        string // the caller's own identifier, may be empty
	URL       string
	Title     string // headline, when it is not the first line of Text
	Source    string // file or feed it was read from, for messages
	Language  string // BCP 47 tag: "de"
	Published time.Time
	Text      string // valid UTF-8, NFC; every span counts in it
	Have      Layer  // the layers present

	Sentences []Sentence
	Mentions  []Mention // in text order; named ones first added by ner, others by coref
	Clusters  []Cluster
	Events    []Event
}

// Slice returns the text of a span.
func (d *Document) Slice(s Span) string { return d.Text[s.Start:s.End] }
