package main

import (
	"errors"
	"fmt"
	"os"
	"slices"

	"whomet/ingest/lang"
	"whomet/ingest/parse"
	"whomet/ingest/tag"
	"whomet/ingest/text"
)

// parse trains the parser, with tags as it will see them: each part of the
// corpus is tagged by a tagger that has learned from the others.
func (t *training) parse(language string) error {
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
	tagged, err := crossTag(pack, train, treebanks[language].folds)
	if err != nil {
		return err
	}
	tagger, err := tag.New(os.DirFS(t.data), pack)
	if err != nil {
		return err
	}
	if err := errors.Join(retag(tagger, dev), retag(tagger, test)); err != nil {
		return err
	}
	parser, err := parse.Train(tagged, parse.Training{Epochs: treebanks[language].epochs, Prune: treebanks[language].prune})
	if err != nil {
		return err
	}
	fmt.Fprintf(t.out, "%s dev: %v\n", language, parser.Accuracy(dev))
	return t.write(made{
		path:    language + "/parse.model",
		source:  treebanks[language].source,
		licence: treebanks[language].licence,
		score:   fmt.Sprintf("%v on %s/ud/test with our tags", parser.Accuracy(test), language),
	}, parser)
}

// crossTag returns the sentences with the tags of taggers that have not learned
// from them.
func crossTag(pack *lang.Pack, train []text.Sentence, folds int) ([]text.Sentence, error) {
	tagged := make([]text.Sentence, len(train))
	for fold := range folds {
		var others, own []text.Sentence
		for i, s := range train {
			if i%folds == fold {
				own = append(own, text.Sentence{Span: s.Span, Tokens: slices.Clone(s.Tokens)})
				tagged[i] = own[len(own)-1]
			} else {
				others = append(others, s)
			}
		}
		tagger, err := tag.Train(pack, others, tag.Training{Epochs: 5})
		if err != nil {
			return nil, err
		}
		if err := retag(tagger, own); err != nil {
			return nil, err
		}
	}
	return tagged, nil
}

// retag puts the tagger's tags in place of those the sentences have.
func retag(tagger *tag.Tagger, sentences []text.Sentence) error {
	d := &text.Document{Sentences: sentences, Have: text.Tokens}
	return tagger.Annotate(d)
}
