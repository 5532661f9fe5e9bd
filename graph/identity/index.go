package identity

import (
	"cmp"
	"maps"
	"slices"
)

// Index knows who is who in a set of persons, and keeps knowing it while persons
// come and go. What it says is a function of the set and the decisions alone. It
// serves one goroutine.
type Index struct {
	rulings *rulings
	persons map[string]*node
	blocks  map[block]*members
	words   lexicon
	round   int // of near
}

// node is a person in an Index.
type node struct {
	*facts
	places  []place
	links   []edge // to those who are the same by Compare
	cluster *Cluster
	round   int // of near, that saw it last
}

type edge struct {
	to    *node
	score float64
}

// members are the persons of a block.
type members struct{ seek, rest []*node }

// Cluster is what is held to be one person.
type Cluster struct {
	Key     string   // the key of the member that stands for all
	Members []string // keys, sorted
}

// NewIndex returns an Index of nobody that keeps to the decisions. It fails with a
// *ConflictError if they contradict each other.
func NewIndex(d Decisions) (*Index, error) {
	r, err := newRulings(d)
	if err != nil {
		return nil, err
	}
	return &Index{rulings: r, persons: map[string]*node{}, blocks: map[block]*members{}, words: lexicon{}}, nil
}

// Resolve returns the clusters of a set of persons, by key: each person is in one.
// The order of the persons and of the decisions does not matter.
func Resolve(persons []Person, d Decisions) ([]Cluster, error) {
	x, err := NewIndex(d)
	if err != nil {
		return nil, err
	}
	dirty := make([]*node, len(persons))
	for i := range persons {
		x.remove(persons[i].Key)
		dirty[i] = x.insert(&persons[i])
	}
	x.settle(dirty)
	return x.Clusters(), nil
}

// Put adds a person, or replaces the one of the same key. It returns the keys of the
// persons, sorted, whose cluster has another Key or other members than before.
func (x *Index) Put(p Person) []string {
	dirty := x.remove(p.Key)
	return x.settle(append(dirty, x.insert(&p)))
}

// Remove takes a person out and returns what Put does, without that person.
func (x *Index) Remove(key string) []string { return x.settle(x.remove(key)) }

// Decide replaces the decisions and returns what Put does. It fails with a
// *ConflictError, and changes nothing, if they contradict each other.
func (x *Index) Decide(d Decisions) ([]string, error) {
	r, err := newRulings(d)
	if err != nil {
		return nil, err
	}
	before := x.rulings
	x.rulings = r
	var dirty []*node
	for _, key := range append(before.concerned(), r.concerned()...) {
		if n := x.persons[key]; n != nil {
			dirty = append(dirty, n)
		}
	}
	return x.settle(dirty), nil
}

// Cluster returns the cluster a person is in; ok is false if there is no such person.
func (x *Index) Cluster(key string) (c Cluster, ok bool) {
	n := x.persons[key]
	if n == nil {
		return Cluster{}, false
	}
	return *n.cluster, true
}

// Clusters returns all clusters, by key.
func (x *Index) Clusters() []Cluster {
	var out []Cluster
	for _, key := range slices.Sorted(maps.Keys(x.persons)) {
		if c := x.persons[key].cluster; c.Key == key {
			out = append(out, *c)
		}
	}
	return out
}

// Likeness is a person another may be, and why.
type Likeness struct {
	Key string `json:"key"`
	Match
}

// Alike returns the persons one may be or is, the likeliest first; none if there is
// no such person. Those somebody has decided on are left out.
func (x *Index) Alike(key string) []Likeness {
	n := x.persons[key]
	if n == nil {
		return nil
	}
	var out []Likeness
	for _, m := range x.near(n) {
		if x.rulings.forces(key, m.Key) || x.rulings.forbids(key, m.Key) {
			continue
		}
		if match := judge(n.facts, m.facts); match.Verdict != Different {
			out = append(out, Likeness{m.Key, match})
		}
	}
	slices.SortFunc(out, func(a, b Likeness) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Key, b.Key))
	})
	return out
}

// insert adds a person who is not there, with the links to others.
func (x *Index) insert(p *Person) *node {
	n := &node{facts: x.words.facts(p)}
	n.places = n.facts.places()
	for _, m := range x.near(n) {
		if s := score(n.facts, m.facts); s >= SameFrom {
			n.links = append(n.links, edge{m, s})
			m.links = append(m.links, edge{n, s})
		}
	}
	x.persons[p.Key] = n
	for _, at := range n.places {
		b := x.blocks[at.block]
		if b == nil {
			b = &members{}
			x.blocks[at.block] = b
		}
		if at.seeks {
			b.seek = append(b.seek, n)
		} else {
			b.rest = append(b.rest, n)
		}
	}
	return n
}

// near returns the persons to compare with one, each once.
func (x *Index) near(n *node) (out []*node) {
	x.round++
	n.round = x.round
	add := func(all []*node) {
		for _, m := range all {
			if m.round != x.round {
				m.round = x.round
				out = append(out, m)
			}
		}
	}
	for _, at := range n.places {
		if b := x.blocks[at.block]; b != nil {
			add(b.seek)
			if at.seeks {
				add(b.rest)
			}
		}
	}
	return out
}

// remove takes a person out and returns those who may have been one with it.
func (x *Index) remove(key string) (linked []*node) {
	n := x.persons[key]
	if n == nil {
		return nil
	}
	delete(x.persons, key)
	without := func(all []*node) []*node {
		return slices.DeleteFunc(all, func(m *node) bool { return m == n })
	}
	for _, at := range n.places {
		b := x.blocks[at.block]
		if b.seek, b.rest = without(b.seek), without(b.rest); len(b.seek)+len(b.rest) == 0 {
			delete(x.blocks, at.block)
		}
	}
	for _, e := range n.links {
		e.to.links = slices.DeleteFunc(e.to.links, func(back edge) bool { return back.to == n })
		linked = append(linked, e.to)
	}
	return append(linked, x.forced(n)...)
}

// forced returns the others who are there and must be one with a person.
func (x *Index) forced(n *node) (out []*node) {
	for _, key := range x.rulings.group[x.rulings.rootOf(n.Key)] {
		if m := x.persons[key]; m != nil && m != n {
			out = append(out, m)
		}
	}
	return out
}
