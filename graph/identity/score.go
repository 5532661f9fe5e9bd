package identity

import (
	"fmt"
	"slices"
	"strings"
)

// What names alone are worth.
const (
	wholeName   = 0.92 // all words of both, two or more
	withinName  = 0.90 // forename and surname of the one in the longer other
	laterName   = 0.76 // a surname and a forename that is not the first of the longer other
	partOfName  = 0.66 // two words of the longer one, not its surname
	oneWord     = 0.70 // the only word of both
	surnameOnly = 0.55 // the surname alone, which is all that the one has
	notAName    = 0.30
	otherName   = 0.10

	furtherInitial = 0.95
)

// names scores two names by themselves and says why.
func names(a, b *Name) (float64, []Reason) {
	if len(a.words) == 0 || len(b.words) == 0 {
		return 0, []Reason{{"nameless", "one has no name", 0}}
	}
	x := align(a, b)
	base, why := x.base()
	score := base
	reasons := []Reason{{Code: why.Code, Text: why.Text, Weight: base}}
	initials := 0
	for _, l := range x.links {
		s := l.strength
		if l.how == initial {
			if initials++; initials > 1 {
				s = furtherInitial
			}
		}
		if score *= s; l.how != same {
			reasons = append(reasons, Reason{string(l.how), fmt.Sprintf(phrase[l.how], a.words[l.i].text, b.words[l.j].text), s - 1})
		}
	}
	if base > notAName && x.turned() {
		score *= 0.85
		reasons = append(reasons, Reason{"order", "forename and surname may be the other way round", -0.15})
	}
	if x.common() {
		less := 0.15
		if base == surnameOnly || base == oneWord {
			less = 0.04
		}
		score -= less
		reasons = append(reasons, Reason{"common", "very many people have this surname", -less})
	}
	return score, reasons
}

// base says what the names are worth by which of their words are linked.
func (x *alignment) base() (float64, Reason) {
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
		return 0, Reason{Code: "different", Text: fmt.Sprintf("%s and %s have no word in common", x.a.Text, x.b.Text)}
	case len(x.left) > 0 && len(x.right) > 0:
		return otherName, Reason{Code: "different", Text: fmt.Sprintf("%s and %s differ", text(x.a, x.left), text(x.b, x.right))}
	case whole == 0:
		return otherName, Reason{Code: "initials", Text: "only initials agree"}
	case n == 1 && m == 1:
		return oneWord, Reason{Code: "word", Text: "the one word of both agrees"}
	case len(x.left) == 0 && len(x.right) == 0:
		return wholeName, Reason{Code: "name", Text: "all words of both names agree"}
	case min(n, m) == 1 && family:
		return surnameOnly, Reason{Code: "surname", Text: "only the surname agrees; one has no other name"}
	case min(n, m) == 1 || !family && whole < 2:
		return notAName, Reason{Code: "forename", Text: "only a forename agrees"}
	case family && !x.firsts():
		return laterName, Reason{Code: "later", Text: fmt.Sprintf("one name has %s besides, before the forename of the other", text(x.a, x.left)+text(x.b, x.right))}
	case family:
		return withinName, Reason{Code: "within", Text: fmt.Sprintf("one name has %s besides", text(x.a, x.left)+text(x.b, x.right))}
	}
	return partOfName, Reason{Code: "part", Text: fmt.Sprintf("one name has %s besides, perhaps as surname", text(x.a, x.left)+text(x.b, x.right))}
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
	x := align(n, asked)
	if len(x.right) == 0 && !slices.ContainsFunc(x.links, func(l link) bool { return l.how == slip }) {
		return true
	}
	score, _ := names(n, asked)
	return score >= CandidateFrom
}
