// Package ingest turns a news article into a report of who met whom, where, when
// and which sentence says so: the line of stages of one language, one after the
// other, and the report at its end.
//
//	tokenize  tag  ner  parse  coref  event  report
//
// A stage reads the layers before it and adds its own; New refuses an order in
// which a stage would stand before what it needs. The line has no state, no clock
// and no random number: the same bytes in give the same report.
//
// Names come before trees, because in the line only sentences that speak of persons
// are parsed (spare.go): what follows reads no other tree.
//
// # Limits
//
// One pipeline serves one language. Which language a text is in, and where the
// report goes, is decided by the caller.
package ingest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"whomet/graph"
	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// ErrLanguage says that a text is in a language that has no pipeline.
var ErrLanguage = errors.New("language is not supported")

// Annotator adds one layer to a document. It is safe for concurrent use.
type Annotator interface {
	Annotate(*text.Document) error
}

// Stage is an annotator with the layers it needs and gives.
type Stage struct {
	Name         string
	Needs, Gives text.Layer
	Annotator
}

// Pipeline is the line of stages of one language. It is safe for concurrent use.
type Pipeline struct {
	Language string // BCP 47 tag
	Stages   []Stage
	Names    graph.Namespace // where entity IRIs are minted; New sets the default
	pack     *lang.Pack
}

// New loads the tables and models of a language from fsys, the FS of package data.
// The error is ErrLanguage if fsys has no folder for it.
func New(fsys fs.FS, language string) (*Pipeline, error) {
	if _, err := fs.Stat(fsys, language); err != nil {
		return nil, fmt.Errorf("%s: %w", language, ErrLanguage)
	}
	pack, stages, err := stages(fsys, language)
	if err != nil {
		return nil, fmt.Errorf("load language %s: %w", language, err)
	}
	var have text.Layer
	for _, s := range stages {
		if missing := s.Needs &^ have; missing != 0 {
			return nil, fmt.Errorf("stage %s stands before layers it needs: %b", s.Name, missing)
		}
		have |= s.Gives
	}
	return &Pipeline{Language: language, Stages: stages, Names: graph.DefaultNamespace, pack: pack}, nil
}

// Annotate runs all stages over d.
func (p *Pipeline) Annotate(ctx context.Context, d *text.Document) error {
	for _, s := range p.Stages {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := s.Annotate(d); err != nil {
			return fmt.Errorf("%s: %w", s.Name, err)
		}
		d.Have |= s.Gives
	}
	return nil
}

// Run reads d: it runs all stages and reports what they found.
func (p *Pipeline) Run(ctx context.Context, d *text.Document) (*graph.Article, error) {
	if err := p.Annotate(ctx, d); err != nil {
		return nil, err
	}
	return p.report(d), nil
}
