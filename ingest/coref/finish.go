package coref

import (
	"cmp"
	"slices"
	"strings"

	"whomet/ingest/text"
)

// finish writes mentions and clusters into the document.
func (w *work) finish() {
	type owned struct {
		text.Mention
		entity int
	}
	var all []owned
	for i, m := range w.d.Mentions {
		if i < len(w.came) {
			m = w.came[i]
		}
		all = append(all, owned{m, w.named[i]})
	}
	for e := range w.entities {
		if w.entities[e].unnamed {
			continue
		}
		for _, m := range w.entities[e].mentions {
			all = append(all, owned{m, e})
		}
	}
	slices.SortStableFunc(all, func(a, b owned) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	w.bearers = map[string][]int{}
	for e := range w.entities {
		if n := &w.entities[e]; n.typ == text.PER && len(n.words) > 1 {
			w.bearers[surname(n)] = append(w.bearers[surname(n)], e)
		}
	}
	at := make([]int, len(w.entities)) // cluster of an entity, or -1
	for e := range at {
		at[e] = -1
	}
	w.d.Mentions, w.d.Clusters = nil, nil
	for _, m := range all {
		if at[m.entity] < 0 {
			at[m.entity] = len(w.d.Clusters)
			w.d.Clusters = append(w.d.Clusters, w.cluster(m.entity))
		}
		c := &w.d.Clusters[at[m.entity]]
		c.Mentions = append(c.Mentions, len(w.d.Mentions))
		w.d.Mentions = append(w.d.Mentions, m.Mention)
	}
	for e, c := range at {
		if c < 0 {
			continue
		}
		for _, m := range w.entities[e].members {
			w.d.Clusters[c].Members = append(w.d.Clusters[c].Members, at[m])
		}
		slices.Sort(w.d.Clusters[c].Members)
	}
}

// short returns the ends of a person's name that stand for it: "von Trott" and
// "Trott", unless another person has the same surname.
func (w *work) short(n *entity) []string {
	if n.typ != text.PER || n.group || len(n.words) < 2 || len(w.bearers[surname(n)]) > 1 || number(surname(n)) {
		return nil
	}
	var ends []string
	for rest := n.name; ; {
		_, after, ok := strings.Cut(rest, " ")
		if !ok {
			return ends
		}
		ends, rest = append(ends, after), after
	}
}

// surname is the last word of a person's name.
func surname(n *entity) string { return n.words[len(n.words)-1] }

// number says whether the last word of a name is the number of a ruler: "II."
func number(word string) bool { return strings.Trim(word, "ivx.") == "" }

// cluster is an entity as the next stages see it.
func (w *work) cluster(e int) text.Cluster {
	n := &w.entities[e]
	c := text.Cluster{Type: n.typ, Name: n.name, Gender: n.gender, Group: n.group, Short: w.short(n)}
	for _, r := range n.roles {
		org := r.org
		if r.orgOf >= 0 {
			org = w.entities[r.orgOf].name
		}
		title := r.title
		if r.plural || r.noun.Adj {
			if before, ok := strings.CutSuffix(title, r.noun.Base); ok {
				title = before + w.p.InGender(r.noun, n.gender)
			}
		}
		same := func(x text.Role) bool { return x.Title == title && (x.Org == org || org == "") }
		if slices.ContainsFunc(c.Roles, same) {
			continue
		}
		c.Roles = append(c.Roles, text.Role{Title: title, Org: org, Sentence: r.sentence, Span: r.span})
	}
	if len(n.members) > 0 && len(n.mentions) > 0 {
		c.Name = w.d.Slice(n.mentions[0].Span)
	}
	return c
}
