package event

import (
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

func (m *GoldMeeting) cross(a, b int) bool { return cross(m.Sides, a, b) }

func (m *GoldMeeting) member(c int) bool {
	for _, s := range m.Sides {
		if has(s, c) {
			return true
		}
	}
	return false
}
