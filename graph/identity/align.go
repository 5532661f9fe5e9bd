package identity

import (
	"cmp"
	"slices"
)

// link joins word i of one name to word j of another.
type link struct {
	i, j     int
	how      relation
	strength float64
}

// alignment is which words of two names are one, and which are left.
type alignment struct {
	a, b        *Name
	links       []link
	left, right []int // words without a link, of a and of b
}

// maxWords bounds the words of a name that are compared.
const maxWords = 8

// align links each word to the one it most likely is.
func align(a, b *Name) *alignment {
	x := &alignment{a: a, b: b}
	n, m := min(len(a.words), maxWords), min(len(b.words), maxWords)
	abroad := a.abroad || b.abroad
	var all []link
	for i := range n {
		for j := range m {
			if how, s := match(a.words[i].reading, b.words[j].reading, abroad, i == n-1 && j == m-1); s > 0 {
				all = append(all, link{i, j, how, s})
			}
		}
	}
	slices.SortFunc(all, func(p, q link) int {
		return cmp.Or(cmp.Compare(q.strength, p.strength), cmp.Compare(gap(p, n, m), gap(q, n, m)), p.i-q.i, p.j-q.j)
	})
	var usedA, usedB [maxWords]bool
	for _, l := range all {
		if !usedA[l.i] && !usedB[l.j] {
			usedA[l.i], usedB[l.j] = true, true
			x.links = append(x.links, l)
		}
	}
	x.left, x.right = unused(usedA[:n]), unused(usedB[:m])
	x.join()
	x.forgive()
	return x
}

// gap is how far apart two words stand, from the beginning or the end of the names.
func gap(l link, n, m int) int {
	d, e := l.i-l.j, (n-l.i)-(m-l.j)
	return min(d*d, e*e)
}

func unused(used []bool) (out []int) {
	for i, u := range used {
		if !u {
			out = append(out, i)
		}
	}
	return out
}

// join links two words in a row to one that is both: "Jong un", "Jongun".
func (x *alignment) join() {
	if len(x.left) == 1 && len(x.right) == 2 {
		if how, s := run(x.b, x.right, x.a.words[x.left[0]].reading); s > 0 {
			x.links = append(x.links, link{x.left[0], x.right[1], how, s})
			x.left, x.right = nil, nil
		}
	} else if len(x.left) == 2 && len(x.right) == 1 {
		if how, s := run(x.a, x.left, x.b.words[x.right[0]].reading); s > 0 {
			x.links = append(x.links, link{x.left[1], x.right[0], how, s})
			x.left, x.right = nil, nil
		}
	}
}

// run compares two words that follow each other, written as one, to a word.
func run(n *Name, at []int, w *reading) (relation, float64) {
	if at[1] != at[0]+1 {
		return "", 0
	}
	v, u := n.words[at[0]], n.words[at[1]]
	if v.short || u.short || w.short {
		return "", 0
	}
	one := reading{text: v.text + u.text, plain: v.plain + u.plain, digraph: v.digraph + u.digraph, sounds: v.sounds + u.sounds, script: v.script}
	return match(&one, w, true, false)
}

// forgive links the one word left on each side, of long names, if they resemble
// each other at all.
func (x *alignment) forgive() {
	if len(x.left) != 1 || len(x.right) != 1 || len(x.links) < 3 {
		return
	}
	v, w := x.a.words[x.left[0]], x.b.words[x.right[0]]
	if v.short || w.short || alike(heard.distance(v.sounds, w.sounds)) < 0.5 {
		return
	}
	x.links = append(x.links, link{x.left[0], x.right[0], slip, strength[slip]})
	x.left, x.right = nil, nil
}

// surnames returns the words of a name that may be the surname: the last and what
// is joined to it, or the first where peoples put it there.
func (n *Name) surname(i int) bool {
	last := len(n.words) - 1
	for k := last; k >= 0; k-- {
		if k == i {
			return true
		}
		if !n.words[k].joined {
			break
		}
	}
	return i == 0 && !n.family && leading[n.words[0].plain]
}
