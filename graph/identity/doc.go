// Package identity says which names are one person, across spellings, scripts,
// inflection and the order of a name's words, how sure that is, and why.
//
// Compare answers for two persons: a score from 0 to 1, the reasons with what each
// adds, and a verdict. Same means join them, Candidate means ask somebody. A false
// join costs a graph more than a missed one, so what is weak stays a candidate.
//
// # Names
//
// Parse takes a name apart: titles and forms of address off, particles off, surname
// last. Each word is folded, and heard: written as sounds in which the ways of
// writing one name down agree, from Cyrillic, Greek, Arabic and Hebrew letters by
// tables of ours, from others by go-unidecode. Letters that German, English, French
// and Polish read in different ways are sounds of their own, which cost nothing to
// take for each of their readings: j is й to a German and дж to an Englishman. So
// Tokajew, Tokayev, Tokaïev and Токаев need no language to be known. Words are then
// compared by letters, by a table of forenames, by sounds (a weighted edit distance,
// Wagner and Fischer 1974), and last for slips of the pen (Damerau). Words of two
// names are linked one to one; a word left over on both sides makes them different.
//
// # Evidence
//
// What names leave open is weighed with offices, countries, organizations, persons
// told of together, sex, field of work and time. Against a name that differs nothing
// helps, and a slip of the pen is never joined unasked.
//
// # Clusters
//
// Resolve parts a set of persons into clusters; an Index keeps them up while persons
// come and go. What they say is a function of the set and of Decisions (must be one,
// cannot be one), whatever the order. Not all pairs are compared: persons meet in the
// blocks of their names, by the consonants of two words, in coarse classes. Clusters
// are joined along the surest links first, and only if nobody in the one differs from
// anybody in the other (agglomeration with complete linkage), so that a chain of
// likenesses joins nobody. A name that two who differ may both bear is neither's.
//
// The member that stands for a cluster changes seldom: by the fullest name, by
// script, by how often in doublings, then by key.
//
// # Things
//
// Country gives ISO 3166 codes, Names the other names of countries, organizations
// and places, SameAs the one outward IRI that is certain. Names of countries are the
// Unicode locale data's, through golang.org/x/text; edit distances are go-edlib's.
//
// # Limits
//
// Names of kings and popes are not translated (Karl, Charles). A patronymic that is
// taken for a middle name may differ once. Words in Arabic script leave their vowels
// out; they are offered, not joined. The tables of forenames, offices and aliases are
// short and written for news in German and English. A person is compared by what the
// caller knows to be one: with a person for each article, those named a thousand
// times cost a million comparisons. An Index lives in memory: a million persons take
// three gigabytes and, from scratch, four minutes of one core; one more takes less than a
// millisecond.
package identity
