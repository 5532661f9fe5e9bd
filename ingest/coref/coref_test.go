package coref_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"whomet/data"
	"whomet/ingest/conll"
	"whomet/ingest/coref"
	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// read makes a document of a CoNLL-U file; the comment names lists its named
// mentions: "1-2:PER 5-5:LOC".
func read(t testing.TB, file string) *text.Document {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sentences, err := conll.ReadConllu(f)
	if err != nil {
		t.Fatal(err)
	}
	language, _, _ := strings.Cut(strings.TrimPrefix(file, "testdata/"), "-")
	d := conll.Document(language, sentences)
	for s := range sentences {
		for _, name := range strings.Fields(sentences[s].Comment("names")) {
			m := text.Mention{Sentence: s, Confidence: 1}
			if _, err := fmt.Sscanf(strings.Replace(name, ":", " ", 1), "%d-%d %s", &m.First, &m.Last, &m.Type); err != nil {
				t.Fatalf("%s: %q: %v", file, name, err)
			}
			m.First, m.Last = m.First-1, m.Last-1
			toks := d.Sentences[s].Tokens
			m.Span = text.Span{Start: toks[m.First].Start, End: toks[m.Last].End}
			d.Mentions = append(d.Mentions, m)
		}
	}
	return d
}

// resolver returns the resolver of a language.
func resolver(t testing.TB, language string) *coref.Resolver {
	t.Helper()
	p, err := lang.Load(data.FS, language)
	if err != nil {
		t.Fatal(err)
	}
	return coref.New(p)
}

// show writes the clusters of a document: name and gender, the members of several,
// the mentions, then a line for each office.
func show(d *text.Document) []string {
	var out []string
	for _, c := range d.Clusters {
		line := c.Name
		if c.Gender != "" {
			line += " " + c.Gender
		}
		if c.Group {
			line += " group"
		}
		if len(c.Members) > 0 {
			line += fmt.Sprint(" ", c.Members)
		}
		line += ":"
		for _, m := range c.Mentions {
			line += " [" + d.Slice(d.Mentions[m].Span) + "]"
		}
		out = append(out, line)
		for _, r := range c.Roles {
			out = append(out, fmt.Sprintf("- %s, %s: %q", r.Title, r.Org, d.Slice(r.Span)))
		}
	}
	return out
}

