package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"whomet/graph"
)

func (a *app) importCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "import file or - …",
		Short: "Add N-Quads to the store",
		Long: `import adds the statements of N-Quads to what the store has, under their graph labels.
It writes some ten thousand at a time, whole labels where the file has them together.

A mistake ends it with file, line and column; nothing of those some ten thousand is
stored, and what was stored before is passed over when the file is imported again, as
it is after an interruption.`,
		Example: "  whomet import graph.nq\n  zstd -dc news.backup | whomet import -",
		Args:    usage(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) (err error) {
			if a.store == inMemory {
				return usagef("--store memory would be gone when import ends; give a file or a database")
			}
			store, err := a.openStore(c.Context())
			if err != nil {
				return err
			}
			defer closing(store, &err)
			for _, name := range args {
				done, err := a.importFile(c, store, name)
				fmt.Fprintf(a.errOut, "%s: %s read, %d of them new\n", name, count(done.Read, "statement", "statements"), done.Added)
				if err != nil {
					return fmt.Errorf("import %s: %w", name, err)
				}
			}
			return nil
		},
	}
}

func (a *app) importFile(c *cobra.Command, store *graph.Store, name string) (graph.Imported, error) {
	var in io.Reader = a.in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return graph.Imported{}, err
		}
		defer f.Close()
		in = f
	}
	return store.Import(c.Context(), in, nil)
}
