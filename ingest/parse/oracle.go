package parse

// gold is the tree a parser learns from, in nodes.
type gold struct {
	head     []int
	deprel   []string
	children [][]int
}

// cost returns how many arcs of the right tree a move makes impossible. For trees
// with crossing arcs it is a lower bound.
func (g *gold) cost(s *state, m move) int {
	n := len(s.stack) - 1
	top, lost := s.stack[n], 0
	switch m {
	case shift:
		for _, x := range s.stack[:n] {
			if g.head[s.next] == x {
				lost++
			}
		}
		for _, x := range s.stack {
			if x != 0 && g.head[x] == s.next {
				lost++
			}
		}
		return lost
	case left:
		if h := g.head[top]; h > s.next || h == s.stack[n-1] {
			lost++
		}
	case right:
		if g.head[top] >= s.next {
			lost++
		}
	}
	for _, c := range g.children[top] {
		if c >= s.next {
			lost++
		}
	}
	return lost
}

// good marks the moves that lose least.
func (g *gold) good(s *state) (good [moves]bool) {
	can := s.possible()
	least := -1
	costs := [moves]int{}
	for m := range can {
		if can[m] {
			costs[m] = g.cost(s, move(m))
			if least < 0 || costs[m] < least {
				least = costs[m]
			}
		}
	}
	for m := range can {
		good[m] = can[m] && costs[m] == least
	}
	return good
}
