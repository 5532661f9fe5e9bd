package event

import (
	"strings"
	"unicode"

	"whomet/ingest/lang"
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

// spot is a mention of a place an occasion may have had.
type spot struct {
	at  *view
	ref *ref
}

// spots returns the places an occasion may have had: those of its sentence, of the
// sentences before, and of the dateline.
func spots(views []view, o *occasion) []spot {
	s := o.view.index
	var out []spot
	add := func(v *view) {
		for i := range v.places {
			out = append(out, spot{v, &v.places[i]})
		}
	}
	for k := s; k >= 0 && k >= s-reachBack; k-- {
		add(&views[k])
	}
	for k := range min(2, max(0, s-reachBack)) {
		add(&views[k])
	}
	return out
}

// placeClues fills c with the clues for a place of an occasion.
func (c *clues) placeClues(o *occasion, at *view, r *ref, seen stayed, order int) {
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
	c.governed(at, r, where)
	size := at.size(r)
	c.add("size", size, where)
	c.add("size-mark", size, r.mark, where)
	if at.belongs(r) {
		c.add("belongs", where)
	}
	c.homes(o, at, r, where)
	if dateline(at, r) {
		c.add("dateline", bucket(min(back, 4)), bucket(order))
	}
	sure := 0.0
	for m := range o.members {
		sure = max(sure, seen[[2]int{m, r.cluster}])
	}
	c.add("stayed", tenth(sure), where)
	c.often(at, r, where)
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

// governed adds the word a place hangs on, and whether it is an office.
func (c *clues) governed(v *view, r *ref, where string) {
	h := v.toks[r.head].Head
	if h < 0 {
		c.add("governed", "root", where)
		return
	}
	t := &v.toks[h]
	if t.UPOS != "NOUN" {
		c.add("governed", t.UPOS, v.toks[r.head].DepRel, where)
		return
	}
	c.add("governed-by", strings.ToLower(t.Lemma), where)
	kind := "noun"
	if n, ok := v.pack.Persons.Noun(t.Form); ok && n.Kind == lang.Office {
		kind = "office"
	}
	c.add("governed", kind, r.mark, where)
}

// often adds how often the text names a place and how early.
func (c *clues) often(v *view, r *ref, where string) {
	mentions := v.doc.Clusters[r.cluster].Mentions
	n := 0
	for _, m := range mentions {
		if v.doc.Mentions[m].Kind == text.Named {
			n++
		}
	}
	first := v.doc.Mentions[mentions[0]].Sentence
	c.add("often", bucket(n), where)
	c.add("first", bucket(first), where)
	if first == v.index {
		c.add("new", where, r.mark)
	}
}

// homes adds how many of those who met have their offices there.
func (c *clues) homes(o *occasion, at *view, r *ref, where string) {
	here, away := 0, 0
	for m := range o.members {
		switch at.home(m, r.cluster) {
		case "here", "seat", "land", "inland":
			here++
		case "abroad":
			away++
		}
	}
	c.add("homes", bucket(here), bucket(min(away, 2)), where)
	c.add("homes-typ", bucket(here), r.typ)
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

// venue is a place an occasion may have had, and how sure that is.
type venue struct {
	cluster int // -1 if there is none
	basis   string
	sure    float64
}

// choosePlace returns the likeliest place of an occasion; what speaks for a place
// named several times adds up.
func (s *Stage) choosePlace(views []view, o *occasion, seen stayed, c *clues) venue {
	all := spots(views, o)
	c.noneClues(o)
	scores := []float64{worth(s.model.place, c.hashes)}
	for i, x := range all {
		c.placeClues(o, x.at, x.ref, seen, i)
		scores = append(scores, worth(s.model.place, c.hashes))
	}
	best, likeliest := venue{cluster: -1}, -1
	p := shares(scores)[1:]
	for i, x := range all {
		sure := 0.0
		for k, y := range all {
			if y.ref.cluster == x.ref.cluster {
				sure += p[k]
			}
		}
		if sure > best.sure || x.ref.cluster == best.cluster && p[i] > p[likeliest] {
			best, likeliest = venue{x.ref.cluster, basisOf(o, x.at, x.ref, seen), sure}, i
		}
	}
	if likeliest >= 0 {
		c.placeClues(o, all[likeliest].at, all[likeliest].ref, seen, likeliest)
		c.keep()
	}
	return best
}

// sureOfStay is how sure an earlier sentence must be of a visit for the place of a
// meeting to be taken from it.
const sureOfStay = 0.3

func basisOf(o *occasion, at *view, r *ref, seen stayed) string {
	if at.index == o.view.index {
		return text.Stated
	}
	for m := range o.members {
		if seen[[2]int{m, r.cluster}] >= sureOfStay {
			return text.FromVisit
		}
	}
	if dateline(at, r) {
		return text.Dateline
	}
	return text.FromContext
}
