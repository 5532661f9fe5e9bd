package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"whomet/ingest/conll"
	"whomet/ingest/ner"
	"whomet/ingest/score"
	"whomet/ingest/text"
)

// nameFigure is what a recognizer is worth on a text: spans of persons, and of all
// types.
type nameFigure struct {
	text     string
	per, all score.Count
}

func (f *nameFigure) String() string {
	_, _, per := f.per.PRF()
	_, _, all := f.all.PRF()
	return fmt.Sprintf("%s PER %.3f, all %.3f", f.text, per, all)
}

// measure counts the names found right and wrong.
func measure(name string, r *ner.Recognizer, texts []ner.Gold) (*nameFigure, error) {
	f := &nameFigure{text: name}
	for _, g := range texts {
		tags, err := r.Tags(g.Words)
		if err != nil {
			return nil, err
		}
		for i := range tags {
			gold, found := spansOf(g.Tags[i]), spansOf(tags[i])
			countSpans(&f.per, gold, found, text.PER)
			countSpans(&f.all, gold, found, "")
		}
	}
	return f, nil
}

// nameFigures measures each source of corpora/LANGUAGE/ner/PART.iob2: sentences by
// themselves, and where they stand in order, read as articles too.
func (t *training) nameFigures(language, part string, r *ner.Recognizer) ([]*nameFigure, error) {
	all, err := t.named(language, part)
	if err != nil {
		return nil, err
	}
	var out []*nameFigure
	for len(all) > 0 {
		n, source := 1, all[0].Comment("source")
		for n < len(all) && all[n].Comment("source") == source {
			n++
		}
		texts := map[string][]ner.Gold{}
		for _, s := range all[:n] {
			texts[""] = append(texts[""], blocks([]conll.Tagged{s})...)
		}
		if inOrder[source] {
			texts[" read as articles"] = blocks(all[:n])
		}
		for _, how := range []string{"", " read as articles"} {
			if len(texts[how]) == 0 {
				continue
			}
			f, err := measure(source+"/"+part+how, r, texts[how])
			if err != nil {
				return nil, err
			}
			out = append(out, f)
		}
		all = all[n:]
	}
	return out, nil
}

// minutes measures persons in the project's own minutes of parliaments and courts,
// full of bare surnames after titles. A language may have none.
func (t *training) minutes(language string, r *ner.Recognizer) ([]*nameFigure, error) {
	path := filepath.Join(t.data, "annotated", "minutes-"+language+".iob2")
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	all, err := conll.ReadIOB2(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var texts []ner.Gold
	for i, s := range all {
		if i == 0 || s.Comment("article") != all[i-1].Comment("article") {
			texts = append(texts, ner.Gold{})
		}
		g := &texts[len(texts)-1]
		g.Words, g.Tags = append(g.Words, s.Words), append(g.Tags, s.Tags)
	}
	f, err := measure("minutes-"+language, r, texts)
	return []*nameFigure{f}, err
}

// nameScore is what the manifest says of a model of names.
func (t *training) nameScore(language string, r *ner.Recognizer) (string, error) {
	test, err1 := t.nameFigures(language, "test", r)
	minutes, err2 := t.minutes(language, r)
	if err := errors.Join(err1, err2); err != nil {
		return "", err
	}
	var all []string
	for _, f := range append(test, minutes...) {
		all = append(all, f.String())
	}
	return strings.Join(all, "; "), nil
}
