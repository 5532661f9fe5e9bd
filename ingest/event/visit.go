package event

import (
	"strings"
)

// stay is a candidate visit: a person and a place of one sentence.
type stay struct {
	who, where ref
	view       *view
}

// mobile are the classes of triggers that may tell of somebody being at a place.
var mobile = map[string]bool{"visit": true, "travel": true, "tour": true, "host": true, "receive": true, "meet": true, "greet": true,
	"talk": true, "dine": true, "negotiate": true, "event": true, "with": true, "sign": true, "award": true}

// stays returns the candidates of a sentence; of several mentions of a person the
// nearest to the place stands for all.
func stays(v *view) []stay {
	if !v.moves() {
		return nil
	}
	var out []stay
	for i := range v.places {
		at := map[int]int{}
		for j := range v.persons {
			p := &v.persons[j]
			if overlaps(p, &v.places[i]) {
				continue
			}
			if k, ok := at[p.cluster]; ok {
				if distance(p, &v.places[i]) < distance(&out[k].who, &v.places[i]) {
					out[k].who = *p
				}
				continue
			}
			at[p.cluster] = len(out)
			out = append(out, stay{*p, v.places[i], v})
		}
	}
	return out
}

func distance(a, b *ref) int { return min(abs(a.first-b.last), abs(b.first-a.last)) }

func (v *view) moves() bool {
	for i := range v.triggers {
		if mobile[v.triggers[i].Class] {
			return true
		}
	}
	return false
}

// stayClues fills c with the clues for a visit.
func (c *clues) stayClues(st *stay) {
	c.reset()
	v, who, where := st.view, &st.who, &st.where
	c.add("bias")
	c.add("kind", kindOf(who), where.typ)
	c.add("mark", where.mark, where.typ)
	c.add("marks", who.mark, where.mark)
	c.add("relations", v.relation(who), v.relation(where))
	c.add("order", sign(where.first-who.first), bucket(distance(who, where)))
	c.add("gap-clauses", bucket(v.clauses(min(who.last, where.last), max(who.first, where.first))))
	c.add("persons", bucket(distinct(v.persons)))
	c.add("places", bucket(len(v.places)))
	if v.index == 0 {
		c.add("headline")
	}
	if dateline(v, where) {
		c.add("dateline")
	}
	if where.first > 0 {
		c.add("left", strings.ToLower(v.toks[where.first-1].Form))
	}
	for i := min(who.last, where.last) + 1; i < max(who.first, where.first); i++ {
		if t := &v.toks[i]; t.UPOS == "VERB" || t.UPOS == "NOUN" {
			c.add("between", strings.ToLower(t.Lemma))
		}
	}
	t := v.mainMove(where)
	if t == nil {
		return
	}
	c.add("t-lemma", strings.ToLower(t.Lemma), t.UPOS)
	c.add("t-class", t.Class, t.UPOS, where.mark)
	c.add("t-lemma-mark", strings.ToLower(t.Lemma), where.mark)
	c.add("t-frame", t.Class, t.UPOS, t.frame(where), where.typ)
	c.add("t-reach", t.Class, v.reach(t.tok, who), v.reach(t.tok, where))
	c.add("t-position", t.Class, t.UPOS, position(t.tok, who, where))
	c.add("t-distance", t.Class, bucket(abs(t.tok-where.first)))
	c.add("t-who", t.Class, t.UPOS, who.mark, v.relation(who))
	c.add("t-far", t.Class, bucket(v.clauses(min(t.tok, who.last), max(t.tok, who.first))))
	c.cuesAround(v, "t", t.tok)
	c.tense(v, t.tok)
}

// mainMove picks the trigger that most likely says why somebody is at a place.
func (v *view) mainMove(where *ref) *trigger {
	var best *trigger
	bestScore := 0
	for i := range v.triggers {
		t := &v.triggers[i]
		if !mobile[t.Class] || inside(t.tok, where) {
			continue
		}
		score := 1000 - 6*abs(t.tok-where.first) - 20*v.clauses(min(t.tok, where.last), max(t.tok, where.first))
		if t.Class == "visit" || t.Class == "travel" || t.Class == "tour" {
			score += 40
		}
		if best == nil || score > bestScore {
			best, bestScore = t, score
		}
	}
	return best
}
