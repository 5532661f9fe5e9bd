// Package query answers questions about the graph: who met whom (Met), who
// somebody is and whom they met (Person), whom a name may mean and who may be one
// person (Who), what an article says (Read), what a name
// stands for (Search), what lies around a person (Graph), what of it all is exported
// (Select); and whatever else can be asked in Cayley's languages (Run).
//
// Every answer names its proof: the article, the sentence, and the characters of
// the article at which it stands. Every answer is sorted, so that the same store,
// in memory or in a file, gives the same bytes; only the rows of Run come as Cayley
// finds them.
//
// # What counts as met
//
// An event counts when it is asserted by the article, or reported by somebody the
// article quotes. Planned and denied meetings are kept apart: they come only when
// asked for, and say what they are. Two people met when they stood on different
// sides; members of one delegation did not meet each other.
//
// # Names
//
// A name is compared by its words, without case, diacritics and punctuation
// ("guterres", "António Guterres"), and, if nothing fits, with the letters in which
// transcriptions differ written one way (Tokajew, Tokayev). A surname stands for
// all who bear it. Two spellings that the graph holds as two people are two people
// here too; Who says which may be one. Countries, organizations and places are found
// by each name that package identity knows of them (Peking, Beijing; UN, UNO).
//
// # Why not Gizmo for everything
//
// Met and its like ask graph.Reader, which goes to the store's indexes: one person's
// meetings cost some hundred look-ups, however large the store is. A whole name or
// an IRI is found at once; for a surname the names of all people are looked at, and
// for one that nobody bears their other names and spellings too.
//
// Gizmo programs run behind a guard. Cayley runs a program on a goroutine of its
// own, in which a wrong argument panics, or an array that holds itself overflows
// the stack; either would end the process and not only the query.
//
// # Limits
//
// Gizmo is JavaScript: it is bounded in time, rows, text and depth of calls, but
// not in memory. Offer it to people you trust. While a query runs on a store in
// memory, all others wait. Cayley's GraphQL is not standard GraphQL: fields are
// IRIs, and lists have no total. Search looks at names and headlines only.
package query
