package query

import (
	"time"

	"github.com/cayleygraph/quad"

	"whomet/graph"
)

// Meeting is one event with all that proves it.
type Meeting struct {
	Event      quad.IRI   `json:"event"`
	Type       string     `json:"type"`
	Sides      [][]Entity `json:"sides"` // for a Visit one side: the visitors
	Place      *Entity    `json:"place,omitempty"`
	PlaceBasis string     `json:"placeBasis,omitempty"`
	Date       string     `json:"date,omitempty"` // ISO 8601, as exact as known; --07-04 has no year
	TimeBasis  string     `json:"timeBasis,omitempty"`
	Factuality string     `json:"factuality"`
	Reporter   string     `json:"reporter,omitempty"`
	Confidence float64    `json:"confidence"`
	Trigger    string     `json:"trigger,omitempty"` // the word that says so
	Article    Article    `json:"article"`
	Evidence   Evidence   `json:"evidence"`
}

// Entity is a person, group, organization or place.
type Entity struct {
	IRI  quad.IRI         `json:"iri"`
	Kind graph.EntityKind `json:"kind"`
	Name string           `json:"name"`
}

// Article is where a fact was read.
type Article struct {
	IRI       quad.IRI  `json:"iri"`
	URL       string    `json:"url,omitempty"`
	Title     string    `json:"title,omitempty"`
	Language  string    `json:"language,omitempty"`
	Published time.Time `json:"published,omitzero"`
}

// Evidence is the sentence that says a fact. Begin and End count characters of the
// article's text, half open.
type Evidence struct {
	IRI   quad.IRI `json:"iri"`
	Begin int      `json:"begin"`
	End   int      `json:"end"`
	Text  string   `json:"text"`
}
