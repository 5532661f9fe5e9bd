package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// NounKind says what a noun tells of the person it means.
type NounKind uint8

// The kinds of nouns for persons.
const (
	Office  NounKind = iota // an office or a profession: "Ministerin", "lawyer"
	Kin                     // a relative: "Sohn"
	Related                 // somebody seen from another: "Gast", "counterpart"
	Generic                 // no more than a person: "Frau", "boy"
	People                  // one of a country: "Portugiese"
	Thing                   // no person, though it may stand before a name: "Fall"
)

// Number is a set of grammatical numbers.
type Number uint8

// The numbers.
const (
	Sing Number = 1 << iota
	Plur
)

// Noun is a common noun that means a person, or, in the plural, persons.
type Noun struct {
	Base   string // nominative singular: "Außenministerin"
	Lemma  string // the same for all genders, in lower case, to compare offices: "außenminister"
	Gender string // Masc, Fem, or "" when it tells none
	Number Number // those the form can have
	Kind   NounKind
	Field  string // politics, church, sport, … or ""
	Adj    bool   // declined as an adjective: "Abgeordneter", "der Abgeordnete"
	Before string // of a compound with a hyphen, the first part as written: "EU" of "EU-Kommissarin"
	First  string // of a compound in one word, the first part: "Bundesbank" of "Bundesbankpräsident"
	Place  string // of one of a country, the country
}

// GroupKind says how a noun stands for several persons.
type GroupKind uint8

// The kinds of nouns for several persons.
const (
	NoGroup     GroupKind = iota
	Body                  // persons who act as one: "Delegation"
	Crowd                 // always plural: "Fachleute"
	Side                  // "beide Seiten"
	Institution           // no persons itself, but first part of offices: "Bundesbank-"
	Pair                  // takes up two persons named before: "das Paar"
	Trio                  // three
	Quartet               // four
)

// PronounKind is the class of a pronoun.
type PronounKind uint8

// The classes of pronouns.
const (
	Personal PronounKind = iota + 1
	Possessive
	Relative
	Demonstrative
	Speaker // first person: who is quoted
)

// Pronoun is what a pronoun tells of the person it means.
type Pronoun struct {
	Kind    PronounKind
	Gender  string // Masc, Fem, or ""
	Number  Number
	Object  bool // never a subject
	Subject bool // always a subject
}

// Persons knows the words for persons: nouns, pronouns, groups, people and
// adjectives of countries. Its tables are forenames.tsv, persons.tsv, groups.tsv, pronouns.tsv,
// demonyms.tsv, determiners.tsv, links.tsv and inflection.tsv.
type Persons struct {
	Forenames Forenames

	nouns    map[string]Noun // by form in lower case
	ends     endings[Noun]   // last parts of compounds
	groups   map[string]GroupKind
	ends2    endings[GroupKind]
	pronouns map[string]Pronoun
	peoples  map[string]string // adjective in lower case, with its endings: country
	towns    []string          // endings that make an adjective of a town: "er"

	adjectives []string          // endings of adjectives
	endings    map[string]string // of an adjective in the nominative, by gender

	women       map[string]string   // feminine base form by lemma
	synonyms    map[string][]uint16 // by lemma: the rows of synonyms.tsv it is in
	determiners map[string]Determiner
	links       map[string]Link
}

// Noun returns what a form means if it is a noun for persons.
func (p *Persons) Noun(form string) (Noun, bool) {
	n, ok := p.find(form)
	if n.Kind == Thing {
		return Noun{}, false
	}
	return n, ok
}

// find looks for a form among all nouns.
func (p *Persons) find(form string) (Noun, bool) {
	low := strings.ToLower(form)
	if n, ok := p.nouns[low]; ok {
		return n, true
	}
	if n, at, ok := p.ends.of(low); ok {
		return compound(n, form, low, at), true
	}
	return Noun{}, false
}

// Thing says whether a form is known to mean no person though it may stand right
// before a person's name: "der Fall Berger".
func (p *Persons) Thing(form string) bool {
	n, _ := p.find(form)
	return n.Kind == Thing
}

// compound puts the first part of a word before the noun it ends with.
func compound(n Noun, form, low string, i int) Noun {
	first := low[:i]
	if len(form) == len(low) {
		first = form[:i]
	}
	n.Lemma = low[:i] + n.Lemma
	n.First = first
	if h := strings.LastIndexByte(first, '-'); h > 0 {
		n.Before = first[:strings.IndexByte(first, '-')]
		n.First = ""
		if h == len(first)-1 {
			n.Base = first + n.Base
			return n
		}
	}
	r, size := utf8.DecodeRuneInString(n.Base)
	n.Base = first + string(unicode.ToLower(r)) + n.Base[size:]
	return n
}

// Group returns how a form stands for several persons.
func (p *Persons) Group(form string) GroupKind {
	low := strings.ToLower(form)
	if k, ok := p.groups[low]; ok {
		return k
	}
	k, _, _ := p.ends2.of(low)
	return k
}

// Pronoun returns what a form tells of a person if it is a pronoun. A form is
// compared as it stands, then in lower case.
func (p *Persons) Pronoun(form string) (Pronoun, bool) {
	if pr, ok := p.pronouns[form]; ok {
		return pr, true
	}
	if len(form) > 12 {
		return Pronoun{}, false
	}
	pr, ok := p.pronouns[strings.ToLower(form)]
	return pr, ok
}

// Country returns the country of an adjective: "Kasachstan" for "kasachische".
func (p *Persons) Country(adjective string) (string, bool) {
	c, ok := p.peoples[strings.ToLower(adjective)]
	return c, ok
}

// Town returns the town of an adjective made of its name: "Berlin" for "Berliner".
// It does not know towns: ask it only where an adjective is expected.
func (p *Persons) Town(adjective string) (string, bool) {
	for _, e := range p.towns {
		if t, ok := strings.CutSuffix(adjective, e); ok && len(t) > 3 {
			return t, true
		}
	}
	return "", false
}
