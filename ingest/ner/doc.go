// Package ner finds the names in a text: persons, organizations, places and other
// names, as mentions without titles and genitive markers.
//
// A linear-chain conditional random field labels the words of each sentence. Its
// features carry the knowledge: the word, its affixes and shape, its neighbours,
// whether the lexicon knows it as a common word, in which lists of names it
// stands, titles and forms of address beside it, its class by distribution in raw
// text, and what the rest of the article does with the same word. The article is
// read twice: what the first reading took for a name (a full name, say) is a
// feature of the second (the bare surname).
//
// # Why no tags
//
// The features need tokens only. Names are where taggers err most, and an error
// there would be inherited.
//
// # Speed
//
// What a word tells by itself is scored once and remembered, for each place it
// can have beside the word in question; the second reading adds to the scores of
// the first. Annotate keeps that memory in a pool; it does not change the answer.
//
// # Limits
//
// Mentions do not nest or overlap. A contraction is one word here: "zum" is not
// taken apart.
package ner
