package ingest_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"whomet/data"
	"whomet/graph"
	"whomet/ingest"
	"whomet/ingest/event"
	"whomet/ingest/score"
	"whomet/ingest/text"
)

// TestExplain checks on annotated articles that what explanations say is what was
// decided: the same events, and weights that add up to the decision.
func TestExplain(t *testing.T) {
	gold, err := score.Read("../data/annotated")
	if err != nil {
		t.Fatal(err)
	}
	languages := embedded(t)
	read := map[string]int{}
	for _, g := range gold {
		if read[g.Language]++; read[g.Language] > 60 {
			continue
		}
		p, err := languages.Pipeline(g.Language)
		if err != nil {
			t.Fatal(err)
		}
		d := &text.Document{ID: g.ID, Language: g.Language, Text: g.Text}
		a, err := p.Run(context.Background(), d)
		if err != nil {
			t.Fatal(err)
		}
		why := p.Explain(d)
		if len(why) != len(a.Events) {
			t.Fatalf("%s: %d explanations of %d events", g.ID, len(why), len(a.Events))
		}
		for i := range why {
			checkExplanation(t, a, &a.Events[i], &why[i])
		}
	}
}

func checkExplanation(t *testing.T, a *graph.Article, e *graph.Event, why *event.Explanation) {
	t.Helper()
	if len(why.Pairs) == 0 {
		t.Errorf("no decision says why: %s %q", e.Type, e.Evidence.Text)
	}
	here := slices.ContainsFunc(a.Entities, func(x graph.Entity) bool { return x.IRI == e.Place && strings.Contains(e.Evidence.Text, x.Name) })
	if e.PlaceBasis == text.Stated && e.Type != graph.Visit && here && why.Place == nil {
		t.Errorf("no decision on the place %s: %q", e.Place, e.Evidence.Text)
	}
	told := why.Fact
	for _, d := range why.Pairs {
		if e.Type == graph.Visit {
			told = &d
		}
		checkDecision(t, &d)
	}
	if told == nil || e.Factuality != told.Label && !(e.Factuality == text.Reported && told.Label == text.Asserted) {
		t.Errorf("%v was decided, %s told: %q", told, e.Factuality, e.Evidence.Text)
	}
	for _, d := range []*event.Decision{why.Fact, why.Place, why.Date} {
		if d != nil {
			checkDecision(t, d)
		}
	}
}

func checkDecision(t *testing.T, d *event.Decision) {
	t.Helper()
	sum, last := 0.0, math.Inf(1)
	for _, c := range d.Clues {
		if c.Weight > last || c.Weight == 0 {
			t.Errorf("%s: clue %v of weight %v after %v", d.About, c, c.Weight, last)
		}
		last = c.Weight
		sum += c.Weight
		if s := c.String(); s == c.Template || strings.HasPrefix(s, c.Template+":") {
			t.Errorf("clue %q has no words in words.go", c.Template)
		}
	}
	p, rival := d.Probabilities[d.Label], d.Probabilities[d.Rival]
	if want := math.Log(p / rival); math.Abs(sum-want) > 1e-3 {
		t.Errorf("%s: the clues weigh %.4f, the decision %.4f", d.About, sum, want)
	}
	if p < d.Floor || d.Floor == 0 && p < rival {
		t.Errorf("%s: %s was decided with %.3f against %.3f for %s", d.About, d.Label, p, rival, d.Rival)
	}
}

func ExamplePipeline_Explain() {
	p, err := ingest.New(data.FS, "en")
	if err != nil {
		fmt.Println(err)
		return
	}
	d := &text.Document{
		ID: "example", Language: "en", Published: time.Date(2024, 7, 10, 0, 0, 0, 0, time.UTC),
		Text: "Chancellor Anna Hollmayr met Prime Minister Erik Sandvik in Oslo on Monday.",
	}
	if _, err := p.Run(context.Background(), d); err != nil {
		fmt.Println(err)
		return
	}
	why := p.Explain(d)[0]
	fmt.Println(why.Trigger.Lemma, why.Trigger.Class)
	for _, pair := range why.Pairs {
		fmt.Println(pair.About, pair.Label)
	}
	fmt.Println(why.Fact.Label)
	fmt.Println(why.Place.About, why.Date.About)
	// Output:
	// meet meet
	// Anna Hollmayr – Erik Sandvik yes
	// asserted
	// Oslo 2024-07-08
}
