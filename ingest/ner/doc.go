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
// # Learning
//
// The corpora of names are small, so a model learns from more: from treebanks, where
// proper nouns are marked but not of which type (Gold.Partial; the first model says
// which), and from sentences that stand in order as from articles. What the first
// reading made of an article comes from a model that did not learn from it, as it
// will be with news. To miss a name costs more than to find one too many
// (Training.Cost), and the weights are the mean over the last epochs.
//
// # Speed
//
// What a word tells by itself is scored once and remembered, for each place it
// can have beside the word in question; the second reading adds to the scores of
// the first. Annotate keeps that memory in a pool; it does not change the answer.
//
// # What each source of knowledge gives
//
// German, by cross-validation over sentences and annotated articles (one fold of
// five), before treebanks were learned from; persons found is over entities, the
// others over spans:
//
//	                          persons found  PER articles  PER germeval
//	all                       0.956          0.946         0.816
//	without lists of names    0.950          0.937         0.805
//	without the lexicon       0.947          0.936         0.822
//	without titles            0.947          0.940         0.803
//	without word classes      0.947          0.943         0.809
//	without words seen        0.948          0.934         0.817
//	without the articles      0.917          0.859         -
//
// The last row is of all articles, with nothing learned from any of them.
//
// # Limits
//
// Mentions do not nest or overlap. A contraction is one word here: "zum" is not
// taken apart.
package ner
