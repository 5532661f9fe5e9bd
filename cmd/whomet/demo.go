package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"log/slog"
	"os"
	"path"
	"time"

	"github.com/spf13/cobra"

	"whomet/data"
	"whomet/graph"
	"whomet/ingest"
	"whomet/ingest/source"
	"whomet/ingest/text"
	"whomet/query"
	"whomet/query/web"
)

func (a *app) demoCommand() *cobra.Command {
	var addr string
	c := &cobra.Command{
		Use:   "demo",
		Short: "Read the sample articles, list who met whom, and serve them",
		Long: `demo reads the built-in sample articles into a store of its own, lists who met whom,
and serves pages and API. The second time it starts at once. But for the seed article
the people are invented.`,
		Args: usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) (err error) {
			if !c.Flags().Changed("store") {
				a.store = dataFile("demo.db")
			}
			ctx := c.Context()
			l, err := listen(addr)
			if err != nil {
				return err
			}
			defer l.Close()
			store, err := a.openStore(ctx)
			if err != nil {
				return err
			}
			defer closing(store, &err)
			if err := a.readSamples(ctx, store); err != nil {
				return err
			}
			found, err := query.Met(ctx, store, query.MetQuery{Limit: -1})
			if err != nil {
				return err
			}
			if err := meetings(found, false).print(a.out, "table"); err != nil {
				return err
			}
			fmt.Fprintf(a.out, questions, address(l), graph.Redacted(a.store))
			return a.serve(ctx, &web.Server{Store: store, Log: a.log(slog.LevelWarn)}, l, false)
		},
	}
	c.Flags().StringVar(&addr, "addr", defaultAddr, "address to listen on; port 0 takes a free one")
	return c
}

// questions are three to try, and where.
const questions = `
Serving pages and API on http://%[1]s/ (Ctrl-C ends it). Three questions to try:

  Whom did Ingeborg Sandvik meet, and which sentences say so?
    http://%[1]s/person/ingeborg-sandvik
  Who met in Oslo in 2025?
    curl 'http://%[1]s/api/v1/met?place=Oslo&from=2025&to=2025'
  Which meetings were planned, or did not take place?
    curl 'http://%[1]s/api/v1/met?factuality=planned,denied'

When it is stopped, the commands can ask too: whomet --store %[2]s met --person Sandvik --evidence
`

// readSamples reads the sample articles, unless the store has what this very program
// read from them before.
func (a *app) readSamples(ctx context.Context, store *graph.Store) error {
	if a.isFile() && a.newerThanProgram() {
		if all, err := hasSamples(ctx, store); err != nil || all {
			return err
		}
	}
	languages, err := a.languages()
	if err != nil {
		return err
	}
	loader := &ingest.Loader{Languages: languages, Put: store.PutAll}
	var bad []error
	start := time.Now()
	st, err := loader.Load(ctx, samples(), func(err error) { bad = append(bad, err) })
	if err := errors.Join(append(bad, err)...); err != nil {
		return fmt.Errorf("read the sample articles: %w", err)
	}
	a.printStats(st, start)
	if !a.isFile() {
		return nil
	}
	now := time.Now()
	return os.Chtimes(a.store, now, now) // nothing is written when nothing changed
}

// newerThanProgram reports whether the store was written after the program was built.
func (a *app) newerThanProgram() bool {
	program, err := os.Executable()
	if err != nil {
		return false
	}
	p, perr := os.Stat(program)
	s, serr := os.Stat(a.store)
	return perr == nil && serr == nil && s.ModTime().After(p.ModTime())
}

// samples yields the embedded articles.
func samples() iter.Seq2[*text.Document, error] {
	return func(yield func(*text.Document, error) bool) {
		names, err := fs.Glob(data.FS, "articles/*")
		if err != nil {
			yield(nil, err)
			return
		}
		for _, name := range names {
			f, err := data.FS.Open(name)
			if err != nil {
				yield(nil, err)
				return
			}
			defer f.Close()
			for d, err := range source.Read(f, path.Base(name), source.Defaults{}) {
				if !yield(d, err) {
					return
				}
			}
		}
	}
}

// hasSamples reports whether the store has all sample articles.
func hasSamples(ctx context.Context, store *graph.Store) (bool, error) {
	for d, err := range samples() {
		if err != nil {
			return false, err
		}
		iri := store.Namespace().Article(d.URL, d.ID, d.Text)
		has := false
		for _, err := range store.Quads(ctx, iri) {
			if err != nil {
				return false, err
			}
			has = true
			break
		}
		if !has {
			return false, nil
		}
	}
	return true, nil
}
