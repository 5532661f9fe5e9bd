package score_test

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"testing"

	"whomet/ingest/score"
)

// TestConfidence: which pairs count, and with what confidence.
func TestConfidence(t *testing.T) {
	type bin struct{ tenth, found, count int }
	for _, c := range []struct {
		name   string
		change func(*score.Answer, *score.Gold)
		want   []bin
		brier  float64
	}{
		{"both pairs of an event have its confidence", func(*score.Answer, *score.Gold) {}, []bin{{8, 2, 2}}, 0.04},
		{"a planned meeting is no fact", func(a *score.Answer, _ *score.Gold) { a.Meetings[1].Confidence = 0.9 }, []bin{{8, 2, 2}}, 0.04},
		{"a false pair", func(a *score.Answer, _ *score.Gold) {
			a.Meetings[1] = score.Meeting{Participants: []string{"Guldbrand", "Pauli"}, Confidence: 0.3}
		}, []bin{{3, 0, 1}, {8, 2, 2}}, (0.09 + 0.04 + 0.04) / 3},
		{"told twice, the surer counts", func(a *score.Answer, _ *score.Gold) {
			a.Meetings[1] = score.Meeting{Participants: []string{"Guldbrand", "Tolyev"}, Confidence: 1}
		}, []bin{{8, 1, 1}, {9, 1, 1}}, 0.02},
		{"members of one side count as nothing", func(a *score.Answer, _ *score.Gold) {
			a.Meetings[1] = score.Meeting{Participants: []string{"Meier", "Tolyev"}, Confidence: 1}
		}, []bin{{8, 2, 2}}, 0.04},
		{"annotators may differ", func(_ *score.Answer, g *score.Gold) { g.Meetings[0].Optional = true }, nil, 0},
		{"nothing said of how sure", func(a *score.Answer, _ *score.Gold) { a.Meetings[0].Confidence = 0 }, nil, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, g := answer(), gold()
			a.Meetings[0].Confidence = 0.8
			c.change(a, g)
			got := score.Score([]*score.Gold{g}, map[string]*score.Answer{"t": a}).Groups["all"].Confidence
			var want [10]bin
			for _, b := range c.want {
				want[b.tenth] = b
			}
			for i, b := range got.Bins {
				if b.Found != want[i].found || b.Count != want[i].count {
					t.Errorf("%d tenths: %d of %d found, want %d of %d", i, b.Found, b.Count, want[i].found, want[i].count)
				}
			}
			if b := got.Brier(); math.Abs(b-c.brier) > 1e-9 {
				t.Errorf("Brier score %.4f, want %.4f", b, c.brier)
			}
		})
	}
}

// TestNoConfidence: of answers that do not say how sure they are there is no table.
func TestNoConfidence(t *testing.T) {
	r := score.Score([]*score.Gold{gold()}, map[string]*score.Answer{"t": answer()})
	var out bytes.Buffer
	if err := r.WriteConfidence(&out); err != nil || out.Len() > 0 {
		t.Errorf("%v, printed %q", err, &out)
	}
}

func ExampleConfidence() {
	var c score.Confidence
	for i := range 10 {
		c.Add(0.8, i < 7) // of ten pairs told with 0.8, seven are right
	}
	fmt.Printf("%.2f %.2f\n", c.Brier(), c.Error())
	// Output: 0.22 0.10
}

func ExampleReport_WriteConfidence() {
	a := answer()
	a.Meetings[0].Confidence = 0.85
	r := score.Score([]*score.Gold{gold()}, map[string]*score.Answer{"t": a})
	delete(r.Groups, "kind rewritten")
	delete(r.Groups, "lang de")
	r.WriteConfidence(os.Stdout)
	// Output:
	// == confidence of meeting pairs, all: Brier score 0.023, calibration error 0.150 (2 pairs)
	//   0.8 to 0.9  said 0.850  found 1.000  count 2
}
