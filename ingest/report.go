package ingest

import (
	"hash/fnv"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"whomet/graph"
	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// reporter turns an annotated document into the report on it: clusters become
// entities, and bytes become characters.
type reporter struct {
	doc    *text.Document
	names  graph.Namespace
	pack   *lang.Pack
	chars  []int      // character at which each sentence begins
	iris   []quad.IRI // of each cluster; "" if it is no entity of its own
	index  map[quad.IRI]int
	report *graph.Article
	told   []int // the event of the document that each event of the report tells of
}

func (p *Pipeline) report(d *text.Document) *graph.Article { return p.reporter(d).report }

// reporter reports d.
func (p *Pipeline) reporter(d *text.Document) *reporter {
	r := &reporter{doc: d, names: p.Names, pack: p.pack, index: map[quad.IRI]int{}}
	r.report = &graph.Article{
		IRI: p.Names.Article(d.URL, d.ID, d.Text), ID: d.ID, URL: d.URL, Title: d.Title,
		Language: d.Language, Published: d.Published,
	}
	r.count()
	r.entities()
	r.mentions()
	for i := range d.Events {
		if r.event(&d.Events[i]) {
			r.told = append(r.told, i)
		}
	}
	for i := range d.Clusters {
		r.roles(i)
	}
	for i := range r.report.Entities {
		e := &r.report.Entities[i]
		slices.Sort(e.AltNames)
		e.AltNames = slices.Compact(slices.DeleteFunc(e.AltNames, func(n string) bool { return n == e.Name }))
	}
	r.names.Identify(r.report)
	return r
}

// count finds the character at which each sentence begins.
func (r *reporter) count() {
	at, n := 0, 0
	for _, s := range r.doc.Sentences {
		n += utf8.RuneCountInString(r.doc.Text[at:s.Start])
		at = s.Start
		r.chars = append(r.chars, n)
	}
}

// char returns the character of a byte of a sentence.
func (r *reporter) char(sentence, offset int) int {
	s := r.doc.Sentences[sentence]
	if offset < s.Start {
		return r.chars[sentence]
	}
	return r.chars[sentence] + utf8.RuneCountInString(r.doc.Text[s.Start:offset])
}

func (r *reporter) passage(sentence int) graph.Passage {
	s := r.doc.Sentences[sentence]
	return graph.Passage{Begin: r.chars[sentence], End: r.char(sentence, s.End), Text: r.doc.Slice(s.Span)}
}

// entities makes an entity of each cluster that has a name, and of each group that
// takes part in an event. Clusters of one IRI are one entity.
func (r *reporter) entities() {
	r.iris = make([]quad.IRI, len(r.doc.Clusters))
	acts := map[int]bool{}
	for _, e := range r.doc.Events {
		for _, side := range e.Sides {
			for _, c := range side {
				acts[c] = true
			}
		}
	}
	for i := range r.doc.Clusters {
		c := &r.doc.Clusters[i]
		kind, ok := kindOf(c)
		if !ok || c.Name == "" || c.Group && !acts[i] || !c.Group && !r.named(c) {
			continue
		}
		iri := r.names.Entity(kind, c.Name)
		if c.Group { // another article's delegation is another one
			iri += quad.IRI("-" + r.short())
		}
		r.iris[i] = iri
		e := r.entity(iri, kind, c.Name)
		for _, m := range c.Mentions {
			if x := &r.doc.Mentions[m]; x.Kind == text.Named || c.Group && x.Kind == text.Nominal {
				e.AltNames = append(e.AltNames, r.doc.Slice(x.Span))
			}
		}
		e.AltNames = append(append(e.AltNames, c.Name), c.Short...)
	}
}

func (r *reporter) entity(iri quad.IRI, kind graph.EntityKind, name string) *graph.Entity {
	k, ok := r.index[iri]
	if !ok {
		k = len(r.report.Entities)
		r.index[iri] = k
		r.report.Entities = append(r.report.Entities, graph.Entity{IRI: iri, Kind: kind, Name: name})
	}
	return &r.report.Entities[k]
}

// kindOf maps the type of a cluster to a kind of entity; false if there is none.
func kindOf(c *text.Cluster) (graph.EntityKind, bool) {
	switch {
	case c.Type == text.PER && c.Group:
		return graph.Group, true
	case c.Type == text.PER:
		return graph.Person, len(c.Members) == 0
	case c.Type == text.ORG:
		return graph.Organization, true
	case c.Type == text.LOC:
		return graph.Place, true
	}
	return "", false
}

func (r *reporter) named(c *text.Cluster) bool {
	return slices.ContainsFunc(c.Mentions, func(m int) bool { return r.doc.Mentions[m].Kind == text.Named })
}

// short tells articles apart in the IRIs of their groups.
func (r *reporter) short() string {
	h := fnv.New32a()
	h.Write([]byte(r.report.IRI))
	return strconv.FormatUint(uint64(h.Sum32()), 36)
}

// mentions reports where names stand.
func (r *reporter) mentions() {
	for i := range r.doc.Clusters {
		if r.iris[i] == "" {
			continue
		}
		for _, m := range r.doc.Clusters[i].Mentions {
			x := &r.doc.Mentions[m]
			if x.Kind != text.Named && !(r.doc.Clusters[i].Group && x.Kind == text.Nominal) {
				continue
			}
			r.report.Mentions = append(r.report.Mentions, graph.Mention{
				Entity: r.iris[i], Begin: r.char(x.Sentence, x.Start), End: r.char(x.Sentence, x.End),
				Text: r.doc.Slice(x.Span), Sentence: r.chars[x.Sentence],
			})
		}
	}
	slices.SortStableFunc(r.report.Mentions, func(a, b graph.Mention) int { return a.Begin - b.Begin })
}

// event reports an event, or returns false. Participants without a name are left out,
// and with them a meeting of which fewer than two sides are left.
func (r *reporter) event(e *text.Event) bool {
	out := graph.Event{
		Type: e.Type, PlaceBasis: e.PlaceBasis, Date: e.Date, TimeBasis: e.TimeBasis,
		Factuality: e.Factuality, Reporter: e.Reporter, Confidence: round(e.Confidence),
		Trigger: r.doc.Slice(e.Trigger), Evidence: r.passage(e.Sentence),
	}
	seen := map[quad.IRI]bool{}
	for _, side := range e.Sides {
		var members []quad.IRI
		for _, c := range side {
			if iri := r.iris[c]; iri != "" && !seen[iri] {
				seen[iri] = true
				members = append(members, iri)
			}
		}
		if len(members) > 0 {
			out.Sides = append(out.Sides, members)
		}
	}
	if e.Place >= 0 {
		out.Place = r.iris[e.Place]
	}
	if out.Place == "" {
		out.PlaceBasis = ""
	}
	if e.Type == text.Visit && (len(out.Sides) == 0 || out.Place == "") || e.Type != text.Visit && len(out.Sides) < 2 {
		return false
	}
	r.report.Events = append(r.report.Events, out)
	return true
}

// round keeps three digits of a confidence: what is meant, and the same on every
// machine.
func round(confidence float64) float64 { return math.Round(confidence*1000) / 1000 }

// roles reports the offices of a person.
func (r *reporter) roles(i int) {
	if r.iris[i] == "" {
		return
	}
	for _, x := range r.doc.Clusters[i].Roles {
		role := graph.Role{Person: r.iris[i], Title: x.Title, Evidence: r.passage(x.Sentence)}
		if x.Org != "" {
			role.Org = r.org(x.Org)
		}
		r.report.Roles = append(r.report.Roles, role)
	}
}

// org returns the IRI of an organization or country that a role names: an entity
// of the article if one bears the name, else a new one.
func (r *reporter) org(name string) quad.IRI {
	kinds := []graph.EntityKind{graph.Organization, graph.Place}
	for _, kind := range kinds {
		iri := r.names.Entity(kind, name)
		if _, ok := r.index[iri]; ok {
			return iri
		}
	}
	kind := graph.Organization
	if r.pack.Names.Lists(name)&(lang.Country|lang.City|lang.Region) != 0 {
		kind = graph.Place
	}
	iri := r.names.Entity(kind, name)
	r.entity(iri, kind, name)
	return iri
}
