package parse

import (
	"fmt"
	"slices"
	"strings"

	"whomet/ingest/text"
)

// Accuracy is the share of tokens with the right head (UAS), and with the right
// head and relation (LAS), each from 0 to 1. As in the shared tasks of CoNLL 2017
// and 2018 punctuation counts, and subtypes of relations do not.
type Accuracy struct {
	UAS, LAS float64
	Tokens   int
}

func (a Accuracy) String() string { return fmt.Sprintf("UAS %.3f, LAS %.3f", a.UAS, a.LAS) }

// Accuracy parses the tokens of annotated sentences anew, with the tags they have,
// and compares.
func (p *Parser) Accuracy(sentences []text.Sentence) Accuracy {
	w := newWork(p.moves, p.relations, p.names)
	var a Accuracy
	uas, las := 0, 0
	for _, s := range sentences {
		guess := slices.Clone(s.Tokens)
		w.parse(guess)
		for i, t := range s.Tokens {
			a.Tokens++
			if guess[i].Head == t.Head {
				uas++
				if universal(guess[i].DepRel) == universal(t.DepRel) {
					las++
				}
			}
		}
	}
	n := float64(max(1, a.Tokens))
	a.UAS, a.LAS = float64(uas)/n, float64(las)/n
	return a
}

// universal is a relation without its subtype.
func universal(deprel string) string {
	deprel, _, _ = strings.Cut(deprel, ":")
	return deprel
}
