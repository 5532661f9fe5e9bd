package event

import (
	"strings"
	"unicode"

	"whomet/ingest/text"
)

// occasion is a meeting that looks for its place and date.
type occasion struct {
	view    *view
	tok     int // of the trigger, or of a participant if there is none
	class   string
	members map[int]bool
	future  bool // planned
}

// reachBack is how many sentences before its own an occasion looks for its place.
const reachBack = 6

// placeCandidates returns the places an occasion may have had: those of its
// sentence, of the sentences before, and of the dateline.
func placeCandidates(views []view, o *occasion) []*view {
	s := o.view.index
	var out []*view
	for k := s; k >= 0 && k >= s-reachBack; k-- {
		out = append(out, &views[k])
	}
	for k := range min(2, max(0, s-reachBack)) {
		out = append(out, &views[k])
	}
	return out
}

// placeClues fills c with the clues for a place of an occasion.
func (c *clues) placeClues(o *occasion, at *view, r *ref, visited map[[2]int]bool, order int) {
	c.reset()
	back := o.view.index - at.index
	c.add("bias")
	where := "back"
	if back == 0 {
		where = "here"
	}
	c.add("back", bucket(back), r.typ)
	c.add("mark", r.mark, where, r.typ)
	c.add("mark-class", r.mark, o.class, where)
	c.add("relation", at.relation(r), where)
	c.add("order", bucket(order))
	if dateline(at, r) {
		c.add("dateline", bucket(min(back, 4)), bucket(order))
	}
	for m := range o.members {
		if visited[[2]int{m, r.cluster}] {
			c.add("visited", where)
			break
		}
	}
	if r.first > 0 {
		c.add("left", strings.ToLower(at.toks[r.first-1].Form), where)
		c.add("left-upos", at.toks[r.first-1].UPOS, where)
	} else {
		c.add("left", "^", where)
	}
	if r.last+1 < len(at.toks) {
		c.add("right-upos", at.toks[r.last+1].UPOS, where)
	}
	if at.toks[r.first].Feats.Get("Case") == "Gen" || strings.HasSuffix(at.toks[r.last].Form, "s") && r.mark == "" {
		c.add("genitive", where)
	}
	if back > 0 {
		c.add("places-there", bucket(len(at.places)))
		return
	}
	c.add("reach", at.reach(o.tok, r))
	c.add("distance", bucket(abs(o.tok-r.first)), sign(r.first-o.tok))
	c.add("between-clauses", bucket(at.clauses(min(o.tok, r.last), max(o.tok, r.first))))
	from, to := at.clauseOf(o.tok)
	if r.first >= from && r.last <= to {
		c.add("same-clause", r.mark)
	}
	for i := range at.persons {
		if p := &at.persons[i]; p.first > r.last && p.first-r.last <= 2 || p.last < r.first && r.first-p.last <= 2 {
			c.add("by-person", r.mark)
		}
	}
}

// dateline reports whether a place opens the text, as in "ASTANA – " or "Graz. ".
func dateline(v *view, r *ref) bool {
	if v.index > 1 || r.first != 0 {
		return false
	}
	if r.last+1 < len(v.toks) {
		switch v.toks[r.last+1].Form {
		case "–", "-", "—", ":", ".", "/", "(", ",":
			return true
		}
	}
	for _, x := range v.toks[r.first].Form {
		if unicode.IsLower(x) {
			return false
		}
	}
	return true
}

func sign(n int) string {
	if n < 0 {
		return "-"
	}
	return "+"
}

// choosePlace returns the cluster of the place of an occasion and its basis, or -1.
func (s *Stage) choosePlace(views []view, o *occasion, visited map[[2]int]bool, c *clues) (int, string) {
	best, place, basis := s.placeFloor, -1, ""
	order := 0
	for _, at := range placeCandidates(views, o) {
		for i := range at.places {
			r := &at.places[i]
			c.placeClues(o, at, r, visited, order)
			order++
			if p := probabilities(s.model.place, c.hashes)[1]; p > best {
				best, place, basis = p, r.cluster, basisOf(o, at, r, visited)
				c.keep()
			}
		}
	}
	return place, basis
}

func basisOf(o *occasion, at *view, r *ref, visited map[[2]int]bool) string {
	if at.index == o.view.index {
		return text.Stated
	}
	for m := range o.members {
		if visited[[2]int{m, r.cluster}] {
			return text.FromVisit
		}
	}
	if dateline(at, r) {
		return text.Dateline
	}
	return text.FromContext
}
