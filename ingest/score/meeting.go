package score

import (
	"maps"
	"slices"
)

// pair is two entities of one article, the smaller name first.
type pair [2]string

func newPair(x, y string) pair {
	if y < x {
		x, y = y, x
	}
	return pair{x, y}
}

func (p pair) String() string { return p[0] + " – " + p[1] }

func (m Meeting) fact() bool { return !m.Hypothetical && !m.Negated }

func (m Meeting) sides() [][]string {
	if len(m.Sides) > 0 {
		return m.Sides
	}
	var out [][]string
	for _, p := range m.Participants {
		out = append(out, []string{p})
	}
	return out
}

// pairs returns the pairs that stand on different sides, and those of one side.
func (m Meeting) pairs(n *names) (cross, same map[pair]bool) {
	cross, same = map[pair]bool{}, map[pair]bool{}
	var ids [][]string
	for _, side := range m.sides() {
		var s []string
		for _, x := range side {
			s = append(s, n.get(x))
		}
		ids = append(ids, s)
	}
	add := func(to map[pair]bool, x, y string) {
		if x != y {
			to[newPair(x, y)] = true
		}
	}
	for a, side := range ids {
		for i, x := range side {
			for _, y := range side[i+1:] {
				add(same, x, y)
			}
			for _, other := range ids[a+1:] {
				for _, y := range other {
					add(cross, x, y)
				}
			}
		}
	}
	for p := range cross {
		delete(same, p)
	}
	return cross, same
}

// meetings counts pairs, pairs with their place and pairs with their date.
func (s *article) meetings() {
	gold, ignored := map[pair]bool{}, map[pair]bool{}
	where, when := map[pair][]map[string]bool{}, map[pair]map[string]bool{}
	for _, m := range s.gold.Meetings {
		if !m.fact() {
			continue
		}
		cross, same := m.pairs(s.names)
		maps.Copy(ignored, same)
		if m.Optional {
			maps.Copy(ignored, cross)
			continue
		}
		maps.Copy(gold, cross)
		for p := range cross {
			if m.Location != "" {
				where[p] = append(where[p], alternatives(m.Location, m.LocationAlt))
			}
			if m.Date != "" {
				put(when, p, m.Date)
			}
		}
	}
	for p := range gold {
		delete(ignored, p)
	}
	found, sure := map[pair]bool{}, map[pair]float64{}
	atPlace, atDate := map[pair]map[string]bool{}, map[pair]map[string]bool{}
	for _, m := range s.answer.Meetings {
		if !m.fact() {
			continue
		}
		cross, _ := m.pairs(s.names)
		for p := range cross {
			found[p] = true
			sure[p] = max(sure[p], m.Confidence)
			if m.Location != "" {
				put(atPlace, p, m.Location)
			}
			if m.Date != "" {
				put(atDate, p, m.Date)
			}
		}
	}
	for _, p := range sorted(found, gold) {
		if sure[p] > 0 && !ignored[p] {
			s.confidence.Add(sure[p], gold[p])
		}
		switch {
		case found[p] && gold[p]:
			s.count["meeting pairs"].TP++
		case gold[p]:
			s.falseNegative("meeting pairs", p.String())
		case !ignored[p]:
			s.falsePositive("meeting pairs", p.String())
		}
		if ignored[p] {
			continue
		}
		if where[p] != nil || !gold[p] {
			s.location(p, merge(where[p]), atPlace[p])
		}
		if when[p] != nil || !gold[p] {
			s.date(p, when[p], atDate[p])
		}
	}
}

func (s *article) location(p pair, want []map[string]bool, got map[string]bool) {
	const measure = "pair+location"
	hit := map[int]bool{}
	for _, l := range slices.Sorted(maps.Keys(got)) {
		any := false
		for i, w := range want {
			if overlap(places(l), w) {
				hit[i], any = true, true
			}
		}
		if !any {
			s.falsePositive(measure, p.String()+" @ "+l)
		}
	}
	s.count[measure].TP += len(hit)
	for i, w := range want {
		if !hit[i] {
			s.falseNegative(measure, p.String()+" @ "+join(w))
		}
	}
}

func (s *article) date(p pair, want, got map[string]bool) {
	const measure = "pair+date"
	hit := map[string]bool{}
	for _, d := range slices.Sorted(maps.Keys(got)) {
		any := false
		for w := range want {
			if sameDate(w, d) {
				hit[w], any = true, true
			}
		}
		if !any {
			s.falsePositive(measure, p.String()+" @ "+d)
		}
	}
	s.count[measure].TP += len(hit)
	for _, w := range slices.Sorted(maps.Keys(want)) {
		if !hit[w] {
			s.falseNegative(measure, p.String()+" @ "+w)
		}
	}
}

// alternatives returns all forms of a place and the places that stand for it.
func alternatives(place string, alt []string) map[string]bool {
	out := map[string]bool{}
	for _, p := range append([]string{place}, alt...) {
		if p != "" {
			maps.Copy(out, places(p))
		}
	}
	return out
}

// merge joins the sets that overlap.
func merge(sets []map[string]bool) []map[string]bool {
	var out []map[string]bool
	for _, s := range sets {
		s = maps.Clone(s)
		var rest []map[string]bool
		for _, o := range out {
			if overlap(o, s) {
				maps.Copy(s, o)
			} else {
				rest = append(rest, o)
			}
		}
		out = append(rest, s)
	}
	return out
}

func overlap(a, b map[string]bool) bool {
	for x := range a {
		if b[x] {
			return true
		}
	}
	return false
}

func put(m map[pair]map[string]bool, p pair, v string) {
	if m[p] == nil {
		m[p] = map[string]bool{}
	}
	m[p][v] = true
}

func sorted(a, b map[pair]bool) []pair {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return slices.SortedFunc(maps.Keys(all), func(x, y pair) int { return slices.Compare(x[:], y[:]) })
}
