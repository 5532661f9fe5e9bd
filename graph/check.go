package graph

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"time"

	"github.com/cayleygraph/quad"
)

// Problem is something that is wrong with a store.
type Problem struct {
	IRI  quad.IRI // of the article, event or node; "" for the store as a whole
	Text string
}

// Check goes over all that the store holds at one moment and calls found with each
// thing that is wrong: indexes that do not agree with the quads, articles that are
// not whole, facts without evidence, dates that are none. It returns the number of
// articles and statements. Labels that bear nothing of an article's pass.
func (s *Store) Check(ctx context.Context, found func(Problem)) (articles, statements int, err error) {
	if err := s.check(ctx, func(text string) { found(Problem{Text: text}) }); err != nil {
		return 0, 0, err
	}
	err = s.Read(ctx, func(r *Reader) error {
		labels, err := r.labels()
		if err != nil {
			return err
		}
		counts := make(keyCounts)
		for _, label := range labels {
			r.forget()
			quads, err := r.quads(quad.Label, label)
			if err != nil {
				return err
			}
			statements += len(quads)
			for key := range r.v.keysOf(label, slices.Values(quads)) {
				counts[keyHash(key)]++
			}
			c := inspector{r: r, label: label, nodes: nodesOf(quads), found: found}
			if c.inspect() {
				articles++
			}
		}
		return r.checkKeys(counts, found)
	})
	if errors.Is(err, errBroken) {
		found(Problem{Text: err.Error()})
		err = nil
	}
	return articles, statements, err
}

// keyCounts counts the labels that give keys, by the hash of each, as keys are long.
type keyCounts map[uint64]int32

func keyHash(key string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(key))
	return h.Sum64()
}

// checkKeys compares the index with what the quads give.
func (r *Reader) checkKeys(counts keyCounts, found func(Problem)) error {
	err := r.src.keys("", after, false, func(key string, n int) bool {
		if want := int(counts[keyHash(key)]); n != want {
			found(Problem{Text: fmt.Sprintf("the index counts %q in %d labels, not %d", key, n, want)})
		}
		delete(counts, keyHash(key))
		return r.ctx.Err() == nil
	})
	if len(counts) > 0 {
		found(Problem{Text: fmt.Sprintf("the index lacks %d keys", len(counts))})
	}
	return errors.Join(err, r.ctx.Err())
}

// inspector looks at what one label says.
type inspector struct {
	r     *Reader
	label quad.IRI
	nodes map[quad.IRI]node
	found func(Problem)
}

func (c *inspector) report(iri quad.IRI, format string, args ...any) {
	c.found(Problem{iri, fmt.Sprintf(format, args...) + " (article " + string(c.label) + ")"})
}

// inspect reports whether the label is an article.
func (c *inspector) inspect() bool {
	article, facts := c.nodes[c.label].is(SchemaNewsArticle), false
	for _, s := range slices.Sorted(maps.Keys(c.nodes)) {
		n := c.nodes[s]
		switch {
		case n.is(SemEvent):
			facts = true
			c.event(s, n)
		case n.is(OrgMembership):
			facts = true
			c.known(s, "person", n.iri(OrgMember))
			c.evidence(s, n)
		case n.is(NIFSentence) && n.iri(NIFReferenceContext) != c.label:
			c.report(s, "a sentence of another article, %s", string(n.iri(NIFReferenceContext)))
		}
		if len(n.all(NIFAnchorOf)) > 0 && (n.int(NIFBeginIndex) < 0 || n.int(NIFEndIndex) <= n.int(NIFBeginIndex)) {
			c.report(s, "a stretch of text from %d to %d", n.int(NIFBeginIndex), n.int(NIFEndIndex))
		}
	}
	if facts && !article {
		c.report(c.label, "facts, but no article")
	}
	return article
}

func (c *inspector) event(s quad.IRI, n node) {
	c.evidence(s, n)
	for _, p := range []quad.IRI{SemEventType, c.r.v.Factuality} {
		if n.get(p) == nil {
			c.report(s, "an event without %s", string(p))
		}
	}
	for _, side := range n.iris(c.r.v.Side) {
		members := c.nodes[side].iris(c.r.v.Member)
		if len(members) == 0 {
			c.report(s, "an event with an empty side")
		}
		for _, m := range members {
			c.known(s, "participant", m)
		}
	}
	c.date(s, n)
}

// evidence checks that a fact has its sentence.
func (c *inspector) evidence(s quad.IRI, n node) {
	said := n.iri(GAFDenotedBy)
	switch sentence, known := c.nodes[said]; {
	case said == "":
		c.report(s, "no evidence")
	case !known || !sentence.is(NIFSentence):
		c.report(s, "its evidence, %s, is missing", string(said))
	}
}

// known checks that an entity a fact names is described by the article.
func (c *inspector) known(s quad.IRI, what string, entity quad.IRI) {
	if _, ok := c.r.v.kind(c.nodes[entity]); !ok {
		c.report(s, "its %s, %s, is missing", what, string(entity))
	}
}

// date checks that a date is one, and that its bounds are those of it.
func (c *inspector) date(s quad.IRI, n node) {
	stamp := n.get(SemHasTimeStamp)
	if stamp == nil {
		return
	}
	date, _ := stamp.(quad.TypedString)
	if date.Type == edtf {
		if _, _, ok := Bounds(string(date.Value)); !ok {
			c.report(s, "no date: %v", stamp)
		}
	} else if dateLiteral(string(date.Value)) != stamp {
		c.report(s, "no date: %v", stamp)
	}
	if begin, end, ok := Bounds(string(date.Value)); ok {
		first, _ := n.get(SemEarliestBegin).(quad.Time)
		last, _ := n.get(SemLatestEnd).(quad.Time)
		if !begin.Equal(time.Time(first)) || !end.Equal(time.Time(last)) {
			c.report(s, "the bounds of its date %s are not those", string(date.Value))
		}
	}
}
