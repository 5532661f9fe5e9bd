package event

import "strings"

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
