package event

import (
	"slices"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// Example is an annotated article to learn from: the document with all layers
// before this stage, and what annotators found in it.
type Example struct {
	Doc      *text.Document
	Meetings []GoldMeeting
	Visits   []GoldVisit
}

// GoldMeeting is an annotated meeting.
type GoldMeeting struct {
	Sides      [][]int // clusters of Doc; several may be one person
	Sentences  []int   // that say so
	Factuality string
	Optional   bool                   // annotators may differ: not learned from
	AtPlace    func(name string) bool // whether it took place there; nil if not told
	OnDate     func(iso string) bool  // whether it was then; nil if not told
}

// GoldVisit is an annotated visit.
type GoldVisit struct {
	Visitors   []int // clusters of Doc, all one person
	Sentences  []int
	Factuality string
	Optional   bool
	AtPlace    func(name string) bool
}

// innerFolds is into how many parts the examples are divided to learn of places and
// guests, and how sure one may be, from what is found in articles that were not
// learned from.
const innerFolds = 3

// Train learns the models of a language. The same examples give the same model.
func Train(pack *lang.Pack, examples []Example) *Model {
	lessons := make([]lesson, len(examples))
	for i := range examples {
		lessons[i] = lesson{ex: &examples[i], views: look(pack, examples[i].Doc)}
	}
	var inner [innerFolds]*Model
	var outcomes []outcome
	for fold := range inner {
		inner[fold] = new(Model)
		inner[fold].learnPersons(lessons, func(i int) bool { return i%innerFolds != fold })
		s := New(pack, inner[fold])
		for i := fold; i < len(lessons); i += innerFolds {
			_, lessons[i].seen = s.been(lessons[i].views, &lessons[i].c)
			outcomes = append(outcomes, lessons[i].outcomes(inner[fold])...)
		}
	}
	var guestSet []instance
	for fold, m := range inner {
		m.learnPlaces(lessons, func(i int) bool { return i%innerFolds != fold })
		s := New(pack, m)
		for i := fold; i < len(lessons); i += innerFolds {
			guestSet = append(guestSet, lessons[i].guests(s)...)
		}
	}
	m := new(Model)
	m.learnPersons(lessons, func(int) bool { return true })
	m.learnPlaces(lessons, func(int) bool { return true })
	m.guest = fit(choices, guestSet, guestRate)
	m.sure = platt(outcomes)
	return m
}

// learnPersons learns who met and who visited from the lessons that pick chooses.
func (m *Model) learnPersons(lessons []lesson, pick func(i int) bool) {
	var sub [innerFolds]Model
	for fold := range sub {
		sub[fold].learnTellings(lessons, func(i int) bool { return pick(i) && i/innerFolds%innerFolds != fold })
	}
	m.learnTellings(lessons, pick)
	var pairSet, factSet, visitSet []instance
	for i := range lessons {
		if pick(i) {
			sub[i/innerFolds%innerFolds].tell(lessons[i].views, &lessons[i].c)
			pairSet = append(pairSet, lessons[i].pairs()...)
			factSet = append(factSet, lessons[i].facts()...)
			visitSet = append(visitSet, lessons[i].stays()...)
		}
	}
	m.fact = fit(modes, factSet, factRate)
	m.pair, m.visit = fit(choices, pairSet, firstRate), fit(facts, visitSet, firstRate)
}

// learnPlaces learns where and when from the lessons that pick chooses.
func (m *Model) learnPlaces(lessons []lesson, pick func(i int) bool) {
	var placeSet, dateSet [][]option
	for i := range lessons {
		if pick(i) {
			places, dates := lessons[i].placesAndDates()
			placeSet, dateSet = append(placeSet, places...), append(dateSet, dates...)
		}
	}
	m.place = fitChoice(placeSet, placeRate)
	m.date = fitChoice(dateSet, dateRate)
}

// guests returns the candidates of the meetings that s finds.
func (l *lesson) guests(s *Stage) []instance {
	var out []instance
	s.model.tell(l.views, &l.c)
	meetings := s.told(l.views, l.seen, &l.c)
	for i := range meetings {
		for _, g := range guests(&meetings[i]) {
			if label := l.guestLabel(&g); label >= 0 {
				l.c.guestClues(&g, l.seen)
				out = append(out, l.instance(label))
			}
		}
	}
	return out
}

// guestLabel tells whether a visit is annotated; -1 if it is not to be learned from.
func (l *lesson) guestLabel(g *guest) int {
	name := l.ex.Doc.Clusters[g.at.best.cluster].Name
	label := 0
	for i := range l.ex.Visits {
		x := &l.ex.Visits[i]
		switch {
		case !has(x.Visitors, g.who) || x.AtPlace == nil || !x.AtPlace(name):
		case x.Optional:
			return -1
		case (x.Factuality == text.Planned) == (g.at.Factuality == text.Planned) && x.Factuality != text.Denied:
			label = 1
		}
	}
	return label
}

// lesson turns one example into instances.
type lesson struct {
	ex    *Example
	views []view
	seen  stayed // found by a model that did not learn from it
	c     clues
}

func (l *lesson) instance(label int) instance {
	return instance{append([]uint64(nil), l.c.hashes...), label}
}

func labelOf(factuality string) int {
	switch factuality {
	case text.Planned:
		return 2
	case text.Denied:
		return 3
	}
	return 1
}

func (l *lesson) pairs() []instance {
	var out []instance
	for s := range l.views {
		candidates := pairs(l.views, s)
		for i := range candidates {
			if label := l.pairLabel(&candidates[i], s); label >= 0 {
				l.c.pairClues(&candidates[i])
				out = append(out, l.instance(min(label, 1)))
			}
		}
	}
	return out
}

// pairLabel returns the label of a candidate, or -1 if it is not to be learned
// from: optional, or a pair that met by another sentence, which this one may refer
// to as well.
func (l *lesson) pairLabel(p *pair, s int) int {
	label, elsewhere := 0, false
	for i := range l.ex.Meetings {
		m := &l.ex.Meetings[i]
		if !m.cross(p.a.cluster, p.b.cluster) {
			continue
		}
		if !has(m.Sentences, s) {
			elsewhere = true
			continue
		}
		if m.Optional {
			return -1
		}
		if got := labelOf(m.Factuality); label == 0 || got < label {
			label = got
		}
	}
	if label == 0 && elsewhere && p.view.hasStrong() {
		return -1
	}
	return label
}

// refView returns the sentence a mention of the pair stands in.
func (p *pair) refView(r *ref) *view {
	if p.carry && r == &p.a {
		return p.before
	}
	return p.view
}

func (m *GoldMeeting) cross(a, b int) bool { return cross(m.Sides, a, b) }

func has(list []int, x int) bool {
	_, ok := indexOf(list, x)
	return ok
}

func (l *lesson) stays() []instance {
	var out []instance
	for s := range l.views {
		for _, st := range stays(l.views, s) {
			if label := l.stayLabel(&st, s); label >= 0 {
				l.c.stayClues(&st)
				out = append(out, l.instance(label))
			}
		}
	}
	return out
}

// visitedBy reports whether somebody who took part in m came to the place for it: the
// others are at home there, and no visitors.
func (l *lesson) visitedBy(m *GoldMeeting, name string) bool {
	for i := range l.ex.Visits {
		g := &l.ex.Visits[i]
		if g.Factuality != text.Asserted || g.AtPlace == nil || !g.AtPlace(name) {
			continue
		}
		for _, v := range g.Visitors {
			if m.member(v) {
				return true
			}
		}
	}
	return false
}

func (l *lesson) stayLabel(st *stay, s int) int {
	name := l.ex.Doc.Clusters[st.where.cluster].Name
	label, elsewhere := 0, false
	for i := range l.ex.Visits {
		g := &l.ex.Visits[i]
		if !has(g.Visitors, st.who.cluster) || g.AtPlace == nil || !g.AtPlace(name) {
			continue
		}
		if g.Optional {
			return -1
		}
		if !has(g.Sentences, s) {
			elsewhere = true
			continue
		}
		if got := labelOf(g.Factuality); label == 0 || got < label {
			label = got
		}
	}
	if label > 0 {
		return label
	}
	for i := range l.ex.Meetings { // where somebody met, he was; only if nobody came, no visit to learn from
		m := &l.ex.Meetings[i]
		if m.Factuality == text.Asserted && m.AtPlace != nil && m.AtPlace(name) && m.member(st.who.cluster) && !l.visitedBy(m, name) {
			return -1
		}
	}
	if elsewhere {
		return -1
	}
	return 0
}

func (m *GoldMeeting) member(c int) bool {
	for _, s := range m.Sides {
		if has(s, c) {
			return true
		}
	}
	return false
}

// placesAndDates returns the candidates for place and date of every annotated
// meeting of which a candidate pair was found.
func (l *lesson) placesAndDates() (places, dates [][]option) {
	for i := range l.ex.Meetings {
		m := &l.ex.Meetings[i]
		if m.Optional || m.Factuality == text.Denied {
			continue
		}
		o := l.occasion(m)
		if o == nil {
			continue
		}
		places = append(places, l.placesOf(o, m))
		dates = append(dates, l.datesOf(o, m))
	}
	return places, dates
}

// occasion returns the meeting as the stage would see it, or nil.
func (l *lesson) occasion(m *GoldMeeting) *occasion {
	for _, s := range m.Sentences {
		for _, p := range pairs(l.views, s) {
			if !m.cross(p.a.cluster, p.b.cluster) {
				continue
			}
			o := &occasion{view: &l.views[s], tok: p.b.head, members: members(m.Sides), future: m.Factuality == text.Planned}
			if t := p.trigger(); t != nil {
				o.tok, o.class = t.tok, t.Class
			}
			return o
		}
	}
	return nil
}

func (l *lesson) placesOf(o *occasion, m *GoldMeeting) []option {
	l.c.noneClues(o)
	out := []option{l.option(false)}
	for i, x := range spots(l.views, o) {
		l.c.placeClues(o, x.at, x.ref, l.seen, i)
		out = append(out, l.option(m.AtPlace != nil && m.AtPlace(l.ex.Doc.Clusters[x.ref.cluster].Name)))
	}
	return orNone(out)
}

func (l *lesson) datesOf(o *occasion, m *GoldMeeting) []option {
	l.c.noneClues(o)
	out := []option{l.option(false)}
	for i, x := range days(l.views, o) {
		l.c.dateClues(o, x.at, x.date, i)
		out = append(out, l.option(m.OnDate != nil && m.OnDate(x.iso)))
	}
	return orNone(out)
}

func (l *lesson) option(right bool) option {
	return option{append([]uint64(nil), l.c.hashes...), right}
}

// orNone makes none of the options the right one if no other is.
func orNone(set []option) []option {
	set[0].right = !slices.ContainsFunc(set, func(o option) bool { return o.right })
	return set
}
