package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"whomet/ingest/conll"
	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// training is what the steps of `whomet train` share.
type training struct {
	shared string // folder with corpora, lexicon and gazetteers
	data   string // folder the models are written to
	only   []string
	out    io.Writer
}

// step makes one file of a language.
type step struct {
	name, short string
	make        func(language string) error
}

// steps are in order: what a later one needs is made by an earlier one.
func (t *training) steps() []step {
	return []step{
		{"lexicon", "make the lexicon from a table of full forms", t.lexicon},
		{"tag", "train word classes, inflections and lemmas", t.tag},
		{"parse", "train the parser", t.parse},
		{"names", "make the gazetteer from lists of names and places", t.names},
		{"atlas", "make the atlas of places and their countries", t.atlas},
		{"classes", "put the words of raw text into classes", t.classes},
		{"seen", "list what words with a capital are in raw text", t.seen},
		{"ner", "train what finds names", t.ner},
		{"event", "train what tells meetings and visits", t.event},
	}
}

// trainCommand is `whomet train`: all models of all languages, or some.
func trainCommand() *cobra.Command {
	t := &training{}
	c := &cobra.Command{
		Use:   "train",
		Short: "Train the models anew",
		Long: `Train the models of the learned stages from annotated corpora and write them,
with source, licence, digest and score, to the data folder. Without a subcommand all
are trained, in the order they need each other. Training is deterministic: the same
corpora give the same files. The binary must be built again to use them.`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			t.out = c.OutOrStdout()
			return t.run(t.steps())
		},
	}
	c.PersistentFlags().StringVar(&t.shared, "shared", "../shared", "folder with corpora/, lexicon/ and gazetteers/")
	c.PersistentFlags().StringVar(&t.data, "data", "data", "folder to write to")
	c.PersistentFlags().StringSliceVar(&t.only, "lang", []string{"de", "en"}, "languages to train")
	c.AddCommand(t.scoreCommand())
	for _, s := range t.steps() {
		c.AddCommand(&cobra.Command{
			Use:   s.name,
			Short: strings.ToUpper(s.short[:1]) + s.short[1:],
			Args:  cobra.NoArgs,
			RunE: func(c *cobra.Command, _ []string) error {
				t.out = c.OutOrStdout()
				return t.run([]step{s})
			},
		})
	}
	return c
}

func (t *training) run(steps []step) error {
	for _, language := range t.only {
		for _, s := range steps {
			if err := s.make(language); err != nil {
				return fmt.Errorf("train %s of %s: %w", s.name, language, err)
			}
		}
	}
	return nil
}

// pack loads the tables of a language from the data folder, not from the binary.
func (t *training) pack(language string) (*lang.Pack, error) {
	return lang.Load(os.DirFS(t.data), language)
}

// treebank reads corpora/LANGUAGE/ud/PART.conllu.
func (t *training) treebank(language, part string) ([]text.Sentence, error) {
	f, err := os.Open(filepath.Join(t.shared, "corpora", language, "ud", part+".conllu"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s, err := conll.ReadConllu(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Name(), err)
	}
	return conll.Document(language, s).Sentences, nil
}

// made is a file with what the manifest says about it.
type made struct {
	path            string // in the data folder: de/tag.model
	source, licence string
	score           string
}

// write writes a file of the data folder and its row in the manifest.
func (t *training) write(m made, content io.WriterTo) error {
	var b bytes.Buffer
	if _, err := content.WriteTo(&b); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(t.data, m.path), b.Bytes(), 0o644); err != nil {
		return err
	}
	fmt.Fprintf(t.out, "%s\t%d bytes\t%s\n", m.path, b.Len(), m.score)
	sum := sha256.Sum256(b.Bytes())
	return t.manifest(m, hex.EncodeToString(sum[:]))
}

// manifest puts the row of a file into manifest.tsv, in place of its old one.
func (t *training) manifest(m made, digest string) error {
	path := filepath.Join(t.data, "manifest.tsv")
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	head, rest, _ := strings.Cut(string(b), "\n")
	rows := slices.DeleteFunc(strings.Split(rest, "\n"), func(row string) bool {
		return row == "" || strings.HasPrefix(row, m.path+"\t")
	})
	rows = append(rows, strings.Join([]string{m.path, m.source, m.licence, digest, m.score}, "\t"))
	slices.Sort(rows)
	return os.WriteFile(path, []byte(head+"\n"+strings.Join(rows, "\n")+"\n"), 0o644)
}
