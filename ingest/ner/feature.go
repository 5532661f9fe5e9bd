package ner

import (
	"unicode/utf8"

	"whomet/ingest/perceptron"
)

// version of the templates; a model made with others is refused.
const version = 2

// The templates. Those of a place are shifted by place*100.
const (
	tBias = 10 + iota
	tLower
	tForm
	tShape
	tPrefix
	tSuffix
	tClass
	tLex
	tLists
	tTitle
	tListsShape
	tListsLex
	tTitleLex
	tSeen
	tSeenLists
	tSeenLex

	tLowerLower = 1000 + iota
	tShapes
	tLexes
	tListsLists
	tListsRight
	tLists3
	tTitleLists
	tTitle2
	tLowerShape
	tLowerLists
	tLowers2
	tClasses
	tApposition
	tPosition
	tHeadline
	tPhrase
	tArticle
	tReread
	tSeen3
	tTitleSeen
	tKindShape
)

func feature(t int, a uint64) uint64 { return uint64(perceptron.Template(t).Num(a)) }
func feature2(t int, a, b uint64) uint64 {
	return uint64(perceptron.Template(t).Num(a).Num(b))
}
func feature3(t int, a, b, c uint64) uint64 {
	return uint64(perceptron.Template(t).Num(a).Num(b).Num(c))
}

// features fills w.feats: what the word tells in each place.
func (r *Recognizer) features(w *word, norm, lower string, classes [3]uint16) {
	for p := range places {
		t := p * 100
		f := []uint64{feature(t+tLower, w.lower)}
		if w.title != 0 {
			f = append(f, feature(t+tTitle, w.title))
		}
		if classes[1] != 0 {
			f = append(f, feature(t+tClass, 1<<16|uint64(classes[1])))
		}
		if p == left2 || p == right2 {
			w.feats[p] = append(f, feature(t+tShape, w.shape))
			continue
		}
		f = append(f, feature(t+tShape, w.shape), feature(t+tLex, w.lex), feature(t+tLists, w.lists), feature(t+tSeen, w.seen),
			uint64(perceptron.Template(t+tSuffix).Text(lastRunes(lower, 3))))
		if classes[0] != 0 {
			f = append(f, feature(t+tClass, uint64(classes[0])), feature(t+tClass, 2<<16|uint64(classes[2])))
		}
		if p == here {
			f = append(f, feature(tBias, 0), uint64(perceptron.Template(tForm).Text(norm)),
				feature2(tListsShape, w.lists, w.shape), feature2(tListsLex, w.lists, w.lex),
				feature3(tTitleLex, w.title, w.lex, w.shape),
				feature3(tSeenLists, w.seen, w.lists, w.shape), feature2(tSeenLex, w.seen, w.lex))
			for n := 1; n <= 5; n++ {
				if n != 3 {
					f = append(f, uint64(perceptron.Template(tSuffix).Text(lastRunes(lower, n))))
				}
				if n > 1 {
					f = append(f, uint64(perceptron.Template(tPrefix).Text(firstRunes(lower, n))))
				}
			}
			for bit := uint64(1); bit <= w.lists; bit <<= 1 {
				if w.lists&bit != 0 {
					f = append(f, feature(t+tLists, bit|1<<20))
				}
			}
		}
		w.feats[p] = f
	}
}

func lastRunes(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

func firstRunes(s string, n int) string {
	i := 0
	for ; n > 0 && i < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s[:i]
}

// around appends the features that need more than one word: of position i of a
// sentence.
func (s *sentence) around(i int, f []uint64) []uint64 {
	l2, l, w, n, n2 := s.at(i-2), s.at(i-1), s.at(i), s.at(i+1), s.at(i+2)
	f = append(f,
		feature3(tLowerLower, 1, l.lower, w.lower),
		feature3(tLowerLower, 2, w.lower, n.lower),
		feature3(tShapes, l.shape, w.shape, n.shape),
		feature3(tLexes, l.lex, w.lex, n.lex),
		feature2(tListsLists, l.kind, w.kind),
		feature2(tListsRight, w.kind, n.kind),
		feature3(tLists3, l.kind, w.kind, n.kind),
		feature3(tKindShape, l.kind, l.shape, w.shape),
		feature3(tTitleLists, l.title, w.kind, w.shape),
		feature3(tTitle2, l2.title, l.shape, w.shape),
		feature3(tLowerShape, 1, l.lower, w.shape),
		feature3(tLowerShape, 2, n.lower, w.shape),
		feature3(tLowerLists, 1, l.lower, w.kind),
		feature3(tLowerLists, 2, n.lower, w.kind),
		feature3(tLowers2, 1, l2.lower, l.lower),
		feature3(tLowers2, 2, n.lower, n2.lower),
		feature3(tSeen3, l.seen, w.seen, n.seen),
		feature3(tTitleSeen, l.title, w.seen, w.shape),
	)
	if w.class != 0 {
		if l.class != 0 {
			f = append(f, feature3(tClasses, 1, l.class, w.class))
		}
		if n.class != 0 {
			f = append(f, feature3(tClasses, 2, w.class, n.class))
		}
	}
	if l.form == "," && w.upper {
		for j := i - 2; j >= max(0, i-8); j-- {
			if t := s.words[j].title; t != 0 {
				f = append(f, feature2(tApposition, t, w.shape))
				break
			}
		}
	}
	if i == s.start {
		f = append(f, feature2(tPosition, w.shape, w.lex), feature2(tPosition, w.lists, n.shape))
	}
	if s.headline != 0 {
		f = append(f, feature3(tHeadline, s.headline, w.shape, w.lex))
	}
	if p := s.phrase[i]; p != 0 {
		f = append(f, feature(tPhrase, p))
	}
	if a := s.article[i]; a != 0 {
		f = append(f, feature(tArticle, a), feature2(tArticle, a, w.shape))
		for bit := uint64(1); bit <= a; bit <<= 1 {
			if a&bit != 0 {
				f = append(f, feature(tArticle, bit|1<<20))
			}
		}
	}
	return f
}

// again appends the features of the second reading.
func again(e uint64, w *word, f []uint64) []uint64 {
	f = append(f, feature2(tReread, 1, e), feature3(tReread, 2, e&majority, w.shape),
		feature3(tReread, 3, e&majority, w.kind))
	for bit := uint64(1); bit <= e; bit <<= 1 {
		if e&bit != 0 {
			f = append(f, feature2(tReread, 0, bit))
		}
	}
	return f
}
