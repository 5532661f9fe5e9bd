package lang

import (
	"fmt"
	"io/fs"
	"strings"
)

// form is one row of inflection.tsv: a noun that ends in end may end in to.
type form struct {
	end, to string
	number  Number
}

// inflection is how words of a language change.
type inflection struct {
	nouns []form
	adj   []string
	towns []string
	base  map[string]string
}

func loadPersons(fsys fs.FS, code string) (Persons, error) {
	p := Persons{nouns: map[string]Noun{}, ends: newEndings[Noun](), groups: map[string]GroupKind{},
		ends2: newEndings[GroupKind](), pronouns: map[string]Pronoun{}, peoples: map[string]string{},
		women: map[string]string{}, synonyms: map[string][]uint16{}, determiners: map[string]Determiner{}, links: map[string]Link{}}
	var err error
	if p.Forenames, err = loadForenames(fsys, code); err != nil {
		return p, err
	}
	in, err := loadInflection(fsys, code)
	if err != nil {
		return p, err
	}
	p.towns, p.endings = in.towns, in.base
	if len(in.adj) > 1 {
		p.adjectives = in.adj
	}
	for _, load := range []func(fs.FS, string, inflection) error{p.loadNouns, p.loadPeoples, p.loadGroups, p.loadPronouns, p.loadDeterminers, p.loadLinks, p.loadSynonyms} {
		if err := load(fsys, code, in); err != nil {
			return p, err
		}
	}
	return p, nil
}

func loadInflection(fsys fs.FS, code string) (inflection, error) {
	in := inflection{base: map[string]string{}}
	table, err := rows(fsys, code+"/inflection.tsv", 4)
	if err != nil {
		return in, err
	}
	for _, r := range table {
		switch r[0] {
		case "noun":
			in.nouns = append(in.nouns, form{r[1], r[2], number(r[3])})
		case "adj":
			in.adj = append(in.adj, r[2])
		case "town":
			in.towns = append(in.towns, r[2])
		case "Masc", "Fem", "Neut", "Plur":
			in.base[r[0]] = r[2]
		default:
			return in, fmt.Errorf("%s/inflection.tsv: no class %q", code, r[0])
		}
	}
	return in, nil
}

// number reads Sing, Plur, and "-" for both.
func number(s string) Number {
	switch s {
	case "Sing":
		return Sing
	case "Plur":
		return Plur
	}
	return Sing | Plur
}

// of calls f with each form of a noun in lower case, the base form first.
func (in *inflection) of(base string, f func(string, Number)) {
	base = strings.ToLower(base)
	best := 0
	for _, r := range in.nouns {
		if strings.HasSuffix(base, r.end) {
			best = max(best, len(r.end))
		}
	}
	f(base, Sing)
	for _, r := range in.nouns {
		if len(r.end) == best && strings.HasSuffix(base, r.end) {
			f(base[:len(base)-best]+r.to, r.number)
		}
	}
}

func (p *Persons) loadNouns(fsys fs.FS, code string, in inflection) error {
	table, err := rows(fsys, code+"/persons.tsv", 4)
	if err != nil {
		return err
	}
	kinds := map[string]NounKind{"office": Office, "job": Office, "kin": Kin, "rel": Related, "gen": Generic, "thing": Thing}
	for _, r := range table {
		kind, ok := kinds[r[2]]
		if !ok {
			return fmt.Errorf("%s/persons.tsv: no kind %q", code, r[2])
		}
		part := len(r) > 4 && r[4] == "part"
		p.addNoun(in, r[0], r[1], Noun{Kind: kind, Field: dash(r[3])}, part)
	}
	return nil
}

