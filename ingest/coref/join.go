package coref

import (
	"strings"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// joinNames makes entities of the named mentions.
func (w *work) joinNames() {
	var single []spelled
	byLast := map[string][]int{} // entities by the last word of a name of several words
	byWord := map[string][]int{} // persons by any of their words
	byKey := map[string]int{}
	for i, m := range w.d.Mentions {
		sp := w.spell(i)
		if m.Type == text.PER {
			if len(sp.words) == 1 {
				w.shareSurname(&sp)
			}
			if len(sp.words) < 2 {
				single = append(single, sp)
				continue
			}
			e := w.samePerson(sp, byLast)
			if e < 0 {
				e = w.entity(text.PER)
			}
			w.nameEntity(e, sp)
			for _, x := range tails(sp.words) {
				byLast[x] = appendNew(byLast[x], e)
			}
			for _, x := range sp.words {
				byWord[x] = appendNew(byWord[x], e)
			}
			continue
		}
		key := m.Type + " " + key(sp.words)
		e, ok := byKey[key]
		if !ok {
			e = w.entity(m.Type)
			byKey[key] = e
		}
		w.nameEntity(e, sp)
	}
	w.joinSingle(single, byLast, byWord)
	w.joinAcronyms(byKey)
}

// shareSurname gives the first of "Jan und Eva Holm" the surname of the second.
func (w *work) shareSurname(sp *spelled) {
	m := w.d.Mentions[sp.mention]
	if w.p.Link(w.form(m.Sentence, m.Last+1))&lang.And == 0 || w.p.Forenames.Gender(sp.words[0]) == "" {
		return
	}
	next := w.personAt(m.Sentence, m.Last+2)
	if next < 0 || w.d.Mentions[next].First != m.Last+2 {
		return
	}
	other := w.spell(next)
	if n := len(other.words); n == 2 && w.p.Forenames.Gender(other.words[0]) != "" {
		sp.words, sp.forms = append(sp.words, other.words[1]), append(sp.forms, other.forms[1])
	}
}

// entity adds an entity.
func (w *work) entity(typ string) int {
	w.entities = append(w.entities, entity{typ: typ})
	return len(w.entities) - 1
}

// nameEntity gives a mention to an entity and keeps the fullest name.
func (w *work) nameEntity(e int, sp spelled) {
	w.named[sp.mention] = e
	n := &w.entities[e]
	if n.words == nil || better(sp.words, n.words) {
		n.words, n.name = sp.words, strings.Join(sp.forms, " ")
	}
}

// samePerson finds the person of a name of several words among those before.
func (w *work) samePerson(sp spelled, byLast map[string][]int) int {
	found := -1
	for _, k := range tails(sp.words) {
		for _, e := range byLast[k] {
			if compatible(sp.words, w.entities[e].words) {
				if found >= 0 && found != e {
					return -1
				}
				found = e
			}
		}
	}
	return found
}

func appendNew(list []int, e int) []int {
	for _, x := range list {
		if x == e {
			return list
		}
	}
	return append(list, e)
}

// joinSingle gives names of one word to persons of several, else to each other.
func (w *work) joinSingle(single []spelled, byLast, byWord map[string][]int) {
	alone := map[string]int{}
	for _, sp := range single {
		if len(sp.words) == 0 {
			sp.words, sp.forms = []string{""}, []string{w.d.Slice(w.d.Mentions[sp.mention].Span)}
		}
		word := sp.words[0]
		e := w.pick(byLast[word], sp)
		if e == -1 && len(byLast[word]) == 0 {
			for _, k := range tails(sp.words) {
				if e = w.pick(byWord[k], sp); e >= 0 {
					break
				}
			}
		}
		if e < 0 {
			e = w.alone(alone, sp)
		}
		w.nameEntity(e, sp)
	}
}

// alone finds the entity of a name of one word that no fuller name has.
func (w *work) alone(alone map[string]int, sp spelled) int {
	for _, k := range tails(sp.words) {
		if e, ok := alone[k]; ok {
			return e
		}
	}
	e := w.entity(text.PER)
	alone[sp.words[0]] = e
	return e
}

// pick chooses among persons of one surname: the only one, or the one whose
// gender the title before the name tells, or whose forename is not ruled out by
// having been named after a different title. It returns -1 if there is none and -2
// if two fit equally.
func (w *work) pick(fit []int, sp spelled) int {
	if len(fit) == 1 {
		return fit[0]
	}
	if len(fit) == 0 {
		return -1
	}
	m := w.d.Mentions[sp.mention]
	g := w.titleGender(m.Sentence, m.First-1)
	found := -2
	for _, e := range fit {
		if g != "" && w.nameGender(w.entities[e].words) == g {
			if found >= 0 {
				return -2
			}
			found = e
		}
	}
	return found
}

// joinAcronyms joins "Vereinte Nationen (UN)" and a name with what it shortens to.
func (w *work) joinAcronyms(byKey map[string]int) {
	for i := 0; i+1 < len(w.d.Mentions); i++ {
		a, b := w.d.Mentions[i], w.d.Mentions[i+1]
		if a.Type != text.ORG || b.Type != text.ORG || a.Sentence != b.Sentence || b.First != a.Last+2 ||
			b.First != b.Last || w.form(a.Sentence, a.Last+1) != "(" {
			continue
		}
		from, to := w.named[i+1], w.named[i]
		if from == to || len(w.entities[to].words) < 2 || len(w.entities[from].words) != 1 {
			continue
		}
		for j, e := range w.named {
			if e == from {
				w.named[j] = to
			}
		}
	}
}
