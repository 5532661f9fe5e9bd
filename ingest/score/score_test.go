package score_test

import (
	"math"
	"os"
	"strings"
	"testing"

	"whomet/ingest/score"
)

// gold is a small annotated article with invented people.
func gold() *score.Gold {
	return &score.Gold{
		ID: "t", Language: "de", SourceKind: "rewritten", Kind: "meeting",
		Persons: []score.Person{
			{Name: "Søren Guldbrand", Aliases: []string{"Søren Guldbrand", "Guldbrand"}},
			{Name: "Kasimir Tolyev", Aliases: []string{"Kasimir Tolyev", "Tolyev"}},
			{Name: "Anna Meier", Aliases: []string{"Anna Meier", "Meier"}},
			{Name: "Wendelin Pauli", Aliases: []string{"Pauli"}},
		},
		Organizations: []string{"UNO"},
		Meetings: []score.Meeting{
			{Sides: [][]string{{"Søren Guldbrand"}, {"Kasimir Tolyev", "Anna Meier"}}, Location: "Astana", LocationAlt: []string{"Kasachstan"}, Date: "2024-07-04"},
			{Sides: [][]string{{"Søren Guldbrand"}, {"Wendelin Pauli"}}, Hypothetical: true},
		},
		Visits: []score.Visit{{Visitor: "Søren Guldbrand", Place: "Kasachstan", PlaceAlt: []string{"Almaty"}}},
		Roles:  []score.Role{{Person: "Anna Meier", Role: "erste stellvertretende Außenministerin", OrgOrCountry: "Kasachstan"}},
	}
}

// answer is right in other words.
func answer() *score.Answer {
	return &score.Answer{
		ID: "t",
		Meetings: []score.Meeting{
			{Participants: []string{"Guldbrand", "Präsident Tolyev", "Meier"}, Location: "Astana", Date: "--07-04"},
			{Participants: []string{"Guldbrand", "Pauli"}, Hypothetical: true},
		},
		Visits: []score.Visit{{Visitor: "Soren Guldbrand", Place: "Almaty"}, {Visitor: "Guldbrand", Place: "Astana"}},
		Roles:  []score.Role{{Person: "Meier", Role: "Außenministerin", Org: "Kasachstan"}},
		Persons: []score.Person{
			{Name: "Soren Guldbrand", Aliases: []string{"Guldbrand"}}, {Name: "Tolyev", Aliases: []string{"Kasimir Tolyev"}},
			{Name: "Anna Meier", Aliases: []string{"Meier"}}, {Name: "Pauli"},
		},
	}
}

func TestScore(t *testing.T) {
	for _, c := range []struct {
		name    string
		change  func(*score.Answer)
		measure string
		want    score.Count
	}{
		{"other spellings are right", func(*score.Answer) {}, "meeting pairs", score.Count{TP: 2}},
		{"members of one side did not meet", func(a *score.Answer) {}, "pair+location", score.Count{TP: 2}},
		{"a date without year answers one with", func(*score.Answer) {}, "pair+date", score.Count{TP: 2}},
		{"a planned meeting told as a fact is false", func(a *score.Answer) { a.Meetings[1].Hypothetical = false }, "meeting pairs", score.Count{TP: 2, FP: 1}},
		{"another place is false, and the right one missed", func(a *score.Answer) { a.Meetings[0].Location = "Wien" }, "pair+location", score.Count{FP: 2, FN: 2}},
		{"a year is less exact than the day", func(a *score.Answer) { a.Meetings[0].Date = "2024" }, "pair+date", score.Count{FP: 2, FN: 2}},
		{"where somebody met he may have been", func(*score.Answer) {}, "visits", score.Count{TP: 1}},
		{"a visit elsewhere is false", func(a *score.Answer) { a.Visits[1].Place = "Wien" }, "visits", score.Count{TP: 1, FP: 1}},
		{"the head of a role counts", func(*score.Answer) {}, "roles", score.Count{TP: 1}},
		{"another office is false", func(a *score.Answer) { a.Roles[0].Role = "Präsidentin" }, "roles", score.Count{FP: 1, FN: 1}},
		{"an unknown person is false", func(a *score.Answer) { a.Persons[3].Name = "Otto Niemand" }, "persons found", score.Count{TP: 3, FP: 1, FN: 1}},
		{"nothing said, all missed", func(a *score.Answer) { *a = score.Answer{} }, "meeting pairs", score.Count{FN: 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := answer()
			c.change(a)
			r := score.Score([]*score.Gold{gold()}, map[string]*score.Answer{"t": a})
			if got := *r.Groups["all"].Count[c.measure]; got != c.want {
				t.Errorf("%s: %+v, want %+v", c.measure, got, c.want)
			}
		})
	}
}

func TestBcubed(t *testing.T) {
	a := answer()
	a.Persons[2].Aliases = []string{"Tolyev"} // two persons in one cluster
	a.Persons[1] = score.Person{Name: "Kasimir Tolyev"}
	r := score.Score([]*score.Gold{gold()}, map[string]*score.Answer{"t": a})
	p, rec, _ := r.Groups["all"].Bcubed.PRF()
	if want := (2 + 1 + 0.5 + 0.5 + 1) / 6; math.Abs(p-want) > 1e-9 {
		t.Errorf("precision %.3f, want %.3f", p, want)
	}
	if want := (2 + 0.5 + 0.5 + 0.5 + 0 + 1) / 7.0; math.Abs(rec-want) > 1e-9 {
		t.Errorf("recall %.3f, want %.3f", rec, want)
	}
}

func ExampleScore() {
	r := score.Score([]*score.Gold{gold()}, map[string]*score.Answer{"t": answer()})
	var b strings.Builder
	r.WriteTo(&b)
	os.Stdout.WriteString(strings.Join(strings.SplitAfter(b.String(), "\n")[:3], ""))
	// Output:
	// == all (1 docs)
	//   meeting pairs   P 1.000  R 1.000  F1 1.000   tp 2 fp 0 fn 0
	//   pair+location   P 1.000  R 1.000  F1 1.000   tp 2 fp 0 fn 0
}
