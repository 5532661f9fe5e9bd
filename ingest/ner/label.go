package ner

import "whomet/ingest/text"

// types are the entity types, in the order of labels.
var types = [...]string{text.PER, text.ORG, text.LOC, text.MISC}

// The part of a name that a word is. A label is the part of a name of a type:
// BIOES, as in Ratinov and Roth (2009).
const (
	begin = iota
	middle
	end
	whole
	outside
)

const numLabels = len(types)*4 + 1

// label returns the index of a label: types[typ] and part; outside is the last.
func label(typ, part int) int {
	if part == outside {
		return numLabels - 1
	}
	return typ*4 + part
}

// typeOf undoes label.
func typeOf(label int) (typ, part int) {
	if label == numLabels-1 {
		return -1, outside
	}
	return label / 4, label % 4
}

// labels are the names of all labels.
func labels() []string {
	var out []string
	for _, t := range types {
		for _, p := range "BIES" {
			out = append(out, string(p)+"-"+t)
		}
	}
	return append(out, "O")
}

// allowed says which label may follow which; -1 is the start or end of a sentence.
func allowed(from, to int) bool {
	typ, part := -1, outside
	if from >= 0 {
		typ, part = typeOf(from)
	}
	next, nextPart := -1, outside
	if to >= 0 {
		next, nextPart = typeOf(to)
	}
	goesOn := part == begin || part == middle
	continues := nextPart == middle || nextPart == end
	if goesOn != continues {
		return false
	}
	return !goesOn || typ == next
}

// encode turns IOB2 tags into labels.
func encode(tags []string) []int {
	out := make([]int, len(tags))
	for i, t := range tags {
		out[i] = label(0, outside)
		if len(t) < 3 {
			continue
		}
		typ := -1
		for k := range types {
			if types[k] == t[2:] {
				typ = k
			}
		}
		if typ < 0 {
			continue
		}
		starts := t[0] == 'B' || i == 0 || len(tags[i-1]) < 3 || tags[i-1][2:] != t[2:]
		goesOn := i+1 < len(tags) && tags[i+1] == "I-"+t[2:]
		switch {
		case starts && goesOn:
			out[i] = label(typ, begin)
		case starts:
			out[i] = label(typ, whole)
		case goesOn:
			out[i] = label(typ, middle)
		default:
			out[i] = label(typ, end)
		}
	}
	return out
}
