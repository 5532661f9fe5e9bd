package score

import (
	"fmt"
	"io"
	"maps"
	"slices"
)

// Report is the sums over a set of annotated articles, by group: "all",
// "lang de", "kind real".
type Report struct {
	Groups      map[string]*Group
	Distractors []int    // false meeting pairs of each distractor article
	Errors      []string // id TAB measure TAB FP or FN TAB what
}

// Group is the sums over some articles.
type Group struct {
	Articles   int
	Count      map[string]*Count
	Bcubed     Bcubed
	Confidence Confidence
}

// Score scores the answers, by article id. An article without one counts as empty.
func Score(gold []*Gold, answers map[string]*Answer) *Report {
	r := &Report{Groups: map[string]*Group{}}
	for _, g := range gold {
		a := answers[g.ID]
		if a == nil {
			a = &Answer{ID: g.ID}
		}
		s := scoreArticle(g, a)
		kind := g.SourceKind
		if kind == "" {
			kind = "?"
		}
		for _, name := range []string{"all", "lang " + g.Language, "kind " + kind} {
			r.add(name, s)
		}
		if g.Kind == "distractor" {
			r.Distractors = append(r.Distractors, s.count["meeting pairs"].FP)
		}
		r.Errors = append(r.Errors, s.errors...)
	}
	return r
}

func (r *Report) add(name string, s *article) {
	g := r.Groups[name]
	if g == nil {
		g = &Group{Count: map[string]*Count{}}
		for _, m := range measures {
			g.Count[m] = new(Count)
		}
		r.Groups[name] = g
	}
	g.Articles++
	for m, c := range s.count {
		g.Count[m].TP += c.TP
		g.Count[m].FP += c.FP
		g.Count[m].FN += c.FN
	}
	g.Bcubed.Precision += s.bcubed.Precision
	g.Bcubed.Predicted += s.bcubed.Predicted
	g.Bcubed.Recall += s.bcubed.Recall
	g.Bcubed.Gold += s.bcubed.Gold
	g.Confidence.merge(&s.confidence)
}

// PRF returns precision, recall and F1.
func (c Count) PRF() (p, r, f float64) {
	return prf(ratio(float64(c.TP), c.TP+c.FP), ratio(float64(c.TP), c.TP+c.FN))
}

// PRF returns precision, recall and F1.
func (b Bcubed) PRF() (p, r, f float64) {
	return prf(ratio(b.Precision, b.Predicted), ratio(b.Recall, b.Gold))
}

func ratio(x float64, n int) float64 {
	if n == 0 {
		return 0
	}
	return x / float64(n)
}

func prf(p, r float64) (float64, float64, float64) {
	if p+r == 0 {
		return p, r, 0
	}
	return p, r, 2 * p * r / (p + r)
}

// names returns the names of the groups in the order they are printed: "all", then
// the kinds, then the languages.
func (r *Report) names() []string { return slices.Sorted(maps.Keys(r.Groups)) }

// WriteTo prints the report as a table.
func (r *Report) WriteTo(w io.Writer) (int64, error) {
	var total int64
	print := func(format string, args ...any) error {
		n, err := fmt.Fprintf(w, format, args...)
		total += int64(n)
		return err
	}
	for _, name := range r.names() {
		g := r.Groups[name]
		if err := print("== %s (%d docs)\n", name, g.Articles); err != nil {
			return total, err
		}
		for _, m := range measures {
			c := g.Count[m]
			p, rec, f := c.PRF()
			if err := print("  %-15s P %.3f  R %.3f  F1 %.3f   tp %d fp %d fn %d\n", m, p, rec, f, c.TP, c.FP, c.FN); err != nil {
				return total, err
			}
		}
		p, rec, f := g.Bcubed.PRF()
		if err := print("  %-15s P %.3f  R %.3f  F1 %.3f   (B-cubed over surface forms)\n", "person clusters", p, rec, f); err != nil {
			return total, err
		}
	}
	if n := len(r.Distractors); n > 0 {
		sum, with := 0, 0
		for _, d := range r.Distractors {
			sum += d
			if d > 0 {
				with++
			}
		}
		return total, print("distractor docs: %d, false meeting pairs %d, per doc %.2f, docs with any %d\n", n, sum, float64(sum)/float64(n), with)
	}
	return total, nil
}
