package tag

import (
	"fmt"
	"slices"

	"whomet/ingest/text"
)

// Accuracy is the share of tokens tagged as in a treebank, each from 0 to 1.
type Accuracy struct {
	UPOS, Feats, Lemma float64
	Tokens             int
}

func (a Accuracy) String() string {
	return fmt.Sprintf("UPOS %.3f, FEATS %.3f, lemma %.3f", a.UPOS, a.Feats, a.Lemma)
}

// Accuracy tags the tokens of annotated sentences anew and compares.
func (t *Tagger) Accuracy(gold []text.Sentence) Accuracy {
	w := t.newWork()
	var a Accuracy
	var upos, feats, lemma int
	for _, s := range gold {
		guess := slices.Clone(s.Tokens)
		w.sentence(guess)
		for i, g := range s.Tokens {
			a.Tokens++
			upos += count(guess[i].UPOS == g.UPOS)
			feats += count(guess[i].Feats == g.Feats)
			lemma += count(guess[i].Lemma == g.Lemma)
		}
	}
	n := float64(max(1, a.Tokens))
	a.UPOS, a.Feats, a.Lemma = float64(upos)/n, float64(feats)/n, float64(lemma)/n
	return a
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
