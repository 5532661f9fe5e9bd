package query_test

import (
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"whomet/graph"
	"whomet/graph/export"
	"whomet/query"
)

func TestSelect(t *testing.T) {
	const met, visit, denied, call, planned = "2024-07-05 Meeting", "2024-07-04 Visit", " Meeting", "2024-06 PhoneCall", "2024-07-15 Reception"
	for name, c := range map[string]struct {
		q          query.MetQuery
		confidence float64
		want       []string
	}{
		"all":                  {query.MetQuery{}, 0, []string{denied, call, visit, met, planned}},
		"a person":             {query.MetQuery{Person: "vale"}, 0, []string{denied, met, planned}},
		"two people":           {query.MetQuery{Person: "Müller", With: "Tokayev"}, 0, []string{denied}},
		"the second only":      {query.MetQuery{With: "Okafor"}, 0, []string{call, planned}},
		"two of one side":      {query.MetQuery{Person: "Ana Müller", With: "Dee Vale"}, 0, nil},
		"a place":              {query.MetQuery{Place: "Bern"}, 0, []string{visit, planned}},
		"a person and a place": {query.MetQuery{Person: "Müller", Place: "Bern"}, 0, []string{visit}},
		"from":                 {query.MetQuery{From: "2024-07-05"}, 0, []string{met, planned}},
		"a period":             {query.MetQuery{From: "2024-06", To: "2024-07-04"}, 0, []string{call, visit}},
		"a type":               {query.MetQuery{Type: "visit,phonecall"}, 0, []string{call, visit}},
		"a factuality":         {query.MetQuery{Factuality: "planned,denied"}, 0, []string{denied, planned}},
		"a confidence":         {query.MetQuery{}, 0.8, []string{visit, met, planned}},
		"all of these":         {query.MetQuery{Person: "vale", From: "2024", Factuality: "asserted"}, 0.5, []string{met}},
	} {
		t.Run(name, func(t *testing.T) {
			stores(t, func(t *testing.T, s *graph.Store) {
				sel, err := query.Select(t.Context(), s, c.q, c.confidence)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(c.want, exported(t, s, sel)); diff != "" {
					t.Errorf("-want +got:\n%s", diff)
				}
			})
		})
	}
}

// exported returns date and type of what the table of meetings has, sorted.
func exported(t *testing.T, s *graph.Store, sel export.Selection) (out []string) {
	t.Helper()
	f, err := export.Find("csv")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := f.Write(t.Context(), &b, s, sel); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows[1:] {
		out = append(out, r[0]+" "+r[4])
	}
	slices.Sort(out)
	return out
}

func TestSelectErrors(t *testing.T) {
	stores(t, func(t *testing.T, s *graph.Store) {
		for name, c := range map[string]struct {
			q          query.MetQuery
			confidence float64
			want       error
		}{
			"an unknown person":  {query.MetQuery{Person: "Zed"}, 0, graph.ErrNotFound},
			"an unknown place":   {query.MetQuery{Place: "Zed"}, 0, graph.ErrNotFound},
			"no date":            {query.MetQuery{From: "soon"}, 0, query.ErrDate},
			"no type":            {query.MetQuery{Type: "dance"}, 0, query.ErrFilter},
			"too sure":           {query.MetQuery{}, 1.5, query.ErrFilter},
			"less than not sure": {query.MetQuery{}, -1, query.ErrFilter},
		} {
			if _, err := query.Select(t.Context(), s, c.q, c.confidence); !errors.Is(err, c.want) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}
