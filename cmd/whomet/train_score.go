package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"whomet/ingest/ner"
	"whomet/ingest/parse"
	"whomet/ingest/tag"
)

// scoreCommand is `whomet train score`: what the tagger, the parser and the model
// of names in the data folder are worth, without training.
func (t *training) scoreCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "score",
		Short: "Score the tagger, the parser and names of the data folder on dev and test",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			t.out = c.OutOrStdout()
			return t.run([]step{{name: "score", make: t.score}})
		},
	}
}

func (t *training) score(language string) error {
	pack, err := t.pack(language)
	if err != nil {
		return err
	}
	fsys := os.DirFS(t.data)
	tagger, err := tag.New(fsys, pack)
	if err != nil {
		return err
	}
	parser, err := parse.New(fsys, pack)
	if err != nil {
		return err
	}
	names, err := ner.New(pack, fsys)
	if err != nil {
		return err
	}
	for _, part := range []string{"dev", "test"} {
		figures, err := t.nameFigures(language, part, names)
		if err != nil {
			return err
		}
		for _, f := range figures {
			fmt.Fprintf(t.out, "%s/ner\t%v\n", language, f)
		}
		gold, err := t.treebank(language, part)
		if err != nil {
			return err
		}
		tags, best := tagger.Accuracy(gold), parser.Accuracy(gold)
		if err := retag(tagger, gold); err != nil {
			return err
		}
		fmt.Fprintf(t.out, "%s/ud/%s\t%v\t%v with our tags\t%v with gold tags\n", language, part, tags, parser.Accuracy(gold), best)
	}
	minutes, err := t.minutes(language, names)
	for _, f := range minutes {
		fmt.Fprintf(t.out, "%s/ner\t%v\n", language, f)
	}
	return err
}
