package ingest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"whomet/graph"
	"whomet/ingest/event"
	"whomet/ingest/lang"
	"whomet/ingest/score"
	"whomet/ingest/text"
)

// Lessons are annotated articles of one language, annotated up to the stage event
// and aligned with what annotators found.
type Lessons struct {
	pack     *lang.Pack
	pipeline *Pipeline
	Gold     []*score.Gold
	Examples []event.Example
}

// NewLessons runs the stages before event over the articles of a language.
func NewLessons(ctx context.Context, fsys fs.FS, language string, gold []*score.Gold) (*Lessons, error) {
	pack, line, err := beforeEvent(fsys, language)
	if err != nil {
		return nil, err
	}
	l := &Lessons{pack: pack, pipeline: &Pipeline{Language: language, Stages: line, Names: graph.DefaultNamespace, pack: pack}}
	for _, g := range gold {
		if g.Language != language {
			continue
		}
		d := &text.Document{ID: g.ID, Title: g.Title, Language: language, Text: g.Text}
		if g.Published != "" {
			if d.Published, err = time.Parse(time.DateOnly, g.Published); err != nil {
				return nil, fmt.Errorf("article %s: date: %w", g.ID, err)
			}
		}
		if err := l.pipeline.Annotate(ctx, d); err != nil {
			return nil, fmt.Errorf("article %s: %w", g.ID, err)
		}
		l.Gold = append(l.Gold, g)
		l.Examples = append(l.Examples, align(g, d))
	}
	if len(l.Gold) == 0 {
		return nil, errors.New("no annotated article is in language " + language)
	}
	return l, nil
}

// Train learns from the lessons that pick chooses by their number.
func (l *Lessons) Train(pick func(i int) bool) *event.Model {
	var chosen []event.Example
	for i, e := range l.Examples {
		if pick(i) {
			chosen = append(chosen, e)
		}
	}
	return event.Train(l.pack, chosen)
}

// Read reads the article of lesson i with a model.
func (l *Lessons) Read(i int, m *event.Model) (*graph.Article, error) {
	d := *l.Examples[i].Doc
	if err := event.New(l.pack, m).Annotate(&d); err != nil {
		return nil, err
	}
	return l.pipeline.report(&d), nil
}

// align finds the clusters and sentences that annotators meant.
func align(g *score.Gold, d *text.Document) event.Example {
	names := score.NewResolver(g)
	clusters := map[string][]int{}
	for i := range d.Clusters {
		c := &d.Clusters[i]
		if len(c.Members) > 0 {
			continue
		}
		who := names.Resolve(c.Name)
		for _, m := range c.Mentions {
			if who[0] != '?' {
				break
			}
			if x := &d.Mentions[m]; x.Kind == text.Named || c.Group {
				who = names.Resolve(d.Slice(x.Span))
			}
		}
		clusters[who] = append(clusters[who], i)
	}
	ex := event.Example{Doc: d}
	for i := range g.Meetings {
		m := &g.Meetings[i]
		x := event.GoldMeeting{
			Sentences: sentencesOf(d, m.Sentence), Factuality: factuality(m.Hypothetical, m.Negated), Optional: m.Optional,
			AtPlace: m.AtPlace(), OnDate: m.OnDate(),
		}
		for _, side := range m.Sides {
			var members []int
			for _, name := range side {
				members = append(members, clusters[names.Resolve(name)]...)
			}
			x.Sides = append(x.Sides, members)
		}
		ex.Meetings = append(ex.Meetings, x)
	}
	for i := range g.Visits {
		v := &g.Visits[i]
		ex.Visits = append(ex.Visits, event.GoldVisit{
			Visitors: clusters[names.Resolve(v.Visitor)], Sentences: sentencesOf(d, v.Sentence),
			Factuality: factuality(v.Hypothetical, v.Negated), Optional: v.Optional, AtPlace: v.AtPlace(),
		})
	}
	return ex
}

func factuality(hypothetical, negated bool) string {
	switch {
	case negated:
		return text.Denied
	case hypothetical:
		return text.Planned
	}
	return text.Asserted
}

// sentencesOf returns the sentences of d that s covers, by at least half.
func sentencesOf(d *text.Document, s string) []int {
	at := strings.Index(d.Text, s)
	if s == "" || at < 0 {
		return nil
	}
	var out []int
	for i, x := range d.Sentences {
		if both := min(x.End, at+len(s)) - max(x.Start, at); both*2 > x.End-x.Start || both*2 > len(s) {
			out = append(out, i)
		}
	}
	return slices.Clip(out)
}
