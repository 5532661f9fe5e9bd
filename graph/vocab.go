package graph

import (
	"github.com/cayleygraph/quad"

	"whomet/graph/rdf"
)

// Namespace is the base under which our own IRIs are minted: "https://whomet.example/".
type Namespace string

// DefaultNamespace is the base used where nothing else is asked for.
const DefaultNamespace Namespace = "https://whomet.example/"

// The vocabularies we borrow from.
const (
	rdfNS    = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	xsdNS    = "http://www.w3.org/2001/XMLSchema#"
	semNS    = "http://semanticweb.cs.vu.nl/2009/11/sem/"
	schemaNS = "https://schema.org/"
	gafNS    = "http://groundedannotationframework.org/gaf#"
	nifNS    = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
	orgNS    = "http://www.w3.org/ns/org#"
	skosNS   = "http://www.w3.org/2004/02/skos/core#"
)

// The borrowed terms we write, by vocabulary.
const (
	Type quad.IRI = rdfNS + "type"

	SemEvent         quad.IRI = semNS + "Event"
	SemEventType     quad.IRI = semNS + "eventType"
	SemHasActor      quad.IRI = semNS + "hasActor"
	SemHasPlace      quad.IRI = semNS + "hasPlace"
	SemHasTimeStamp  quad.IRI = semNS + "hasTimeStamp"
	SemEarliestBegin quad.IRI = semNS + "hasEarliestBeginTimeStamp"
	SemLatestEnd     quad.IRI = semNS + "hasLatestEndTimeStamp"

	SchemaPerson        quad.IRI = schemaNS + "Person"
	SchemaOrganization  quad.IRI = schemaNS + "Organization"
	SchemaPlace         quad.IRI = schemaNS + "Place"
	SchemaNewsArticle   quad.IRI = schemaNS + "NewsArticle"
	SchemaName          quad.IRI = schemaNS + "name"
	SchemaHeadline      quad.IRI = schemaNS + "headline"
	SchemaDatePublished quad.IRI = schemaNS + "datePublished"
	SchemaInLanguage    quad.IRI = schemaNS + "inLanguage"
	SchemaURL           quad.IRI = schemaNS + "url"
	SchemaIdentifier    quad.IRI = schemaNS + "identifier"
	SchemaRoleName      quad.IRI = schemaNS + "roleName"

	GAFDenotedBy quad.IRI = gafNS + "denotedBy"

	NIFSentence         quad.IRI = nifNS + "Sentence"
	NIFReferenceContext quad.IRI = nifNS + "referenceContext"
	NIFBeginIndex       quad.IRI = nifNS + "beginIndex"
	NIFEndIndex         quad.IRI = nifNS + "endIndex"
	NIFAnchorOf         quad.IRI = nifNS + "anchorOf"

	OrgMembership   quad.IRI = orgNS + "Membership"
	OrgMember       quad.IRI = orgNS + "member"
	OrgOrganization quad.IRI = orgNS + "organization"

	SKOSAltLabel quad.IRI = skosNS + "altLabel"

	xsdDate       quad.IRI = xsdNS + "date"
	xsdGYearMonth quad.IRI = xsdNS + "gYearMonth"
	xsdGYear      quad.IRI = xsdNS + "gYear"
	xsdGMonthDay  quad.IRI = xsdNS + "gMonthDay"

	// Dates that XML Schema cannot say, intervals above all, are written in the
	// Extended Date/Time Format of the Library of Congress (ISO 8601-2).
	edtf quad.IRI = "http://id.loc.gov/datatypes/edtf"
)

// The local names of our own terms, under v#.
const (
	met           = "met"
	visited       = "visited"
	side          = "side"
	member        = "member"
	placeBasis    = "placeBasis"
	timeBasis     = "timeBasis"
	factuality    = "factuality"
	confidence    = "confidence"
	reporter      = "reporter"
	trigger       = "trigger"
	sentenceBegin = "sentenceBegin"
	group         = "Group"
)

// The types and factualities of events that the encoding treats differently.
const (
	Visit    = "Visit"
	Asserted = "asserted"
	Reported = "reported" // by somebody the article quotes
)

// Vocab holds our own terms under one namespace. Types of events (v#Meeting),
// factualities (v#asserted) and bases (v#stated) are terms too; see Namespace.Term.
type Vocab struct {
	Met, Visited           quad.IRI // person → person, person → place
	Side, Member           quad.IRI // event → side, side → entity
	PlaceBasis, TimeBasis  quad.IRI // event → how place and time are known
	Factuality, Confidence quad.IRI
	Reporter, Trigger      quad.IRI // event → literal: who says so, the word that says so
	SentenceBegin          quad.IRI // mention → character at which its sentence begins
	Group                  quad.IRI // class of groups
}

// Term returns a term of our own vocabulary by its local name: v#Meeting.
func (ns Namespace) Term(local string) quad.IRI { return quad.IRI(string(ns) + "v#" + escape(local)) }

// Prefixes are the short names of the vocabularies for the formats that have such,
// v: for our own. XML Schema has none: datatypes are written whole.
func (ns Namespace) Prefixes() []rdf.Prefix {
	return []rdf.Prefix{
		{Name: "gaf", IRI: gafNS}, {Name: "nif", IRI: nifNS}, {Name: "org", IRI: orgNS}, {Name: "rdf", IRI: rdfNS}, {Name: "schema", IRI: schemaNS},
		{Name: "sem", IRI: semNS}, {Name: "skos", IRI: skosNS}, {Name: "v", IRI: ns.Term("")},
	}
}

// Vocab returns our own terms.
func (ns Namespace) Vocab() Vocab {
	return Vocab{
		Met: ns.Term(met), Visited: ns.Term(visited),
		Side: ns.Term(side), Member: ns.Term(member),
		PlaceBasis: ns.Term(placeBasis), TimeBasis: ns.Term(timeBasis),
		Factuality: ns.Term(factuality), Confidence: ns.Term(confidence),
		Reporter: ns.Term(reporter), Trigger: ns.Term(trigger),
		SentenceBegin: ns.Term(sentenceBegin), Group: ns.Term(group),
	}
}
