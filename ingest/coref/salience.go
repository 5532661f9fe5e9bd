package coref

import (
	"strings"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

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

// distance is what the distance in sentences is worth.
var distance = [...]float64{10, 8, 4.5, 3.5, 1, 0.5}

// early is what it is worth to be among the first persons of a text.
func (w *work) early(e int) float64 {
	persons := 0
	for i := range w.refs {
		if r := &w.refs[i]; r.named && w.entities[r.entity].typ == text.PER && len(w.entities[r.entity].members) == 0 {
			if r.entity == e {
				return 3
			}
			if persons++; persons > 2 {
				return 0
			}
		}
	}
	return 0
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
	score := distance[min(q.sent-r.sent, 5)]
	if q.noun != nil && q.noun.Field == "guest" {
		score = 5 + w.early(r.entity) // a guest is whom the article is about
	}
	switch {
	case r.subject:
		score += 2
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
		return 15
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
