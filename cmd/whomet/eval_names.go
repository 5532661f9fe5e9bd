package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"whomet/graph/identity"
)

func (a *app) evalNamesCommand() *cobra.Command {
	var errors bool
	c := &cobra.Command{
		Use:   "eval-names file …",
		Short: "Measure which names are held to be one person's",
		Long: `eval-names compares pairs of names of which somebody knows whether one person bears
them. A file is CSV with the columns name1, name2 and is_match, or a list of two
spellings of one name a line, with a tab between; of a list the spellings of
different lines are compared as well.

A pair is found if the two would be joined, or offered to be confirmed.`,
		Example: `  whomet eval-names pairs.csv --errors`,
		Args:    usage(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			for _, path := range args {
				q, err := measureNames(path)
				if err != nil {
					return err
				}
				fmt.Fprintf(a.out, "%s: ", path)
				if _, err := q.WriteTo(a.out); err != nil {
					return err
				}
				if errors {
					fmt.Fprintln(a.out, strings.Join(q.Errors, "\n"))
				}
			}
			return nil
		},
	}
	c.Flags().BoolVar(&errors, "errors", false, "list every error")
	return c
}

func measureNames(path string) (q identity.Quality, err error) {
	file, err := os.Open(path)
	if err != nil {
		return q, err
	}
	defer file.Close()
	pairs, err := identity.ReadPairs(file)
	if err != nil {
		return q, fmt.Errorf("%s: %w", path, err)
	}
	return identity.Measure(pairs), nil
}
