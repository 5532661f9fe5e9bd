package export_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"whomet/graph/export"
	"whomet/graph/rdf"
)

// found is what a reader of others found in an export.
type found struct {
	Lines, Again []string
	Nodes        []node
	Edges        []edge
	Entities     []entity
	Rows         []map[string]string
}

type node struct{ ID, Label, Kind, Aliases, Roles string }

type edge struct {
	Source, Target, Relation, How, Date, Place, Factuality, Reporter string
	Confidence                                                       any
	Sentence, Article, Event, Arrow                                  string
	Spells                                                           []spell
}

type spell struct{ Start, End string }

type entity struct {
	ID, Schema string
	Properties map[string][]string
}

// readBack gives exports, by format, to the readers of their formats.
func readBack(t *testing.T, exports map[string][]byte) (out map[string]found) {
	t.Helper()
	if _, err := os.Stat("testdata/readers/node_modules"); err != nil {
		t.Fatalf("this test needs the readers: %v; make test installs them, or: make readers", err)
	}
	dir := t.TempDir()
	for format, text := range exports {
		if err := os.WriteFile(filepath.Join(dir, format), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	b, err := exec.Command("node", "testdata/readers/read.mjs", dir).Output()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		t.Fatalf("not read: %v\n%s", err, exit.Stderr)
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	return out
}

// writeAll exports all of the fixture in some formats.
func writeAll(t *testing.T, formats ...string) map[string][]byte {
	t.Helper()
	s := stores(t)
	out := map[string][]byte{}
	for _, f := range formats {
		out[f] = write(t, s, f, export.Selection{})
	}
	return out
}

// lines are the quads of the articles as sorted lines, with or without their labels.
func lines(t *testing.T, labels bool) (out []string) {
	for _, a := range articles() {
		for _, q := range ns.Encode(a) {
			if !labels {
				q.Label = nil
			}
			line, err := rdf.AppendQuad(nil, q)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, string(line))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestRDFIsReadBack(t *testing.T) {
	exports := writeAll(t, "nquads", "ntriples", "trig", "turtle", "jsonld")
	for format, got := range readBack(t, exports) {
		t.Run(format, func(t *testing.T) {
			want := lines(t, format != "ntriples" && format != "turtle")
			slices.Sort(got.Lines)
			if diff := cmp.Diff(want, got.Lines); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if slices.Sort(got.Again); format == "nquads" {
				if diff := cmp.Diff(want, got.Again); diff != "" {
					t.Errorf("the second reader: -want +got:\n%s", diff)
				}
			}
			if bytes.Contains(exports[format], []byte("xsd:")) {
				t.Errorf("a datatype is not written whole:\n%s", exports[format])
			}
		})
	}
}

// network is the graph of what is told as having happened.
func network() (nodes []node, edges []edge) {
	a := articles()
	first, second, visit, call := &a[0].Events[0], &a[0].Events[1], &a[0].Events[3], &a[1].Events[0]
	nodes = []node{
		{string(ana), `Ana "Q" Müller`, "Person", "Müller; Q", "Ministerin"},
		{string(bo), "Bo <Vale> & Co", "Person", "", ""},
		{string(chi), "Chi; Okafor, PhD", "Person", "", "Chair; minister"},
		{string(dee), `Dee \ Vale`, "Person", "", ""},
		{string(aides), "the aides", "Group", "", ""},
		{string(trade), "Ministry of Trade", "Organization", "", ""},
		{string(oslo), "Oslo", "Place", "", ""},
		{string(bern), "Bern", "Place", "", ""},
	}
	talk := edge{Relation: "met", How: "Negotiation", Date: "2024-02", Factuality: "reported", Reporter: "an aide", Confidence: "0.5",
		Sentence: "Zwei.", Article: "https://zeitung.example/1", Event: string(second.IRI), Spells: []spell{{"2024-02-01", "2024-03-01"}}}
	for _, pair := range [][2]string{{string(ana), string(bo)}, {string(ana), string(dee)}, {string(ana), string(aides)}, {string(bo), string(dee)}, {string(bo), string(aides)}} {
		talk.Source, talk.Target = pair[0], pair[1]
		edges = append(edges, talk)
	}
	for _, who := range []string{string(ana), string(bo)} {
		edges = append(edges, edge{Source: who, Target: string(bern), Relation: "visited", How: "Visit", Date: "2023", Place: "Bern", Factuality: "asserted", Confidence: "0.8",
			Sentence: "Vier.", Article: "https://zeitung.example/1", Event: string(visit.IRI), Spells: []spell{{"2023-01-01", "2024-01-01"}}})
	}
	edges = append(edges,
		edge{Source: string(ana), Target: string(bo), Relation: "met", How: "Meeting", Date: "2024-07-05", Place: "Oslo", Factuality: "asserted", Confidence: "0.9",
			Sentence: first.Evidence.Text, Article: "https://zeitung.example/1", Event: string(first.IRI), Spells: []spell{{"2024-07-05", "2024-07-06"}}},
		edge{Source: string(ana), Target: string(chi), Relation: "met", How: "PhoneCall", Date: "--07-04", Factuality: "asserted", Confidence: "1",
			Sentence: "One.", Article: "https://whomet.example/article/note-7", Event: string(call.IRI)})
	return nodes, edges
}

func TestNetworkIsReadBack(t *testing.T) {
	for format, got := range readBack(t, writeAll(t, "graphml", "gexf", "dot")) {
		t.Run(format, func(t *testing.T) {
			nodes, edges := network()
			for i := range edges {
				if format != "gexf" {
					edges[i].Spells = nil
				}
				if format == "dot" {
					edges[i].Sentence = strings.ReplaceAll(edges[i].Sentence, "\n", " ")
					edges[i].Arrow = map[string]string{"met": "none", "visited": "forward"}[edges[i].Relation]
				}
			}
			for i := range got.Edges {
				got.Edges[i].Confidence = fmt.Sprint(got.Edges[i].Confidence)
			}
			compare(t, nodes, edges, got)
		})
	}
}

func compare(t *testing.T, nodes []node, edges []edge, got found) {
	t.Helper()
	byID := func(a, b node) int { return strings.Compare(a.ID, b.ID) }
	byEnds := func(a, b edge) int { return strings.Compare(a.Event+a.Source+a.Target, b.Event+b.Source+b.Target) }
	slices.SortFunc(nodes, byID)
	slices.SortFunc(got.Nodes, byID)
	slices.SortFunc(edges, byEnds)
	slices.SortFunc(got.Edges, byEnds)
	if diff := cmp.Diff(nodes, got.Nodes, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("nodes: -want +got:\n%s", diff)
	}
	if diff := cmp.Diff(edges, got.Edges, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("edges: -want +got:\n%s", diff)
	}
}

// TestTablesAreReadBack reads the tables of the network, which must say the same, and
// the table of meetings.
func TestTablesAreReadBack(t *testing.T) {
	nodes, edges := network()
	tables := readBack(t, writeAll(t, "csv-nodes", "csv-edges", "csv"))
	var got found
	for _, r := range tables["csv-nodes"].Rows {
		got.Nodes = append(got.Nodes, node{r["Id"], r["Label"], r["kind"], r["aliases"], r["roles"]})
	}
	for _, r := range tables["csv-edges"].Rows {
		got.Edges = append(got.Edges, edge{
			Source: r["Source"], Target: r["Target"], Relation: r["relation"], How: r["how"], Date: r["date"], Place: r["place"], Factuality: r["factuality"],
			Reporter: r["reporter"], Confidence: r["confidence"], Sentence: r["sentence"], Article: r["article"], Event: r["event"], Arrow: r["Type"],
		})
	}
	for i := range edges {
		edges[i].Spells, edges[i].Arrow = nil, map[string]string{"met": "Undirected", "visited": "Directed"}[edges[i].Relation]
	}
	compare(t, nodes, edges, got)

	var meetings []string
	for _, r := range tables["csv"].Rows {
		meetings = append(meetings, strings.Join([]string{r["date"], r["who"], r["met"], r["where"], r["how"], r["said"], r["conf"], r["article"], r["headline"]}, "|"))
	}
	slices.Sort(meetings)
	want := []string{
		`--07-04|Ana "Q" Müller|Chi; Okafor, PhD||PhoneCall|asserted|1|https://whomet.example/article/note-7|`,
		`2023|Ana "Q" Müller, Bo <Vale> & Co||Bern|Visit|asserted|0.8|https://zeitung.example/1|Müller "trifft", Vale`,
		`2024-02|Ana "Q" Müller|Bo <Vale> & Co; the aides, Dee \ Vale||Negotiation|reported|0.5|https://zeitung.example/1|Müller "trifft", Vale`,
		`2024-07-01/2024-07-04|Ana "Q" Müller|Dee \ Vale||Meeting|denied|0.75|https://zeitung.example/1|Müller "trifft", Vale`,
		`2024-07-05|Ana "Q" Müller|Bo <Vale> & Co|Oslo|Meeting|asserted|0.9|https://zeitung.example/1|Müller "trifft", Vale`,
		`2024-08-01|Chi; Okafor, PhD|Ana "Q" Müller|Ministry of Trade|Reception|planned|0.6|https://whomet.example/article/note-7|`,
	}
	if diff := cmp.Diff(want, meetings); diff != "" {
		t.Errorf("meetings: -want +got:\n%s", diff)
	}
}

func TestFTMIsReadBack(t *testing.T) {
	got := readBack(t, writeAll(t, "ftm"))["ftm"]
	names := map[string]string{}
	for _, e := range got.Entities {
		names[e.ID] = e.Schema + " " + strings.Join(append(e.Properties["name"], e.Properties["title"]...), "")
	}
	var said []string
	for _, e := range got.Entities {
		s := names[e.ID]
		for _, p := range []string{"alias", "position", "role", "language", "date", "startDate", "endDate", "keywords", "location", "addressEntity", "involved", "member", "organization", "proof"} {
			for _, v := range e.Properties[p] {
				if name, ok := names[v]; ok {
					v = "[" + name + "]"
				}
				s += " " + p + "=" + v
			}
		}
		said = append(said, s)
	}
	slices.Sort(said)
	if diff := cmp.Diff(strings.Split(strings.TrimSpace(wantFTM), "\n"), said); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// wantFTM are the entities, those they name in brackets.
const wantFTM = `
Address Bern
Address Oslo
Article  language=eng
Article Müller "trifft", Vale language=deu
Event Meeting: Ana "Q" Müller – Bo <Vale> & Co date=2024-07-05 keywords=Meeting keywords=asserted location=Oslo addressEntity=[Address Oslo] involved=[Person Ana "Q" Müller] involved=[Person Bo <Vale> & Co] proof=[Article Müller "trifft", Vale]
Event Negotiation: Ana "Q" Müller – Bo <Vale> & Co; the aides, Dee \ Vale date=2024-02 keywords=Negotiation keywords=reported involved=[Person Ana "Q" Müller] involved=[Person Bo <Vale> & Co] involved=[LegalEntity the aides] involved=[Person Dee \ Vale] proof=[Article Müller "trifft", Vale]
Event PhoneCall: Ana "Q" Müller – Chi; Okafor, PhD keywords=PhoneCall keywords=asserted involved=[Person Ana "Q" Müller] involved=[Person Chi; Okafor, PhD] proof=[Article ]
Event Visit: Ana "Q" Müller, Bo <Vale> & Co date=2023 keywords=Visit keywords=asserted location=Bern addressEntity=[Address Bern] involved=[Person Ana "Q" Müller] involved=[Person Bo <Vale> & Co] proof=[Article Müller "trifft", Vale]
LegalEntity the aides
Membership  role=minister member=[Person Chi; Okafor, PhD] organization=[Organization Ministry of Trade]
Organization Ministry of Trade
Person Ana "Q" Müller alias=Müller alias=Q position=Ministerin
Person Bo <Vale> & Co
Person Chi; Okafor, PhD position=Chair position=minister
Person Dee \ Vale
`
