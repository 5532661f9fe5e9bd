package export

import (
	"bufio"
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"whomet/graph"
)

// rows writes a table: its header, and what add makes of each article.
func (w *walk) rows(out io.Writer, nodes bool, header []string, add func(*step) [][]string) error {
	c := csv.NewWriter(bufio.NewWriterSize(out, 64<<10))
	if err := c.Write(header); err != nil {
		return err
	}
	for st, err := range w.steps(nodes) {
		if err != nil {
			return err
		}
		for _, row := range add(st) {
			if err := c.Write(row); err != nil {
				return err
			}
		}
	}
	c.Flush()
	return c.Error()
}

// meetingHeader begins with the columns of "whomet met -o csv".
var meetingHeader = []string{
	"date", "who", "met", "where", "how", "said", "conf", "article", "reporter", "sentence", "headline", "published", "event",
}

// writeMeetings writes one row for each event. Members of a side are parted by a
// comma, further sides by a semicolon.
func writeMeetings(w *walk, out io.Writer) error {
	return w.rows(out, false, meetingHeader, func(st *step) (rows [][]string) {
		published := ""
		if !st.Published.IsZero() {
			published = st.Published.Format(time.RFC3339)
		}
		for i := range st.Events {
			ev := &st.Events[i]
			who, whom := st.sides(ev)
			rows = append(rows, []string{
				ev.Date, who, whom, st.briefs[ev.Place].name, ev.Type, ev.Factuality, strconv.FormatFloat(ev.Confidence, 'f', -1, 64), st.address(),
				ev.Reporter, ev.Evidence.Text, st.Title, published, string(ev.IRI),
			})
		}
		return rows
	})
}

// address is where an article can be read.
func (st *step) address() string {
	if st.URL != "" {
		return st.URL
	}
	return string(st.IRI)
}

// sides names the first side of an event and the others.
func (st *step) sides(ev *graph.Event) (who, whom string) {
	var sides []string
	for _, side := range ev.Sides {
		sides = append(sides, strings.Join(st.names(side), ", "))
	}
	if len(sides) == 0 {
		return "", ""
	}
	return sides[0], strings.Join(sides[1:], "; ")
}

func (st *step) names(iris []quad.IRI) (out []string) {
	for _, iri := range iris {
		out = append(out, st.briefs[iri].name)
	}
	return out
}

func header(first []string, fields []field) []string {
	for _, f := range fields {
		first = append(first, f.name)
	}
	return first
}

// writeNodes writes the table of nodes that Gephi and its like read.
func writeNodes(w *walk, out io.Writer) error {
	return w.rows(out, true, header([]string{"Id", "Label"}, nodeFields), func(st *step) (rows [][]string) {
		for i := range st.fresh {
			n := &st.fresh[i]
			rows = append(rows, slices.Concat([]string{string(n.IRI), n.Name}, n.values()))
		}
		return rows
	})
}

// writeEdges writes the table of edges that belongs to it.
func writeEdges(w *walk, out io.Writer) error {
	return w.rows(out, false, header([]string{"Source", "Target", "Type", "Id"}, edgeFields), func(st *step) (rows [][]string) {
		for _, e := range w.edges(st) {
			direction := "Undirected"
			if e.directed() {
				direction = "Directed"
			}
			rows = append(rows, slices.Concat([]string{string(e.source), string(e.target), direction, e.id}, e.values()))
		}
		return rows
	})
}
