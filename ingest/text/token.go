package text

import "strings"

// Sentence is a run of tokens that one full stop, or one line, ends.
type Sentence struct {
	Span
	Tokens []Token
}

// Token is a syntactic word as in Universal Dependencies: "zum" is the two
// tokens "zu" and "dem", both with the span of "zum".
type Token struct {
	Span
	Form   string // as written; for a part of a contraction the word it stands for
	Part   int8   // 0 a word of its own; 1, 2, … the n-th word of a contraction
	Lemma  string
	UPOS   string // ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X
	Feats  Feats
	Head   int    // index of the head in Sentence.Tokens; -1 for the root
	DepRel string // universal relation, subtypes kept: "nsubj:pass"
}

// Feats is the FEATS column of CoNLL-U: "Case=Nom|Number=Sing", or "".
type Feats string

// Get returns the value of a feature, or "".
func (f Feats) Get(name string) string {
	rest := string(f)
	for rest != "" {
		var kv string
		kv, rest, _ = strings.Cut(rest, "|")
		if k, v, ok := strings.Cut(kv, "="); ok && k == name {
			return v
		}
	}
	return ""
}
