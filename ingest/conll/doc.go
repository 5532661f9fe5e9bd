// Package conll reads and writes the column formats of the shared tasks of CoNLL:
// CoNLL-U, the format of Universal Dependencies, and IOB2, words with tags of
// named mentions.
//
// Both are how people hand annotated text on: training corpora, small documents
// in tests, and what `whomet parse` shows come and go through here.
//
// # Words and spans
//
// The text of a sentence is put together from its surface forms and SpaceAfter,
// so that every span is true. The words of a multiword token share its span and
// are numbered in Part (zum: zu, dem), unless written one after the other they
// are the surface (don't: do, n't): then each has its own span and they are
// ordinary tokens.
//
// # Limits
//
// Kept are FORM, LEMMA, UPOS, FEATS, HEAD, DEPREL, SpaceAfter and the comments;
// XPOS, DEPS, the rest of MISC and empty nodes are read over.
package conll
