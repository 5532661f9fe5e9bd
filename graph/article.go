package graph

import (
	"time"

	"github.com/cayleygraph/quad"
)

// Article is the report on one article: what it says, ready to be written as
// quads under the article's IRI as label. Offsets are characters (Unicode code
// points) of the article's text, half open, as RFC 5147 counts them.
type Article struct {
	IRI       quad.IRI
	ID        string // the publisher's or caller's own identifier, may be empty
	URL       string
	Title     string
	Language  string    // BCP 47
	Published time.Time // zero if unknown
	Entities  []Entity
	Events    []Event
	Roles     []Role
	Mentions  []Mention
}

// EntityKind is the class of an entity.
type EntityKind string

// The kinds of entities.
const (
	Person       EntityKind = "Person"
	Organization EntityKind = "Organization"
	Place        EntityKind = "Place"
	Group        EntityKind = "Group" // persons acting as one: a delegation
)

// Entity is a person, organization, place or group the article names.
type Entity struct {
	IRI      quad.IRI
	Kind     EntityKind
	Name     string   // fullest form
	AltNames []string // other forms in the article, sorted, without Name
}

// Passage is the sentence that says a fact: the proof of it.
type Passage struct {
	Begin, End int    // characters of the article's text
	Text       string // the sentence
}

// Event is a meeting or a visit.
type Event struct {
	IRI        quad.IRI
	Article    quad.IRI     // the article that tells it; set by Identify and when read from a store
	Type       string       // Meeting, Reception, Negotiation, PhoneCall, Visit
	Sides      [][]quad.IRI // who stood on which side; for a Visit one side: the visitors
	Place      quad.IRI     // "" if unknown
	PlaceBasis string       // stated, fromVisit, fromContext, dateline
	Date       string       // ISO 8601: 2024-07-04, 2024-07, 2024, --07-04; "" if unknown
	TimeBasis  string       // stated, relative, fromContext, dateline
	Factuality string       // asserted, planned, denied, reported
	Reporter   string       // who says so, if named
	Confidence float64      // 0 to 1
	Trigger    string       // the word that says so
	Evidence   Passage
}

// Role is an office or function a person holds, as the article states it.
type Role struct {
	Article  quad.IRI // the article that states it; set by Identify and when read from a store
	Person   quad.IRI
	Title    string   // "Außenminister"
	Org      quad.IRI // organization or country; "" if not stated
	Evidence Passage
}

// Mention is a stretch of text that names an entity.
type Mention struct {
	Entity     quad.IRI
	Begin, End int    // characters
	Text       string // the words
	Sentence   int    // character at which its sentence begins
}
