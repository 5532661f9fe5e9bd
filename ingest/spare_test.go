package ingest_test

import (
	"context"
	"testing"

	"whomet/ingest/text"
)

// TestTreesOfPersons checks which sentences the line parses.
func TestTreesOfPersons(t *testing.T) {
	p := pipeline(t, "de")
	for _, tt := range []struct {
		text string
		want []bool // by sentence: whether it has a tree
	}{
		{"Anna Berger traf Paul Weber in Wien. Die Brücke ist seit Montag gesperrt. Danach reiste sie nach Graz.", []bool{true, false, true}},
		{"Anna Berger ist in Wien. Die Ministerin blieb bis Montag.", []bool{true, true}},
		{"Die Brücke ist seit Montag gesperrt. Er blieb zu Hause.", []bool{false, false}},
	} {
		d := &text.Document{Language: "de", Text: tt.text}
		if err := p.Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		if len(d.Sentences) != len(tt.want) {
			t.Fatalf("%q: %d sentences, want %d", tt.text, len(d.Sentences), len(tt.want))
		}
		for i, s := range d.Sentences {
			roots := 0
			for _, w := range s.Tokens {
				if w.DepRel == "root" {
					roots++
				}
			}
			if got := roots == 1; got != tt.want[i] {
				t.Errorf("%q: a tree: %v, want %v", d.Slice(s.Span), got, tt.want[i])
			}
		}
	}
}
