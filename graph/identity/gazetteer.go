package identity

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

//go:embed aliases.tsv
var aliasesTSV string

// gazetteer knows the names of countries, organizations and places that have several.
type gazetteer struct {
	country map[string]string   // folded name → ISO 3166 code
	first   map[string]string   // folded name → first name, or code of a country
	names   map[string][]string // first name or code → all names
}

// unions are regions of the Unicode locale data that are no countries.
var unions = []string{"UN", "EU", "EZ", "QO", "ZZ", "XA", "XB"}

// languages are those whose names of countries are known, from the Unicode locale
// data; the first language's name is a country's first.
var languages = []language.Tag{
	language.English, language.German, language.French, language.Spanish, language.Italian, language.Polish, language.Russian, language.Ukrainian, language.Arabic,
}

var theGazetteer = sync.OnceValue(func() *gazetteer {
	g := &gazetteer{country: map[string]string{}, first: map[string]string{}, names: map[string][]string{}}
	for _, l := range languages {
		names := display.Regions(l)
		for x := 'A'; x <= 'Z'; x++ {
			for y := 'A'; y <= 'Z'; y++ {
				r, err := language.ParseRegion(string(x) + string(y))
				if err != nil || !r.IsCountry() || r.Canonicalize() != r || slices.Contains(unions, r.String()) {
					continue
				}
				if name := names.Name(r); name != "" {
					g.add(r.String(), name, true)
				}
			}
		}
	}
	for _, f := range rows(aliasesTSV) {
		country := f[0] == "country"
		if !country {
			g.add(f[1], f[1], false)
		}
		for name := range strings.SplitSeq(f[2], "|") {
			g.add(f[1], name, country)
		}
	}
	return g
})

func (g *gazetteer) add(first, name string, country bool) {
	k := foldText(name)
	if country {
		g.country[k] = first
	}
	g.first[k] = first
	if !slices.Contains(g.names[first], name) {
		g.names[first] = append(g.names[first], name)
	}
}

// Country returns the ISO 3166-1 code of a country by its name in English, German
// and some other languages: "KZ" for Kasachstan.
func Country(name string) (code string, ok bool) {
	if name == "" {
		return "", false
	}
	code, ok = theGazetteer().country[foldText(name)]
	return code, ok
}

// Names returns all names of the country, organization or place that has a name: UN,
// Vereinte Nationen, UNO; Peking, Beijing. It returns nil for what has no other names.
func Names(name string) []string {
	g := theGazetteer()
	return slices.Clone(g.names[g.first[foldText(name)]])
}

// SameAs returns the IRI of a country in the authority tables of the Publications
// Office of the European Union, which go by ISO 3166-1 alpha-3; "" for what has no
// code there. The code is as Country returns it.
func SameAs(code string) string {
	r, err := language.ParseRegion(code)
	if err != nil || !r.IsCountry() || r.ISO3() == "ZZZ" || code == "XK" || slices.Contains(unions, code) {
		return ""
	}
	return "http://publications.europa.eu/resource/authority/country/" + r.ISO3()
}

// foldOrg folds the name of an organization or place, by its first name if the
// gazetteer knows it.
func foldOrg(name string) string {
	k := foldText(name)
	if first, ok := theGazetteer().first[k]; ok {
		return foldText(first)
	}
	return k
}

// articles are words before a name that do not count.
var articles = map[string]bool{"the": true, "der": true, "die": true, "das": true, "den": true, "dem": true, "des": true}

// foldText folds words: case, marks, punctuation and a first article gone.
func foldText(text string) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\n-–_.,()\"„“'’", r) })
	var out []string
	for i, w := range words {
		if k := key(w); k != "" && !(i == 0 && len(words) > 1 && articles[k]) {
			out = append(out, k)
		}
	}
	return strings.Join(out, " ")
}
