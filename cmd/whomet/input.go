package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"whomet/ingest"
	"whomet/ingest/lang"
	"whomet/ingest/source"
)

// inputFlags are those of the commands that read articles.
type inputFlags struct {
	language  string
	published string
	workers   int
	explain   bool // whether results say why events were found
}

func (f *inputFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.language, "language", "", `language of articles that do not state theirs, such as "de" (default: told from the text)`)
	c.Flags().StringVar(&f.published, "published", "", "publication date of articles that do not state theirs, such as 2024-07-10")
	c.Flags().IntVar(&f.workers, "workers", 0, "articles read at the same time (default: one a core)")
}

// defaults checks the flags.
func (f *inputFlags) defaults() (d source.Defaults, err error) {
	if f.language != "" && lang.Base(f.language) == "" {
		return d, usagef("--language %s: no language tag such as de or en", f.language)
	}
	d.Language = f.language
	if f.published != "" {
		if d.Published, err = source.ParseDate(f.published); err != nil {
			return d, usagef("--published: %w", err)
		}
	}
	return d, nil
}

// each reads the articles of the arguments, or of standard input, through their
// pipelines and calls f with each in order. What cannot be read is listed at the end.
func (a *app) each(ctx context.Context, in *inputFlags, args []string, f func(*ingest.Result) error) error {
	def, err := in.defaults()
	if err != nil {
		return err
	}
	languages, err := a.languages()
	if err != nil {
		return err
	}
	if len(args) == 0 {
		args = []string{"-"}
	}
	loader := &ingest.Loader{Languages: languages, Workers: in.workers, Explain: in.explain}
	var bad badInputs
	good := 0
	for r, err := range loader.Run(ctx, source.Files(args, a.in, def)) {
		if err != nil {
			bad.add(err)
			continue
		}
		good++
		if err := f(r); err != nil {
			return fmt.Errorf("%s: %w", r.Document.Source, err)
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return bad.list(a.errOut, good)
}

// badInputs counts the inputs that could not be read, and keeps the first ones.
type badInputs struct {
	n     int
	first []error
}

func (b *badInputs) add(err error) {
	if b.n++; len(b.first) < 100 {
		b.first = append(b.first, err)
	}
}

// list lists the bad inputs. With nothing good besides it is a failure.
func (b *badInputs) list(w io.Writer, good int) error {
	if b.n == 0 {
		return nil
	}
	fmt.Fprintf(w, "whomet: %s not be read:\n", count(b.n, "input could", "inputs could"))
	for _, err := range b.first {
		fmt.Fprintf(w, "  %v\n", err)
	}
	if more := b.n - len(b.first); more > 0 {
		fmt.Fprintf(w, "  and %d more\n", more)
	}
	if good == 0 {
		return errors.New("nothing was read")
	}
	return errPartial
}

// count is a number with its noun.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
