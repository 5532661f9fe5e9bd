package main_test

import (
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestFloors holds what is read of the project's own annotated articles, from which the
// models learned too, to what was found when they did: F1 of the first group printed.
func TestFloors(t *testing.T) {
	folder, err := filepath.Abs("../../data/annotated")
	if err != nil {
		t.Fatal(err)
	}
	floors := map[string]map[string]float64{
		"de": {"meeting pairs": 0.71, "pair+location": 0.62, "pair+date": 0.62, "visits": 0.63, "roles": 0.86, "persons found": 0.97},
		"en": {"meeting pairs": 0.62, "pair+location": 0.54, "pair+date": 0.54, "visits": 0.60, "roles": 0.84, "persons found": 0.97},
	}
	figure := regexp.MustCompile(`(?m)^ +(\S+(?: \S+)*) +P .* F1 ([0-9.]+)`)
	for language, want := range floors {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			out := succeed(t, t.TempDir(), "", "eval", folder, "--lang", language)
			first, _, _ := strings.Cut(out, "== kind")
			got := map[string]float64{}
			for _, m := range figure.FindAllStringSubmatch(first, -1) {
				got[m[1]], _ = strconv.ParseFloat(m[2], 64)
			}
			for name, floor := range want {
				if got[name] < floor {
					t.Errorf("F1 of %s is %.3f, the floor %.2f", name, got[name], floor)
				}
			}
		})
	}
}
