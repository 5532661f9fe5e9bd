package identity

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Person is what the caller knows to be one person: an article's cluster, or a node
// of the graph, with all that tells it from others. Only Key and Names must be there.
type Person struct {
	Key        string // unique in a set; it breaks ties, so it should say nothing of order
	Names      []Form
	Roles      []Role
	Orgs       []string  // organizations, countries and places it is told of with
	Neighbours []string  // names of the persons it is told of with
	From, To   time.Time // of the articles; zero if unknown
}

// Form is a name as articles write it, and how often.
type Form struct {
	Text  string
	Count int
}

// Role is an office or profession, and the organization or country it is held in.
type Role struct{ Title, Org string }

// Compare orders roles by title, then organization.
func (r Role) Compare(other Role) int {
	return cmp.Or(strings.Compare(r.Title, other.Title), strings.Compare(r.Org, other.Org))
}

// maxForms bounds the names of a person that are compared.
const maxForms = 4

// facts are what a Person is compared by.
type facts struct {
	*Person
	names      []Name // the fullest, the commonest first
	sex        sex
	offices    []office
	countries  []string          // ISO 3166 codes, sorted
	orgs       []string          // folded, sorted
	neighbours []string          // folded, sorted
	called     map[string]string // neighbours as written
	own        []string          // names that are more than a surname, likewise
}

func (x lexicon) facts(p *Person) *facts {
	f := &facts{Person: p, names: x.fullest(p.Names), called: make(map[string]string, len(p.Neighbours))}
	for i := range f.names {
		if f.sex = f.names[i].sex; f.sex != unsexed {
			break
		}
	}
	for _, n := range f.names {
		if o := officeOf(Role{Title: strings.Join(n.titles, " ")}); o.field != "" {
			f.offices = append(f.offices, o)
		}
	}
	for _, r := range p.Roles {
		o := officeOf(r)
		f.offices = append(f.offices, o)
		f.countries = append(f.countries, o.country)
		if o.country == "" && r.Org != "" {
			f.orgs = append(f.orgs, foldOrg(r.Org))
		}
	}
	for _, o := range p.Orgs {
		if code, ok := Country(o); ok {
			f.countries = append(f.countries, code)
		} else {
			f.orgs = append(f.orgs, foldOrg(o))
		}
	}
	for _, n := range p.Neighbours {
		name := x.parse(n)
		k := name.folded()
		if before, ok := f.called[k]; !ok || n < before {
			f.called[k] = n
		}
		f.neighbours = append(f.neighbours, k)
	}
	for i := range f.names {
		if f.names[i].rank() > 1 { // a bare surname mostly means who bears it
			f.own = append(f.own, f.names[i].folded())
		}
	}
	f.countries, f.orgs, f.neighbours, f.own = set(f.countries), set(f.orgs), set(f.neighbours), set(f.own)
	return f
}

// set sorts texts and leaves out empty and equal ones.
func set(s []string) []string {
	slices.Sort(s)
	return slices.DeleteFunc(slices.Compact(s), func(s string) bool { return s == "" })
}

// fullest returns the forms that say most: those with forename and surname, else
// those with an initial, else the single words. What is only part of another form
// that is as common says less.
func (x lexicon) fullest(forms []Form) []Name {
	type parsed struct {
		Name
		count, rank int
	}
	var all []parsed
	best := 0
	for _, f := range forms {
		n := x.parse(f.Text)
		p := parsed{n, f.Count, n.rank()}
		best = max(best, p.rank)
		all = append(all, p)
	}
	said := slices.Clone(all)
	all = slices.DeleteFunc(all, func(p parsed) bool {
		return p.rank < best || best == 0 || slices.ContainsFunc(said, func(q parsed) bool {
			return p.count <= q.count && p.within(&q.Name)
		})
	})
	slices.SortFunc(all, func(p, q parsed) int {
		return cmp.Or(q.count-p.count, len(q.words)-len(p.words), strings.Compare(p.Text, q.Text))
	})
	var out []Name
	for _, p := range all[:min(len(all), maxForms)] {
		out = append(out, p.Name)
	}
	return out
}

// within reports whether all words of a name are in another, longer one.
func (n *Name) within(longer *Name) bool {
	if len(n.words) >= len(longer.words) {
		return false
	}
	for i := range n.words {
		if !slices.ContainsFunc(longer.words, func(w word) bool { return w.plain == n.words[i].plain }) {
			return false
		}
	}
	return true
}

// rank says how much of a person a name names: 3 forename and surname, 2 a surname
// and initials, 1 a single word, 0 nothing.
func (n *Name) rank() int {
	whole := 0
	for _, w := range n.words {
		if !w.short {
			whole++
		}
	}
	switch {
	case whole > 1:
		return 3
	case whole == 1 && len(n.words) > 1:
		return 2
	}
	return whole
}

// folded returns the plain words of a name, sorted, so that order does not count.
func (n *Name) folded() string {
	var out []string
	for _, w := range n.words {
		out = append(out, w.plain)
	}
	return strings.Join(set(out), " ")
}
