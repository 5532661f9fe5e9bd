package event

import (
	"slices"
	"strings"
)

// stay is a candidate visit: a place of a sentence, and a person of it or, if the
// sentence refers to nobody, of the sentence before.
type stay struct {
	who, where ref
	view       *view
	before     *view // of who, if it is the sentence before
}

// mobile are the classes of triggers that may tell of somebody being at a place.
var mobile = map[string]bool{"visit": true, "travel": true, "tour": true, "host": true, "receive": true, "meet": true, "greet": true,
	"talk": true, "dine": true, "negotiate": true, "event": true, "with": true, "sign": true, "award": true, "weak": true, "say": true, "invite": true}

// stays returns the candidates of a sentence; of several mentions of a person the
// nearest to the place stands for all.
func stays(views []view, s int) []stay {
	v := &views[s]
	var out []stay
	for i := range v.places {
		where := &v.places[i]
		if where.mark == "" && !v.moves() || v.belongs(where) {
			continue
		}
		at := map[int]int{}
		for j := range v.persons {
			p := &v.persons[j]
			if p.body {
				continue
			}
			if overlaps(p, where) {
				continue
			}
			if k, ok := at[p.cluster]; ok {
				if distance(p, where) < distance(&out[k].who, where) {
					out[k].who = *p
				}
				continue
			}
			at[p.cluster] = len(out)
			out = append(out, stay{who: *p, where: *where, view: v})
		}
		if len(v.persons) > 0 || s == 0 || !v.moves() {
			continue
		}
		for _, p := range views[s-1].persons {
			if _, ok := at[p.cluster]; !ok {
				at[p.cluster] = 0
				out = append(out, stay{who: p, where: *where, view: v, before: &views[s-1]})
			}
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
	c.add("places", bucket(len(v.places)))
	if st.before != nil {
		c.add("carried", kindOf(who), st.before.relation(who), bucket(distinct(st.before.persons)))
		who = where
	} else {
		c.add("marks", who.mark, where.mark)
		c.add("relations", v.relation(who), v.relation(where))
		c.add("order", sign(where.first-who.first), bucket(distance(who, where)))
		c.add("gap-clauses", bucket(v.clauses(min(who.last, where.last), max(who.first, where.first))))
		c.add("persons", bucket(distinct(v.persons)))
		for i := min(who.last, where.last) + 1; i < max(who.first, where.first); i++ {
			if t := &v.toks[i]; t.UPOS == "VERB" || t.UPOS == "NOUN" {
				c.add("between", strings.ToLower(t.Lemma))
			}
		}
	}
	if v.index == 0 {
		c.add("headline")
	}
	home := v.home(st.who.cluster, where.cluster)
	c.add("home", home)
	c.add("home-mark", home, where.mark)
	c.called(v.doc, st.who.cluster)
	c.governed(v, where, "place")
	c.add("size-mark", v.size(where), where.mark)
	if h := v.toks[where.head].Head; h >= 0 && v.toks[h].UPOS == "VERB" {
		c.add("governed-verb", strings.ToLower(v.toks[h].Lemma), where.mark)
	}
	if st.before == nil {
		c.way(v, who, where)
	}
	if dateline(v, where) {
		c.add("dateline")
	}
	t := v.mainMove(where)
	if t == nil {
		c.add("no-trigger", where.mark, where.typ)
		c.tense(v, where.head)
		return
	}
	c.add("t-lemma", strings.ToLower(t.Lemma), t.UPOS)
	c.add("t-class", t.Class, t.UPOS, where.mark)
	c.add("t-object", t.Class, t.UPOS, t.object(where), where.typ)
	c.add("t-lemma-object", strings.ToLower(t.Lemma), t.object(where), where.typ)
	c.add("t-lemma-mark", strings.ToLower(t.Lemma), where.mark)
	c.add("t-frame", t.Class, t.UPOS, t.frame(where), where.typ)
	c.add("t-reach", t.Class, v.reach(t.tok, who), v.reach(t.tok, where))
	c.add("t-position", t.Class, t.UPOS, position(t.tok, who, where))
	c.add("t-distance", t.Class, bucket(abs(t.tok-where.first)))
	c.add("t-who", t.Class, t.UPOS, who.mark, v.relation(who))
	c.add("t-far", t.Class, bucket(v.clauses(min(t.tok, who.last), max(t.tok, who.first))))
	c.cuesAround(v, "t", t.tok)
	c.add("t-home", t.Class, t.UPOS, home)
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

// object tells how a place hangs on the trigger: "object" if the verb governs it
// without a preposition, as in "besuchte die Messe", else as a side of it would.
func (t *trigger) object(where *ref) string {
	if where.mark == "" && t.UPOS == "VERB" && (slices.Contains(t.Marks, "acc") || slices.Contains(t.Marks, "obj")) {
		return "object"
	}
	return t.frame(where)
}

// way adds the way from a person to a place in the tree.
func (c *clues) way(v *view, who, where *ref) {
	up := v.chain(who.head)
	for steps, i := 0, where.head; i >= 0 && steps < 12; steps, i = steps+1, v.toks[i].Head {
		k, ok := indexOf(up, i)
		if !ok {
			continue
		}
		c.add("path", bucket(k), bucket(steps))
		c.add("path-ends", v.relation(who), v.relation(where), bucket(k+steps))
		c.add("path-top", v.toks[i].UPOS, strings.ToLower(v.toks[i].Lemma))
		return
	}
}
