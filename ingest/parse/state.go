package parse

import (
	"strings"

	"whomet/ingest/perceptron"
	"whomet/ingest/text"
)

// state is a configuration of the parser. Node 0 is the root above the sentence;
// node i is token i-1.
type state struct {
	nodes []node
	stack []int
	next  int // first node of the buffer
}

// node is a word as the features see it, and what has been attached to it. Children
// come from the inside out, so the last one is the outermost.
type node struct {
	word, lemma, pos, inflection uint64
	head                         int
	deprel                       string
	relation                     uint64
	left, left2                  int // leftmost child and the one right of it; 0 for none
	right, right2                int
	lefts, rights                uint64 // how many
	leftSet, rightSet            uint64 // sums of the relations of children
}

// start sets the state to the beginning of a sentence.
func (s *state) start(tokens []text.Token) {
	s.nodes = append(s.nodes[:0], node{word: 1, lemma: 1, pos: 1, inflection: 1})
	for i := range tokens {
		t := &tokens[i]
		s.nodes = append(s.nodes, node{
			word:       number(strings.ToLower(t.Form)),
			lemma:      number(t.Lemma),
			pos:        number(t.UPOS),
			inflection: inflection(t),
		})
	}
	s.stack = append(s.stack[:0], 0)
	s.next = 1
}

func number(s string) uint64 { return uint64(perceptron.Template(-1).Text(s)) }

// inflection joins the features that decide what a word can be attached to.
func inflection(t *text.Token) uint64 {
	h := perceptron.Template(-2).Text(t.UPOS)
	rest := string(t.Feats)
	for rest != "" {
		var kv string
		kv, rest, _ = strings.Cut(rest, "|")
		switch k, _, _ := strings.Cut(kv, "="); k {
		case "Case", "Number", "VerbForm", "PronType", "Mood", "Voice", "Poss", "Reflex":
			h = h.Text(kv)
		}
	}
	return uint64(h)
}

func (s *state) done() bool { return s.next >= len(s.nodes) && len(s.stack) == 1 }

// possible says which moves are: the root never becomes a child, and gets
// its only child at the very end.
func (s *state) possible() (can [3]bool) {
	buffer, top := s.next < len(s.nodes), s.stack[len(s.stack)-1] != 0
	can[shift] = buffer
	can[left] = buffer && top
	can[right] = top && (!buffer || len(s.stack) > 2)
	return can
}

func (s *state) apply(a action) {
	n := len(s.stack) - 1
	switch a.move {
	case shift:
		s.stack = append(s.stack, s.next)
		s.next++
		return
	case left:
		s.attach(s.stack[n], s.next, a)
		h := &s.nodes[s.next]
		h.left2, h.left = h.left, s.stack[n]
		h.lefts++
		h.leftSet += a.id
	case right:
		s.attach(s.stack[n], s.stack[n-1], a)
		h := &s.nodes[s.stack[n-1]]
		h.right2, h.right = h.right, s.stack[n]
		h.rights++
		h.rightSet += a.id
	}
	s.stack = s.stack[:n]
}

func (s *state) attach(child, head int, a action) {
	c := &s.nodes[child]
	c.head, c.deprel, c.relation = head, a.deprel, a.id
	if head == 0 {
		c.deprel = "root"
	}
}

// write gives the tokens their heads. Node numbers are one more than token
// numbers, so the root becomes -1.
func (s *state) write(tokens []text.Token) {
	for i := range tokens {
		n := &s.nodes[i+1]
		tokens[i].Head, tokens[i].DepRel = n.head-1, n.deprel
		if n.head > 0 && n.deprel == "root" {
			tokens[i].DepRel = "dep"
		}
	}
}
