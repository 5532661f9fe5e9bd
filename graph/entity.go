package graph

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
)

// Entity returns an entity as all articles name it, or ErrNotFound. Its Name is the
// one most articles use as the fullest, the longest where that is equal, then the
// first by bytes; its AltNames are all others.
func (r *Reader) Entity(iri quad.IRI) (*Entity, error) {
	n, err := r.node(iri)
	if err != nil {
		return nil, err
	}
	e, ok := r.v.entityOf(iri, n)
	if !ok {
		return nil, fmt.Errorf("entity %s: %w", string(iri), ErrNotFound)
	}
	return &e, nil
}

// entityOf reads the node of an entity, as all articles name it.
func (v Vocab) entityOf(iri quad.IRI, n node) (Entity, bool) {
	kind, ok := v.kindOf(n)
	e := Entity{IRI: iri, Kind: kind, Name: best(n.texts(SchemaName))}
	others := append(n.texts(SchemaName), n.texts(SKOSAltLabel)...)
	slices.Sort(others)
	e.AltNames = slices.DeleteFunc(slices.Compact(others), func(s string) bool { return s == e.Name })
	return e, ok
}

// Name returns the name that Entity gives, faster, or ErrNotFound.
func (r *Reader) Name(iri quad.IRI) (string, error) {
	objects, err := r.objects(SchemaName, iri)
	names := objects[iri]
	if err != nil {
		return "", err
	}
	if len(names) == 0 {
		return "", fmt.Errorf("name of %s: %w", string(iri), ErrNotFound)
	}
	texts := make([]string, 0, len(names))
	for _, v := range names {
		if s, ok := v.(quad.String); ok {
			texts = append(texts, string(s))
		}
	}
	return best(texts), nil
}

// kindOf returns the kind most articles give to an entity.
func (v Vocab) kindOf(n node) (EntityKind, bool) {
	var kinds []string
	for _, x := range n {
		if kind, ok := v.kind(node{x}); ok {
			kinds = append(kinds, string(kind))
		}
	}
	return EntityKind(best(kinds)), len(kinds) > 0
}

// best returns the most frequent text, the longest of those, the first of those.
func best(texts []string) string {
	count := make(map[string]int, len(texts))
	for _, t := range texts {
		count[t]++
	}
	if len(count) == 0 {
		return ""
	}
	return slices.MinFunc(slices.Collect(maps.Keys(count)), func(x, y string) int {
		return cmp.Or(count[y]-count[x], len(y)-len(x), strings.Compare(x, y))
	})
}

// Find returns the entities of some kinds (none given: of all) that have a name
// with all words of text, and those that have exactly this name, at most limit (0 is
// no limit): the exact ones first, then by number of words, then by IRI. Case and
// diacritics do not matter.
func (r *Reader) Find(text string, limit int, kinds ...EntityKind) ([]Entity, error) {
	if len(kinds) == 0 {
		kinds = []EntityKind{Person, Organization, Place, Group}
	}
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	exact, err := r.named(text)
	if err != nil {
		return nil, err
	}
	rest, err := r.bearing(strings.Split(Slug(text), "-"), kinds)
	if err != nil {
		return nil, err
	}
	rest = slices.DeleteFunc(rest, func(iri quad.IRI) bool { return slices.Contains(exact, iri) })
	slices.SortFunc(rest, func(x, y quad.IRI) int {
		return cmp.Or(strings.Count(lastPart(x), "-")-strings.Count(lastPart(y), "-"), cmp.Compare(x, y))
	})
	var out []Entity
	for part := range slices.Chunk(append(exact, rest...), maxStep) {
		nodes, err := r.nodes(part...)
		if err != nil {
			return nil, err
		}
		for _, iri := range part {
			if e, ok := r.v.entityOf(iri, nodes[iri]); ok && slices.Contains(kinds, e.Kind) {
				out = append(out, e)
			}
			if limit > 0 && len(out) == limit {
				return out, nil
			}
		}
	}
	return out, nil
}

