package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"whomet/query"
)

func (a *app) whoCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "who name",
		Short: "List whom a name may mean, and who may be one person",
		Long: `who lists the persons of the store whom a name may mean, in any spelling or script:
their names, articles, roles and the persons they are told of with. Below each stands
whom else of the list it is held to be ("is"), or may be ("may be": worth confirming),
how surely, and why. The name may also be a person's IRI.`,
		Example: `  whomet who Gogitidze
  whomet who "Timur Abenow" -o json`,
		Args: usage(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) (err error) {
			store, err := a.existingStore(c.Context())
			if err != nil {
				return err
			}
			defer closing(store, &err)
			found, err := query.Who(c.Context(), store, args[0])
			if err != nil {
				return err
			}
			return candidates(found).print(a.out, a.output)
		},
	}
	a.outputFlag(c)
	return c
}

// candidates lists persons; below each stands whom else he may be.
func candidates(found []query.Candidate) *listing {
	l := &listing{header: []string{"name", "also", "articles", "seen", "roles", "with", "iri"}, cut: []int{12, 8, 0, 0, 12, 12, 0}}
	for i := range found {
		c := &found[i]
		var also, roles []string
		for _, f := range c.Forms {
			if f.Name != c.Name {
				also = append(also, f.Name)
			}
		}
		for _, r := range c.Roles {
			roles = append(roles, strings.TrimSuffix(r.Title+" ("+r.Org+")", " ()"))
		}
		l.rows = append(l.rows, []string{
			c.Name, strings.Join(also, ", "), strconv.Itoa(len(c.Articles)), seen(c), strings.Join(roles, ", "), strings.Join(c.Neighbours, ", "), string(c.IRI),
		})
		l.values = append(l.values, c)
		l.notes = append(l.notes, likenesses(c.Alike))
	}
	return l
}

// seen is the period of a person's articles.
func seen(c *query.Candidate) string {
	first, last := c.Seen()
	switch {
	case first.IsZero():
		return ""
	case first.Equal(last):
		return first.Format(time.DateOnly)
	}
	return first.Format(time.DateOnly) + "/" + last.Format(time.DateOnly)
}

// likenesses says whom else a person may be, a line each.
func likenesses(all []query.Alike) string {
	var out []string
	for _, l := range all {
		verb := "may be"
		if l.Verdict == "same" {
			verb = "is"
		}
		var why []string
		for _, r := range l.Reasons {
			why = append(why, fmt.Sprintf("%s (%+.2f)", r.Text, r.Weight))
		}
		out = append(out, fmt.Sprintf("%s %s, %.2f: %s", verb, l.Name, l.Score, strings.Join(why, "; ")))
	}
	return strings.Join(out, "\n")
}
