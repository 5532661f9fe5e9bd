package score

import (
	"sort"
	"strings"
	"unicode"
)

// titles may stand before a surname without making it another name.
var titles = set(strings.Fields(`dr prof professor mr mrs ms herr herrn frau sir dame lord general gen president prasident prasidentin
prasidenten papst pope king konig queen konigin minister chancellor kanzler kanzlerin m mme un uno`))

// names resolves names inside one annotated article.
type names struct {
	exact map[string]string   // folded form → entity
	long  []string            // the forms of several words, longest first
	last  map[string][]string // folded surname → persons
	words map[string]map[string]bool
	isPer map[string]bool
}

func newNames(g *Gold) *names {
	n := &names{exact: map[string]string{}, last: map[string][]string{}, words: map[string]map[string]bool{}, isPer: map[string]bool{}}
	var order []string
	add := func(form, entity string) {
		if _, ok := n.exact[form]; !ok {
			n.exact[form] = entity
			order = append(order, form)
		}
	}
	for kind, list := range [][]Person{g.Persons, g.Groups} {
		for _, p := range list {
			n.isPer[p.Name] = kind == 0
			words := map[string]bool{}
			for _, a := range append([]string{p.Name}, p.Aliases...) {
				add(fold(a), p.Name)
				for _, w := range strings.Fields(fold(a)) {
					words[w] = true
				}
			}
			n.words[p.Name] = words
			if t := strings.Fields(fold(p.Name)); kind == 0 && len(t) > 0 {
				sur := t[len(t)-1]
				if !contains(n.last[sur], p.Name) {
					n.last[sur] = append(n.last[sur], p.Name)
				}
			}
		}
	}
	for _, o := range g.Organizations {
		add(fold(o), "org:"+o)
	}
	for _, form := range order {
		if strings.Contains(form, " ") {
			n.long = append(n.long, form)
		}
	}
	sort.SliceStable(n.long, func(i, j int) bool { return len([]rune(n.long[i])) > len([]rune(n.long[j])) })
	return n
}

// get returns the entity a name means, or "?" and the folded name if none.
func (n *names) get(s string) string {
	f := fold(s)
	if f == "" {
		return "?"
	}
	for _, c := range []string{f, ungen(f)} {
		if e, ok := n.exact[c]; ok {
			return e
		}
	}
	for _, a := range n.long {
		if strings.HasSuffix(f, " "+a) || strings.HasSuffix(ungen(f), " "+a) {
			return n.exact[a]
		}
	}
	if e, ok := n.bySurname(s, strings.Fields(f)); ok {
		return e
	}
	return "?" + f
}

func (n *names) bySurname(s string, words []string) (string, bool) {
	sur := words[len(words)-1]
	for _, c := range []string{sur, ungen(sur)} {
		if len(n.last[c]) != 1 {
			continue
		}
		e := n.last[c][0]
		var front []string
		for _, w := range words[:len(words)-1] {
			if !titles[w] {
				front = append(front, w)
			}
		}
		if len(front) == 0 || first(front[0]) == first(fold(e)) || startsLower(s) {
			return e, true
		}
		for _, w := range front {
			if n.words[e][w] {
				return e, true
			}
		}
	}
	return "", false
}

func first(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

func startsLower(s string) bool { return unicode.IsLower(first(strings.TrimSpace(s))) }

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func set(words []string) map[string]bool {
	out := map[string]bool{}
	for _, w := range words {
		out[w] = true
	}
	return out
}
