package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"whomet/data"
	"whomet/graph"
	"whomet/ingest"
)

// app is what the commands share: the streams, and the flags all have.
type app struct {
	in     io.Reader
	out    io.Writer
	errOut io.Writer
	store  string // path of a file, address of a database, or "memory"
	base   string // under which IRIs are minted
	output string // table, json or csv
}

// run runs one command line.
func run(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) error {
	a := &app{in: in, out: out, errOut: errOut}
	root := a.root()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	return root.ExecuteContext(ctx)
}

func (a *app) root() *cobra.Command {
	c := &cobra.Command{
		Use:   "whomet",
		Short: "Who met whom, where, when, and which sentence says so",
		Long: `whomet reads German and English news articles into a graph and answers who met
whom, where, when, and which sentence says so.

Start with "whomet demo", or read articles of your own with "whomet ingest".
Every flag can be set by a variable too: --store by WHOMET_STORE.

Exit codes: 0 done, 1 failed, 2 wrong use, 3 done in part (bad inputs are listed,
the good ones are stored), 130 interrupted.`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.Help()
			}
			msg := fmt.Sprintf("there is no command %q", args[0])
			if near := c.SuggestionsFor(args[0]); len(near) > 0 {
				msg += "; is it " + strings.Join(near, " or ") + "?"
			}
			return usagef("%s; see whomet --help", msg)
		},
		PersistentPreRunE: func(c *cobra.Command, _ []string) error { return fromEnvironment(c.Flags()) },
	}
	c.SuggestionsMinimumDistance = 2
	c.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usagef("%w; see %s --help", err, c.CommandPath())
	})
	p := c.PersistentFlags()
	p.StringVar(&a.store, "store", defaultStore(), `store: a file, or postgres://user@host/database; "memory" keeps nothing (for serve and demo)`)
	p.StringVar(&a.base, "base", string(graph.DefaultNamespace), "IRI under which persons, places and events are named")
	c.AddCommand(
		a.demoCommand(), a.ingestCommand(), a.metCommand(), a.whoCommand(), a.queryCommand(), a.exportCommand(), a.serveCommand(),
		a.backupCommand(), a.restoreCommand(), a.importCommand(), a.checkCommand(),
		a.extractCommand(), a.parseCommand(), trainCommand(), a.evalCommand(), a.evalNamesCommand(), a.versionCommand(),
	)
	return c
}

// fromEnvironment sets the flags that the command line does not from WHOMET_ variables.
func fromEnvironment(flags *pflag.FlagSet) (err error) {
	flags.VisitAll(func(f *pflag.Flag) {
		name := "WHOMET_" + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_"))
		v, ok := os.LookupEnv(name)
		if f.Changed || !ok || v == "" || err != nil {
			return
		}
		if e := flags.Set(f.Name, v); e != nil {
			err = usagef("%s: %w", name, e)
		}
	})
	return err
}

// outputFlag adds -o to a command that lists things.
func (a *app) outputFlag(c *cobra.Command) {
	c.Flags().StringVarP(&a.output, "output", "o", "table", "form of the answer: table, json or csv")
	run := c.RunE
	c.RunE = func(c *cobra.Command, args []string) error {
		switch a.output {
		case "table", "json", "csv":
			return run(c, args)
		}
		return usagef("--output %s: there are table, json and csv", a.output)
	}
}

// namespace is the base with a slash at its end.
func (a *app) namespace() (graph.Namespace, error) {
	if !strings.HasPrefix(a.base, "http://") && !strings.HasPrefix(a.base, "https://") {
		return "", usagef("--base %s: it begins with http:// or https://", a.base)
	}
	return graph.Namespace(strings.TrimRight(a.base, "/#") + "/"), nil
}

// languages returns the pipelines of the embedded languages.
func (a *app) languages() (*ingest.Languages, error) {
	ns, err := a.namespace()
	if err != nil {
		return nil, err
	}
	return ingest.NewLanguages(data.FS, ns)
}
