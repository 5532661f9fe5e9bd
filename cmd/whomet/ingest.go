package main

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"whomet/graph"
	"whomet/ingest"
	"whomet/ingest/source"
)

// ingestGC is how far the heap may grow between collections while articles are read, in
// per cent: a seventh less memory than by default, for a fiftieth of the time.
const ingestGC = 60

func (a *app) ingestCommand() *cobra.Command {
	var in inputFlags
	c := &cobra.Command{
		Use:   "ingest file or folder or - …",
		Short: "Read articles into the store",
		Long: `ingest reads articles into the store: plain text files, one article each, and JSON
Lines, one article a line:

  {"id", "url", "title", "published", "language", "text"}

All but "text" may be missing. A folder stands for all .txt, .jsonl, .ndjson and
.json files below it, "-" for standard input. An article is known by its url, else
its id, else its text; reading it again replaces what it said.

Inputs that cannot be read are listed at the end, the others are stored, and the exit
code is 3. Interrupting leaves whole articles only; reading again completes them.`,
		Example: `  whomet ingest news.jsonl
  whomet ingest --published 2024-07-10 article.txt archive/
  curl -s https://news.example/today.jsonl | whomet ingest -`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef(`give files or folders, or "-" for standard input; see whomet ingest --help`)
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) (err error) {
			def, err := in.defaults()
			if err != nil {
				return err
			}
			if a.store == inMemory {
				return usagef("--store memory would be gone when ingest ends; give a file")
			}
			languages, err := a.languages()
			if err != nil {
				return err
			}
			if os.Getenv("GOGC") == "" {
				debug.SetGCPercent(ingestGC)
			}
			ctx := c.Context()
			store, err := a.openStore(ctx)
			if err != nil {
				return err
			}
			defer closing(store, &err)
			show, done := a.progress()
			loader := &ingest.Loader{Languages: languages, Put: store.PutAll, Workers: in.workers, Progress: show}
			var bad badInputs
			start := time.Now()
			st, err := loader.Load(ctx, source.Files(args, a.in, def), bad.add)
			done()
			a.printStats(st, start)
			if err != nil {
				return err
			}
			return bad.list(a.errOut, st.Articles)
		},
	}
	in.add(c)
	return c
}

// printStats says what was read, and how fast.
func (a *app) printStats(st ingest.Stats, start time.Time) {
	took := time.Since(start)
	fmt.Fprintf(a.errOut, "%s with %s and %s read into %s in %s (%.0f tokens/s)\n",
		count(st.Articles, "article", "articles"), count(st.Tokens, "token", "tokens"), count(st.Events, "event", "events"),
		graph.Redacted(a.store), took.Round(10*time.Millisecond), float64(st.Tokens)/took.Seconds())
}

// progress shows on a terminal how far a load has come.
func (a *app) progress() (show func(ingest.Stats, int), done func()) {
	if _, ok := terminalWidth(a.errOut); !ok {
		return nil, func() {}
	}
	bar := progressbar.NewOptions(-1, progressbar.OptionSetWriter(a.errOut), progressbar.OptionSetDescription("reading"),
		progressbar.OptionSetItsString("articles"), progressbar.OptionShowIts(), progressbar.OptionShowCount(),
		progressbar.OptionClearOnFinish(), progressbar.OptionThrottle(100*time.Millisecond))
	return func(st ingest.Stats, waiting int) { _ = bar.Set(st.Articles + waiting) }, func() { _ = bar.Finish() }
}

// terminalWidth returns the columns of a terminal; false if w is none.
func terminalWidth(w io.Writer) (int, bool) {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 {
		width = 80
	}
	return width, true
}
