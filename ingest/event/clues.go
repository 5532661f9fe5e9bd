package event

import (
	"strings"

	"whomet/ingest/perceptron"
	"whomet/ingest/text"
)

// featureVersion changes when the clues change; models of another one are refused.
const featureVersion = 5

// clues collects the features of one candidate. With names set, it also keeps
// them in words, for explanations.
type clues struct {
	hashes []uint64
	names  []string
	named  bool
	kept   []named // the clues of a candidate that was the best of several
}

func (c *clues) reset() { c.hashes, c.names = c.hashes[:0], c.names[:0] }

// add adds the feature made of a template's name and its values.
func (c *clues) add(template string, values ...string) {
	h := perceptron.Template(len(template)).Text(template)
	for _, v := range values {
		h = h.Text(v)
	}
	c.hashes = append(c.hashes, uint64(h))
	if c.named {
		c.names = append(c.names, template+"="+strings.Join(values, "|"))
	}
}

var buckets = [...]string{"0", "1", "2", "3", "4-5", "6-8", "9-12", "13-20", "21+"}

// bucket rounds a count or distance.
func bucket(n int) string {
	switch {
	case n <= 3:
		return buckets[max(n, 0)]
	case n <= 5:
		return buckets[4]
	case n <= 8:
		return buckets[5]
	case n <= 12:
		return buckets[6]
	case n <= 20:
		return buckets[7]
	}
	return buckets[8]
}

// strong are the classes of triggers that by themselves tell of contact.
var strong = map[string]bool{"meet": true, "talk": true, "negotiate": true, "receive": true, "greet": true, "phone": true,
	"host": true, "dine": true, "visit": true, "sign": true}

// rank orders trigger classes: what tells of contact goes before what does not.
var rank = map[string]int{"meet": 6, "receive": 6, "phone": 6, "negotiate": 5, "talk": 5, "greet": 4, "host": 4, "dine": 4, "visit": 4,
	"sign": 3, "tour": 3, "award": 3, "say": 3, "weak": 2, "invite": 3, "event": 2, "travel": 2, "with": 2, "group": 1}

// mainTrigger picks the trigger that most likely tells of contact between two
// stretches of a sentence, or nil.
func (v *view) mainTrigger(a, b *ref) *trigger {
	var best *trigger
	bestScore := 0
	lo, hi := min(a.last, b.last), max(a.first, b.first)
	for i := range v.triggers {
		t := &v.triggers[i]
		if inside(t.tok, a) || inside(t.tok, b) {
			continue
		}
		distance := 0
		switch {
		case t.tok < lo:
			distance = lo - t.tok
		case t.tok > hi:
			distance = t.tok - hi
		}
		score := 1000 + 30*rank[t.Class] - 4*distance - 15*v.clauses(min(t.tok, lo), max(t.tok, hi))
		if best == nil || score > bestScore {
			best, bestScore = t, score
		}
	}
	return best
}

func inside(tok int, r *ref) bool { return tok >= r.first && tok <= r.last }

// clauses counts the finite verbs between two tokens, both excluded.
func (v *view) clauses(from, to int) int {
	n := 0
	for i := from + 1; i < to; i++ {
		if finite(&v.toks[i]) {
			n++
		}
	}
	return n
}

func finite(t *text.Token) bool {
	return (t.UPOS == "VERB" || t.UPOS == "AUX") && t.Feats.Get("VerbForm") == "Fin"
}

// clauseOf returns the bounds of the part of the sentence around a token that no
// comma, semicolon, colon or dash divides.
func (v *view) clauseOf(tok int) (from, to int) {
	for from = tok; from > 0 && !divides(&v.toks[from-1]); from-- {
	}
	for to = tok; to < len(v.toks)-1 && !divides(&v.toks[to+1]); to++ {
	}
	return from, to
}

func divides(t *text.Token) bool {
	switch t.Form {
	case ",", ";", ":", "–", "—", "„", "“", "”", "\"", "»", "«", "(", ")":
		return true
	}
	return false
}

// position says where a token stands with regard to two mentions.
func position(tok int, a, b *ref) string {
	switch {
	case tok < a.first && tok < b.first:
		return "before"
	case tok > a.last && tok > b.last:
		return "after"
	}
	return "between"
}

// cuesAround adds the cues of the sentence with their place relative to a token.
func (c *clues) cuesAround(v *view, template string, tok int) {
	from, to := v.clauseOf(tok)
	for _, q := range v.cues {
		if q.tok == tok {
			continue
		}
		side := "<"
		if q.tok > tok {
			side = ">"
		}
		c.add(template+"-s", q.class)
		if q.tok >= from && q.tok <= to {
			c.add(template+"-clause", q.class, side)
		}
		if n := q.tok - tok; n >= -4 && n <= 4 {
			c.add(template+"-near", q.class, side)
		}
		if h := v.toks[q.tok].Head; h == tok {
			c.add(template+"-child", q.class)
		}
		if v.toks[tok].Head == q.tok {
			c.add(template+"-head", q.class)
		}
	}
}

// tense adds mood and tense of the verb that carries the trigger.
func (c *clues) tense(v *view, tok int) {
	t := &v.toks[tok]
	verb := tok
	if t.UPOS != "VERB" && t.UPOS != "AUX" {
		for n := 0; n < 4 && verb >= 0 && v.toks[verb].UPOS != "VERB" && v.toks[verb].UPOS != "AUX"; n++ {
			verb = v.toks[verb].Head
		}
		if verb < 0 || v.toks[verb].UPOS != "VERB" && v.toks[verb].UPOS != "AUX" {
			c.add("governor", "none")
			return
		}
		c.add("governor", strings.ToLower(v.toks[verb].Lemma))
	}
	w := &v.toks[verb]
	c.add("verbform", w.Feats.Get("VerbForm"), w.Feats.Get("Tense"), w.Feats.Get("Mood"))
	for i := range v.toks {
		x := &v.toks[i]
		if x.Head == verb && (x.UPOS == "AUX" || strings.HasPrefix(x.DepRel, "aux")) {
			c.add("aux", strings.ToLower(x.Lemma), x.Feats.Get("Tense"), x.Feats.Get("Mood"), w.Feats.Get("VerbForm"))
		}
	}
	if w.DepRel == "xcomp" || w.DepRel == "ccomp" || w.DepRel == "advcl" || w.DepRel == "acl" || w.DepRel == "acl:relcl" {
		if w.Head >= 0 {
			c.add("matrix", w.DepRel, strings.ToLower(v.toks[w.Head].Lemma))
		}
	}
}
