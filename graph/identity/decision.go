package identity

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// Decisions are what somebody has decided about pairs of persons, by their keys. They
// hold whatever names say, also for persons who are not there yet; two persons who
// must both be one with a third must be one with each other.
type Decisions struct {
	Must   [][2]string // are one
	Cannot [][2]string // are not one
}

// ConflictError says that two persons must be one and cannot be.
type ConflictError struct{ A, B string }

// Error names the two.
func (e *ConflictError) Error() string {
	return fmt.Sprintf("%s and %s are joined by decisions, and kept apart by another; undo one of them", e.A, e.B)
}

// rulings are decisions, ready to be asked.
type rulings struct {
	root   map[string]string   // of the persons who must be one: their least key
	group  map[string][]string // by root, sorted
	cannot map[[2]string]bool  // pairs of roots, the lesser first
	apart  map[string]bool     // roots in cannot
}

func newRulings(d Decisions) (*rulings, error) {
	r := &rulings{root: map[string]string{}, group: map[string][]string{}, cannot: map[[2]string]bool{}, apart: map[string]bool{}}
	for _, p := range d.Must {
		a, b := r.rootOf(p[0]), r.rootOf(p[1])
		all := append(r.members(a), r.members(b)...)
		delete(r.group, a)
		delete(r.group, b)
		slices.Sort(all)
		all = slices.Compact(all)
		for _, k := range all {
			r.root[k] = all[0]
		}
		r.group[all[0]] = all
	}
	for _, p := range d.Cannot {
		a, b := r.rootOf(p[0]), r.rootOf(p[1])
		if a == b {
			return nil, &ConflictError{p[0], p[1]}
		}
		r.cannot[[2]string{min(a, b), max(a, b)}] = true
		r.apart[a], r.apart[b] = true, true
	}
	return r, nil
}

func (r *rulings) rootOf(key string) string {
	if root, ok := r.root[key]; ok {
		return root
	}
	return key
}

func (r *rulings) members(root string) []string {
	if g, ok := r.group[root]; ok {
		return slices.Clone(g)
	}
	return []string{root}
}

// forbids reports whether two persons cannot be one.
func (r *rulings) forbids(a, b string) bool {
	if len(r.cannot) == 0 {
		return false
	}
	a, b = r.rootOf(a), r.rootOf(b)
	return r.apart[a] && r.apart[b] && r.cannot[[2]string{min(a, b), max(a, b)}]
}

// forces reports whether two persons must be one.
func (r *rulings) forces(a, b string) bool { return a == b || r.rootOf(a) == r.rootOf(b) }

// concerned returns the keys that decisions speak of, sorted.
func (r *rulings) concerned() []string {
	keys := maps.Clone(r.apart)
	for k := range r.root {
		keys[k] = true
	}
	for root := range r.apart {
		for _, k := range r.group[root] {
			keys[k] = true
		}
	}
	return slices.SortedFunc(maps.Keys(keys), cmp.Compare[string])
}
