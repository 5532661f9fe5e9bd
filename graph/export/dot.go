package export

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// writeDOT writes a directed graph, in which "met" edges have no arrow.
func writeDOT(w *walk, out io.Writer) error {
	b := bufio.NewWriterSize(out, 64<<10) // remembers the first error
	fmt.Fprintln(b, "digraph whomet {\n  charset=\"UTF-8\";\n  node [shape=box];\n  edge [dir=none];")
	for st, err := range w.steps(true) {
		if err != nil {
			return err
		}
		for i := range st.fresh {
			n := &st.fresh[i]
			fmt.Fprintf(b, "  %s [label=%s%s];\n", quoted(string(n.IRI)), quoted(n.Name), dotValues(nodeFields, n.values()))
		}
		for _, e := range w.edges(st) {
			arrow := ""
			if e.directed() {
				arrow = ", dir=forward"
			}
			label := strings.TrimSpace(e.Date + " " + e.place)
			fmt.Fprintf(b, "  %s -> %s [label=%s%s, id=%s%s];\n",
				quoted(string(e.source)), quoted(string(e.target)), quoted(label), arrow, quoted(e.id), dotValues(edgeFields, e.values()))
		}
	}
	fmt.Fprintln(b, "}")
	return b.Flush()
}

func dotValues(fields []field, values []string) string {
	var out strings.Builder
	for i, v := range values {
		if v != "" {
			fmt.Fprintf(&out, ", %s=%s", fields[i].name, quoted(v))
		}
	}
	return out.String()
}

// quoted is a text as DOT has it on one line. A backslash is doubled, as it begins an
// escape in labels.
func quoted(s string) string { return `"` + dotEscapes.Replace(s) + `"` }

var dotEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ", "\r", " ", "\x00", " ")
