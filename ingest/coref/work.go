package coref

import (
	"unicode"
	"unicode/utf8"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// work is a document while it is read.
type work struct {
	pack *lang.Pack
	p    *lang.Persons
	d    *text.Document

	base     []int   // first token of each sentence in the slices by token below
	at       []int32 // by token: 1 + the named mention it is part of
	phraseAt []int32 // by token: 1 + the phrase whose head it is
	clause   []int16 // by token: its clause, counted in the sentence
	quoted   []bool  // by token: inside quotation marks

	came     []text.Mention // the mentions as they came
	named    []int          // by mention: its entity
	phrases  []phrase
	entities []entity
	refs     []ref // in text order, while resolving

	sets       map[string]int // entities of several persons, by their members
	groups     map[string]int // groups by name
	lastGroups []int          // groups in the order in which they came up
	tried      []candidate    // while looking for the best
	covered    int            // tokens before this one are part of a group spoken of

	bearers map[string][]int // persons by surname
}

// entity is somebody or something the text speaks of.
type entity struct {
	typ      string
	words    []string // of its fullest name, folded
	name     string   // fullest name, base form
	gender   string
	male     int // votes for a gender
	female   int
	group    bool
	members  []int // of several persons
	unnamed  bool  // a person without a name; kept out of the clusters
	places   []string
	roles    []role
	refs     []int // in work.refs
	mentions []text.Mention
}

// role is an office with the words that say so.
type role struct {
	noun     lang.Noun
	plural   bool // said of several at once
	title    string
	org      string
	orgOf    int // entity of the organization, or -1
	sentence int
	span     text.Span
}

// ref is a place where an entity is spoken of.
type ref struct {
	entity      int
	sent        int
	first, last int
	clause      int16
	subject     bool
	leading     bool // the first of its clause without a preposition
	object      bool // its form cannot be a subject
	named       bool
	possessive  bool
}

func (w *work) tokens(s int) []text.Token { return w.d.Sentences[s].Tokens }

// mentionAt returns the named mention a token is part of, or -1.
func (w *work) mentionAt(s, t int) int {
	if t < 0 || t >= len(w.tokens(s)) {
		return -1
	}
	return int(w.at[w.base[s]+t]) - 1
}

// personAt is mentionAt for persons.
func (w *work) personAt(s, t int) int {
	m := w.mentionAt(s, t)
	if m >= 0 && w.d.Mentions[m].Type == text.PER {
		return m
	}
	return -1
}

// form returns the form of a token, or "" beyond the sentence.
func (w *work) form(s, t int) string {
	if t < 0 || t >= len(w.tokens(s)) {
		return ""
	}
	return w.tokens(s)[t].Form
}

func upper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
