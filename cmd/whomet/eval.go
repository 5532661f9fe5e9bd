package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"whomet/data"
	"whomet/graph"
	"whomet/ingest"
	"whomet/ingest/score"
	"whomet/ingest/text"
)

type evalFlags struct {
	languages, kinds, ids []string
	answers, with         string
	folds                 int
	errors                bool
}

func (a *app) evalCommand() *cobra.Command {
	var f evalFlags
	c := &cobra.Command{
		Use:   "eval folder",
		Short: "Measure what is extracted against annotated articles",
		Long: `eval reads the annotated articles of a folder (one JSON file each) and prints
precision, recall and F1 of meeting pairs, their places and dates, visits, roles,
persons found and person clusters, and false meeting pairs on distractor articles.
Below stands whether confidence means what it says: the Brier score over the meeting
pairs told as facts, and for each tenth of the scale how sure was said, which share
was found right, and the number of pairs.

With --folds the models of meetings and visits are learned anew for each article from
the other folds of the folder, whatever is chosen to be scored, and from all articles
of the folder --with that are not in the first, as cross-validation asks.`,
		Example: `  whomet eval articles --errors
  whomet eval articles --folds 5 --with more --kind real
  whomet eval articles --answers extracted.jsonl`,
		Args: usage(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			gold, err := score.Read(args[0])
			if err != nil {
				return err
			}
			chosen := slices.DeleteFunc(slices.Clone(gold), func(g *score.Gold) bool { return !f.wants(g) })
			var answers map[string]*score.Answer
			switch {
			case f.answers != "":
				answers, err = readAnswers(f.answers)
			case f.folds > 1:
				answers, err = crossValidateAll(c.Context(), gold, &f)
			default:
				answers, err = a.answers(c.Context(), chosen)
			}
			if err != nil {
				return err
			}
			r := score.Score(chosen, answers)
			if _, err := r.WriteTo(a.out); err != nil {
				return err
			}
			if f.errors {
				if _, err := fmt.Fprintln(a.out, strings.Join(r.Errors, "\n")); err != nil {
					return err
				}
			}
			return r.WriteConfidence(a.out)
		},
	}
	c.Flags().StringSliceVar(&f.languages, "lang", nil, "only articles in these languages")
	c.Flags().StringSliceVar(&f.kinds, "kind", nil, "only articles of these kinds: real, rewritten")
	c.Flags().StringSliceVar(&f.ids, "ids", nil, "only these articles")
	c.Flags().StringVar(&f.answers, "answers", "", "score this output of extract instead of reading the articles")
	c.Flags().StringVar(&f.with, "with", "", "learn from the annotated articles of this folder in every fold")
	c.Flags().IntVar(&f.folds, "folds", 0, "cross-validate with so many folds")
	c.Flags().BoolVar(&f.errors, "errors", false, "list every error")
	return c
}

func (f *evalFlags) wants(g *score.Gold) bool {
	in := func(list []string, s string) bool { return len(list) == 0 || slices.Contains(list, s) }
	return in(f.languages, g.Language) && in(f.kinds, g.SourceKind) && in(f.ids, g.ID)
}

// answers reads the articles with the models of the binary.
func (a *app) answers(ctx context.Context, gold []*score.Gold) (map[string]*score.Answer, error) {
	languages, err := a.languages()
	if err != nil {
		return nil, err
	}
	out := map[string]*score.Answer{}
	for _, g := range gold {
		d := &text.Document{ID: g.ID, Title: g.Title, Language: g.Language, Text: g.Text}
		if g.Published != "" {
			if d.Published, err = time.Parse(time.DateOnly, g.Published); err != nil {
				return nil, fmt.Errorf("article %s: %w", g.ID, err)
			}
		}
		article, err := languages.Run(ctx, d)
		if err != nil {
			return nil, fmt.Errorf("article %s: %w", g.ID, err)
		}
		if out[g.ID], err = scored(article); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// crossValidateAll reads each article with models learned from the other folds of
// its language and from the articles of another folder.
func crossValidateAll(ctx context.Context, gold []*score.Gold, f *evalFlags) (map[string]*score.Answer, error) {
	var more []*score.Gold
	if f.with != "" {
		var err error
		if more, err = score.Read(f.with); err != nil {
			return nil, err
		}
		known := map[string]bool{}
		for _, g := range gold {
			known[g.ID] = true
		}
		more = slices.DeleteFunc(more, func(g *score.Gold) bool { return known[g.ID] })
	}
	out := map[string]*score.Answer{}
	done := map[string]bool{}
	for _, g := range gold {
		if done[g.Language] || len(f.languages) > 0 && !slices.Contains(f.languages, g.Language) {
			continue
		}
		done[g.Language] = true
		l, err := ingest.NewLessons(ctx, data.FS, g.Language, slices.Concat(gold, more))
		if err != nil {
			return nil, err
		}
		inFolder := func(i int) bool { return slices.Contains(gold, l.Gold[i]) }
		answers, err := crossValidate(l, f.folds, inFolder)
		if err != nil {
			return nil, err
		}
		maps.Copy(out, answers)
	}
	return out, nil
}

// crossValidate reads each article that is held out with models learned from the
// other folds; article i is in fold i modulo folds.
func crossValidate(l *ingest.Lessons, folds int, heldOut func(i int) bool) (map[string]*score.Answer, error) {
	out := map[string]*score.Answer{}
	for fold := range folds {
		m := l.Train(func(i int) bool { return i%folds != fold || !heldOut(i) })
		for i, g := range l.Gold {
			if i%folds != fold || !heldOut(i) {
				continue
			}
			article, err := l.Read(i, m)
			if err != nil {
				return nil, err
			}
			if out[g.ID], err = scored(article); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// scored puts a report into the scorer's form, the way extract prints it.
func scored(article *graph.Article) (*score.Answer, error) {
	b, err := json.Marshal(answerOf(article))
	if err != nil {
		return nil, err
	}
	out := new(score.Answer)
	return out, json.Unmarshal(b, out)
}

func readAnswers(path string) (map[string]*score.Answer, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	out := map[string]*score.Answer{}
	sc := bufio.NewScanner(file)
	sc.Buffer(nil, 64<<20)
	for n := 1; sc.Scan(); n++ {
		if strings.TrimSpace(sc.Text()) == "" {
			continue
		}
		x := new(score.Answer)
		if err := json.Unmarshal(sc.Bytes(), x); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		out[x.ID] = x
	}
	return out, sc.Err()
}
