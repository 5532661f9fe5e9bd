package main

import (
	"slices"
	"time"

	"github.com/cayleygraph/quad"

	"whomet/graph"
)

// answer is what extract prints for one article: the form of the scorer, with the
// words that say each fact. Offsets are characters of the text.
type answer struct {
	ID        string          `json:"id"`
	Source    string          `json:"source,omitempty"` // file, of an article without id and url
	URL       string          `json:"url,omitempty"`
	Title     string          `json:"title,omitempty"`
	Language  string          `json:"language"`
	Published string          `json:"published,omitempty"`
	Meetings  []answerMeeting `json:"meetings"`
	Visits    []answerVisit   `json:"visits"`
	Roles     []answerRole    `json:"roles"`
	Persons   []answerPerson  `json:"persons"`
}

// said is what all events have.
type said struct {
	Date         string   `json:"date,omitempty"`
	DateBasis    string   `json:"date_basis,omitempty"`
	Hypothetical bool     `json:"hypothetical"`
	Negated      bool     `json:"negated"`
	Factuality   string   `json:"factuality"`
	Reporter     string   `json:"reporter,omitempty"`
	Confidence   float64  `json:"confidence"`
	Trigger      string   `json:"trigger"`
	Evidence     evidence `json:"evidence"`

	Explanation *explanation `json:"explanation,omitempty"`
}

type answerMeeting struct {
	Type          string     `json:"type"`
	Participants  []string   `json:"participants"`
	Sides         [][]string `json:"sides"`
	Location      string     `json:"location,omitempty"`
	LocationBasis string     `json:"location_basis,omitempty"`
	said
}

type answerVisit struct {
	Visitor string `json:"visitor"`
	Place   string `json:"place"`
	said
}

type answerRole struct {
	Person   string   `json:"person"`
	Role     string   `json:"role"`
	Org      string   `json:"org,omitempty"`
	Evidence evidence `json:"evidence"`
}

type answerPerson struct {
	Name     string     `json:"name"`
	Aliases  []string   `json:"aliases"`
	Mentions []evidence `json:"mentions"`
}

// evidence is a stretch of the text.
type evidence struct {
	Begin int    `json:"begin"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// answerOf puts a report into the form of an answer.
func answerOf(a *graph.Article) *answer {
	out := &answer{
		ID: a.ID, URL: a.URL, Title: a.Title, Language: a.Language,
		Meetings: []answerMeeting{}, Visits: []answerVisit{}, Roles: []answerRole{}, Persons: []answerPerson{},
	}
	if !a.Published.IsZero() {
		out.Published = a.Published.Format(time.DateOnly)
	}
	names := make(map[quad.IRI]string, len(a.Entities))
	for _, e := range a.Entities {
		names[e.IRI] = e.Name
	}
	for i := range a.Events {
		e := &a.Events[i]
		if e.Type == graph.Visit {
			out.visits(e, names)
		} else {
			out.meeting(e, names)
		}
	}
	for _, r := range a.Roles {
		out.Roles = append(out.Roles, answerRole{names[r.Person], r.Title, names[r.Org], evidence(r.Evidence)})
	}
	for i := range a.Entities {
		if a.Entities[i].Kind == graph.Person {
			out.Persons = append(out.Persons, personOf(&a.Entities[i], a.Mentions))
		}
	}
	return out
}

func (a *answer) meeting(e *graph.Event, names map[quad.IRI]string) {
	m := answerMeeting{Type: e.Type, Location: names[e.Place], LocationBasis: e.PlaceBasis, said: saidOf(e)}
	for _, side := range e.Sides {
		s := make([]string, len(side))
		for i, x := range side {
			s[i] = names[x]
		}
		m.Sides = append(m.Sides, s)
		m.Participants = append(m.Participants, s...)
	}
	a.Meetings = append(a.Meetings, m)
}

func (a *answer) visits(e *graph.Event, names map[quad.IRI]string) {
	for _, side := range e.Sides {
		for _, x := range side {
			a.Visits = append(a.Visits, answerVisit{names[x], names[e.Place], saidOf(e)})
		}
	}
}

func saidOf(e *graph.Event) said {
	return said{
		Date: e.Date, DateBasis: e.TimeBasis, Hypothetical: e.Factuality == "planned", Negated: e.Factuality == "denied",
		Factuality: e.Factuality, Reporter: e.Reporter, Confidence: e.Confidence, Trigger: e.Trigger, Evidence: evidence(e.Evidence),
	}
}

// personOf lists all forms in which the article names a person.
func personOf(e *graph.Entity, mentions []graph.Mention) answerPerson {
	p := answerPerson{Name: e.Name, Aliases: append([]string{e.Name}, e.AltNames...), Mentions: []evidence{}}
	for _, m := range mentions {
		if m.Entity != e.IRI {
			continue
		}
		p.Mentions = append(p.Mentions, evidence{m.Begin, m.End, m.Text})
		if !slices.Contains(p.Aliases, m.Text) {
			p.Aliases = append(p.Aliases, m.Text)
		}
	}
	return p
}
