package main

import (
	"bufio"
	"fmt"

	"github.com/cayleygraph/quad"
	"github.com/spf13/cobra"

	"whomet/graph/rdf"
)

func (a *app) exportCommand() *cobra.Command {
	var format, article string
	c := &cobra.Command{
		Use:   "export",
		Short: "Write the graph as N-Quads",
		Long: `export writes all quads, or those of one article, as canonical N-Quads: article by
article, sorted. Two stores with the same articles give the same bytes.`,
		Example: `  whomet export > graph.nq
  whomet export --article https://news.example/2025-06-20/oslo-treaty`,
		Args: usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) (err error) {
			if format != "nquads" {
				return usagef("--format %s: there is nquads", format)
			}
			store, err := a.existingStore(c.Context())
			if err != nil {
				return err
			}
			defer closing(store, &err)
			w := bufio.NewWriter(a.out)
			n := 0
			var line []byte
			for q, err := range store.Quads(c.Context(), quad.IRI(article)) {
				if err != nil {
					return err
				}
				if line, err = rdf.AppendQuad(line[:0], q); err != nil {
					return err
				}
				if _, err := w.Write(append(line, '\n')); err != nil {
					return fmt.Errorf("write: %w", err)
				}
				n++
			}
			if article != "" && n == 0 {
				return fmt.Errorf("there is no article %s in the store", article)
			}
			return w.Flush()
		},
	}
	c.Flags().StringVar(&format, "format", "nquads", "nquads")
	c.Flags().StringVar(&article, "article", "", "IRI of one article (default: all)")
	return c
}
