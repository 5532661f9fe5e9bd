package identity

import (
	"fmt"
	"slices"
	"strings"
)

// worth is what names are worth by which of their words are linked, and how to say so.
type worth struct {
	code, says string // says takes the words left on both sides
	score      float64
}

var (
	noWord      = worth{"different", "no word is in both", 0}
	otherNumber = worth{"different", "they differ in the number or in junior and senior", 0.10}
	otherName   = worth{"different", "%s and %s differ", 0.10}
	onlyInitial = worth{"initials", "only initials agree", 0.10}
	onlyFirst   = worth{"forename", "only a forename agrees", 0.30}
	surnameOnly = worth{"surname", "only the surname agrees; one has no other name", 0.55}
	partOfName  = worth{"part", "one name has %s%s besides, perhaps as surname", 0.66}
	oneWord     = worth{"word", "the one word of both agrees", 0.70}
	laterName   = worth{"later", "one name has %s%s besides, before the forename of the other", 0.76}
	withinName  = worth{"within", "one name has %s%s besides", 0.90}
	wholeName   = worth{"name", "all words of both names agree", 0.92}
)

// What changes the worth of names.
const (
	furtherInitial = 0.95 // factor, for each initial after the first
	turnedRound    = 0.85 // factor
	oneNumbered    = 0.86 // factor, where only one has a number
	manyBear       = 0.15
	manyBearAlone  = 0.04 // where the surname is all that one has
)

// names scores two names by themselves.
func names(a, b *Name) (score float64, x *alignment) {
	x = align(a, b)
	score = x.worth().score
	x.weigh(func(_ string, factor, less float64, _ *link) { score = score*factor - less })
	return score, x
}

// reasons says how names comes to its score.
func (x *alignment) reasons() []Reason {
	w := x.worth()
	says := w.says
	if strings.Contains(says, "%") {
		says = fmt.Sprintf(says, text(x.a, x.left), text(x.b, x.right))
	}
	out := []Reason{{w.code, says, w.score}}
	x.weigh(func(code string, factor, less float64, l *link) {
		switch {
		case l == nil:
			out = append(out, Reason{code, remark[code], factor - 1 - less})
		case l.how != same:
			out = append(out, Reason{code, fmt.Sprintf(phrase[l.how], x.a.words[l.i].text, x.b.words[l.j].text), factor - 1})
		}
	})
	return out
}

// remark says what is no matter of one word.
var remark = map[string]string{
	"order":  "forename and surname may be the other way round",
	"number": "one is junior, senior or numbered, the other is not",
	"common": "very many people have this surname",
}

// weigh tells each thing that changes what names are worth: a factor, what is taken
// away, and the link concerned if it is one.
func (x *alignment) weigh(tell func(code string, factor, less float64, l *link)) {
	initials := 0
	for i := range x.links {
		l := &x.links[i]
		factor := l.strength
		if l.how == initial {
			if initials++; initials > 1 {
				factor = furtherInitial
			}
		}
		tell(string(l.how), factor, 0, l)
	}
	w := x.worth()
	if w.score > onlyFirst.score && x.turned() {
		tell("order", turnedRound, 0, nil)
	}
	if x.a.number != x.b.number && w != otherNumber {
		tell("number", oneNumbered, 0, nil)
	}
	if x.common() {
		less := manyBear
		if w == surnameOnly || w == oneWord {
			less = manyBearAlone
		}
		tell("common", 1, less, nil)
	}
}

// worth finds what the names are worth.
func (x *alignment) worth() worth {
	n, m := len(x.a.words), len(x.b.words)
	whole := 0 // links of words that are no initials
	family := false
	for _, l := range x.links {
		if !x.a.words[l.i].short && !x.b.words[l.j].short {
			whole++
			family = family || x.a.surname(l.i) && x.b.surname(l.j)
		}
	}
	switch {
	case len(x.links) == 0:
		return noWord
	case len(x.left) > 0 && len(x.right) > 0:
		return otherName
	case x.a.number != x.b.number && x.a.number != "" && x.b.number != "":
		return otherNumber
	case whole == 0:
		return onlyInitial
	case n == 1 && m == 1:
		return oneWord
	case len(x.left) == 0 && len(x.right) == 0:
		return wholeName
	case min(n, m) == 1 && family:
		return surnameOnly
	case min(n, m) == 1 || !family && whole < 2:
		return onlyFirst
	case family && !x.firsts():
		return laterName
	case family:
		return withinName
	}
	return partOfName
}

// slipped reports whether a link is a slip of the pen.
func (x *alignment) slipped() bool {
	return slices.ContainsFunc(x.links, func(l link) bool { return l.how == slip })
}

// firsts reports whether no word that is left is the first of its name, unless it
// is an initial or the name begins with the surname.
func (x *alignment) firsts() bool {
	first := func(n *Name, left []int) bool {
		return len(left) > 0 && left[0] == 0 && !n.words[0].short && !n.surname(0)
	}
	return !first(x.a, x.left) && !first(x.b, x.right)
}

// turned reports whether the surname of the one is the forename of the other,
// though both words could be either.
func (x *alignment) turned() bool {
	if x.a.family || x.b.family || len(x.links) < 2 {
		return false
	}
	for _, l := range x.links {
		if x.a.surname(l.i) && x.b.surname(l.j) {
			return false
		}
	}
	for _, w := range x.a.words {
		if len(w.names) == 0 {
			return false
		}
	}
	return true
}

// common reports whether the surname is one that very many people bear.
func (x *alignment) common() bool {
	for _, l := range x.links {
		if x.a.surname(l.i) && x.b.surname(l.j) && common[x.a.words[l.i].plain] && common[x.b.words[l.j].plain] {
			return true
		}
	}
	return false
}

// text is some words of a name.
func text(n *Name, at []int) string {
	var out []string
	for _, i := range at {
		out = append(out, n.words[i].text)
	}
	return strings.Join(out, " ")
}

// Answers reports whether somebody of this name may be meant by another name: it has
// all the words asked for, or the two may be one person's.
func (n *Name) Answers(asked *Name) bool {
	if len(n.words) == 0 || len(asked.words) == 0 {
		return false
	}
	score, x := names(n, asked)
	return score >= CandidateFrom || len(x.right) == 0 && !x.slipped()
}
