package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"whomet/ingest/lang"
	"whomet/ingest/tag"
)

// lexicon makes the lexicon of a language that has a table of full forms.
func (t *training) lexicon(language string) error {
	f, err := os.Open(filepath.Join(t.shared, "lexicon", language+".tsv.gz"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	table, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := lang.BuildLexicon(&b, table); err != nil {
		return err
	}
	return t.write(made{
		path:    language + "/lexicon.zst",
		source:  "german-pos-dict (Morphy, korrekturen.de, LanguageTool)",
		licence: "CC BY-SA 4.0",
	}, &b)
}

// tag trains the tagger.
func (t *training) tag(language string) error {
	pack, err := t.pack(language)
	if err != nil {
		return err
	}
	train, err1 := t.treebank(language, "train")
	dev, err2 := t.treebank(language, "dev")
	test, err3 := t.treebank(language, "test")
	if err := errors.Join(err1, err2, err3); err != nil {
		return err
	}
	tagger, err := tag.Train(pack, train, tag.Training{Prune: 1})
	if err != nil {
		return err
	}
	fmt.Fprintf(t.out, "%s dev: %v\n", language, tagger.Accuracy(dev))
	return t.write(made{
		path:    language + "/tag.model",
		source:  treebanks[language].source,
		licence: treebanks[language].licence,
		score:   fmt.Sprintf("%v on %s/ud/test", tagger.Accuracy(test), language),
	}, tagger)
}

// treebanks names what the folder corpora has for each language, and how the
// parser learns from it: a large corpus needs fewer passes and makes a large model,
// and a tagger that has learned from half of it is as good as one that knows it all.
var treebanks = map[string]struct {
	source, licence string
	folds, epochs   int
	prune           float32
}{
	"de": {"UD German GSD, PUD", "CC BY-SA 4.0, CC BY-SA 3.0", 5, 10, 2},
	"en": {"UD English EWT, GUM", "CC BY-SA 4.0, CC BY 4.0", 2, 6, 2},
}
