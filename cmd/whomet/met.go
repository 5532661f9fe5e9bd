package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"whomet/graph"
	"whomet/query"
)

func (a *app) metCommand() *cobra.Command {
	var q query.MetQuery
	var evidence bool
	c := &cobra.Command{
		Use:   "met",
		Short: "List who met whom, where and when",
		Long: `met lists meetings, receptions, negotiations, phone and video calls, newest first.
Names may be surnames or other spellings; dates days, months or years, both inclusive.
Planned and denied meetings are shown when asked for, visits with --type visit.`,
		Example: `  whomet met --person Hollmayr --evidence
  whomet met --person Sandvik --with Gogitidze --from 2025-05 --to 2025-06
  whomet met --place Oslo --factuality planned,denied -o csv`,
		Args: usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) (err error) {
			store, err := a.existingStore(c.Context())
			if err != nil {
				return err
			}
			defer closing(store, &err)
			if q.Limit == 0 {
				q.Limit = -1
			}
			more := false
			if q.Limit > 0 {
				q.Limit++ // one more, to know whether there is
			}
			found, err := query.Met(c.Context(), store, q)
			if err != nil {
				return err
			}
			if q.Limit > 0 && len(found) == q.Limit {
				found, more = found[:q.Limit-1], true
			}
			if err := meetings(found, evidence || a.output != "table").print(a.out, a.output); err != nil {
				return err
			}
			if err := a.sayWho(c.Context(), store, q.Person, q.With); err != nil {
				return err
			}
			switch {
			case len(found) == 0:
				fmt.Fprintln(a.errOut, "no meeting found")
			case more:
				fmt.Fprintf(a.errOut, "only the first %d are shown; --limit 0 shows all\n", len(found))
			}
			return nil
		},
	}
	f := c.Flags()
	f.StringVar(&q.Person, "person", "", "a person, group or organization on one side")
	f.StringVar(&q.With, "with", "", "another, on another side")
	f.StringVar(&q.Place, "place", "", "where")
	f.StringVar(&q.From, "from", "", "not before: 2024-07-04, 2024-07 or 2024")
	f.StringVar(&q.To, "to", "", "not after")
	f.StringVar(&q.Type, "type", "", "meeting, reception, negotiation, phonecall, visit, several with commas, or all (default: all but visit)")
	f.StringVar(&q.Factuality, "factuality", "", "asserted, reported, planned, denied, several with commas, or all (default: asserted,reported)")
	f.IntVar(&q.Limit, "limit", query.DefaultMeetings, "most rows; 0 for all")
	f.BoolVar(&evidence, "evidence", false, "show the sentence that says so")
	a.outputFlag(c)
	return c
}

// sayWho tells whom a name is taken for, where it is more than one.
func (a *app) sayWho(ctx context.Context, store *graph.Store, asked ...string) error {
	for _, name := range asked {
		actors, err := query.Actors(ctx, store, name)
		if err != nil {
			return err
		}
		var names []string
		for _, e := range actors {
			names = append(names, e.Name)
		}
		if len(names) > 1 {
			fmt.Fprintf(a.errOut, "%s stands for %s\n", name, strings.Join(names, ", "))
		}
	}
	return nil
}

// meetings lists meetings; evidence puts the sentence below each.
func meetings(found []query.Meeting, evidence bool) *listing {
	l := &listing{header: []string{"date", "who", "met", "where", "how", "said", "conf", "article"}, cut: []int{0, 12, 12, 8, 0, 0, 0, 12}}
	for _, m := range found {
		who, whom := sides(m.Sides)
		place := ""
		if m.Place != nil {
			place = m.Place.Name
		}
		article := m.Article.URL
		if article == "" {
			article = string(m.Article.IRI)
		}
		l.rows = append(l.rows, []string{
			m.Date, who, whom, place, m.Type, m.Factuality, strconv.FormatFloat(m.Confidence, 'f', 2, 64), article,
		})
		l.values = append(l.values, m)
		if evidence {
			l.notes = append(l.notes, "“"+strings.Join(strings.Fields(m.Evidence.Text), " ")+"” "+headline(m.Article))
		}
	}
	return l
}

// sides names the first side of a meeting and the others.
func sides(s [][]query.Entity) (who, whom string) {
	var names []string
	for _, side := range s {
		var members []string
		for _, e := range side {
			members = append(members, e.Name)
		}
		names = append(names, strings.Join(members, ", "))
	}
	if len(names) == 0 {
		return "", ""
	}
	return names[0], strings.Join(names[1:], "; ")
}

// headline is the headline and date of an article.
func headline(a query.Article) string {
	var parts []string
	if a.Title != "" {
		parts = append(parts, a.Title)
	}
	if !a.Published.IsZero() {
		parts = append(parts, a.Published.Format(time.DateOnly))
	}
	if len(parts) == 0 {
		return ""
	}
	return "(" + strings.Join(parts, ", ") + ")"
}
