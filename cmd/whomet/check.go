package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"whomet/graph"
)

func (a *app) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Look whether the store is sound",
		Long: `check goes over all of the store: whether its indexes agree with its statements,
articles are whole, facts have their sentence and dates are dates. It lists what is
wrong, and then exits with code 1.`,
		Args: usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) (err error) {
			store, err := a.existingStore(c.Context())
			if err != nil {
				return err
			}
			defer closing(store, &err)
			problems := 0
			articles, statements, err := store.Check(c.Context(), func(p graph.Problem) {
				problems++
				if p.IRI != "" {
					fmt.Fprintf(a.out, "<%s>: %s\n", string(p.IRI), p.Text)
				} else {
					fmt.Fprintln(a.out, p.Text)
				}
			})
			if err != nil {
				return fmt.Errorf("check: %w", err)
			}
			checked := fmt.Sprintf("%s, %s", count(articles, "article", "articles"), count(statements, "statement", "statements"))
			if problems > 0 {
				return fmt.Errorf("check: %s in %s", count(problems, "problem", "problems"), checked)
			}
			fmt.Fprintf(a.errOut, "%s: sound\n", checked)
			return nil
		},
	}
}
