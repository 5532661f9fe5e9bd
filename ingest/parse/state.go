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
	left, right                  int    // leftmost and rightmost child; 0 for none
	leftSet, rightSet            uint64 // sums of the inflections of children
	relation                     uint64 // to the head; 0 before it is decided
	given                        uint64 // sum of the relations of children decided so far
	latest                       uint64 // the last of them
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
func (s *state) possible() (can [moves]bool) {
	buffer, top := s.next < len(s.nodes), s.stack[len(s.stack)-1] != 0
	can[shift] = buffer
	can[left] = buffer && top
	can[right] = top && (!buffer || len(s.stack) > 2)
	return can
}

func (s *state) apply(m move) {
	n := len(s.stack) - 1
	switch m {
	case shift:
		s.stack = append(s.stack, s.next)
		s.next++
		return
	case left:
		h, c := &s.nodes[s.next], &s.nodes[s.stack[n]]
		c.head, h.left = s.next, s.stack[n]
		h.leftSet += c.inflection
	case right:
		h, c := &s.nodes[s.stack[n-1]], &s.nodes[s.stack[n]]
		c.head, h.right = s.stack[n-1], s.stack[n]
		h.rightSet += c.inflection
	}
	s.stack = s.stack[:n]
}

// relate decides the relation of a child to its head.
func (s *state) relate(child int, relation uint64) {
	c := &s.nodes[child]
	h := &s.nodes[c.head]
	c.relation, h.latest = relation, relation
	h.given += relation
}
