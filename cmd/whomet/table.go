package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
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
	cut    []int    // the least width of each column on a terminal, 0 for whole; nil for 12
	notes  []string // for tables: a line below each row
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
	l.dropEmpty()
	width := columns(w)
	for i, line := range strings.Split(l.table(width), "\n") {
		if _, err := fmt.Fprintln(w, strings.TrimRight(line, " ")); err != nil {
			return err
		}
		if n := i - 1; n >= 0 && n < len(l.notes) {
			l.note(w, n, width)
		}
	}
	return nil
}

// note writes the note on a row, indented, and an empty line before the next row.
func (l *listing) note(w io.Writer, n, width int) {
	note := l.notes[n]
	if width > 10 {
		note = text.WrapSoft(note, width-4)
	}
	for line := range strings.Lines(note + "\n") {
		fmt.Fprint(w, "    ", strings.TrimRight(line, " \n"), "\n")
	}
	if n < len(l.notes)-1 {
		fmt.Fprintln(w)
	}
}

// dropEmpty leaves out the columns in which nothing stands: visits have one side.
func (l *listing) dropEmpty() {
	for column := len(l.header) - 1; column >= 0; column-- {
		if !slices.ContainsFunc(l.rows, func(r []string) bool { return r[column] != "" }) {
			l.drop(column)
		}
	}
}

func (l *listing) drop(column int) {
	l.header = slices.Delete(l.header, column, column+1)
	for i, r := range l.rows {
		l.rows[i] = slices.Delete(r, column, column+1)
	}
	if l.cut != nil {
		l.cut = slices.Delete(l.cut, column, column+1)
	}
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
// above 0 the columns that may be cut give way until each row fits on one line, and
// where that is not enough the last ones are left out.
func (l *listing) table(width int) string {
	t := pretty.NewWriter()
	style := pretty.StyleDefault
	style.Options = pretty.OptionsNoBordersAndSeparators
	style.Box.PaddingLeft, style.Box.PaddingRight = "", gap
	style.Format.Header = text.FormatUpper
	t.SetStyle(style)
	widths := l.widths(width)
	t.AppendHeader(row(l.header[:len(widths)]))
	for _, r := range l.rows {
		t.AppendRow(row(r[:len(widths)]))
	}
	var configs []pretty.ColumnConfig
	for i, w := range widths {
		configs = append(configs, pretty.ColumnConfig{Number: i + 1, WidthMax: w, WidthMaxEnforcer: func(s string, n int) string {
			return text.Snip(s, n, "…")
		}})
	}
	t.SetColumnConfigs(configs)
	return t.Render()
}

// gap is between columns.
const gap = "  "

// widths shares width among the columns: those there is room for.
func (l *listing) widths(width int) []int {
	out := make([]int, len(l.header))
	total := 0
	for i := range out {
		out[i] = text.StringWidth(l.header[i])
		for _, r := range l.rows {
			out[i] = max(out[i], text.StringWidth(r[i]))
		}
		total += out[i] + len(gap)
	}
	for width > 0 && total-len(gap) > width {
		widest, excess := -1, 0
		for i, w := range out {
			if more := w - l.least(i); more > excess {
				widest, excess = i, more
			}
		}
		if last := len(out) - 1; widest >= 0 {
			out[widest]--
			total--
		} else if last > 0 {
			total -= out[last] + len(gap)
			out = out[:last]
		} else {
			break
		}
	}
	return out
}

// least is the width below which a column is not cut.
func (l *listing) least(column int) int {
	if column < len(l.cut) && l.cut[column] > 0 {
		return l.cut[column]
	}
	if l.cut == nil {
		return 12
	}
	return math.MaxInt
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
