package event

import (
	"strings"

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

// pairClues fills c with the clues for a pair.
func (c *clues) pairClues(p *pair) {
	c.reset()
	v := p.view
	a, b := &p.a, &p.b
	c.add("bias")
	kinds := kindOf(a) + kindOf(b)
	c.add("kinds", kinds)
	if a.group || b.group {
		c.add("group")
	}
	c.add("persons", bucket(distinct(v.persons)))
	if v.index == 0 {
		c.add("headline")
	}
	if p.carry {
		c.add("carried", kindOf(b), bucket(distinct(p.before.persons)), bucket(distinct(v.persons)))
		c.add("carried-role", v.relation(b), p.before.relation(a))
		a = b // the trigger is looked for around the one who is there
	} else {
		c.between(p)
		c.tree(p)
	}
	for i := range v.triggers {
		t := &v.triggers[i]
		c.add("class", t.Class, position(t.tok, a, b))
	}
	t := v.mainTrigger(a, b)
	if t == nil {
		c.add("no-trigger", carry(p.carry))
		c.cuesAround(v, "q", b.head)
		return
	}
	c.triggerClues(p, t, a, b)
	c.cuesAround(v, "t", t.tok)
	c.tense(v, t.tok)
}

func carry(yes bool) string {
	if yes {
		return "carried"
	}
	return "here"
}

func (c *clues) triggerClues(p *pair, t *trigger, a, b *ref) {
	v := p.view
	where := position(t.tok, a, b)
	far := bucket(v.clauses(min(t.tok, a.last, b.last), max(t.tok, a.first, b.first)))
	g := groups[t.Class]
	c.add("t-lemma", strings.ToLower(t.Lemma), t.UPOS)
	c.add("t-lemma-where", strings.ToLower(t.Lemma), where)
	c.add("t-class", t.Class, t.UPOS, where, carry(p.carry))
	c.add("t-class-far", t.Class, far, carry(p.carry))
	c.frameClues(v, t, a, b, where, far)
	c.add("t-frame", t.Class, t.UPOS, t.frame(a), t.frame(b), where)
	c.add("t-marks", t.Class, a.mark, b.mark)
	c.add("t-relations", t.Class, v.relation(a), v.relation(b))
	c.add("t-reach", t.Class, v.reach(t.tok, a), v.reach(t.tok, b))
	c.add("t-distance", t.Class, bucket(abs(t.tok-a.last)), bucket(abs(t.tok-b.first)))
	if p.a.plural && p.b.plural && p.a.first == p.b.first {
		c.add("t-plural", t.Class)
	}
	from, to := v.clauseOf(t.tok)
	for i := from; i <= to; i++ {
		switch strings.ToLower(v.toks[i].Form) {
		case "sich", "einander", "gemeinsam", "zusammen", "miteinander", "beide", "beiden", "gegenüber", "together", "each", "both", "jointly":
			c.add("t-together", t.Class, strings.ToLower(v.toks[i].Form))
		}
	}
	if !p.carry && coordinated(p) {
		c.add("t-joined", t.Class, where)
		c.add("g-joined", g, t.UPOS, v.third(t.tok, a, b))
	}
}

// frameClues adds how the two mentions stand around the trigger without naming it,
// so that what is learned of one verb holds for others.
func (c *clues) frameClues(v *view, t *trigger, a, b *ref, where, far string) {
	g := groups[t.Class]
	fa, fb := t.frame(a)+a.kase, t.frame(b)+b.kase
	voice := v.voice(t)
	c.add("g-frame", g, t.UPOS, fa, fb)
	c.add("g-voice", g, voice, t.frame(a), t.frame(b), where)
	c.add("g-far", g, t.UPOS, where, far)
	c.add("g-reach", g, t.UPOS, v.reach(t.tok, a), v.reach(t.tok, b))
	c.add("g-kinds", g, kindOf(a)+kindOf(b), where)
	matches := 0
	for _, f := range []string{t.frame(a), t.frame(b)} {
		if f == "marked" {
			matches++
		}
	}
	c.add("g-fit", g, t.UPOS, bucket(matches), far)
	c.add("t-voice", t.Class, voice, t.frame(a), t.frame(b))
}

// groups joins the classes of triggers that are used alike.
var groups = map[string]string{
	"meet": "contact", "talk": "contact", "negotiate": "contact", "phone": "contact", "dine": "contact",
	"receive": "toward", "greet": "toward", "host": "toward", "visit": "toward", "tour": "toward", "award": "toward",
	"sign": "joint", "with": "joint", "event": "joint", "group": "joint",
	"say": "weak", "weak": "weak", "invite": "weak",
	"travel": "move", "write": "other", "judge": "other", "succeed": "other",
}

// voice is passive if the verb of a trigger is, by the tree or by a participle
// with "werden" or "be" in its clause.
func (v *view) voice(t *trigger) string {
	if t.UPOS != "VERB" {
		return "noun"
	}
	x := &v.toks[t.tok]
	if x.UPOS == "ADJ" {
		return "participle"
	}
	if x.Feats.Get("VerbForm") != "Part" {
		return "active"
	}
	from, to := v.clauseOf(t.tok)
	for i := from; i <= to; i++ {
		y := &v.toks[i]
		if y.Head == t.tok && (y.DepRel == "aux:pass" || y.DepRel == "nsubj:pass") || y.UPOS == "AUX" && (y.Lemma == "werden" || y.Lemma == "be") {
			return "passive"
		}
	}
	return "perfect"
}

// third tells whether somebody outside of the enumeration of a and b stands around
// the trigger: of "A met B and C", who met B and C.
func (v *view) third(tok int, a, b *ref) string {
	for i := range v.persons {
		r := &v.persons[i]
		if r.cluster == a.cluster || r.cluster == b.cluster || overlaps(r, a) || overlaps(r, b) {
			continue
		}
		first, second := r, a
		if r.first > b.last {
			first, second = b, r
		}
		if v.clauses(min(tok, r.last), max(tok, r.first)) == 0 && !(first.last < second.first && v.joined(first.last+1, second.first)) {
			return "third"
		}
	}
	return "alone"
}

// frame tells whether a mention stands as the trigger expects its other side.
func (t *trigger) frame(r *ref) string {
	for _, m := range t.Marks {
		if m == r.mark && m != "" {
			return "marked"
		}
	}
	if r.mark == "" {
		return "bare"
	}
	return "other"
}

// between adds what stands between the two mentions.
func (c *clues) between(p *pair) {
	v := p.view
	from, to := p.a.last+1, p.b.first
	c.add("gap", bucket(to-from))
	verbs, commas, persons := 0, 0, 0
	for i := from; i < to; i++ {
		t := &v.toks[i]
		switch t.UPOS {
		case "VERB", "AUX":
			verbs++
			c.add("between-verb", strings.ToLower(t.Lemma))
		case "ADP", "SCONJ", "CCONJ", "PART", "NOUN":
			c.add("between", strings.ToLower(t.Lemma))
		case "PUNCT":
			commas++
			if t.Form != "," {
				c.add("between", t.Form)
			}
		}
	}
	for i := range v.persons {
		if r := &v.persons[i]; r.first >= from && r.last < to && r.cluster != p.a.cluster && r.cluster != p.b.cluster {
			persons++
		}
	}
	c.add("gap-verbs", bucket(verbs), bucket(commas))
	c.add("gap-persons", bucket(persons))
	if coordinated(p) {
		c.add("joined", bucket(persons))
	}
	c.add("marks", p.a.mark, p.b.mark)
	if p.a.plural && p.b.plural && p.a.first == p.b.first {
		c.add("same-plural")
	}
}

// coordinated reports whether the two mentions stand in one enumeration.
func coordinated(p *pair) bool {
	return p.a.last < p.b.first && p.view.joined(p.a.last+1, p.b.first) && p.a.mark == p.b.mark
}

// tree adds the way between the heads of the mentions in the dependency tree.
func (c *clues) tree(p *pair) {
	v := p.view
	up := v.chain(p.a.head)
	for steps, i := 0, p.b.head; i >= 0 && steps < 12; steps, i = steps+1, v.toks[i].Head {
		k, ok := indexOf(up, i)
		if !ok {
			continue
		}
		c.add("path", bucket(k), bucket(steps))
		c.add("path-ends", v.relation(&p.a), v.relation(&p.b), bucket(k+steps))
		c.add("path-top", v.toks[i].UPOS, strings.ToLower(v.toks[i].Lemma))
		return
	}
}

// chain returns a token and its heads up to the root.
func (v *view) chain(i int) []int {
	var out []int
	for n := 0; i >= 0 && i < len(v.toks) && n < 12; i, n = v.toks[i].Head, n+1 {
		out = append(out, i)
	}
	return out
}

func indexOf(list []int, x int) (int, bool) {
	for i, y := range list {
		if y == x {
			return i, true
		}
	}
	return 0, false
}

// relation is the dependency relation of a mention to the word outside of its
// noun phrase: flat, appositional and conjunct links are passed over.
func (v *view) relation(r *ref) string {
	i := r.head
	for n := 0; n < 6 && i >= 0 && i < len(v.toks); n++ {
		switch rel := v.toks[i].DepRel; rel {
		case "flat", "flat:name", "appos", "conj", "compound":
			i = v.toks[i].Head
		default:
			return rel
		}
	}
	return "none"
}

// reach says how a mention hangs on the trigger: its relation if it is a direct
// dependent, "below", "above" or "apart".
func (v *view) reach(tok int, r *ref) string {
	i := r.head
	for n := 0; n < 8 && i >= 0 && i < len(v.toks); n++ {
		if v.toks[i].Head == tok {
			switch v.toks[i].DepRel {
			case "nsubj", "nsubj:pass", "obj", "obl", "iobj", "obl:arg", "obl:agent", "nmod":
				return v.toks[i].DepRel
			}
			return "below"
		}
		i = v.toks[i].Head
	}
	if k, ok := indexOf(v.chain(tok), r.head); ok && k > 0 {
		return "above"
	}
	return "apart"
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
