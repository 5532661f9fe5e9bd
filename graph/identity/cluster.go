package identity

import (
	"cmp"
	"math/bits"
	"slices"
)

// settle finds the clusters of all who hang together with some persons, and returns
// the keys of those whose cluster has changed, sorted. Persons who do not hang
// together, by links or decisions, cannot touch each other's clusters.
func (x *Index) settle(dirty []*node) (changed []string) {
	done := make(map[*node]bool)
	for _, n := range dirty {
		if done[n] || x.persons[n.Key] != n {
			continue
		}
		all := []*node{n}
		done[n] = true
		reach := func(m *node) {
			if !done[m] {
				done[m] = true
				all = append(all, m)
			}
		}
		for i := 0; i < len(all); i++ {
			for _, e := range all[i].links {
				reach(e.to)
			}
			for _, m := range x.forced(all[i]) {
				reach(m)
			}
		}
		for _, c := range x.clusters(all) {
			key := c.represent()
			members := c.keys()
			next := &Cluster{key, members}
			for _, n := range c.nodes() {
				if old := n.cluster; old == nil || old.Key != key || !slices.Equal(old.Members, members) {
					n.cluster = next
					changed = append(changed, n.Key)
				}
			}
		}
	}
	slices.Sort(changed)
	return changed
}

// unit is persons who must be one: mostly a single one.
type unit []*node

// group is a cluster in the making.
type group struct{ units []unit }

// clusters parts persons who hang together into clusters. It starts from units and
// joins along the links, the surest first (by key where equal), two groups at a
// time, if no two units of them differ: chains of links join nobody who is not the
// same by himself. This is agglomeration with complete linkage in canonical order.
func (x *Index) clusters(all []*node) []*group {
	of := make(map[*node]*group, len(all))
	var out []*group
	byRoot := make(map[string]*group)
	for _, n := range all {
		root := x.rulings.rootOf(n.Key)
		if g := byRoot[root]; g != nil {
			g.units[0] = append(g.units[0], n)
			of[n] = g
			continue
		}
		g := &group{[]unit{{n}}}
		byRoot[root], of[n], out = g, g, append(out, g)
	}
	for _, l := range x.sureLinks(all) {
		a, b := of[l.a], of[l.b]
		if a == b || !x.compatible(a, b) {
			continue
		}
		if len(b.units) > len(a.units) {
			a, b = b, a
		}
		for _, u := range b.units {
			for _, n := range u {
				of[n] = a
			}
		}
		a.units, b.units = append(a.units, b.units...), nil
	}
	return slices.DeleteFunc(out, func(g *group) bool { return len(g.units) == 0 })
}

// sureLink is an edge between two persons that may be followed.
type sureLink struct {
	a, b  *node // a has the lesser key
	score float64
}

// sureLinks returns the links among persons, the surest first, without those that
// decisions forbid and those that are doubtful because there is a better or an equal.
func (x *Index) sureLinks(all []*node) (out []sureLink) {
	doubtful := make(map[[2]*node]bool)
	for _, n := range all {
		for i, e := range n.links {
			for _, f := range n.links[:i] {
				if x.rulings.forbids(n.Key, e.to.Key) || x.rulings.forbids(n.Key, f.to.Key) || x.rulings.forces(e.to.Key, f.to.Key) || score(e.to.facts, f.to.facts) >= CandidateFrom {
					continue
				}
				if e.score < f.score+clearly {
					doubtful[[2]*node{n, e.to}] = true
				}
				if f.score < e.score+clearly {
					doubtful[[2]*node{n, f.to}] = true
				}
			}
		}
	}
	for _, n := range all {
		for _, e := range n.links {
			if n.Key < e.to.Key && !doubtful[[2]*node{n, e.to}] && !doubtful[[2]*node{e.to, n}] && !x.rulings.forbids(n.Key, e.to.Key) {
				out = append(out, sureLink{n, e.to, e.score})
			}
		}
	}
	slices.SortFunc(out, func(p, q sureLink) int {
		return cmp.Or(cmp.Compare(q.score, p.score), cmp.Compare(p.a.Key, q.a.Key), cmp.Compare(p.b.Key, q.b.Key))
	})
	return out
}

// clearly is by how much one of two who differ must be likelier than the other.
const clearly = 0.1

// compatible reports whether no unit of one group differs from one of the other, and
// no decision keeps two of them apart.
func (x *Index) compatible(a, b *group) bool {
	for _, u := range a.units {
		for _, v := range b.units {
			if x.rulings.forbids(u[0].Key, v[0].Key) || !u.agrees(v) {
				return false
			}
		}
	}
	return true
}

// agrees reports whether a person of the one may be one of the other.
func (u unit) agrees(v unit) bool {
	for _, n := range u {
		for _, m := range v {
			if score(n.facts, m.facts) >= CandidateFrom {
				return true
			}
		}
	}
	return false
}

func (g *group) nodes() (out []*node) {
	for _, u := range g.units {
		out = append(out, u...)
	}
	return out
}

func (g *group) keys() []string {
	var out []string
	for _, n := range g.nodes() {
		out = append(out, n.Key)
	}
	slices.Sort(out)
	return out
}

// represent returns the key of the member that stands for all: the one with the
// fullest name, in Latin letters, told of clearly more often, with the first key.
// Often counts in doublings, so that a key seldom changes as articles come in.
func (g *group) represent() string {
	return slices.MinFunc(g.nodes(), func(a, b *node) int {
		ar, al, ac := a.standing()
		br, bl, bc := b.standing()
		return cmp.Or(br-ar, bl-al, bc-ac, cmp.Compare(a.Key, b.Key))
	}).Key
}

func (f *facts) standing() (rank, inLatin, often int) {
	for _, n := range f.Names {
		often += n.Count
	}
	if len(f.names) > 0 {
		n := &f.names[0]
		rank = n.rank()
		if n.words[0].script == latin {
			inLatin = 1
		}
	}
	return rank, inLatin, bits.Len(uint(max(often, 0)))
}
