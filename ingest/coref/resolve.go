package coref

import (
	"strings"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// resolve goes through the text from left to right and gives every description
// and pronoun the entity it means, as far as one stands out.
func (w *work) resolve() {
	w.genders()
	for s := range w.d.Sentences {
		toks := w.tokens(s)
		for t := 0; t < len(toks); t++ {
			if m := w.mentionAt(s, t); m >= 0 {
				w.sawName(m)
				t = max(t, w.d.Mentions[m].Last)
				continue
			}
			if i := w.phraseAt[w.base[s]+t]; i > 0 {
				w.resolvePhrase(int(i - 1))
				continue
			}
			if pr, ok := w.p.Pronoun(toks[t].Form); ok {
				w.resolvePronoun(s, t, pr)
			}
		}
		w.copulas(s)
	}
}

// genders settles what names and offices tell of gender.
func (w *work) genders() {
	for i, m := range w.d.Mentions {
		if m.Type != text.PER {
			continue
		}
		n := &w.entities[w.named[i]]
		switch w.titleGender(m.Sentence, m.First-1) {
		case "Masc":
			n.male++
		case "Fem":
			n.female += 2
		}
	}
	for e := range w.entities {
		n := &w.entities[e]
		if n.typ != text.PER {
			continue
		}
		weight := min(len(n.words), 2)
		switch w.nameGender(n.words) {
		case "Masc":
			n.male += weight
		case "Fem":
			n.female += weight
		}
		switch {
		case n.male > n.female:
			n.gender = "Masc"
		case n.female > n.male:
			n.gender = "Fem"
		}
	}
}

// sawName notes that an entity is named here.
func (w *work) sawName(m int) {
	mt := w.d.Mentions[m]
	w.see(ref{entity: w.named[m], sent: mt.Sentence, first: mt.First, last: mt.Last, named: true})
	if mt.Type == text.PER {
		w.list(mt.Sentence, m)
	}
}

// see notes a place where an entity is spoken of.
func (w *work) see(r ref) {
	r.clause = w.clause[w.base[r.sent]+r.first]
	if !r.subject && !r.object {
		r.subject = w.subject(r.sent, r.first, r.last)
		r.leading = r.subject || w.leading(r.sent, r.first)
	}
	w.refs = append(w.refs, r)
	w.entities[r.entity].refs = append(w.entities[r.entity].refs, len(w.refs)-1)
}

// list makes an entity of several persons named in one list that ends with m.
func (w *work) list(s, m int) {
	mt := w.d.Mentions[m]
	t := mt.First - 1
	for t > 0 && w.p.Link(w.form(s, t))&lang.And == 0 && mt.First-t < 7 && w.personAt(s, t) < 0 && w.form(s, t) != "," {
		t--
	}
	if w.p.Link(w.form(s, t))&lang.And == 0 {
		return
	}
	members := []int{w.named[m]}
	for before := w.personAt(s, t-1); before >= 0; {
		members = append([]int{w.named[before]}, members...)
		k := w.d.Mentions[before].First - 1
		if w.form(s, k) != "," {
			break
		}
		before = w.personAt(s, k-1)
	}
	if len(members) > 1 && distinct(members) {
		w.shareSubject(s, members)
		w.see(ref{entity: w.several(members), sent: s, first: mt.First, last: mt.Last, named: true})
	}
}

// shareSubject makes all persons of a list subjects if one of them is.
func (w *work) shareSubject(s int, members []int) {
	subject := false
	for _, all := range [2]bool{false, true} {
		for _, e := range members {
			refs := w.entities[e].refs
			r := &w.refs[refs[len(refs)-1]]
			subject = subject || r.subject
			r.subject = r.subject || all && subject && r.sent == s
		}
	}
}

func distinct(list []int) bool {
	for i, x := range list {
		for _, y := range list[:i] {
			if x == y {
				return false
			}
		}
	}
	return true
}

// several returns the entity of several persons, making one when needed.
func (w *work) several(members []int) int {
	for e := range w.entities {
		if sameSet(w.entities[e].members, members) {
			return e
		}
	}
	e := w.entity(text.PER)
	w.entities[e].members = members
	return e
}

func sameSet(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for _, x := range a {
		found := false
		for _, y := range b {
			found = found || x == y
		}
		if !found {
			return false
		}
	}
	return true
}

// want is what a description or pronoun asks of its entity.
type want struct {
	sent, at   int
	first      int
	clause     int16
	gender     string
	plural     bool
	count      int // of several persons; 0 when not told
	window     int // sentences to look back
	possessive bool
	noun       *lang.Noun
	place      string
	need       float64 // least score
	not        int     // an entity it cannot mean, or -1
}

// best returns the entity that fits a wish best, or -1 if none does or two do
// equally. One that stands out from all others may fit less well.
func (w *work) best(q want) int {
	w.tried = w.tried[:0]
	for i := len(w.refs) - 1; i >= 0; i-- {
		r := &w.refs[i]
		if q.sent-r.sent > q.window || len(w.refs)-i > 120 {
			break
		}
		if score, ok := w.score(&q, r); ok {
			w.try(r.entity, score)
		}
	}
	best, top, second := -1, 0.0, 0.0
	for _, c := range w.tried {
		if !q.possessive && w.near(c.entity, q.sent, q.clause) {
			continue
		}
		switch {
		case best < 0 || c.score > top:
			best, top, second = c.entity, c.score, top
		case c.score > second:
			second = c.score
		}
	}
	if best < 0 || top-second < 0.1 || top < q.need && (top < q.need-less || top-second < apart) {
		return -1
	}
	return best
}

// An entity that stands apart from all others may have a score that is less than
// what is needed.
const less, apart = 4, 5

// candidate is an entity with the best score of its places.
type candidate struct {
	entity int
	score  float64
}

// try notes the score of an entity if it is its best.
func (w *work) try(e int, score float64) {
	for i := range w.tried {
		if w.tried[i].entity == e {
			w.tried[i].score = max(w.tried[i].score, score)
			return
		}
	}
	w.tried = append(w.tried, candidate{e, score})
}

// score says how well the entity of a place looked back at fits.
func (w *work) score(q *want, r *ref) (float64, bool) {
	n := &w.entities[r.entity]
	if r.entity == q.not || n.typ != text.PER && !(n.group && q.plural) {
		return 0, false
	}
	if (len(n.members) > 0 || n.group) != q.plural || q.count > 0 && len(n.members) != q.count {
		return 0, false
	}
	same := r.sent == q.sent
	if same && r.clause == q.clause && !q.possessive && !r.possessive {
		return 0, false
	}
	if !q.plural && q.gender != "" && n.gender != "" && n.gender != q.gender {
		return 0, false
	}
	score := [...]float64{10, 8, 4.5, 2.5, 1, 0.5}[min(q.sent-r.sent, 5)]
	switch {
	case r.subject:
		score += 3
	case r.leading:
		score += 1
	}
	if r.named {
		score += 0.5
	}
	if r.possessive {
		score -= 1
	}
	if n.gender != "" && n.gender == q.gender {
		score += 2
	}
	if same && r.clause == q.clause && r.subject {
		score += 3
	}
	score += frequent * float64(min(len(n.refs), 8))
	score += float64(r.first) * -0.01
	if q.noun != nil {
		score += w.described(q, n)
	}
	return score, true
}

// described says how well an entity fits the noun of a description.
func (w *work) described(q *want, n *entity) float64 {
	score := 0.0
	if q.place != "" {
		for _, pl := range n.places {
			if pl == q.place {
				score += 6
				break
			}
		}
		if score == 0 && w.belongs(n, q.place) {
			score += 5
		}
		if score == 0 && len(n.places) > 0 {
			score -= 4
		}
	}
	match := 0.0
	for i := range n.roles {
		match = max(match, w.alike(q.noun, &n.roles[i].noun))
	}
	if match == 0 && len(n.roles) > 0 && q.noun.Kind == lang.Office {
		match = -3
	}
	return score + match
}

// belongs says whether the organization of an office has a place in its name.
func (w *work) belongs(n *entity, place string) bool {
	for i := range n.roles {
		org := n.roles[i].org
		if o := n.roles[i].orgOf; o >= 0 {
			org = w.entities[o].name
		}
		if strings.Contains(org, place) {
			return true
		}
	}
	return false
}

// alike says how much two nouns may mean one office.
func (w *work) alike(a, b *lang.Noun) float64 {
	if a.Kind == lang.Generic || a.Kind == lang.People {
		return 0
	}
	la, lb := a.Lemma, b.Lemma
	switch {
	case la == lb:
		return 12
	case len(la) > 3 && len(lb) > 3 && (strings.HasSuffix(la, lb) || strings.HasSuffix(lb, la)):
		return 11
	case w.p.Alike(*a, *b):
		return 7
	case a.Field != "" && a.Field == b.Field && a.Kind == lang.Office && b.Kind == lang.Office:
		return 3
	}
	return 0
}

// frequent is what each earlier mention of an entity adds to how it stands out.
const frequent = 0.5
