package export

import (
	"encoding/xml"
	"io"
	"strconv"
	"time"

	"whomet/graph"
)

// The elements of GEXF 1.3 that are written.
type (
	gexfAttribute struct {
		XMLName xml.Name `xml:"attribute"`
		ID      string   `xml:"id,attr"`
		Title   string   `xml:"title,attr"`
		Type    string   `xml:"type,attr"`
	}
	gexfNode struct {
		XMLName xml.Name    `xml:"node"`
		ID      string      `xml:"id,attr"`
		Label   string      `xml:"label,attr"`
		Values  []gexfValue `xml:"attvalues>attvalue"`
	}
	gexfEdge struct {
		XMLName xml.Name    `xml:"edge"`
		ID      string      `xml:"id,attr"`
		Source  string      `xml:"source,attr"`
		Target  string      `xml:"target,attr"`
		Kind    string      `xml:"kind,attr"`
		Values  []gexfValue `xml:"attvalues>attvalue"`
		Spells  *gexfSpells `xml:"spells"`
	}
	gexfValue struct {
		For   string `xml:"for,attr"`
		Value string `xml:"value,attr"`
	}
	gexfSpells struct {
		Spells []gexfSpell `xml:"spell"`
	}
	gexfSpell struct {
		Start string `xml:"start,attr"`
		End   string `xml:"end,attr"`
	}
)

const gexfHead = `<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta><creator>whomet</creator><description>Who met whom, where and when</description></meta>
<graph mode="dynamic" defaultedgetype="undirected" idtype="string" timeformat="date" timerepresentation="interval">
`

// writeGEXF writes all nodes and, in a second pass, all edges, which have a kind and,
// as in GraphML, no direction.
func writeGEXF(w *walk, out io.Writer) error {
	x := newXMLWriter(out)
	x.text(xml.Header + gexfHead)
	x.attributes("node", nodeFields)
	x.attributes("edge", edgeFields)
	x.text("<nodes>\n")
	for st, err := range w.steps(true) {
		if err != nil {
			return err
		}
		for i := range st.fresh {
			n := &st.fresh[i]
			x.element(gexfNode{ID: string(n.IRI), Label: n.Name, Values: gexfValues(n.values())})
		}
	}
	x.text("</nodes>\n<edges>\n")
	for st, err := range w.steps(false) {
		if err != nil {
			return err
		}
		for _, e := range w.edges(st) {
			x.element(e.gexf())
		}
	}
	x.text("</edges>\n</graph>\n</gexf>\n")
	return x.close()
}

func (e *edge) gexf() gexfEdge {
	return gexfEdge{
		ID: e.id, Source: string(e.source), Target: string(e.target), Kind: e.relation,
		Values: gexfValues(e.values()), Spells: spells(e.Date),
	}
}

// spells gives the time of a date, from its first day to the day after its last; nil
// where the year is not known.
func spells(date string) *gexfSpells {
	begin, end, ok := graph.Bounds(date)
	if !ok {
		return nil
	}
	return &gexfSpells{[]gexfSpell{{begin.Format(time.DateOnly), end.AddDate(0, 0, 1).Format(time.DateOnly)}}}
}

func (x *xmlWriter) attributes(of string, fields []field) {
	x.text(`<attributes class="` + of + `" mode="static">` + "\n")
	for i, f := range fields {
		kind := "string"
		if f.number {
			kind = "double"
		}
		x.element(gexfAttribute{ID: strconv.Itoa(i), Title: f.name, Type: kind})
	}
	x.text("</attributes>\n")
}

func gexfValues(values []string) (out []gexfValue) {
	for i, v := range values {
		if v != "" {
			out = append(out, gexfValue{strconv.Itoa(i), v})
		}
	}
	return out
}
