package parse

// relationFeatures appends what tells the relation of a child to its head: the whole
// tree, and the relations on its left.
func (s *state) relationFeatures(out []uint64, child int) []uint64 {
	c := &s.nodes[child]
	h := &s.nodes[c.head]
	f := builder{out, 0}
	if c.head < child {
		f.template = k4
	}
	first, last := s.child(c.left), s.child(c.right)
	before, after := s.node(child-1), s.node(child+1)
	above := s.node(h.head)
	edge := uint64(1) // whether it is the outermost child
	if h.left == child || h.right == child {
		edge = 2
	}
	d := distance(min(c.head, child), max(c.head, child))
	f.two(c.word, c.pos)
	f.one(c.inflection)
	f.one(c.pos)
	f.two(h.word, h.pos)
	f.one(h.inflection)
	f.pairs(h, c)
	f.four(h.pos, c.pos, d, edge)
	f.two(c.lemma, d)
	f.two(c.pos, before.word)
	f.two(c.pos, after.word)
	f.four(before.pos, c.pos, after.pos, h.pos)
	f.three(c.pos, s.node(child-2).pos, before.pos)
	f.three(c.pos, after.pos, s.node(child+2).pos)
	f.four(s.node(c.head-1).pos, h.pos, s.node(c.head+1).pos, c.pos)
	f.three(h.pos, c.pos, first.lemma)
	f.three(h.lemma, c.pos, first.lemma)
	f.three(h.pos, c.inflection, first.inflection)
	f.three(h.pos, c.lemma, first.lemma)
	f.three(h.pos, c.pos, last.lemma)
	f.three(h.pos, c.pos, last.inflection)
	f.three(h.pos, c.inflection, c.leftSet)
	f.three(h.pos, c.pos, c.rightSet)
	f.two(c.lemma, c.leftSet)
	f.three(h.pos, c.inflection, h.leftSet)
	f.three(h.pos, c.inflection, h.rightSet)
	f.three(h.lemma, c.inflection, h.rightSet)
	f.three(h.pos, c.inflection, h.given)
	f.three(h.lemma, c.inflection, h.given)
	f.three(h.pos, c.lemma, h.given)
	f.three(h.pos, c.inflection, h.latest)
	f.three(h.lemma, c.pos, h.latest)
	f.three(h.relation, h.pos, c.pos)
	f.three(h.relation, h.pos, c.inflection)
	f.three(h.relation, h.lemma, c.lemma)
	f.three(above.pos, h.pos, c.pos)
	f.four(above.lemma, h.pos, c.pos, first.lemma)
	return f.out
}

// node returns a node by its number, which may lie outside.
func (s *state) node(i int) *node {
	if i < 1 || i >= len(s.nodes) {
		return &none
	}
	return &s.nodes[i]
}
