package lang

import (
	"fmt"
	"io/fs"
	"strings"
)

// DeterminerKind is the class of a word that opens a noun phrase.
type DeterminerKind uint8

// The classes of determiners; the zero value is a phrase without one.
const (
	NoDeterminer DeterminerKind = iota
	Definite                    // "die Ministerin", "beide Ministerinnen"
	Demonstr                    // "diese Ministerin"
	Possess                     // "ihre Ministerin"
	Indefinite                  // "eine Ministerin"
	Quantity                    // "zwei Ministerinnen"
)

// Agree is a set of what a word can agree with.
type Agree uint8

// A noun phrase is masculine, feminine or neuter singular, or plural.
const (
	MascSing Agree = 1 << iota
	FemSing
	NeutSing
	AnyPlur
)

// Determiner is what a determiner tells of its noun.
type Determiner struct {
	Kind  DeterminerKind
	Agree Agree
	WeakE Agree // before a noun declined as an adjective that ends in -e
	WeakN Agree // … in -en
}

// Link says how a small word ties an office to a person or an organization.
type Link uint8

// The links; a word may have several.
const (
	Copula   Link = 1 << iota // X is …
	As                        // … as …
	And                       // … and …
	Of                        // … of …
	At                        // … in, at …
	Genitive                  // a determiner that can be in the genitive
	Like                      // …, such as …
)

// Determiner returns what a word tells of its noun, and whether it is a determiner.
func (p *Persons) Determiner(word string) (Determiner, bool) {
	if len(word) > 10 {
		return Determiner{}, false
	}
	d, ok := p.determiners[word]
	if !ok {
		d, ok = p.determiners[strings.ToLower(word)]
	}
	return d, ok
}

// Link returns how a word ties an office to a person or an organization.
func (p *Persons) Link(word string) Link {
	if len(word) > 8 {
		return 0
	}
	l, ok := p.links[word]
	if !ok {
		l = p.links[strings.ToLower(word)]
	}
	return l
}

func (p *Persons) loadDeterminers(fsys fs.FS, code string, _ inflection) error {
	table, err := rows(fsys, code+"/determiners.tsv", 3)
	if err != nil {
		return err
	}
	kinds := map[string]DeterminerKind{"def": Definite, "dem": Demonstr, "poss": Possess, "indef": Indefinite, "quant": Quantity}
	for _, r := range table {
		kind, ok := kinds[r[1]]
		if !ok {
			return fmt.Errorf("%s/determiners.tsv: no kind %q", code, r[1])
		}
		d := Determiner{Kind: kind, Agree: agree(r[2])}
		if len(r) > 4 {
			d.WeakE, d.WeakN = agree(r[3]), agree(r[4])
		}
		p.determiners[r[0]] = d
	}
	return nil
}

// agree reads letters m, f, n and p, or * for all.
func agree(s string) Agree {
	var a Agree
	for i, c := range "mfnp" {
		if strings.ContainsRune(s, c) || s == "*" {
			a |= 1 << i
		}
	}
	return a
}

func (p *Persons) loadLinks(fsys fs.FS, code string, _ inflection) error {
	table, err := rows(fsys, code+"/links.tsv", 2)
	if err != nil {
		return err
	}
	kinds := map[string]Link{"copula": Copula, "as": As, "and": And, "of": Of, "at": At, "gen": Genitive, "like": Like}
	for _, r := range table {
		kind, ok := kinds[r[1]]
		if !ok {
			return fmt.Errorf("%s/links.tsv: no kind %q", code, r[1])
		}
		p.links[r[0]] |= kind
	}
	return nil
}

// Before returns what a determiner tells before a noun that is declined as an
// adjective: the ending tells more than the determiner alone.
func (d Determiner) Before(form string) Agree {
	switch {
	case strings.HasSuffix(form, "en"):
		return d.WeakN
	case strings.HasSuffix(form, "e"):
		return d.WeakE
	}
	return d.Agree
}

// Agrees returns what a form of a noun can agree with.
func (n Noun) Agrees(form string) Agree {
	if n.Adj && strings.HasSuffix(form, "er") {
		return MascSing
	}
	var a Agree
	if n.Number&Sing != 0 {
		switch n.Gender {
		case "Masc":
			a |= MascSing
		case "Fem":
			a |= FemSing
		default:
			a |= MascSing | FemSing | NeutSing
		}
	}
	if n.Number&Plur != 0 {
		a |= AnyPlur
	}
	return a
}

// Compounds says whether nouns of the language are compounded in one word, so
// that two nouns side by side are not one.
func (p *Persons) Compounds() bool { return len(p.ends.parts) > 0 }
