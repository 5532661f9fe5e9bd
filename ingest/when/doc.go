// Package when reads dates in words: it finds them in a sentence and resolves them
// against the day of writing, as exact as the text tells and no more.
//
// # Why
//
// A library of dates answers with a point in time; a meeting needs the words the
// date stands in, how exact it is ("im Juli" is a month), whether it was stated or
// reckoned, and the direction in which a weekday without more lies. Words come from
// the table of a language, so that one reader serves German and English.
//
// # Limits
//
// Times of day are read over, and of feasts only those with a fixed day are known. Years before 1000, eras and calendars other than the
// Gregorian are not read. A week is told by its month.
package when