func TestAnnotate(t *testing.T) {
	tests := []struct {
		name, file string
		want       []string
	}{
		{"a name and its short form in brackets", "de-acronym", []string{
			`Vereinte Nationen: [Vereinten Nationen] [UN] [UN]`,
		}},
		{"an age takes up a name", "de-age", []string{
			`Anna Berger Fem: [Anna Berger] [Die 49-Jährige]`,
			`Linz: [Linz]`,
		}},
		{"an office before a comma; the first part of a compound", "de-apposition-before", []string{
			`Ausschuss group: [des Ausschusses]`,
			`Jan Ohm Masc: [Jan Ohm]`,
			`- Vorsitzender, Ausschuss: "Der Vorsitzende des Ausschusses"`,
			`Anna Berger Fem: [Anna Berger]`,
			`- EU-Kommissarin, EU: "EU-Kommissarin"`,
		}},
		{"offices after and before a name, with organization and party", "de-apposition", []string{
			`Jan Ohm Masc: [Jan Ohm]`,
			`- Chef, Marktland: "Chef der Handelskette Marktland"`,
			`Marktland: [Marktland]`,
			`Anna Berger Fem: [Anna Berger]`,
			`- stellvertretende Bürgermeisterin, SPD: "die stellvertretende Bürgermeisterin"`,
			`SPD: [SPD]`,
		}},
		{"die beiden are the two named before", "de-both", []string{
			`Anna Berger Fem: [Anna Berger]`,
			`Jan Ohm Masc: [Jan Ohm]`,
			`Die beiden [0 1]: [Die beiden]`,
		}},
		{"a colleague inherits the office", "de-colleague", []string{
			`Jan Ohm Masc: [Jan Ohm] [seine]`,
			`- Außenminister, : "Außenminister"`,
			`Ana Vaz Fem: [Ana Vaz]`,
			`- Kollegin, Portugal: "seine portugiesische Kollegin"`,
			`- Außenministerin, Portugal: "seine portugiesische Kollegin"`,
		}},
		{"offices said by a verb", "de-copula", []string{
			`Anna Berger Fem: [Anna Berger] [Sie]`,
			`- Bürgermeisterin, Linz: "Bürgermeisterin von Linz"`,
			`- Ärztin, : "Ärztin"`,
			`Linz: [Linz]`,
		}},
		{"a country in the genitive", "de-country-genitive", []string{
			`Kasachstan: [Kasachstan] [Kasachstans]`,
		}},
		{"adjective and noun of a country", "de-country", []string{
			`Rui Vaz Masc: [Rui Vaz] [Der Portugiese]`,
			`- Außenminister, Portugal: "Der portugiesische Außenminister"`,
		}},
		{"nothing is guessed where two fit equally", "de-equal", []string{
			`Jan Ohm Masc: [Jan Ohm]`,
			`Karl Vesper Masc: [Karl Vesper]`,
			`Linz: [Linz]`,
		}},
		{"groups in their base form", "de-group", []string{
			`Anna Berger Fem: [Anna Berger]`,
			`Delegation des Ministeriums group: [eine Delegation des Ministeriums]`,
			`Vertreter der Gewerkschaft group: [Vertreter der Gewerkschaft]`,
		}},
		{"forms of address and peoples are no offices", "de-not-an-office", []string{
			`Jan Ohm Masc: [Jan Ohm]`,
			`Rui Vaz Masc: [Rui Vaz]`,
		}},
		{"an office and its synonym", "de-office", []string{
			`Anna Berger Fem: [Anna Berger] [der Ministerin]`,
			`- Bundesministerin, : "Bundesministerin"`,
			`Jan Ohm Masc: [Jan Ohm] [Der Geistliche]`,
			`- Pfarrer, : "Pfarrer"`,
		}},
		{"er and sie by gender", "de-pronoun", []string{
			`Anna Berger Fem: [Anna Berger] [Sie] [ihr]`,
			`Jan Ohm Masc: [Jan Ohm] [ihn] [Er]`,
			`Linz: [Linz]`,
		}},
		{"a relative pronoun means the name before", "de-relative", []string{
			`Anna Berger Fem: [Anna Berger] [die]`,
			`Linz: [Linz]`,
		}},
		{"a title tells two of one surname apart; a bare surname is left alone", "de-same-surname", []string{
			`Jan Holm Masc: [Jan]`,
			`Eva Holm Fem: [Eva Holm] [Holm]`,
			`Holm Masc: [Holm]`,
		}},
		{"a plural office belongs to both names", "de-shared-office", []string{
			`Anna Berger Fem: [Anna Berger]`,
			`- Abgeordnete, : "Die Abgeordneten"`,
			`Jan Ohm Masc: [Jan Ohm]`,
			`- Abgeordneter, : "Die Abgeordneten"`,
			`Linz: [Linz]`,
		}},
		{"a surname takes up the full name", "de-surname", []string{
			`Anna Berger Fem: [Anna Berger] [Berger] [Bergers]`,
			`- Ministerin, : "Ministerin"`,
		}},
		{"die drei are the three of one list", "de-three", []string{
			`Anna Berger Fem: [Anna Berger]`,
			`Jan Ohm Masc: [Jan Ohm]`,
			`Karl Vesper Masc: [Karl Vesper]`,
			`die drei [0 1 2]: [die drei]`,
		}},
		{"two offices before a name", "en-apposition-chain", []string{
			`Jane Roe Fem: [Jane Roe]`,
			`- head, : "its head"`,
			`- glaciologist, : "glaciologist"`,
		}},
		{"offices after and before a name in English", "en-apposition", []string{
			`Peter Ames Masc: [Peter Ames]`,
			`- chief executive, Norvik: "chief executive of Norvik"`,
			`Norvik: [Norvik]`,
			`Rosa Paz Fem: [Rosa Paz]`,
			`- physicist, Chile: "the Chilean physicist"`,
		}},
		{"the two, then they", "en-both", []string{
			`Jane Roe Fem: [Jane Roe]`,
			`Peter Ames Masc: [Peter Ames]`,
			`The two [0 1]: [The two] [They]`,
		}},
		{"groups in English", "en-group", []string{
			`Jane Roe Fem: [Jane Roe]`,
			`delegation of farmers group: [a delegation of farmers]`,
			`Union leaders group: [Union leaders]`,
		}},
		{"a name with a hyphen is one word", "en-hyphen", []string{
			`Jane Roe-Finch Fem: [Jane Roe-Finch] [Roe-Finch]`,
		}},
		{"an initial stands for a forename", "en-initial", []string{
			`James T. Marsh Masc: [James T. Marsh] [J. Marsh]`,
		}},
		{"an office takes up its holder", "en-office", []string{
			`Jane Roe Fem: [Jane Roe] [The minister]`,
			`- Foreign Minister, : "Foreign Minister"`,
			`Peter Ames Masc: [Peter Ames] [the mayor]`,
			`- mayor, : "mayor"`,
		}},
		{"she and he across clauses", "en-pronoun", []string{
			`Jane Roe Fem: [Jane Roe] [she] [her]`,
			`Peter Ames Masc: [Peter Ames] [He]`,
		}},
		{"a surname with a genitive", "en-surname", []string{
			`Jane Roe Fem: [Jane Roe] [Roe]`,
			`- Prime Minister, : "Prime Minister"`,
		}},
		{"a person in what came as one organization", "de-split", []string{
			`Anna Berger Fem: [Anna Berger]`,
			`Vereinte Nationen: [Vereinten Nationen Timur Aliow]`,
			`Timur Aliow Masc: [Timur Aliow]`,
			`- Vertreter, Vereinte Nationen: "den Vertreter bei den Vereinten Nationen"`,
		}},
		{"names that were missed", "de-missed", []string{
			`Petra Lindqvist Fem: [Petra Lindqvist] [Lindqvist]`,
			`- Ministerin, : "Ministerin"`,
			`Timur Aliow Masc: [Timur Aliow]`,
			`- Pfarrer, : "Pfarrer"`,
		}},
		{"a name that was cut in two", "en-missed", []string{
			`Jane Roe-Finch Fem: [Jane Roe] [Roe-Finch]`,
		}},
		{"the guest is whom the article is about", "de-guest", []string{
			`Anna Berger Fem: [Anna Berger] [den Gast]`,
			`Linz: [Linz]`,
			`Jan Ohm Masc: [Jan Ohm]`,
		}},
		{"both firms are the two named before", "de-sides", []string{
			`Norvik: [Norvik]`,
			`Halden: [Halden]`,
			`Beide Unternehmen [0 1]: [Beide Unternehmen]`,
		}},
	}
	resolvers := map[string]*coref.Resolver{"de": resolver(t, "de"), "en": resolver(t, "en")}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := read(t, "testdata/"+test.file+".conllu")
			if err := resolvers[d.Language].Annotate(d); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, show(d)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
