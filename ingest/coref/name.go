package coref

import (
	"strings"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// spelled is one way a name is spelled in the document.
type spelled struct {
	words   []string // folded
	forms   []string // as written, base form
	mention int
}

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
	if sp.mention+1 >= len(w.d.Mentions) || w.p.Link(w.form(m.Sentence, m.Last+1))&lang.And == 0 {
		return
	}
	next := w.d.Mentions[sp.mention+1]
	if next.Type != text.PER || next.Sentence != m.Sentence || next.First != m.Last+2 || w.p.Forenames.Gender(sp.words[0]) == "" {
		return
	}
	other := w.spell(sp.mention + 1)
	if n := len(other.words); n == 2 && w.p.Forenames.Gender(other.words[0]) != "" {
		sp.words, sp.forms = append(sp.words, other.words[1]), append(sp.forms, other.forms[1])
	}
}

// spell reads a named mention: forms of address and the mark of a genitive go, and
// tokens that stand together ("Ansell", "-", "Boyd") are one word.
func (w *work) spell(i int) spelled {
	m := w.d.Mentions[i]
	sp := spelled{mention: i}
	toks := w.tokens(m.Sentence)
	end := -1
	for t := m.First; t <= m.Last; t++ {
		f := toks[t].Form
		if f == "'s" || f == "’s" || f == "'" || f == "’" {
			continue
		}
		if t == m.Last {
			f = bare(f)
		}
		if f == "" || m.Type == text.PER && t < m.Last && w.address(f) {
			end = -1
			continue
		}
		if n := len(sp.forms); n > 0 && toks[t].Start == end {
			sp.forms[n-1] += f
		} else if f != "." {
			sp.forms = append(sp.forms, f)
		}
		end = toks[t].End
	}
	for _, f := range sp.forms {
		sp.words = append(sp.words, strings.TrimSuffix(lang.Fold(f), "."))
	}
	return sp
}

// bare takes the mark of a genitive from a word.
func bare(f string) string {
	for _, e := range [...]string{"'s", "’s", "'", "’"} {
		f = strings.TrimSuffix(f, e)
	}
	return f
}

// address says whether a word is a short form of address: "Dr.", "Mr".
func (w *work) address(f string) bool {
	if len(f) > 5 {
		return false
	}
	t, ok := w.pack.Titles.Of(f)
	return ok && t.Kind == "address"
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

// better says whether name a is fuller than b, or as full but without the ending
// of a genitive.
func better(a, b []string) bool {
	if len(a) != len(b) {
		return len(a) > len(b)
	}
	la, lb := len(strings.Join(a, "")), len(strings.Join(b, ""))
	if genitive(b[len(b)-1], a[len(a)-1]) {
		return true
	}
	return la > lb && !genitive(a[len(a)-1], b[len(b)-1])
}

// genitive says whether long is short with the ending of a genitive.
func genitive(long, short string) bool {
	return len(short) > 1 && (long == short+"s" || long == short+"es")
}

// tails returns the keys under which a surname is looked up: its last word, and
// that without a genitive -s.
func tails(words []string) []string {
	last := words[len(words)-1]
	if len(last) > 3 && strings.HasSuffix(last, "s") {
		return []string{last, last[:len(last)-1]}
	}
	return []string{last, last + "s"}
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

// compatible says whether two names of several words can be one person's: the
// surname is the same and the words of the shorter one, initials too, stand in
// the longer one in order.
func compatible(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	la, lb := a[len(a)-1], b[len(b)-1]
	if la != lb && !genitive(la, lb) && !genitive(lb, la) {
		return false
	}
	j := 0
	for _, x := range a[:len(a)-1] {
		for j < len(b)-1 && !sameWord(x, b[j]) {
			j++
		}
		if j == len(b)-1 {
			return false
		}
		j++
	}
	return true
}

// sameWord compares forenames; an initial equals a name that begins with it.
func sameWord(x, y string) bool {
	x, y = strings.TrimSuffix(x, "."), strings.TrimSuffix(y, ".")
	if x == y {
		return true
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 1 || len(x) > 1 && y[len(x):] != "" && y[len(x)] == '-' {
		return strings.HasPrefix(y, x)
	}
	return false
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

// titleGender returns the gender a title or office at a token tells.
func (w *work) titleGender(s, t int) string {
	f := w.form(s, t)
	if f == "" || w.mentionAt(s, t) >= 0 {
		return ""
	}
	if title, ok := w.pack.Titles.Of(f); ok && title.Gender != "" {
		return title.Gender
	}
	if n, ok := w.p.Noun(f); ok {
		return n.Gender
	}
	return ""
}

// nameGender returns the gender that the forename in a name tells.
func (w *work) nameGender(words []string) string {
	for _, x := range words[:max(min(1, len(words)), len(words)-1)] {
		if g := w.p.Forenames.Gender(x); g != "" {
			return g
		}
	}
	return ""
}

// key is what names of organizations and places are compared by: their words
// without endings of declension.
func key(words []string) string {
	var b strings.Builder
	for i, x := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(stem(x, i == len(words)-1))
	}
	return b.String()
}

// stem takes the ending of a declension from a word.
func stem(x string, last bool) string {
	if last && len(x) > 4 {
		return strings.TrimSuffix(x, "s")
	}
	for _, e := range []string{"en", "er", "es", "em", "e", "n", "s"} {
		if len(x) > len(e)+3 && strings.HasSuffix(x, e) {
			return x[:len(x)-len(e)]
		}
	}
	return x
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
