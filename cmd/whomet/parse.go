package main

import (
	"io"

	"github.com/spf13/cobra"

	"whomet/data"
	"whomet/ingest"
	"whomet/ingest/conll"
	"whomet/ingest/lang"
	"whomet/ingest/parse"
	"whomet/ingest/text"
)

func (a *app) parseCommand() *cobra.Command {
	var in inputFlags
	var names bool
	c := &cobra.Command{
		Use:   "parse [file or folder or - …]",
		Short: "Print what the machine sees in a text: words, tags and trees as CoNLL-U",
		Long: `parse prints sentences, words, lemmas, tags, features and dependency trees of a
text in the CoNLL-U format of Universal Dependencies. With --names it prints the
names it found, as words with IOB2 tags. Without arguments it reads standard input.`,
		Example: `  echo 'Sie traf ihn zum Abendessen.' | whomet parse --language de`,
		RunE: func(c *cobra.Command, args []string) error {
			show := (&trees{parsers: map[string]*parse.Parser{}}).write
			if names {
				show = writeNames
			}
			return a.each(c.Context(), &in, args, func(r *ingest.Result) error { return show(a.out, r.Document) })
		},
	}
	in.add(c)
	c.Flags().BoolVar(&names, "names", false, "print names (IOB2) in place of trees")
	return c
}

// trees writes documents as CoNLL-U. A pipeline makes only the trees it needs; here
// all are made.
type trees struct{ parsers map[string]*parse.Parser }

func (t *trees) write(w io.Writer, d *text.Document) error {
	p, err := t.parser(d.Language)
	if err != nil {
		return err
	}
	if err := p.Annotate(d); err != nil {
		return err
	}
	return conll.WriteConllu(w, conll.Sentences(d))
}

func (t *trees) parser(language string) (*parse.Parser, error) {
	if p, ok := t.parsers[language]; ok {
		return p, nil
	}
	pack, err := lang.Load(data.FS, language)
	if err != nil {
		return nil, err
	}
	p, err := parse.New(data.FS, pack)
	if err != nil {
		return nil, err
	}
	t.parsers[language] = p
	return p, nil
}

// writeNames writes the words of each sentence with a tag: B-PER, I-PER or O.
func writeNames(w io.Writer, d *text.Document) error {
	out := make([]conll.Tagged, len(d.Sentences))
	for i, s := range d.Sentences {
		for _, t := range s.Tokens {
			out[i].Words = append(out[i].Words, t.Form)
			out[i].Tags = append(out[i].Tags, "O")
		}
	}
	for _, m := range d.Mentions {
		if m.Kind != text.Named {
			continue
		}
		tags := out[m.Sentence].Tags
		for t := m.First; t <= m.Last; t++ {
			tags[t] = "I-" + m.Type
		}
		tags[m.First] = "B-" + m.Type
	}
	return conll.WriteIOB2(w, out)
}
