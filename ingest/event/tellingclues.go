package event

import "strings"

// sentenceClues fills c with the clues for a sentence.
func (c *clues) sentenceClues(v *view) {
	c.reset()
	c.add("bias")
	c.add("persons", bucket(distinct(v.persons)))
	if v.index == 0 {
		c.add("headline")
	}
	if len(v.triggers) == 0 {
		c.add("no-trigger")
		c.add("no-trigger", bucket(distinct(v.persons)))
	}
	for i := range v.triggers {
		c.toldBy(v, &v.triggers[i])
	}
	for _, q := range v.cues {
		c.add("q-sentence", q.class)
	}
	for i := range v.toks {
		switch t := &v.toks[i]; t.UPOS {
		case "VERB":
			c.add("verb", strings.ToLower(t.Lemma))
		case "NOUN":
			c.add("noun", strings.ToLower(t.Lemma))
		case "ADV":
			c.add("adverb", strings.ToLower(t.Lemma))
		}
	}
}

// toldBy adds the clues of one trigger of a sentence.
func (c *clues) toldBy(v *view, t *trigger) {
	g := groups[t.Class]
	c.add("w-class", t.Class, t.UPOS)
	c.add("w-trigger", strings.ToLower(t.Lemma), t.UPOS)
	c.add("w-group", g, t.UPOS)
	c.add("w-group-persons", g, bucket(distinct(v.persons)))
	marked, subject := "", ""
	for k := range v.persons {
		r := &v.persons[k]
		if t.frame(r) == "marked" {
			marked = "marked"
		}
		if x := v.reach(t.tok, r); x == "nsubj" || x == "nsubj:pass" {
			subject = x
		}
	}
	c.add("w-frame", t.Class, t.UPOS, marked, subject)
	c.add("w-group-frame", g, t.UPOS, marked, subject, v.voice(t))
	c.cuesAround(v, "w", t.tok)
	c.tense(v, t.tok)
}

// partClues fills c with the clues for whether a mention takes part in a meeting its
// sentence tells of.
func (c *clues) partClues(v *view, r *ref) {
	c.reset()
	c.add("bias")
	c.add("p-kind", kindOf(r))
	c.add("persons", bucket(distinct(v.persons)))
	rel := v.relation(r)
	c.add("p-case", r.mark, r.kase)
	c.add("p-relation", rel, r.mark)
	c.add("p-relation-kind", rel, kindOf(r))
	if h := v.governor(r); h >= 0 {
		t := &v.toks[h]
		c.add("governed-word", strings.ToLower(t.Lemma), t.UPOS)
		c.add("governed-relation", strings.ToLower(t.Lemma), rel, r.mark)
		c.add("governed-pos", t.UPOS, rel, r.mark)
	}
	if r.first > 0 {
		c.add("p-left", strings.ToLower(v.toks[r.first-1].Lemma))
	}
	if r.last+1 < len(v.toks) {
		c.add("p-right", strings.ToLower(v.toks[r.last+1].Lemma))
	}
	others := 0
	for k := range v.persons {
		if o := &v.persons[k]; o.cluster != r.cluster && o.first < r.first {
			others++
		}
	}
	c.add("p-order", bucket(others), bucket(distinct(v.persons)))
	t := v.mainTrigger(r, r)
	if t == nil {
		c.add("no-trigger", rel)
		return
	}
	c.partBy(v, t, r)
	for i := range v.triggers {
		if x := &v.triggers[i]; x.tok != t.tok {
			c.add("class-other", x.Class, v.reach(x.tok, r))
		}
	}
}

// partBy adds how a mention stands to the trigger.
func (c *clues) partBy(v *view, t *trigger, r *ref) {
	g := groups[t.Class]
	where := "before"
	if t.tok > r.last {
		where = "after"
	}
	far := bucket(v.clauses(min(t.tok, r.last), max(t.tok, r.first)))
	voice := v.voice(t)
	c.add("p-lemma", strings.ToLower(t.Lemma), t.UPOS, t.frame(r))
	c.add("p-lemma-reach", strings.ToLower(t.Lemma), v.reach(t.tok, r))
	c.add("p-class", t.Class, t.UPOS, where, far)
	c.add("p-frame", t.Class, t.UPOS, t.frame(r), where)
	c.add("p-mark", t.Class, t.UPOS, r.mark)
	c.add("p-reach", t.Class, t.UPOS, v.reach(t.tok, r), voice)
	c.add("p-group-frame", g, t.UPOS, t.frame(r)+r.kase, where)
	c.add("p-group-reach", g, t.UPOS, v.reach(t.tok, r), voice)
	c.add("p-group-mark", g, t.UPOS, r.mark, far)
	c.add("p-group-far", g, where, far, kindOf(r))
	c.add("p-distance", g, where, bucket(abs(t.tok-r.head)))
	c.cuesAround(v, "t", t.tok)
}

// governor is the word outside of a mention's noun phrase that it hangs on.
func (v *view) governor(r *ref) int {
	i := r.head
	for n := 0; n < 6 && i >= 0 && i < len(v.toks); n++ {
		switch v.toks[i].DepRel {
		case "flat", "flat:name", "appos", "conj", "compound":
			i = v.toks[i].Head
		default:
			return v.toks[i].Head
		}
	}
	return -1
}
