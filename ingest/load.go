package ingest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"runtime/debug"

	"whomet/graph"
	"whomet/ingest/event"
	"whomet/ingest/text"
)

// Loader reads documents on all cores and stores what they say. Whatever the number
// of workers, reports are stored in the order of the documents.
type Loader struct {
	Languages *Languages
	Put       func(context.Context, []*graph.Article) error // stores whole articles, all of them or none
	Workers   int                                           // 0 for one a core
	Batch     int                                           // articles stored at once; 0 for 64
	Progress  func(st Stats, waiting int)                   // called after each article, some of which wait to be stored; may be nil
	Explain   bool                                          // whether results say why events were found
}

// Stats says how far a load has come.
type Stats struct {
	Articles int // stored
	Bad      int // could not be read
	Events   int // found in the stored articles
	Tokens   int
	Bytes    int64 // of text
}

// Result is a document that has been through its pipeline.
type Result struct {
	Document *text.Document // with all layers
	Article  *graph.Article
	Why      []event.Explanation // of each event of Article, if the loader explains
}

// Load stores the reports on docs. Errors that concern one document, from docs or from
// its pipeline, are passed to bad and the next ones follow; Load ends early only when
// the store fails or ctx is done, and then with whole articles stored.
func (l *Loader) Load(ctx context.Context, docs iter.Seq2[*text.Document, error], bad func(error)) (Stats, error) {
	var st Stats
	size := l.Batch
	if size <= 0 {
		size = 64
	}
	batch := make([]*graph.Article, 0, size)
	put := func() error {
		if len(batch) == 0 {
			return nil
		}
		if err := l.Put(ctx, batch); err != nil {
			return err
		}
		st.Articles += len(batch)
		for _, a := range batch {
			st.Events += len(a.Events)
		}
		batch = batch[:0]
		return nil
	}
	for r, err := range l.Run(ctx, docs) {
		if ctx.Err() != nil {
			return st, ctx.Err()
		}
		if err != nil {
			st.Bad++
			bad(err)
			continue
		}
		st.Bytes += int64(len(r.Document.Text))
		for _, s := range r.Document.Sentences {
			st.Tokens += len(s.Tokens)
		}
		if batch = append(batch, r.Article); len(batch) == size {
			if err := put(); err != nil {
				return st, err
			}
		}
		if l.Progress != nil {
			l.Progress(st, len(batch))
		}
	}
	if err := ctx.Err(); err != nil {
		return st, err
	}
	return st, put()
}

// Run runs the documents through the pipelines of their languages on all cores and
// yields the results in the order of docs. It holds some documents a worker.
func (l *Loader) Run(ctx context.Context, docs iter.Seq2[*text.Document, error]) iter.Seq2[*Result, error] {
	workers := l.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return func(yield func(*Result, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		jobs := make(chan *job, workers)
		queue := make(chan *job, 4*workers+waiting)
		for range workers {
			go func() {
				for j := range jobs {
					j.res, j.err = l.run(ctx, j.doc)
					close(j.done)
				}
			}()
		}
		go feed(ctx, docs, jobs, queue)
		for {
			j, ok := await(ctx, queue)
			if !ok || !yield(j.res, j.err) {
				return
			}
		}
	}
}

// await returns the next job when it is done; false if there is none, or when ctx is
// done, even while the input keeps everybody waiting.
func await(ctx context.Context, queue <-chan *job) (*job, bool) {
	select {
	case j, ok := <-queue:
		if !ok {
			return nil, false
		}
		select {
		case <-j.done:
			return j, ctx.Err() == nil
		case <-ctx.Done():
		}
	case <-ctx.Done():
	}
	return nil, false
}

// waiting is how many documents may be done while a batch is stored, so that nobody
// has to wait for the disk.
const waiting = 32

// job is a document on its way through a worker.
type job struct {
	doc  *text.Document
	res  *Result
	err  error
	done chan struct{}
}

// feed hands each document to the workers and, in order, to the queue of those who wait.
func feed(ctx context.Context, docs iter.Seq2[*text.Document, error], jobs, queue chan<- *job) {
	defer close(queue)
	defer close(jobs)
	for d, err := range docs {
		j := &job{doc: d, err: err, done: make(chan struct{})}
		if err != nil {
			close(j.done)
		} else {
			select {
			case jobs <- j:
			case <-ctx.Done():
				return
			}
		}
		select {
		case queue <- j:
		case <-ctx.Done():
			return
		}
	}
}

// run is the work of a worker on one document. Should a stage panic, the document is
// lost and not the run.
func (l *Loader) run(ctx context.Context, d *text.Document) (res *Result, err error) {
	defer func() {
		if p := recover(); p != nil {
			res, err = nil, fmt.Errorf("%s: internal error, please report it with the text: %v\n%s", d.Source, p, debug.Stack())
		}
	}()
	a, err := l.Languages.Run(ctx, d)
	switch {
	case errors.Is(err, ErrLanguage), err != nil && ctx.Err() == nil:
		return nil, fmt.Errorf("%s: %w", d.Source, err)
	case err != nil:
		return nil, err
	}
	r := &Result{Document: d, Article: a}
	if l.Explain {
		if p, err := l.Languages.For(d); err == nil {
			r.Why = p.Explain(d)
		}
	}
	return r, nil
}
