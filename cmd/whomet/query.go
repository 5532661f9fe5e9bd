package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"whomet/graph"
	"whomet/query"
)

func (a *app) queryCommand() *cobra.Command {
	var language string
	var limit int
	var timeout time.Duration
	c := &cobra.Command{
		Use:   "query [text]",
		Short: "Ask the graph in Gizmo or in Cayley's GraphQL",
		Long: `query runs a query in one of Cayley's languages, given as argument or on standard
input. IRIs are written in full: <https://whomet.example/person/anna-berger>.`,
		Example: `  whomet query 'g.V("<https://whomet.example/person/ingeborg-sandvik>").Out("<https://whomet.example/v#met>").All()'
  whomet query -l graphql '{ nodes(id: <https://whomet.example/person/ingeborg-sandvik>) { id, met: <https://whomet.example/v#met> { id } } }'`,
		Args: usage(cobra.MaximumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) (err error) {
			text := strings.Join(args, "")
			if text == "" || text == "-" {
				b, err := io.ReadAll(io.LimitReader(a.in, query.MaxText+1))
				if err != nil {
					return fmt.Errorf("read standard input: %w", err)
				}
				text = string(b)
			}
			if strings.TrimSpace(text) == "" {
				return usagef("there is no query")
			}
			store, err := a.existingStore(c.Context())
			if err != nil {
				return err
			}
			defer closing(store, &err)
			ctx, cancel := context.WithTimeout(c.Context(), timeout)
			defer cancel()
			return a.ask(ctx, store, query.Request{Language: language, Text: text, Limit: limit})
		},
	}
	c.Flags().StringVarP(&language, "language", "l", query.Gizmo, "gizmo or graphql")
	c.Flags().IntVar(&limit, "limit", query.DefaultLimit, fmt.Sprintf("most rows, up to %d", query.MaxLimit))
	c.Flags().DurationVar(&timeout, "timeout", query.DefaultTimeout, "how long it may take")
	a.outputFlag(c)
	return c
}

// ask prints the rows of an answer, with a column for each name that one of them has.
func (a *app) ask(ctx context.Context, store *graph.Store, r query.Request) error {
	l := &listing{}
	var rows []map[string]string
	truncated, err := query.Each(ctx, store, r, func(row any) error {
		l.values = append(l.values, row)
		rows = append(rows, cells(row))
		return nil
	})
	if err != nil {
		return err
	}
	for _, r := range rows {
		for k := range r {
			if !slices.Contains(l.header, k) {
				l.header = append(l.header, k)
			}
		}
	}
	slices.Sort(l.header)
	for _, r := range rows {
		cells := make([]string, len(l.header))
		for i, k := range l.header {
			cells[i] = r[k]
		}
		l.rows = append(l.rows, cells)
	}
	if len(rows) == 0 && a.output == "table" {
		fmt.Fprintln(a.errOut, "no rows")
		return nil
	}
	if err := l.print(a.out, a.output); err != nil {
		return err
	}
	if truncated {
		fmt.Fprintf(a.errOut, "only the first %d rows are shown; --limit shows more\n", len(rows))
	}
	return nil
}

// cells names the parts of a row.
func cells(row any) map[string]string {
	m, ok := row.(map[string]any)
	if !ok {
		m = map[string]any{"result": row}
	}
	out := make(map[string]string, len(m))
	for k, v := range m {
		if s, ok := v.(string); ok {
			out[k] = s
			continue
		}
		b, err := marshal(v)
		if err != nil {
			b = []byte(err.Error())
		}
		out[k] = string(b)
	}
	return out
}
