package identity

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
)

// block is the hash of what two persons' names must share to be compared at all.
type block uint64

// place says in which block a person stands, and whether it seeks there: two
// persons of a block are compared if at least one seeks. A full name seeks among
// the full names with two words like its own; a bare surname, alone or with
// initials, seeks among all who bear it.
type place struct {
	block block
	seeks bool
}

// maxPlaces bounds the blocks of one person.
const maxPlaces = 48

// places returns the blocks of a person, sorted, each once.
func (f *facts) places() []place {
	var out []place
	for i := range f.names {
		out = f.names[i].places(out)
	}
	slices.SortFunc(out, func(a, b place) int {
		if n := cmp.Compare(a.block, b.block); n != 0 || a.seeks == b.seeks {
			return n
		} else if a.seeks {
			return -1
		}
		return 1
	})
	out = slices.CompactFunc(out, func(a, b place) bool { return a.block == b.block })
	return out[:min(len(out), maxPlaces)]
}

func (n *Name) places(out []place) []place {
	words := n.words[:min(len(n.words), maxWords)]
	last := len(words) - 1
	rhymes := make([][]string, len(words))
	for i := range words {
		if !words[i].short {
			rhymes[i] = words[i].rhymes(i == last)
		}
	}
	bare := n.rank() < 3
	for i := range words {
		if bare || n.surname(i) {
			for _, r := range rhymes[i] {
				out = append(out, place{hash("surname", r), bare})
			}
		}
	}
	if bare {
		return out
	}
	pair := func(xs, ys []string) {
		for _, x := range xs {
			for _, y := range ys {
				out = append(out, place{hash("name", min(x, y), max(x, y)), true})
			}
		}
	}
	for i := range words { // the first or the last word is in each pair
		for k := range i {
			if k == 0 || i == last {
				pair(rhymes[k], rhymes[i])
			}
		}
		if i > 0 && words[i].joined && last > 1 { // Jong-un is Jongun to others
			one := read(words[i-1].text + words[i].text)
			switch {
			case i == last:
				pair(rhymes[0], one.rhymes(true))
			default:
				pair(one.rhymes(false), rhymes[last])
			}
		}
	}
	return out
}

func hash(parts ...string) block {
	h := fnv.New64a()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return block(h.Sum64())
}

// Bounds of a rhyme: the sounds it counts, and the ways of reading a word.
const (
	maxRhyme  = 4
	maxRhymes = 4
)

// rhymes returns the consonants of a word in coarse classes, in each way it may be
// read, and the rows of the table of forenames it is in.
func (w *reading) rhymes(last bool) []string {
	out := w.script.readings(w.sounds)
	if last && w.script == latin && len(w.plain) > 4 && strings.HasSuffix(w.plain, "s") {
		out = append(out, w.script.readings(w.sounds[:len(w.sounds)-1])...) // may be a genitive
	}
	if bare, ok := withoutArticle(w.folded); ok {
		out = append(out, w.script.readings(hear(bare))...)
	}
	for _, f := range w.names {
		if f.pet || !f.romanized {
			out = append(out, strconv.Itoa(f.row))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// readings returns sounds in coarse classes, in each way they may be read.
func (sc script) readings(s sounds) []string {
	out := []string{""}
	for i := range len(s) {
		options := sc.classes(s, i)
		n := len(out)
		for _, o := range options[1:] {
			if len(out)+n <= maxRhymes {
				for _, r := range out[:n] {
					out = append(out, extend(r, o))
				}
			}
		}
		for k := range n {
			out[k] = extend(out[k], options[0])
		}
	}
	for i, r := range out {
		out[i] = r[:min(len(r), maxRhyme)]
	}
	return out
}

// extend adds classes of sounds to a rhyme, none twice in a row.
func extend(r, classes string) string {
	for i := range len(classes) {
		if r == "" || r[len(r)-1] != classes[i] {
			r += classes[i : i+1]
		}
	}
	return r
}

// classes returns the coarse classes the i-th sound may belong to, the likeliest
// first; "" is none.
func (sc script) classes(all sounds, i int) []string {
	s := all[i]
	vowel := func(k int) bool { return k < len(all) && strings.IndexByte("aeiouyjw", all[k]) >= 0 }
	switch {
	case i == 0 && vowel(0) && s != 'w':
		return []string{"A"}
	case s == 'w' && i == 0:
		return []string{"F", "A"}
	case s == 'w' && sc == abjad:
		return []string{"", "F"}
	case s == 'h' && sc == abjad, s == '7':
		return []string{"K", ""}
	case s == 'h' && !vowel(i+1):
		return []string{"", "K"}
	case s == 'G' && i == 0:
		return []string{"S", "A"}
	case s == 'J' && sc == abjad, s == '5':
		return []string{"S", "K"}
	case s == '9' && i == 0:
		return []string{"S", "KS"}
	}
	return coarse[s]
}

// coarse are the classes of the other sounds.
var coarse = map[byte][]string{
	'a': {""}, 'e': {""}, 'i': {""}, 'o': {""}, 'u': {""}, 'y': {""}, 'j': {""}, 'w': {"F"},
	'p': {"B"}, 'b': {"B"}, 'f': {"F"}, 'v': {"F"}, 'm': {"M"}, 'n': {"N"}, 'l': {"L"}, 'r': {"R"},
	't': {"T"}, 'd': {"T"}, '8': {"T"}, 'k': {"K"}, 'g': {"K"}, 'x': {"K"}, '6': {"K"}, 'h': {"K"}, '9': {"KS"},
	's': {"S"}, 'z': {"S"}, '2': {"S"}, '1': {"S"}, 'c': {"S"}, 'S': {"S"}, 'Z': {"S"}, 'C': {"S"}, 'J': {"S"}, 'Q': {"S"}, '3': {"S"},
	'G': {"S", ""}, 'H': {"K", "S"},
}
