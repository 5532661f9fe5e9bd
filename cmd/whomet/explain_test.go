package main_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestExplain: --explain adds to each event why it was found, and changes nothing else.
func TestExplain(t *testing.T) {
	const news = "Am 4. März 2025 traf Anna Berger in Wien Paul Weber. Im Mai reiste Anna Berger nach Graz."
	type weighed struct {
		Clue   string
		Weight float64
	}
	type decision struct {
		About, Decided, Rival string
		Probabilities         map[string]float64
		For, Against          []weighed
		Others                float64
	}
	var got struct {
		Meetings, Visits []struct {
			Explanation struct {
				Trigger struct{ Lemma, Class string }
				Pairs   []decision
			}
		}
	}
	explained := succeed(t, t.TempDir(), news, "extract", "--explain")
	if err := json.Unmarshal([]byte(explained), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Meetings) != 1 || len(got.Visits) == 0 {
		t.Fatalf("%d meetings, %d visits", len(got.Meetings), len(got.Visits))
	}
	why := got.Meetings[0].Explanation
	if why.Trigger.Lemma != "treffen" || why.Trigger.Class != "meet" || len(why.Pairs) != 1 || why.Pairs[0].About != "Anna Berger – Paul Weber" {
		t.Errorf("explanation of the meeting: %+v", why)
	}
	for _, v := range got.Visits {
		why.Pairs = append(why.Pairs, v.Explanation.Pairs...)
	}
	for _, d := range why.Pairs {
		sum := d.Others
		for _, c := range append(d.For, d.Against...) {
			sum += c.Weight
		}
		if want := math.Log(d.Probabilities[d.Decided] / d.Probabilities[d.Rival]); math.Abs(sum-want) > 0.1 {
			t.Errorf("%s: the clues weigh %.3f, the decision %.3f", d.About, sum, want)
		}
	}

	var plain, same map[string]any
	if err := json.Unmarshal([]byte(succeed(t, t.TempDir(), news, "extract")), &plain); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(explained), &same); err != nil {
		t.Fatal(err)
	}
	for _, list := range []string{"meetings", "visits"} {
		for _, e := range same[list].([]any) {
			delete(e.(map[string]any), "explanation")
		}
	}
	if diff := cmp.Diff(plain, same); diff != "" {
		t.Errorf("--explain changes the answer (-without +with):\n%s", diff)
	}
}
