package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"whomet/ingest"
	"whomet/ingest/score"
)

// folds of the cross-validation whose score stands in the manifest.
const eventFolds = 5

// event trains the models of meetings and visits from the project's own annotated
// articles and the real ones of folder eval. The stages before it are loaded from
// the data folder, so they are trained first.
func (t *training) event(language string) error {
	own, err1 := score.Read(filepath.Join(t.data, "annotated"))
	real, err2 := score.Read(filepath.Join(t.shared, "eval", "train"))
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	real = slices.DeleteFunc(real, func(g *score.Gold) bool { return g.SourceKind != "real" })
	l, err := ingest.NewLessons(context.Background(), os.DirFS(t.data), language, append(own, real...))
	if err != nil {
		return err
	}
	answers, err := crossValidate(l, eventFolds, func(int) bool { return true })
	if err != nil {
		return err
	}
	report := score.Score(l.Gold, answers).Groups["all"]
	_, _, pairs := report.Count["meeting pairs"].PRF()
	_, _, visits := report.Count["visits"].PRF()
	return t.write(made{
		path:    language + "/event.model",
		source:  "annotated articles: written for whomet (annotated/), Wikinews, Wikipedia",
		licence: "CC BY-SA 4.0",
		score:   fmt.Sprintf("meeting pairs F1 %.3f, visits F1 %.3f (%d-fold on %d articles)", pairs, visits, eventFolds, report.Articles),
	}, l.Train(func(int) bool { return true }))
}
