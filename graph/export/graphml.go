package export

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
)

// The elements of GraphML that are written.
type (
	graphmlKey struct {
		XMLName xml.Name `xml:"key"`
		ID      string   `xml:"id,attr"`
		For     string   `xml:"for,attr"`
		Name    string   `xml:"attr.name,attr"`
		Type    string   `xml:"attr.type,attr"`
	}
	graphmlNode struct {
		XMLName xml.Name      `xml:"node"`
		ID      string        `xml:"id,attr"`
		Data    []graphmlData `xml:"data"`
	}
	graphmlEdge struct {
		XMLName xml.Name      `xml:"edge"`
		ID      string        `xml:"id,attr"`
		Source  string        `xml:"source,attr"`
		Target  string        `xml:"target,attr"`
		Data    []graphmlData `xml:"data"`
	}
	graphmlData struct {
		Key   string `xml:"key,attr"`
		Value string `xml:",chardata"`
	}
)

const graphmlHead = `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
`

// writeGraphML writes each node before the first edge that has it. No edge has a
// direction, as networkx takes no graph of both kinds; a visit goes to a place, which
// its node says.
func writeGraphML(w *walk, out io.Writer) error {
	x := newXMLWriter(out)
	x.text(xml.Header + graphmlHead)
	x.keys("node", append([]field{{name: "label"}}, nodeFields...))
	x.keys("edge", edgeFields)
	x.text(`<graph id="whomet" edgedefault="undirected">` + "\n")
	for st, err := range w.steps(true) {
		if err != nil {
			return err
		}
		for i := range st.fresh {
			n := &st.fresh[i]
			data := graphmlValues("node", append([]field{{name: "label"}}, nodeFields...), append([]string{n.Name}, n.values()...))
			x.element(graphmlNode{ID: string(n.IRI), Data: data})
		}
		for _, e := range w.edges(st) {
			x.element(graphmlEdge{
				ID: e.id, Source: string(e.source), Target: string(e.target),
				Data: graphmlValues("edge", edgeFields, e.values()),
			})
		}
	}
	x.text("</graph>\n</graphml>\n")
	return x.close()
}

func (x *xmlWriter) keys(of string, fields []field) {
	for _, f := range fields {
		kind := "string"
		if f.number {
			kind = "double"
		}
		x.element(graphmlKey{ID: of + "-" + f.name, For: of, Name: f.name, Type: kind})
	}
}

func graphmlValues(of string, fields []field, values []string) (out []graphmlData) {
	for i, v := range values {
		if v != "" {
			out = append(out, graphmlData{of + "-" + fields[i].name, v})
		}
	}
	return out
}

// xmlWriter writes XML, one element a line, until the first error.
type xmlWriter struct {
	w   *bufio.Writer
	enc *xml.Encoder
	err error
}

// newXMLWriter hides the buffer from the encoder, which else flushes it with each
// element.
func newXMLWriter(out io.Writer) *xmlWriter {
	b := bufio.NewWriterSize(out, 64<<10)
	return &xmlWriter{w: b, enc: xml.NewEncoder(struct{ io.Writer }{b})}
}

func (x *xmlWriter) text(s string) {
	if x.err == nil {
		_, x.err = x.w.WriteString(s)
	}
}

func (x *xmlWriter) element(v any) {
	if x.err == nil {
		x.err = x.enc.Encode(v)
	}
	x.text("\n")
}

func (x *xmlWriter) close() error {
	if x.err != nil {
		return fmt.Errorf("write xml: %w", x.err)
	}
	return x.w.Flush()
}
