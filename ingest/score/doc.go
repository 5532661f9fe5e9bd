// Package score measures extracted meetings, visits, roles and persons against
// annotated articles: precision, recall and F1 of each, B-cubed F1 of the person
// clusters (Bagga and Baldwin 1998), and false meeting pairs on articles in which
// few or nobody meets.
//
// # Why
//
// A figure is worth something when two programs agree on it: the rules are those
// of the scorer that ships with the annotated articles, and both print the same
// digits.
//
// # Limits
//
// Names are compared inside one article only: without case, accents, titles and
// genitive -s, and a surname alone counts if one person of the article bears it.
package score
