package lang

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Nominative returns an adjective as it stands before a noun of a gender without
// a determiner: "stellvertretender" for "stellvertretenden" and Masc. Languages
// whose adjectives have no endings leave it as it is.
func (p *Persons) Nominative(adjective, gender string) string {
	end := p.endings[gender]
	if end == "" {
		return adjective
	}
	for _, e := range p.adjectives {
		if stem, ok := strings.CutSuffix(adjective, e); ok && len(stem) > 3 {
			return stem + end
		}
	}
	return adjective
}

// Alike says whether two nouns can mean one person: the table of synonyms has
// them, or their last parts, in one row.
func (p *Persons) Alike(a, b Noun) bool {
	for i := range a.Lemma {
		for _, x := range p.rowsAt(a.Lemma, i) {
			for j := range b.Lemma {
				if slices.Contains(p.rowsAt(b.Lemma, j), x) {
					return true
				}
			}
		}
	}
	return false
}

// rowsAt returns the rows of synonyms of the part of a lemma that begins at i.
func (p *Persons) rowsAt(lemma string, i int) []uint16 {
	if i > 0 && (len(lemma)-i < 4 || !p.Compounds()) {
		return nil
	}
	return p.synonyms[lemma[i:]]
}

// InGender returns the base form of a noun for a man or a woman: "Außenminister"
// and Fem give "Außenministerin". Nouns that have no such form stay as they are.
func (p *Persons) InGender(n Noun, gender string) string {
	if n.Adj && gender == "Fem" {
		return strings.TrimSuffix(n.Base, "r")
	}
	if gender == "" || gender == n.Gender || n.Gender == "" || n.Adj {
		return n.Base
	}
	if gender == "Masc" {
		if m, ok := p.Noun(n.Lemma); ok {
			return capitalLike(n.Base, m.Base)
		}
		return n.Base
	}
	for i := range n.Lemma {
		if w, ok := p.women[n.Lemma[i:]]; ok {
			if i == 0 {
				return capitalLike(n.Base, w)
			}
			return n.Base[:min(i, len(n.Base))] + strings.ToLower(w)
		}
		if len(p.ends.parts) == 0 {
			break
		}
	}
	return n.Base
}

// capitalLike gives a word a capital if another has one.
func capitalLike(like, word string) string {
	r, _ := utf8.DecodeRuneInString(like)
	if !unicode.IsUpper(r) {
		return word
	}
	w, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(w)) + word[size:]
}
