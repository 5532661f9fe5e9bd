package score

import (
	"fmt"
	"slices"
	"strings"
)

// Count is the true positives, false positives and false negatives of one measure.
type Count struct{ TP, FP, FN int }

// Bcubed is the sums behind B-cubed precision and recall.
type Bcubed struct {
	Precision float64
	Predicted int
	Recall    float64
	Gold      int
}

// The measures, in the order they are printed.
var measures = []string{"meeting pairs", "pair+location", "pair+date", "visits", "roles", "roles+org", "persons found"}

// article scores one answer.
type article struct {
	gold       *Gold
	answer     *Answer
	names      *names
	count      map[string]*Count
	bcubed     Bcubed
	confidence Confidence
	errors     []string // id TAB measure TAB FP or FN TAB what
}

func scoreArticle(g *Gold, a *Answer) *article {
	s := &article{gold: g, answer: a, names: newNames(g), count: map[string]*Count{}}
	for _, m := range measures {
		s.count[m] = new(Count)
	}
	s.meetings()
	s.visits()
	s.roles()
	s.persons()
	return s
}

func (s *article) falsePositive(measure, what string) {
	s.count[measure].FP++
	s.errors = append(s.errors, fmt.Sprintf("%s\t%s\tFP\t%s", s.gold.ID, measure, what))
}

func (s *article) falseNegative(measure, what string) {
	s.count[measure].FN++
	s.errors = append(s.errors, fmt.Sprintf("%s\t%s\tFN\t%s", s.gold.ID, measure, what))
}

func (s *article) visits() {
	const measure = "visits"
	want, soft := map[string][]map[string]bool{}, map[string][]map[string]bool{}
	var visitors []string
	for _, v := range s.gold.Visits {
		who, where := s.names.get(v.Visitor), alternatives(v.Place, v.PlaceAlt)
		switch {
		case v.Hypothetical || v.Negated:
		case v.Optional:
			soft[who] = append(soft[who], where)
		default:
			if want[who] == nil {
				visitors = append(visitors, who)
			}
			want[who] = append(want[who], where)
		}
	}
	for _, m := range s.gold.Meetings {
		if !m.fact() || m.Location == "" {
			continue
		}
		for _, side := range m.sides() {
			for _, x := range side {
				who := s.names.get(x)
				soft[who] = append(soft[who], alternatives(m.Location, m.LocationAlt))
			}
		}
	}
	for who := range want {
		want[who] = merge(want[who])
	}
	hit := map[string]map[int]bool{}
	for _, v := range s.answer.Visits {
		if v.Hypothetical || v.Negated {
			continue
		}
		who, where, found := s.names.get(v.Visitor), places(v.Place), false
		for i, w := range want[who] {
			if overlap(w, where) {
				if hit[who] == nil {
					hit[who] = map[int]bool{}
				}
				hit[who][i], found = true, true
			}
		}
		if !found && !slices.ContainsFunc(soft[who], func(w map[string]bool) bool { return overlap(w, where) }) {
			s.falsePositive(measure, who+" → "+v.Place)
		}
	}
	for _, who := range visitors {
		s.count[measure].TP += len(hit[who])
		for i, w := range want[who] {
			if !hit[who][i] {
				s.falseNegative(measure, who+" → "+join(w))
			}
		}
	}
}

func (s *article) roles() {
	const measure = "roles"
	used, usedOrg, seen := map[int]bool{}, map[int]bool{}, map[string]bool{}
	for _, r := range s.answer.Roles {
		who := s.names.get(r.Person)
		key := who + "\x00" + fold(r.Role) + "\x00" + fold(r.Org)
		if seen[key] {
			continue
		}
		seen[key] = true
		var same []int
		for j, q := range s.gold.Roles {
			if s.names.get(q.Person) == who && q.is(r.Role) {
				same = append(same, j)
			}
		}
		if len(same) == 0 {
			s.falsePositive(measure, who+": "+r.Role)
			continue
		}
		used[same[0]] = true
		for _, j := range same {
			if s.gold.Roles[j].sameOrg(r.Org) {
				usedOrg[j] = true
			}
		}
	}
	s.count[measure].TP = len(used)
	c := s.count["roles+org"]
	c.TP = len(usedOrg)
	both := 0
	for j, q := range s.gold.Roles {
		if q.OrgOrCountry != "" {
			if used[j] {
				both++
			}
			if !usedOrg[j] {
				c.FN++
			}
		}
		if !used[j] && !s.covered(q, used) {
			s.falseNegative(measure, q.Person+": "+q.Role)
		}
	}
	c.FP = max(0, both-len(usedOrg))
}

