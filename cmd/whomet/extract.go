package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"whomet/ingest"
	"whomet/ingest/source"
)

func (a *app) extractCommand() *cobra.Command {
	var in inputFlags
	c := &cobra.Command{
		Use:   "extract [file or folder or - …]",
		Short: "Print what articles say, one JSON object a line, and store nothing",
		Long: `extract reads articles as ingest does and prints one JSON object a line, in the
order of the input: meetings with participants, sides, location, date and the
sentence that says so; visits, roles, persons. Offsets count characters of the text.
Without arguments it reads standard input.`,
		Example: `  whomet extract news.jsonl > facts.jsonl
  echo 'Am Montag traf Anna Berger in Wien Paul Weber.' | whomet extract`,
		RunE: func(c *cobra.Command, args []string) error {
			def, err := in.defaults()
			if err != nil {
				return err
			}
			languages, err := a.languages()
			if err != nil {
				return err
			}
			loader := &ingest.Loader{Languages: languages, Workers: in.workers}
			w := bufio.NewWriter(a.out)
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			var bad badInputs
			good := 0
			for r, err := range loader.Run(c.Context(), source.Files(orStdin(args), a.in, def)) {
				if err != nil {
					bad.add(err)
					continue
				}
				good++
				answer := answerOf(r.Article)
				if answer.ID == "" && answer.URL == "" {
					answer.Source = r.Document.Source
				}
				if err := enc.Encode(answer); err != nil {
					return fmt.Errorf("write: %w", err)
				}
			}
			if err := errors.Join(w.Flush(), c.Context().Err()); err != nil {
				return err
			}
			return bad.list(a.errOut, good)
		},
	}
	in.add(c)
	return c
}
