package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/spf13/cobra"

	"whomet/graph"
	"whomet/graph/export"
	"whomet/query"
)

func (a *app) exportCommand() *cobra.Command {
	var q query.MetQuery
	var format, article string
	var confidence float64
	c := &cobra.Command{
		Use:   "export",
		Short: "Write the graph in another format",
		Long: `export writes the graph, or what some filters leave of it, article by article. Two
stores with the same articles give the same bytes, however large they are.

Formats:
` + formatList() + `
The network has persons, groups, organizations and places as nodes and each meeting
or visit as an edge; of it and of ftm, planned and denied events are left out unless
--factuality asks for them. The other formats say of each event what it is.

With --base the IRIs under the store's own base are written under another one.`,
		Example: `  whomet export > graph.nq
  whomet export --format csv --person Hollmayr --from 2025 > meetings.csv
  whomet export --format gexf --factuality asserted --confidence 0.7 > network.gexf
  whomet export --format turtle --article https://news.example/2025-06-20/oslo-treaty`,
		Args: usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) (err error) {
			f, err := export.Find(format)
			if err != nil {
				return usagef("--format: %w", err)
			}
			store, base, err := a.storeOfAnyBase(c)
			if err != nil {
				return err
			}
			defer closing(store, &err)
			sel, err := query.Select(c.Context(), store, q, confidence)
			if err != nil {
				return err
			}
			sel.Base = base
			if article != "" {
				sel.Articles = []quad.IRI{quad.IRI(article)}
			}
			if err := a.export(c.Context(), f, store, sel); err != nil {
				return err
			}
			return a.sayWho(c.Context(), store, q.Person, q.With)
		},
	}
	f := c.Flags()
	f.StringVar(&format, "format", "nquads", strings.Join(export.Names(), ", "))
	f.StringVar(&article, "article", "", "IRI of one article (default: all)")
	f.StringVar(&q.Person, "person", "", "only events with this person, group or organization")
	f.StringVar(&q.With, "with", "", "and another, on another side")
	f.StringVar(&q.Place, "place", "", "only events there")
	f.StringVar(&q.From, "from", "", "not before: 2024-07-04, 2024-07 or 2024")
	f.StringVar(&q.To, "to", "", "not after")
	f.StringVar(&q.Type, "type", "", "meeting, reception, negotiation, phonecall, visit, several with commas (default: all)")
	f.StringVar(&q.Factuality, "factuality", "", "asserted, reported, planned, denied, several with commas, or all")
	f.Float64Var(&confidence, "confidence", 0, "only events with at least this confidence, 0 to 1")
	return c
}

// storeOfAnyBase opens a store, and returns the base under which its IRIs are to be
// written: that of the store where the user has not given another.
func (a *app) storeOfAnyBase(c *cobra.Command) (*graph.Store, graph.Namespace, error) {
	wanted, err := a.namespace()
	if err != nil {
		return nil, "", err
	}
	store, err := a.existingStore(c.Context())
	if other := (*graph.BaseError)(nil); errors.As(err, &other) {
		own := *a
		own.base = string(other.Base)
		store, err = own.existingStore(c.Context())
		if !c.Flags().Changed("base") {
			wanted = other.Base
		}
	}
	return store, wanted, err
}

func (a *app) export(ctx context.Context, f export.Format, store *graph.Store, sel export.Selection) error {
	err := f.Write(ctx, a.out, store, sel)
	if errors.Is(err, graph.ErrNotFound) && len(sel.Articles) == 1 {
		return fmt.Errorf("there is no article %s in the store", string(sel.Articles[0]))
	}
	return err
}

// formatList lists the formats, one a line.
func formatList() string {
	var b strings.Builder
	for _, f := range export.Formats() {
		fmt.Fprintf(&b, "  %-10s %s\n", f.Name, f.About)
	}
	return b.String()
}
