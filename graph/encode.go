package graph

import (
	"slices"
	"strconv"

	"github.com/cayleygraph/quad"
)

// Encode returns the quads of an article, all labelled with its IRI, without
// duplicates, in an order that depends on the article only. Events must have IRIs;
// Identify gives them.
func (ns Namespace) Encode(a *Article) []quad.Quad {
	e := encoder{ns: ns, v: ns.Vocab(), label: a.IRI, seen: make(map[quad.Quad]bool), kinds: make(map[quad.IRI]EntityKind)}
	e.article(a)
	for i := range a.Entities {
		e.entity(&a.Entities[i])
	}
	for i := range a.Events {
		e.event(&a.Events[i])
	}
	for i := range a.Roles {
		e.role(&a.Roles[i])
	}
	for i := range a.Mentions {
		e.mention(&a.Mentions[i])
	}
	return e.quads
}

type encoder struct {
	ns    Namespace
	v     Vocab
	label quad.IRI
	kinds map[quad.IRI]EntityKind
	seen  map[quad.Quad]bool
	quads []quad.Quad
}

func (e *encoder) add(s, p quad.IRI, o quad.Value) {
	q := quad.Quad{Subject: s, Predicate: p, Object: o, Label: e.label}
	if !e.seen[q] {
		e.seen[q] = true
		e.quads = append(e.quads, q)
	}
}

// text adds a literal unless it is empty.
func (e *encoder) text(s, p quad.IRI, text string) {
	if text != "" {
		e.add(s, p, quad.String(valid(text)))
	}
}

// term adds one of our own terms unless its name is empty.
func (e *encoder) term(s, p quad.IRI, local string) {
	if local != "" {
		e.add(s, p, e.ns.Term(local))
	}
}

// link adds an IRI unless it is empty.
func (e *encoder) link(s, p, o quad.IRI) {
	if o != "" {
		e.add(s, p, o)
	}
}

func (e *encoder) article(a *Article) {
	e.add(a.IRI, Type, SchemaNewsArticle)
	e.text(a.IRI, SchemaIdentifier, a.ID)
	e.text(a.IRI, SchemaURL, a.URL)
	e.text(a.IRI, SchemaHeadline, a.Title)
	e.text(a.IRI, SchemaInLanguage, a.Language)
	if !a.Published.IsZero() {
		e.add(a.IRI, SchemaDatePublished, quad.Time(a.Published.UTC()))
	}
}

// classes are the classes of entities; groups have one of our own.
var classes = map[EntityKind]quad.IRI{Person: SchemaPerson, Organization: SchemaOrganization, Place: SchemaPlace}

func (e *encoder) entity(n *Entity) {
	e.kinds[n.IRI] = n.Kind
	class, ok := classes[n.Kind]
	if !ok {
		class = e.v.Group
	}
	e.add(n.IRI, Type, class)
	e.text(n.IRI, SchemaName, n.Name)
	for _, name := range n.AltNames {
		e.text(n.IRI, SKOSAltLabel, name)
	}
}

func (e *encoder) event(ev *Event) {
	s := ev.IRI
	e.add(s, Type, SemEvent)
	e.term(s, SemEventType, ev.Type)
	for i, members := range ev.Sides {
		node := s + quad.IRI("/side/"+strconv.Itoa(i+1))
		e.add(s, e.v.Side, node)
		for _, m := range members {
			e.add(node, e.v.Member, m)
			e.add(s, SemHasActor, m)
		}
	}
	e.link(s, SemHasPlace, ev.Place)
	e.term(s, e.v.PlaceBasis, ev.PlaceBasis)
	if ev.Date != "" {
		e.add(s, SemHasTimeStamp, dateLiteral(ev.Date))
		if begin, end, ok := Bounds(ev.Date); ok {
			e.add(s, SemEarliestBegin, quad.Time(begin))
			e.add(s, SemLatestEnd, quad.Time(end))
		}
	}
	e.term(s, e.v.TimeBasis, ev.TimeBasis)
	e.term(s, e.v.Factuality, ev.Factuality)
	e.add(s, e.v.Confidence, quad.Float(ev.Confidence))
	e.text(s, e.v.Reporter, ev.Reporter)
	e.text(s, e.v.Trigger, ev.Trigger)
	e.passage(s, &ev.Evidence)
	e.edges(ev)
}

// edges adds the direct edges of an asserted event.
func (e *encoder) edges(ev *Event) {
	if ev.Factuality != Asserted {
		return
	}
	if ev.Type == Visit {
		for _, who := range slices.Concat(ev.Sides...) {
			e.link(who, e.v.Visited, ev.Place)
		}
		return
	}
	for i, members := range ev.Sides {
		for _, other := range slices.Concat(ev.Sides[i+1:]...) {
			for _, who := range members {
				if who != other && e.kinds[who] == Person && e.kinds[other] == Person {
					e.add(who, e.v.Met, other)
					e.add(other, e.v.Met, who)
				}
			}
		}
	}
}

// passage adds the sentence that says fact s, once for all facts it says.
func (e *encoder) passage(s quad.IRI, p *Passage) {
	node := Char(e.label, p.Begin, p.End)
	e.add(s, GAFDenotedBy, node)
	e.add(node, Type, NIFSentence)
	e.add(node, NIFReferenceContext, e.label)
	e.stretch(node, p.Begin, p.End, p.Text)
}

func (e *encoder) stretch(node quad.IRI, begin, end int, text string) {
	e.add(node, NIFBeginIndex, quad.Int(begin))
	e.add(node, NIFEndIndex, quad.Int(end))
	e.add(node, NIFAnchorOf, quad.String(valid(text)))
}

func (e *encoder) role(r *Role) {
	s := e.ns.role(e.label, r)
	e.add(s, Type, OrgMembership)
	e.add(s, OrgMember, r.Person)
	e.text(s, SchemaRoleName, r.Title)
	e.link(s, OrgOrganization, r.Org)
	e.passage(s, &r.Evidence)
}

func (e *encoder) mention(m *Mention) {
	node := Char(e.label, m.Begin, m.End)
	e.add(m.Entity, GAFDenotedBy, node)
	e.add(node, e.v.SentenceBegin, quad.Int(m.Sentence))
	e.stretch(node, m.Begin, m.End, m.Text)
}
