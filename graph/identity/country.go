package identity

import (
	_ "embed"
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

//go:embed aliases.tsv
var aliasesTSV string

// countries maps folded names of countries, in the languages of the news and of the
// countries most written about, to their codes.
var countries = sync.OnceValue(func() map[string]string {
	out := make(map[string]string)
	for _, l := range []language.Tag{language.English, language.German, language.French, language.Spanish, language.Italian, language.Polish, language.Russian, language.Ukrainian, language.Arabic} {
		names := display.Regions(l)
		for x := 'A'; x <= 'Z'; x++ {
			for y := 'A'; y <= 'Z'; y++ {
				r, err := language.ParseRegion(string(x) + string(y))
				if err == nil && r.IsCountry() && r.Canonicalize() == r && !unions[r.String()] {
					if name := names.Name(r); name != "" {
						out[foldText(name)] = r.String()
					}
				}
			}
		}
	}
	for _, f := range rows(aliasesTSV) {
		if f[0] == "country" {
			for _, name := range strings.Split(f[2], "|") {
				out[foldText(name)] = f[1]
			}
		}
	}
	return out
})

// unions are regions of the Unicode locale data that are no countries.
var unions = map[string]bool{"UN": true, "EU": true, "EZ": true, "QO": true, "ZZ": true, "XA": true, "XB": true}

// Country returns the ISO 3166-1 code of a country by its name in English, German
// and some other languages: "KZ" for Kasachstan.
func Country(name string) (code string, ok bool) {
	if name == "" {
		return "", false
	}
	code, ok = countries()[foldText(name)]
	return code, ok
}

// aliases maps folded names of organizations and places to their first name.
var aliases = func() map[string]string {
	out := make(map[string]string)
	for _, f := range rows(aliasesTSV) {
		if f[0] != "country" {
			for _, name := range strings.Split(f[1]+"|"+f[2], "|") {
				out[foldText(name)] = f[1]
			}
		}
	}
	return out
}()

// foldOrg folds the name of an organization or place, by its first name if the
// table knows it.
func foldOrg(name string) string {
	k := foldText(name)
	if first, ok := aliases[k]; ok {
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
