package parse

// none stands where the stack, the buffer or the children end.
var none = node{word: 2, lemma: 2, pos: 2, inflection: 2, relation: 2}

// builder collects features; each call uses the next template. A feature is a
// linear combination of hashes with odd factors, whose upper half is as good as
// that of a hash made step by step, and costs a multiplication for each part.
type builder struct {
	out      []uint64
	template uint64
}

const (
	k0 = 0x9e3779b97f4a7c15
	k1 = 0xbf58476d1ce4e5b9
	k2 = 0x94d049bb133111eb
	k3 = 0xd6e8feb86659fd93
	k4 = 0xa0761d6478bd642f
)

func (b *builder) add(x uint64) {
	b.template += k0
	b.out = append(b.out, b.template+x)
}

func (b *builder) one(x uint64)           { b.add(x * k1) }
func (b *builder) two(x, y uint64)        { b.add(x*k1 + y*k2) }
func (b *builder) three(x, y, z uint64)   { b.add(x*k1 + y*k2 + z*k3) }
func (b *builder) four(x, y, z, a uint64) { b.add(x*k1 + y*k2 + z*k3 + a*k4) }

// top returns the i-th word from the top of the stack.
func (s *state) top(i int) (*node, int) {
	if i >= len(s.stack) {
		return &none, -1
	}
	n := s.stack[len(s.stack)-1-i]
	return &s.nodes[n], n
}

// ahead returns the i-th word of the buffer.
func (s *state) ahead(i int) (*node, int) {
	if s.next+i >= len(s.nodes) {
		return &none, -1
	}
	return &s.nodes[s.next+i], s.next + i
}

// child returns a child, whose number is 0 if there is none.
func (s *state) child(i int) *node {
	if i == 0 {
		return &none
	}
	return &s.nodes[i]
}

// distance from one node to the other, in classes.
func distance(from, to int) uint64 {
	if from < 0 || to < 0 {
		return 0
	}
	switch d := to - from; {
	case d < 5:
		return uint64(d)
	case d < 8:
		return 5
	case d < 12:
		return 6
	}
	return 7
}

// moveFeatures appends the features of the state: s are words of the stack, b of
// the buffer.
func (s *state) moveFeatures(out []uint64) []uint64 {
	f := builder{out, 0}
	s0, i0 := s.top(0)
	s1, i1 := s.top(1)
	s2, _ := s.top(2)
	b0, j0 := s.ahead(0)
	b1, _ := s.ahead(1)
	b2, _ := s.ahead(2)
	b3, _ := s.ahead(3)
	f.words(s0, s1, s2, b0, b1, b2)
	f.pairs(s0, b0)
	f.pairs(s1, s0)
	f.two(s1.pos, b0.pos)
	f.two(b0.lemma, b1.pos)
	f.three(b0.pos, b1.pos, b2.pos)
	f.four(b0.pos, b1.pos, b2.pos, b3.pos)
	f.three(s0.pos, b0.pos, b1.pos)
	f.four(s0.pos, b0.pos, b1.pos, b2.pos)
	f.three(s1.pos, s0.pos, b0.pos)
	f.four(s1.pos, s0.pos, b0.pos, b1.pos)
	f.three(s2.pos, s1.pos, s0.pos)
	f.four(s2.pos, s1.pos, s0.pos, b0.pos)
	f.three(s1.inflection, s0.inflection, b0.inflection)
	f.three(s1.lemma, s0.pos, b0.pos)
	f.three(s1.pos, s0.lemma, b0.pos)
	f.three(s1.pos, s0.pos, b0.lemma)
	f.families(s, s0, s1, b0)
	d, e := distance(i0, j0), distance(i1, i0)
	f.two(s0.lemma, d)
	f.two(b0.lemma, d)
	f.three(s0.pos, b0.pos, d)
	f.three(s1.pos, s0.pos, e)
	f.two(s1.lemma, e)
	f.two(s0.lemma, e)
	f.four(s1.pos, s0.pos, b0.pos, d)
	return f.out
}

// words looks at each word by itself.
func (f *builder) words(s0, s1, s2, b0, b1, b2 *node) {
	f.one(0)
	for _, n := range [...]*node{s0, s1, b0, b1} {
		f.two(n.word, n.pos)
		f.one(n.inflection)
	}
	f.one(s2.inflection)
	f.two(s2.lemma, s2.pos)
	f.one(b2.inflection)
	f.two(b2.lemma, b2.pos)
}

// pairs looks at two words that may become head and child.
func (f *builder) pairs(x, y *node) {
	f.two(x.lemma, y.lemma)
	f.two(x.word, y.pos)
	f.two(x.pos, y.word)
	f.two(x.inflection, y.inflection)
	f.two(x.lemma, y.inflection)
	f.two(x.inflection, y.lemma)
}

// families looks at children found so far.
func (f *builder) families(s *state, s0, s1, b0 *node) {
	s0l, s0r := s.child(s0.left), s.child(s0.right)
	s1l, s1r := s.child(s1.left), s.child(s1.right)
	b0l := s.child(b0.left)
	for _, c := range [...]struct{ head, child *node }{{s0, s0l}, {s0, s0r}, {s1, s1l}, {s1, s1r}, {b0, b0l}} {
		f.two(c.head.pos, c.child.inflection)
		f.two(c.head.pos, c.child.lemma)
	}
	f.three(s0.pos, s0l.pos, b0.pos)
	f.three(s0.pos, s0r.pos, b0.pos)
	f.three(s0.pos, b0l.pos, b0.pos)
	f.three(s1.pos, s1r.pos, s0.pos)
	f.three(s1.pos, s0l.pos, s0.pos)
	f.three(s1.pos, s0r.pos, s0.pos)
	f.three(s0l.lemma, s0.pos, s1.pos)
	f.three(s0l.lemma, s0.pos, b0.pos)
	f.three(b0l.lemma, b0.pos, s0.pos)
	f.two(s0.pos, s0.leftSet)
	f.two(s0.lemma, s0.leftSet)
	f.two(s0.pos, s0.rightSet)
	f.two(s1.pos, s1.leftSet)
	f.two(s1.pos, s1.rightSet)
	f.two(s1.lemma, s1.rightSet)
	f.two(b0.pos, b0.leftSet)
	f.two(b0.lemma, b0.leftSet)
	f.four(s1.pos, s1.leftSet, s1.rightSet, s0.inflection)
	f.four(s0.pos, s0.leftSet, b0.leftSet, b0.pos)
}
