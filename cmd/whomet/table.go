package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	pretty "github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// listing is an answer with rows, in whichever form it is asked for.
type listing struct {
	header []string
	rows   [][]string
	notes  []string // for tables: a line below each row, "" for none
	values []any    // for JSON: what each row shows, whole
}

// print writes the listing as table, json or csv.
func (l *listing) print(w io.Writer, form string) error {
	switch form {
	case "json":
		return l.json(w)
	case "csv":
		c := csv.NewWriter(w)
		return c.WriteAll(append([][]string{l.header}, l.rows...))
	}
	if len(l.rows) == 0 {
		return nil
	}
	width := columns(w)
	lines := strings.Split(l.table(width), "\n")
	for i, line := range lines {
		if _, err := fmt.Fprintln(w, strings.TrimRight(line, " ")); err != nil {
			return err
		}
		if n := i - 1; n >= 0 && n < len(l.notes) && l.notes[n] != "" {
			note := l.notes[n]
			if width > 10 {
				note = text.WrapSoft(note, width-4)
			}
			fmt.Fprintln(w, "    "+strings.ReplaceAll(note, "\n", "\n    ")+"\n")
		}
	}
	return nil
}

// json writes an array with one value a line.
func (l *listing) json(w io.Writer) error {
	for i, v := range l.values {
		b, err := marshal(v)
		if err != nil {
			return err
		}
		sep := ",\n"
		if i == 0 {
			sep = "["
		}
		if _, err := fmt.Fprintf(w, "%s%s", sep, b); err != nil {
			return err
		}
	}
	if len(l.values) == 0 {
		_, err := fmt.Fprintln(w, "[]")
		return err
	}
	_, err := fmt.Fprintln(w, "]")
	return err
}

// marshal is json.Marshal without the escapes for HTML.
func marshal(v any) ([]byte, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return []byte(strings.TrimSuffix(b.String(), "\n")), err
}

// table lays the rows out in columns as wide as they are on a terminal. With a width
// above 0 the widest columns give way until each row fits on one line.
func (l *listing) table(width int) string {
	t := pretty.NewWriter()
	style := pretty.StyleDefault
	style.Options = pretty.OptionsNoBordersAndSeparators
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	style.Format.Header = text.FormatUpper
	t.SetStyle(style)
	t.AppendHeader(row(l.header))
	for _, r := range l.rows {
		t.AppendRow(row(r))
	}
	var configs []pretty.ColumnConfig
	for i, max := range l.widths(width) {
		configs = append(configs, pretty.ColumnConfig{Number: i + 1, WidthMax: max, WidthMaxEnforcer: func(s string, n int) string {
			return text.Snip(s, n, "…")
		}})
	}
	t.SetColumnConfigs(configs)
	return t.Render()
}

// widths shares width among the columns.
func (l *listing) widths(width int) []int {
	out := make([]int, len(l.header))
	total := 2 * len(out)
	for i := range out {
		out[i] = text.StringWidth(l.header[i])
		for _, r := range l.rows {
			out[i] = max(out[i], text.StringWidth(r[i]))
		}
		total += out[i]
	}
	const least = 8
	for ; width > 0 && total > width; total-- {
		widest := slices.Index(out, slices.Max(out))
		if out[widest] <= least {
			break
		}
		out[widest]--
	}
	return out
}

func row(cells []string) pretty.Row {
	out := make(pretty.Row, len(cells))
	for i, c := range cells {
		out[i] = strings.Join(strings.Fields(c), " ")
	}
	return out
}

// columns is the width to print tables in: that of the terminal, or COLUMNS; 0 if
// the output goes elsewhere and need not fit.
func columns(w io.Writer) int {
	if width, ok := terminalWidth(w); ok {
		return width
	}
	n, _ := strconv.Atoi(os.Getenv("COLUMNS"))
	return max(n, 0)
}
