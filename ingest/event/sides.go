package event

import "slices"

// verdict is a pair the model takes for a meeting.
type verdict struct {
	pair       *pair
	trigger    *trigger // nil if the sentence has none
	factuality string
	confidence float64
}

// join turns the pairs of one sentence into sides. Persons who did not meet each
// other but met the same others stand on one side: of "A met B and C" the sides
// are A, and B with C. Pairs that do not fit into one such picture become several,
// the person with most counterparts first.
func join(pairs []verdict) [][][]int {
	met := map[[2]int]bool{}
	var who []int
	add := func(c int) {
		if !slices.Contains(who, c) {
			who = append(who, c)
		}
	}
	for _, v := range pairs {
		k := v.key()
		met[k] = true
		add(k[0])
		add(k[1])
	}
	slices.Sort(who)
	var out [][][]int
	for _, part := range components(who, met) {
		if sides, ok := multipartite(part, met); ok {
			out = append(out, sides)
			continue
		}
		out = append(out, stars(part, met)...)
	}
	return out
}

func joinedBy(met map[[2]int]bool, a, b int) bool { return met[[2]int{min(a, b), max(a, b)}] }

// sureOfMeeting is the probability from which a pair counts as having met whatever
// the others did.
const sureOfMeeting = 0.6

// sameSide leaves out the pairs who more likely stood on one side: both met a third,
// more surely than each other or from outside of the enumeration the two stand in.
func sameSide(pairs []verdict) []verdict {
	met := map[[2]int]*verdict{}
	for i := range pairs {
		met[pairs[i].key()] = &pairs[i]
	}
	var out []verdict
	for i := range pairs {
		v := &pairs[i]
		if !slices.ContainsFunc(pairs, func(o verdict) bool {
			k := o.key()
			return o.factuality == v.factuality && (v.oneSideTo(k[0], met) || v.oneSideTo(k[1], met))
		}) {
			out = append(out, *v)
		}
	}
	return out
}

// oneSideTo reports whether the two of a pair stand on one side, opposite to c.
func (v *verdict) oneSideTo(c int, met map[[2]int]*verdict) bool {
	a, b := v.pair.a.cluster, v.pair.b.cluster
	x, y := met[[2]int{min(a, c), max(a, c)}], met[[2]int{min(b, c), max(b, c)}]
	if x == nil || y == nil {
		return false
	}
	enumerated := !v.pair.carry && coordinated(v.pair) && !coordinated(x.pair) && !coordinated(y.pair)
	return enumerated || v.confidence < sureOfMeeting && x.confidence > v.confidence && y.confidence > v.confidence
}

// key is the pair of clusters, the smaller first.
func (v *verdict) key() [2]int {
	a, b := v.pair.a.cluster, v.pair.b.cluster
	return [2]int{min(a, b), max(a, b)}
}

// components returns the connected parts of the graph of who met whom.
func components(who []int, met map[[2]int]bool) [][]int {
	var out [][]int
	seen := map[int]bool{}
	for _, start := range who {
		if seen[start] {
			continue
		}
		seen[start] = true
		part := []int{start}
		for i := 0; i < len(part); i++ {
			for _, x := range who {
				if !seen[x] && joinedBy(met, part[i], x) {
					seen[x] = true
					part = append(part, x)
				}
			}
		}
		slices.Sort(part)
		out = append(out, part)
	}
	return out
}

// multipartite returns the sides if not having met is transitive among part.
func multipartite(part []int, met map[[2]int]bool) ([][]int, bool) {
	var sides [][]int
	for _, x := range part {
		k := slices.IndexFunc(sides, func(side []int) bool { return !joinedBy(met, side[0], x) })
		if k < 0 {
			sides = append(sides, []int{x})
			continue
		}
		sides[k] = append(sides[k], x)
	}
	for i, side := range sides {
		for j, x := range side {
			for _, y := range side[j+1:] {
				if joinedBy(met, x, y) {
					return nil, false
				}
			}
			for _, other := range sides[i+1:] {
				for _, y := range other {
					if !joinedBy(met, x, y) {
						return nil, false
					}
				}
			}
		}
	}
	return sides, true
}

// stars covers the pairs of part by one person against all counterparts, again
// and again.
func stars(part []int, met map[[2]int]bool) [][][]int {
	left := map[[2]int]bool{}
	for i, x := range part {
		for _, y := range part[i+1:] {
			if joinedBy(met, x, y) {
				left[[2]int{x, y}] = true
			}
		}
	}
	var out [][][]int
	for len(left) > 0 {
		center, best := 0, 0
		for _, x := range part {
			n := 0
			for _, y := range part {
				if x != y && joinedBy(left, x, y) {
					n++
				}
			}
			if n > best {
				center, best = x, n
			}
		}
		var others []int
		for _, y := range part {
			if y != center && joinedBy(left, center, y) {
				others = append(others, y)
				delete(left, [2]int{min(center, y), max(center, y)})
			}
		}
		out = append(out, [][]int{{center}, others})
	}
	return out
}
