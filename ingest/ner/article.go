package ner

import (
	"strings"

	"whomet/ingest/lang"
)

// What an article tells about a word by its other occurrences, before reading.
const (
	besideAddress  = 1 << iota // after a form of address: "Frau X"
	besideTitle                // after an office, profession or kinship
	besideForename             // after a word in the list of forenames
	inLower                    // in lower case
	inside                     // with a capital, not as the first word
	twice                      // three times or more in all
)

// counts are how often each evidence was seen for a word.
type counts [6]int16

// note counts the evidence of one occurrence.
func (s *sentence) note(i int) (c counts) {
	w := s.words[i]
	if !w.upper {
		c[3] = 1
		return c
	}
	if i != s.start {
		c[4] = 1
	}
	c[5] = 1
	if i == 0 || w.title != 0 {
		return c
	}
	switch p := s.words[i-1]; {
	case p.title == 1:
		c[0] = 1
	case p.title > 1:
		c[1] = 1
	case p.lists&uint64(lang.Forename) != 0:
		c[2] = 1
	}
	return c
}

// stem is the key under which occurrences of a word are compared: without the
// genitive, as far as the word alone tells.
func stem(key string) string {
	key = strings.TrimSuffix(key, "'")
	if len(key) > 4 {
		key = strings.TrimSuffix(key, "'s")
		key = strings.TrimSuffix(key, "s")
	}
	return key
}

// survey fills s.article of all sentences.
func survey(all []*sentence) {
	seen := map[string]*counts{}
	for _, s := range all {
		for i, w := range s.words {
			if !w.letters {
				continue
			}
			k := stem(w.key)
			c := seen[k]
			if c == nil {
				c = &counts{}
				seen[k] = c
			}
			for j, n := range s.note(i) {
				c[j] += n
			}
		}
	}
	for _, s := range all {
		for i, w := range s.words {
			if w.upper && w.letters {
				s.article[i] = evidence(seen[stem(w.key)], s.note(i))
			}
		}
	}
}

// evidence is what the other occurrences tell.
func evidence(all *counts, own counts) (e uint64) {
	for j := range own {
		n := all[j] - own[j]
		if j == 5 {
			n--
		}
		if n > 0 {
			e |= 1 << j
		}
	}
	return e
}

// What the first reading made of the other occurrences of a word.
const (
	surnameOf = 1 << iota // last word of a person's name of several words
	forenameOf
	personAlone
	asOrg
	asPlace
	asMisc
	noName

	majority = 7 << 8 // the most frequent type, as the index in types plus 1, or 5 for no name
)

// read is how often a word was read as what.
type read [7]int16

// gather fills s.reread from s.path and reports whether there is anything.
func (r *Recognizer) gather(all []*sentence) {
	seen := map[string]*read{}
	for _, s := range all {
		for i, w := range s.words {
			if k := s.readAs(i); k >= 0 {
				key := stem(w.key)
				if seen[key] == nil {
					seen[key] = &read{}
				}
				seen[key][k]++
			}
		}
	}
	for _, s := range all {
		for i, w := range s.words {
			s.reread[i] = 0
			if k := s.readAs(i); k >= 0 {
				c := *seen[stem(w.key)]
				c[k]--
				s.reread[i] = c.evidence()
			}
		}
	}
}

// readAs says what the first reading made of a word: an index of read, -1 for
// words that are not compared.
func (s *sentence) readAs(i int) int {
	w := s.words[i]
	if !w.upper || !w.letters {
		return -1
	}
	typ, part := typeOf(s.path[i])
	switch {
	case part == outside:
		return 6
	case typ > 0:
		return 2 + typ
	case part == whole:
		return 2
	case part == end:
		return 0
	}
	return 1
}

func (c read) evidence() (e uint64) {
	for j, n := range c {
		if n > 0 {
			e |= 1 << j
		}
	}
	if e == 0 {
		return 0
	}
	votes := [5]int16{c[0] + c[1] + c[2], c[3], c[4], c[5], c[6]}
	best := 0
	for j, n := range votes {
		if n > votes[best] {
			best = j
		}
	}
	return e | uint64(best+1)<<8
}
