package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"whomet/ingest/score"
)

// folds of the cross-validation whose score stands in the manifest.
const eventFolds = 5

// event trains the models of meetings and visits from the articles of all
// languages. The stages before it are loaded
// from the data folder, so they are trained first.
func (t *training) event(language string) error {
	gold, err := score.Read(filepath.Join(t.shared, "eval", "train"))
	if err != nil {
		return err
	}
	lessons, err := lessonsOf(context.Background(), os.DirFS(t.data), gold)
	if err != nil {
		return err
	}
	answers, err := crossValidate(lessons, eventFolds)
	if err != nil {
		return err
	}
	report := score.Score(gold, answers).Groups["lang "+language]
	_, _, pairs := report.Count["meeting pairs"].PRF()
	_, _, visits := report.Count["visits"].PRF()
	return t.write(made{
		path:    language + "/event.model",
		source:  "annotated articles: Wikinews, Wikipedia, written for whomet",
		licence: "CC BY-SA 4.0",
		score:   fmt.Sprintf("meeting pairs F1 %.3f, visits F1 %.3f (%d-fold on %d articles)", pairs, visits, eventFolds, report.Articles),
	}, train(lessons, func(int) bool { return true }))
}