// addNoun adds the forms of a noun for a man, a woman, or both.
func (p *Persons) addNoun(in inflection, man, woman string, n Noun, part bool) {
	n.Lemma = strings.ToLower(man)
	if man == "-" {
		n.Lemma = strings.ToLower(woman)
	}
	if man == woman+"r" {
		n.Adj = true
		stem := strings.ToLower(woman)
		n.Base, n.Gender, n.Number = man, "", Sing|Plur
		p.put(stem, n, part)
		p.put(stem+"n", n, part)
		n.Gender, n.Number = "Masc", Sing
		p.put(stem+"m", n, part)
		n.Gender = ""
		n.Number = Sing | Plur
		p.put(stem+"r", n, part)
		return
	}
	if man != "-" {
		n.Base, n.Gender = man, "Masc"
		if woman == "=" || woman == man {
			n.Gender = ""
		}
		in.of(man, func(f string, number Number) { n.Number = number; p.put(f, n, part) })
	}
	if woman != "=" && woman != "-" && woman != man {
		n.Base, n.Gender = woman, "Fem"
		if _, ok := p.women[n.Lemma]; !ok {
			p.women[n.Lemma] = woman
		}
		in.of(woman, func(f string, number Number) { n.Number = number; p.put(f, n, part) })
	}
}

// put keeps the first noun of a form and joins its numbers.
func (p *Persons) put(form string, n Noun, part bool) {
	if old, ok := p.nouns[form]; ok {
		if old.Base == n.Base {
			old.Number |= n.Number
			p.nouns[form] = old
			if part {
				p.ends.put(form, old)
			}
		}
		return
	}
	p.nouns[form] = n
	if part {
		p.ends.put(form, n)
	}
}

func (p *Persons) loadPeoples(fsys fs.FS, code string, in inflection) error {
	table, err := rows(fsys, code+"/demonyms.tsv", 4)
	if err != nil {
		return err
	}
	for _, r := range table {
		if r[1] != "-" {
			for _, e := range in.adj {
				a := strings.ToLower(r[1]) + e
				if _, ok := p.peoples[a]; !ok {
					p.peoples[a] = r[0]
				}
			}
		}
		if r[2] != "-" {
			p.addNoun(in, r[2], r[3], Noun{Kind: People, Place: r[0]}, false)
		}
	}
	return nil
}

func (p *Persons) loadGroups(fsys fs.FS, code string, in inflection) error {
	table, err := rows(fsys, code+"/groups.tsv", 2)
	if err != nil {
		return err
	}
	kinds := map[string]GroupKind{"body": Body, "people": Crowd, "side": Side, "inst": Institution, "pair": Pair, "trio": Trio, "quartet": Quartet}
	for _, r := range table {
		kind, ok := kinds[r[1]]
		if !ok {
			return fmt.Errorf("%s/groups.tsv: no kind %q", code, r[1])
		}
		in.of(r[0], func(f string, _ Number) {
			if _, ok := p.groups[f]; !ok {
				p.groups[f] = kind
				if len(r) > 2 && r[2] == "part" {
					p.ends2.put(f, kind)
				}
			}
		})
	}
	return nil
}

func (p *Persons) loadPronouns(fsys fs.FS, code string, _ inflection) error {
	table, err := rows(fsys, code+"/pronouns.tsv", 5)
	if err != nil {
		return err
	}
	kinds := map[string]PronounKind{"personal": Personal, "possessive": Possessive, "relative": Relative,
		"demonstrative": Demonstrative, "speaker": Speaker}
	for _, r := range table {
		kind, ok := kinds[r[1]]
		if !ok {
			return fmt.Errorf("%s/pronouns.tsv: no kind %q", code, r[1])
		}
		p.pronouns[r[0]] = Pronoun{Kind: kind, Gender: dash(r[2]), Number: number(r[3]), Object: r[4] == "obj", Subject: r[4] == "subj"}
	}
	return nil
}

func (p *Persons) loadSynonyms(fsys fs.FS, code string, _ inflection) error {
	table, err := rows(fsys, code+"/synonyms.tsv", 2)
	if err != nil {
		return err
	}
	for i, r := range table {
		for _, word := range r {
			word = strings.ToLower(word)
			p.synonyms[word] = append(p.synonyms[word], uint16(i))
		}
	}
	return nil
}
