package main

import (
	"bufio"
	"encoding/json"

	"github.com/spf13/cobra"

	"whomet/ingest"
)

func (a *app) extractCommand() *cobra.Command {
	var in inputFlags
	c := &cobra.Command{
		Use:   "extract [file or folder or - …]",
		Short: "Print what articles say, one JSON object a line, and store nothing",
		Long: `extract reads articles as ingest does and prints one JSON object a line, in the
order of the input: meetings with participants, sides, location, date and the
sentence that says so; visits, roles, persons. Offsets count characters of the text.
Without arguments it reads standard input.

With --explain each meeting and visit has an "explanation": the word that tells of it
with its class and frame, and each decision (who met whom, where, when) with its
probabilities and the clues that spoke most for and against it. The weights are
logarithms: those of a decision, with "others", add up to the logarithm of its
probability over its rival's.`,
		Example: `  whomet extract news.jsonl > facts.jsonl
  echo 'Am Montag traf Anna Berger in Wien Paul Weber.' | whomet extract`,
		RunE: func(c *cobra.Command, args []string) error {
			w := bufio.NewWriter(a.out)
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			err := a.each(c.Context(), &in, args, func(r *ingest.Result) error {
				answer := answerOf(r.Article)
				if answer.ID == "" && answer.URL == "" {
					answer.Source = r.Document.Source
				}
				answer.explain(r)
				return enc.Encode(answer)
			})
			if e := w.Flush(); err == nil {
				err = e
			}
			return err
		},
	}
	in.add(c)
	c.Flags().BoolVar(&in.explain, "explain", false, "say why each meeting and visit was found")
	return c
}