// bearing returns the entities of some kinds whose IRI has, for each word, a word
// that begins so: those the index has for the longest word that have the others too.
func (r *Reader) bearing(words []string, kinds []EntityKind) (out []quad.IRI, err error) {
	longest := slices.MaxFunc(words, func(x, y string) int { return len(x) - len(y) })
	seen := make(map[quad.IRI]bool)
	err = r.src.keys(wordKeys+longest, wordKeys+longest+after, false, func(key string, _ int) bool {
		_, rest, _ := strings.Cut(key[len(wordKeys):], "/")
		kind, iri, _ := strings.Cut(rest, "/")
		if x := quad.IRI(iri); !seen[x] && slices.Contains(kinds, EntityKind(kind)) && matches(x, words) {
			seen[x] = true
			out = append(out, x)
		}
		return r.ctx.Err() == nil
	})
	return out, errors.Join(err, r.ctx.Err())
}

// named returns the entities with exactly this name in some article.
func (r *Reader) named(text string) ([]quad.IRI, error) {
	text = strings.TrimSpace(text)
	names, err := r.subjects(SchemaName, quad.String(text))
	if err != nil {
		return nil, err
	}
	others, err := r.subjects(SKOSAltLabel, quad.String(text))
	out := append(names, others...)
	slices.Sort(out)
	return slices.Compact(out), err
}

// matches reports whether each word begins a word of the IRI's last part.
func matches(iri quad.IRI, words []string) bool {
	last := "-" + lastPart(iri)
	for _, w := range words {
		if !strings.Contains(last, "-"+w) {
			return false
		}
	}
	return true
}

func lastPart(iri quad.IRI) string { return string(iri[strings.LastIndexByte(string(iri), '/')+1:]) }

// Roles returns the roles that articles give to a person, each with its article
// and sentence, by article and sentence.
func (r *Reader) Roles(person quad.IRI) ([]Role, error) {
	found, err := r.subjects(OrgMember, person)
	if err != nil {
		return nil, err
	}
	nodes, err := r.nodes(found...)
	if err != nil {
		return nil, err
	}
	var said []quad.IRI
	for _, n := range nodes {
		said = append(said, n.iri(GAFDenotedBy))
	}
	sentences, err := r.nodes(said...)
	if err != nil {
		return nil, err
	}
	var out []Role
	for _, n := range nodes {
		out = append(out, Role{
			Article: n[0].label, Person: person, Title: n.text(SchemaRoleName), Org: n.iri(OrgOrganization),
			Evidence: passageOf(sentences[n.iri(GAFDenotedBy)]),
		})
	}
	slices.SortFunc(out, func(x, y Role) int {
		return cmp.Or(cmp.Compare(x.Article, y.Article), cmp.Compare(x.Evidence.Begin, y.Evidence.Begin), cmp.Compare(x.Evidence.End, y.Evidence.End),
			cmp.Compare(x.Title, y.Title), cmp.Compare(x.Org, y.Org))
	})
	return out, nil
}

// Articles returns the IRIs of all articles, sorted.
func (r *Reader) Articles() ([]quad.IRI, error) { return r.subjects(Type, SchemaNewsArticle) }

// Article returns the report on an article, or ErrNotFound.
func (r *Reader) Article(iri quad.IRI) (*Article, error) {
	quads, err := r.quads(quad.Label, iri)
	if err == nil && len(quads) == 0 {
		err = fmt.Errorf("article %s: %w", string(iri), ErrNotFound)
	}
	if err != nil {
		return nil, err
	}
	return r.ns.Decode(iri, quads), nil
}

// Headline returns an article's own data, without what it tells, or ErrNotFound.
func (r *Reader) Headline(iri quad.IRI) (*Article, error) {
	n, err := r.node(iri)
	if err == nil && !n.is(SchemaNewsArticle) {
		err = fmt.Errorf("article %s: %w", string(iri), ErrNotFound)
	}
	if err != nil {
		return nil, err
	}
	d := decoder{ns: r.ns, v: r.v, nodes: map[quad.IRI]node{iri: n}}
	return d.article(iri), nil
}
