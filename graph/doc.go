// Package graph holds what can be said about news and keeps it: reports on
// articles, their form as quads, and the store of those quads.
//
// # The mapping
//
// An Article is the report on one article. Encode turns it into quads that all
// bear the article's IRI as label; Decode gives the report back. No blank nodes
// are used: every IRI is minted from content, so that the same report gives the
// same quads on every machine and in every order.
//
//	ARTICLE  a schema:NewsArticle ; schema:headline, schema:datePublished, schema:inLanguage, schema:url, schema:identifier
//	ENTITY   a schema:Person | schema:Organization | schema:Place | v#Group ; schema:name ; skos:altLabel … ; gaf:denotedBy MENTION …
//	EVENT    a sem:Event ; sem:eventType v#Meeting … ; sem:hasActor ENTITY … ; v#side SIDE … ; sem:hasPlace ; v#placeBasis ;
//	         sem:hasTimeStamp "2024-07"^^xsd:gYearMonth ; sem:hasEarliestBeginTimeStamp, sem:hasLatestEndTimeStamp (xsd:dateTime) ;
//	         v#timeBasis ; v#factuality v#asserted … ; v#confidence 0.93 ; v#reporter ; v#trigger ; gaf:denotedBy SENTENCE
//	SIDE     v#member ENTITY …                    (EVENT/side/1, EVENT/side/2, …)
//	ROLE     a org:Membership ; org:member PERSON ; schema:roleName "Außenminister" ; org:organization ; gaf:denotedBy SENTENCE
//	SENTENCE ARTICLE#char=30,88: a nif:Sentence ; nif:referenceContext ARTICLE ; nif:beginIndex, nif:endIndex ; nif:anchorOf "…"
//	MENTION  ARTICLE#char=30,44: nif:beginIndex, nif:endIndex ; nif:anchorOf "…" ; v#sentenceBegin 30
//	PERSON   v#met PERSON ; v#visited PLACE       (direct edges, asserted facts only)
//
// The text of a sentence is stored once, however many facts it proves.
//
// # Events
//
// Only what is asserted becomes a direct edge. v#met joins persons on different
// sides of an event that is no visit, in both directions; groups and organizations
// stay on the event. Dates keep the precision of the text; the two time stamps are
// the bounds of that date, instants that the query languages compare.
//
// # Stores
//
// A Store is the only owner of a Cayley handle. Put writes the difference to what
// the store has under the article's label, so that reading an article again changes
// nothing and reading a changed one leaves no trace of the old; all of it, or
// nothing of it, survives a crash. PutAll does so for many at once.
//
// Three doors lead in: Read lends a Reader, which answers what is asked most
// (events, entities, roles, articles) from one moment's state; View lends Cayley,
// for its query languages; Quads streams everything, sorted, for exports.
//
// A file is a bbolt database in the layout of Cayley's kv backend, which reads it.
// We write it ourselves, and read it ourselves where speed counts; writer says why.
// A PostgreSQL database has the tables of Cayley's SQL backend; postgres says why we
// write them ourselves. Beside Cayley's there is an index of our own: labels, events
// by time, also those of an actor and of a place, and words of names. Behind a Store stands one of three backends; what each
// offers is in backend.go.
//
// # Dependencies
//
// Cayley and quad are the graph; hidalgo is the door Cayley reads files through;
// bbolt is the file; pgx speaks to PostgreSQL and copies rows into it, Cayley itself
// brings lib/pq; btree keeps the index of a memory store; golang.org/x/text folds
// names; protowire and pquads are the encoding of Cayley's records.
//
// # Limits
//
// Roles carry their title as schema:roleName, because an org:Role would have to be
// a node of its own and titles are not one thing across articles. One process at a
// time opens a store file; any number a database, where writers take turns. A file
// cut short is refused, but one damaged inside may end the process, as bbolt has no
// checksums of its pages. A memory store serves one reader at a time. Through Cayley,
// a database gives answers in another order than a file, and may give one once where a
// file gives it for each article that says so.
//
// A file takes 240 to 350 bytes a quad, Cayley's own 400: each quad stands in three
// trees under keys of 8-byte ids, each entry takes 16 bytes more, and pages that grow
// in the middle are half full. A database takes 460.
package graph
