package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"whomet/data"
	"whomet/ingest"
	"whomet/ingest/lang"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version, and the languages that are built in",
		Args:  usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			version, revision, built := "(unknown)", "", ""
			if b, ok := debug.ReadBuildInfo(); ok {
				version, built = b.Main.Version, b.GoVersion
				for _, s := range b.Settings {
					if s.Key == "vcs.revision" {
						revision = " " + s.Value
					}
				}
			}
			fmt.Fprintf(a.out, "whomet %s%s %s\n", version, revision, built)
			l, err := ingest.NewLanguages(data.FS, "")
			if err != nil {
				return err
			}
			for _, tag := range l.Supported() {
				fmt.Fprintf(a.out, "  %s  %s\n", tag, lang.Name(tag))
			}
			return nil
		},
	}
}
