package event

import (
	"whomet/ingest/text"
)

// pair is a candidate: two clusters that one sentence, or a sentence and the one
// before it, refer to.
type pair struct {
	a, b   ref // a stands before b; if carried, a stands in the sentence before
	carry  bool
	view   *view
	before *view // of a, if carried
}

// pairs returns the candidates of a sentence: every two persons or groups of it,
// and, if it has a strong trigger, every one of it with every one the sentence
// before refers to and this one does not.
func pairs(views []view, s int) []pair {
	v := &views[s]
	var out []pair
	seen := map[[2]int]int{}
	for j := range v.persons {
		for i := range j {
			a, b := v.persons[i], v.persons[j]
			if a.cluster == b.cluster || overlaps(&a, &b) && !(a.plural && b.plural) {
				continue
			}
			key := [2]int{min(a.cluster, b.cluster), max(a.cluster, b.cluster)}
			p := pair{a: a, b: b, view: v}
			if k, ok := seen[key]; ok {
				if p.better(&out[k]) {
					out[k] = p
				}
				continue
			}
			seen[key] = len(out)
			out = append(out, p)
		}
	}
	if s == 0 || !v.hasStrong() {
		return out
	}
	return append(out, carried(&views[s-1], v)...)
}

// carried pairs the persons of a sentence with those of the sentence before.
func carried(before, v *view) []pair {
	here := map[int]bool{}
	for i := range v.persons {
		here[v.persons[i].cluster] = true
	}
	var out []pair
	seen := map[[2]int]bool{}
	for i := range before.persons {
		a := before.persons[i]
		if here[a.cluster] {
			continue
		}
		for _, b := range v.persons {
			key := [2]int{min(a.cluster, b.cluster), max(a.cluster, b.cluster)}
			if !seen[key] && len(out) < 40 {
				seen[key] = true
				out = append(out, pair{a: a, b: b, carry: true, view: v, before: before})
			}
		}
	}
	return out
}

func overlaps(a, b *ref) bool { return a.first <= b.last && b.first <= a.last }

// better prefers, of two mentions of the same pair, those a strong trigger stands
// between or next to.
func (p *pair) better(q *pair) bool { return p.nearness() > q.nearness() }

func (p *pair) nearness() int {
	t := p.view.mainTrigger(&p.a, &p.b)
	if t == nil {
		return -(p.b.first - p.a.last)
	}
	n := 1000 + 20*rank[t.Class] - (p.b.first - p.a.last)
	if t.tok > p.a.last && t.tok < p.b.first {
		n += 10
	}
	return n
}

func (v *view) hasStrong() bool {
	for i := range v.triggers {
		if strong[v.triggers[i].Class] {
			return true
		}
	}
	return false
}

func kindOf(r *ref) string {
	k := [...]string{text.Named: "N", text.Nominal: "D", text.Pronoun: "P"}[r.kind]
	if r.group {
		k += "g"
	}
	if r.plural {
		k += "2"
	}
	return k
}

func distinct(refs []ref) int {
	seen := map[int]bool{}
	for i := range refs {
		seen[refs[i].cluster] = true
	}
	return len(seen)
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// refView returns the sentence a mention of the pair stands in.
func (p *pair) refView(r *ref) *view {
	if p.carry && r == &p.a {
		return p.before
	}
	return p.view
}
