package ingest

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"whomet/graph"
	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// Languages holds a pipeline for each language of a file system, loaded when the
// first text in it comes. It is safe for concurrent use.
type Languages struct {
	fsys     fs.FS
	names    graph.Namespace
	tags     []string
	detector *lang.Detector

	mu    sync.Mutex
	ready map[string]func() (*Pipeline, error)
}

// NewLanguages finds the languages of fsys, the FS of package data: a folder each.
// The pipelines mint IRIs under names.
func NewLanguages(fsys fs.FS, names graph.Namespace) (*Languages, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("find languages: %w", err)
	}
	l := &Languages{fsys: fsys, names: names, ready: map[string]func() (*Pipeline, error){}}
	for _, e := range entries {
		if e.IsDir() && lang.Base(e.Name()) == e.Name() {
			l.tags = append(l.tags, e.Name())
		}
	}
	if l.detector, err = lang.NewDetector(fsys, l.tags); err != nil {
		return nil, fmt.Errorf("find languages: %w", err)
	}
	return l, nil
}

// Supported returns the tags of the languages there are, sorted.
func (l *Languages) Supported() []string { return l.tags }

// Pipeline returns the pipeline of a language: of German for "de", "de-AT" and "deu".
// The error is ErrLanguage if there is none.
func (l *Languages) Pipeline(tag string) (*Pipeline, error) {
	base := lang.Base(tag)
	if base == "" {
		return nil, &languageError{fmt.Sprintf("%q is no language tag such as de or en", tag)}
	}
	for _, t := range l.tags {
		if t == base {
			return l.load(base)
		}
	}
	return nil, &languageError{fmt.Sprintf("%s (%s) is not supported; %s", lang.Name(base), base, l.are())}
}

// load returns the pipeline of a supported language, and waits while it is loaded.
func (l *Languages) load(base string) (*Pipeline, error) {
	l.mu.Lock()
	get, ok := l.ready[base]
	if !ok {
		get = sync.OnceValues(func() (*Pipeline, error) {
			p, err := New(l.fsys, base)
			if err == nil {
				p.Names = l.names
			}
			return p, err
		})
		l.ready[base] = get
	}
	l.mu.Unlock()
	return get()
}

// are says which languages are supported: "German and English are".
func (l *Languages) are() string {
	var names []string
	for _, t := range l.tags {
		names = append(names, lang.Name(t))
	}
	switch n := len(names); n {
	case 0:
		return "none is"
	case 1:
		return names[0] + " is"
	default:
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1] + " are"
	}
}

// For returns the pipeline of d and sets d.Language: the language it states, or else
// the one its text is in.
func (l *Languages) For(d *text.Document) (*Pipeline, error) {
	tag := d.Language
	if tag == "" {
		if tag = l.detector.Detect(d.Text); tag == "" {
			return nil, &languageError{"the language of the text cannot be told; state it as its \"language\""}
		}
	}
	p, err := l.Pipeline(tag)
	if err != nil {
		return nil, err
	}
	d.Language = p.Language
	return p, nil
}

// Run finds the pipeline of d and runs it.
func (l *Languages) Run(ctx context.Context, d *text.Document) (*graph.Article, error) {
	p, err := l.For(d)
	if err != nil {
		return nil, err
	}
	return p.Run(ctx, d)
}

// languageError is a message that matches ErrLanguage without repeating its words.
type languageError struct{ msg string }

func (e *languageError) Error() string        { return e.msg }
func (e *languageError) Is(target error) bool { return target == ErrLanguage }
