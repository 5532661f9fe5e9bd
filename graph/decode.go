package graph

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/cayleygraph/quad"
)

// Decode gives back the article that quads with this label say. Its entities,
// events and roles are in the order of their IRIs, its mentions in text order,
// members of a side and other names sorted. Quads of other labels are left out.
func (ns Namespace) Decode(label quad.IRI, quads []quad.Quad) *Article {
	d := decoder{ns: ns, v: ns.Vocab(), nodes: make(map[quad.IRI]node)}
	for _, q := range quads {
		s, isIRI := q.Subject.(quad.IRI)
		p, _ := q.Predicate.(quad.IRI)
		if isIRI && (q.Label == nil || q.Label == label) {
			d.nodes[s] = append(d.nodes[s], property{p, q.Object, label})
		}
	}
	a := d.article(label)
	for _, s := range slices.Sorted(maps.Keys(d.nodes)) {
		n := d.nodes[s]
		switch kind, isEntity := d.v.kind(n); {
		case isEntity:
			a.Entities = append(a.Entities, d.v.entity(s, kind, n))
			a.Mentions = append(a.Mentions, d.mentions(s, n)...)
		case n.is(SemEvent):
			a.Events = append(a.Events, d.event(label, s, n))
		case n.is(OrgMembership):
			a.Roles = append(a.Roles, d.role(label, n))
		default:
			a.Mentions = append(a.Mentions, d.mentions(s, n)...)
		}
	}
	slices.SortFunc(a.Mentions, func(x, y Mention) int {
		return cmp.Or(cmp.Compare(x.Begin, y.Begin), cmp.Compare(x.End, y.End), cmp.Compare(x.Entity, y.Entity))
	})
	slices.SortFunc(a.Roles, func(x, y Role) int {
		return cmp.Or(cmp.Compare(x.Evidence.Begin, y.Evidence.Begin), cmp.Compare(x.Evidence.End, y.Evidence.End),
			cmp.Compare(x.Person, y.Person), cmp.Compare(x.Title, y.Title), cmp.Compare(x.Org, y.Org))
	})
	return a
}

// property is what a label says of a node: a predicate and its object.
type property struct {
	pred  quad.IRI
	obj   quad.Value
	label quad.IRI
}

// node is all that one label, or the whole graph, says of a subject.
type node []property

// all returns the objects of a predicate.
func (n node) all(p quad.IRI) (out []quad.Value) {
	for _, x := range n {
		if x.pred == p {
			out = append(out, x.obj)
		}
	}
	return out
}

// get returns the object of a predicate, nil if it has none.
func (n node) get(p quad.IRI) quad.Value {
	for _, x := range n {
		if x.pred == p {
			return x.obj
		}
	}
	return nil
}

func (n node) is(class quad.IRI) bool {
	for _, x := range n {
		if x.pred == Type && x.obj == class {
			return true
		}
	}
	return false
}

func (n node) iri(p quad.IRI) quad.IRI { iri, _ := n.get(p).(quad.IRI); return iri }
func (n node) int(p quad.IRI) int      { i, _ := n.get(p).(quad.Int); return int(i) }
func (n node) text(p quad.IRI) string  { s, _ := n.get(p).(quad.String); return string(s) }

func (n node) iris(p quad.IRI) (out []quad.IRI) {
	for _, v := range n.all(p) {
		if iri, ok := v.(quad.IRI); ok {
			out = append(out, iri)
		}
	}
	slices.Sort(out)
	return out
}

func (n node) texts(p quad.IRI) (out []string) {
	for _, v := range n.all(p) {
		if s, ok := v.(quad.String); ok {
			out = append(out, string(s))
		}
	}
	slices.Sort(out)
	return out
}

type decoder struct {
	ns    Namespace
	v     Vocab
	nodes map[quad.IRI]node
}

func (d *decoder) article(label quad.IRI) *Article {
	n := d.nodes[label]
	a := &Article{
		IRI: label, ID: n.text(SchemaIdentifier), URL: n.text(SchemaURL),
		Title: n.text(SchemaHeadline), Language: n.text(SchemaInLanguage),
	}
	if t, ok := n.get(SchemaDatePublished).(quad.Time); ok {
		a.Published = time.Time(t).UTC()
	}
	return a
}

// kind returns the kind of entity a node is, false for what is none.
func (v Vocab) kind(n node) (EntityKind, bool) {
	for _, t := range n.all(Type) {
		switch t {
		case SchemaPerson:
			return Person, true
		case SchemaOrganization:
			return Organization, true
		case SchemaPlace:
			return Place, true
		case v.Group:
			return Group, true
		}
	}
	return "", false
}

func (v Vocab) entity(s quad.IRI, kind EntityKind, n node) Entity {
	return Entity{IRI: s, Kind: kind, Name: n.text(SchemaName), AltNames: n.texts(SKOSAltLabel)}
}

func (d *decoder) event(label, s quad.IRI, n node) Event {
	ev := d.ns.eventOf(d.v, s, n)
	sides := n.iris(d.v.Side)
	slices.SortFunc(sides, func(x, y quad.IRI) int { return cmp.Compare(sideNumber(x), sideNumber(y)) })
	for _, node := range sides {
		ev.Sides = append(ev.Sides, d.nodes[node].iris(d.v.Member))
	}
	ev.Article = label
	ev.Evidence = passageOf(d.nodes[n.iri(GAFDenotedBy)])
	return ev
}

// eventOf reads what the node of an event says itself: all but sides and evidence.
func (ns Namespace) eventOf(v Vocab, s quad.IRI, n node) Event {
	ev := Event{
		IRI: s, Type: ns.local(n.iri(SemEventType)), Place: n.iri(SemHasPlace),
		PlaceBasis: ns.local(n.iri(v.PlaceBasis)), TimeBasis: ns.local(n.iri(v.TimeBasis)),
		Factuality: ns.local(n.iri(v.Factuality)), Reporter: n.text(v.Reporter), Trigger: n.text(v.Trigger),
	}
	if t, ok := n.get(SemHasTimeStamp).(quad.TypedString); ok {
		ev.Date = string(t.Value)
	}
	if c, ok := n.get(v.Confidence).(quad.Float); ok {
		ev.Confidence = float64(c)
	}
	return ev
}

// local is the reverse of Term.
func (ns Namespace) local(term quad.IRI) string {
	return strings.TrimPrefix(string(term), string(ns)+"v#")
}

func sideNumber(node quad.IRI) int {
	n, _ := strconv.Atoi(string(node[strings.LastIndexByte(string(node), '/')+1:]))
	return n
}

func passageOf(n node) Passage {
	return Passage{Begin: n.int(NIFBeginIndex), End: n.int(NIFEndIndex), Text: n.text(NIFAnchorOf)}
}

func (d *decoder) role(label quad.IRI, n node) Role {
	return Role{
		Article: label,
		Person:  n.iri(OrgMember), Title: n.text(SchemaRoleName), Org: n.iri(OrgOrganization),
		Evidence: passageOf(d.nodes[n.iri(GAFDenotedBy)]),
	}
}

func (d *decoder) mentions(entity quad.IRI, n node) (out []Mention) {
	for _, iri := range n.iris(GAFDenotedBy) {
		m := d.nodes[iri]
		out = append(out, Mention{
			Entity: entity, Begin: m.int(NIFBeginIndex), End: m.int(NIFEndIndex),
			Text: m.text(NIFAnchorOf), Sentence: m.int(d.v.SentenceBegin),
		})
	}
	return out
}