// covered reports whether another annotated role of the same person with the same
// head was found.
func (s *article) covered(q Role, used map[int]bool) bool {
	for u := range used {
		other := s.gold.Roles[u]
		if s.names.get(other.Person) == s.names.get(q.Person) && sameRole(other.Role, q.Role) {
			return true
		}
	}
	return false
}

func (q Role) is(role string) bool {
	return slices.ContainsFunc(append([]string{q.Role}, q.RoleAlt...), func(a string) bool { return sameRole(a, role) })
}

func (q Role) sameOrg(org string) bool {
	if org == "" {
		return false
	}
	p := fold(org)
	for _, o := range append([]string{q.OrgOrCountry}, q.OrgAlt...) {
		if o == "" {
			continue
		}
		if o = fold(o); o != "" && (p == o || prefix(p) == prefix(o)) {
			return true
		}
	}
	return false
}

func prefix(s string) string {
	r := []rune(s)
	return string(r[:min(5, len(r))])
}

func (s *article) persons() {
	const measure = "persons found"
	found, clusters := map[string]bool{}, [][]string{}
	for _, p := range s.answer.Persons {
		var forms []string
		for _, a := range append([]string{p.Name}, p.Aliases...) {
			if fold(a) != "" && !contains(forms, a) {
				forms = append(forms, a)
			}
		}
		clusters = append(clusters, forms)
		s.cluster(forms, found)
	}
	s.count[measure].TP = len(found)
	gold, seen := map[string]map[string]bool{}, []string{}
	for _, p := range s.gold.Persons {
		forms := map[string]bool{}
		for _, a := range p.Aliases {
			forms[fold(a)] = true
		}
		if gold[p.Name] == nil {
			seen = append(seen, p.Name)
		}
		gold[p.Name] = forms
	}
	for _, name := range seen {
		if !found[name] {
			s.falseNegative(measure, name)
		}
		s.recall(gold[name], clusters)
	}
}

// cluster adds one predicted cluster to the persons found and to the precision.
func (s *article) cluster(forms []string, found map[string]bool) {
	ids, size := make([]string, len(forms)), map[string]int{}
	for i, a := range forms {
		if id := s.names.get(a); s.names.isPer[id] {
			ids[i] = id
			size[id]++
			found[id] = true
		}
	}
	if len(size) == 0 && len(forms) > 0 {
		s.falsePositive("persons found", forms[0])
	}
	for _, id := range ids {
		if id != "" {
			s.bcubed.Precision += float64(size[id]) / float64(len(forms))
		}
		s.bcubed.Predicted++
	}
}

// recall adds one annotated person: each form counts the share of the person's
// forms that stand in the best cluster with it.
func (s *article) recall(gold map[string]bool, clusters [][]string) {
	for form := range gold {
		best := 0.0
		for _, c := range clusters {
			have := map[string]bool{}
			for _, a := range c {
				have[fold(a)] = true
				have[ungen(fold(a))] = true
			}
			if !have[form] && !have[ungen(form)] {
				continue
			}
			n := 0
			for f := range gold {
				if have[f] {
					n++
				}
			}
			best = max(best, float64(n)/float64(len(gold)))
		}
		s.bcubed.Recall += best
		s.bcubed.Gold++
	}
}

func join(words map[string]bool) string {
	var out []string
	for w := range words {
		out = append(out, w)
	}
	slices.Sort(out)
	return strings.Join(out, "/")
}
