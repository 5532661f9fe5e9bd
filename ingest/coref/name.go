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

// spell reads a named mention: forms of address and the mark of a genitive go, and
// tokens that stand together ("Ansell", "-", "Boyd") are one word.
func (w *work) spell(i int) spelled {
	m := w.d.Mentions[i]
	sp := spelled{mention: i}
	toks := w.tokens(m.Sentence)
	end := -1
	for t := m.First; t <= m.Last; t++ {
		f := toks[t].Form
		switch {
		case toks[t].Part > 1, t == m.Last && bare(f) == "":
			continue
		case toks[t].Part == 1:
			f = w.d.Slice(toks[t].Span) // "am" for an dem
		}
		if t == m.Last {
			f = bare(f)
		}
		if f == "" || m.Type == text.PER && t < m.Last && w.address(f) {
			end = -1
			continue
		}
		if m.Type != text.PER {
			f = w.baseForm(m, t, f)
		}
		if m.Type == text.LOC {
			f = w.lowered(f)
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

// baseForm puts a word of the name of an organization or place into the
// nominative: "Vereinten" Nationen, Europäischen "Parlaments", "Kasachstans".
func (w *work) baseForm(m text.Mention, t int, f string) string {
	tok := &w.tokens(m.Sentence)[t]
	switch {
	case !w.p.Compounds():
	case tok.UPOS == "ADJ" && t < m.Last && !strings.HasSuffix(f, "er"):
		head := &w.tokens(m.Sentence)[m.Last]
		for k := t + 1; k <= m.Last; k++ {
			if h := &w.tokens(m.Sentence)[k]; h.UPOS == "NOUN" || h.UPOS == "PROPN" {
				head = h
				break
			}
		}
		gender := head.Feats.Get("Gender")
		if head.Feats.Get("Number") == "Plur" {
			gender = "Plur"
		}
		return w.p.Nominative(f, gender)
	case tok.UPOS == "NOUN" && m.Type == text.ORG && upper(tok.Lemma) && genitive(f, tok.Lemma) &&
		(t == m.First || w.tokens(m.Sentence)[t-1].UPOS == "ADJ"):
		return tok.Lemma
	case m.First == m.Last && m.Type == text.LOC && !strings.HasSuffix(f, "ss"):
		return w.ungenitive(f)
	}
	return f
}

// lowered puts a listed place in capitals, as datelines have it, into the usual
// form: "ASTANA" is Astana. What is shorter may be an acronym.
func (w *work) lowered(f string) string {
	r := []rune(f)
	if len(r) < 5 || strings.ToUpper(f) != f || w.pack.Names == nil || w.pack.Names.Lists(f) == 0 {
		return f
	}
	return string(r[:1]) + strings.ToLower(string(r[1:]))
}

// ungenitive takes a genitive -s from a name that is listed only without it.
func (w *work) ungenitive(f string) string {
	base, ok := strings.CutSuffix(f, "s")
	if !ok || !w.p.Compounds() || len(base) < 3 || w.pack.Names == nil || w.pack.Names.Lists(f) != 0 || w.pack.Names.Lists(base) == 0 {
		return f
	}
	return base
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
