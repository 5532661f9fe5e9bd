package identity_test

import (
	"os"
	"strings"
	"testing"

	"whomet/graph/identity"
)

// TestPairs holds the names written for this project to floors.
func TestPairs(t *testing.T) {
	file, err := os.Open("testdata/pairs.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	pairs, err := identity.ReadPairs(file)
	if err != nil {
		t.Fatal(err)
	}
	q := identity.Measure(pairs)
	var b strings.Builder
	if _, err := q.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	t.Logf("%s%s", b.String(), strings.Join(q.Errors, "\n"))
	if q.Precision() < 0.96 || q.F1() < 0.98 || q.Joined < 43 || q.Misjoins > 0 {
		t.Error("below the floors")
	}
}
