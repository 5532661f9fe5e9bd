package lang

import (
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// sample is how many bytes of a text its language is told from.
const sample = 2000

// sure is the number of bytes at which the best language must be ahead of the next
// by all the library's margin; a longer text needs less of it.
const sure = 40

// considered are the languages a text in Latin letters may turn out to be in. Rare
// ones are left out: short texts in common languages would be taken for them.
var considered = map[whatlanggo.Lang]bool{
	whatlanggo.Deu: true, whatlanggo.Eng: true, whatlanggo.Fra: true, whatlanggo.Spa: true,
	whatlanggo.Por: true, whatlanggo.Ita: true, whatlanggo.Nld: true, whatlanggo.Dan: true,
	whatlanggo.Swe: true, whatlanggo.Nob: true, whatlanggo.Fin: true, whatlanggo.Est: true,
	whatlanggo.Lav: true, whatlanggo.Lit: true, whatlanggo.Pol: true, whatlanggo.Ces: true,
	whatlanggo.Hun: true, whatlanggo.Ron: true, whatlanggo.Slv: true, whatlanggo.Hrv: true,
	whatlanggo.Tur: true, whatlanggo.Vie: true, whatlanggo.Ind: true, whatlanggo.Epo: true,
	whatlanggo.Rus: true, whatlanggo.Ukr: true, whatlanggo.Bul: true, whatlanggo.Srp: true,
	whatlanggo.Arb: true, whatlanggo.Pes: true, whatlanggo.Urd: true,
	whatlanggo.Heb: true, whatlanggo.Hin: true, whatlanggo.Amh: true,
}

// Detect returns the BCP 47 tag of the language a text is in, told from the
// frequencies of letter triples (Cavnar and Trenkle 1994); "" if the text gives no
// hold. Where one language is hardly ahead of the next, as in a
// text of one short sentence, the likely ones win.
func Detect(text string, likely ...string) string {
	if len(text) > sample {
		text = strings.ToValidUTF8(text[:sample], "")
	}
	info := whatlanggo.DetectWithOptions(text, whatlanggo.Options{Whitelist: considered})
	if info.Script == nil || info.Lang < 0 {
		return ""
	}
	if info.Script == unicode.Latin && info.Confidence*float64(len(text)) < sure {
		return among(text, likely)
	}
	return info.Lang.Iso6391()
}

// among returns the most likely of some languages.
func among(text string, tags []string) string {
	some := map[whatlanggo.Lang]bool{}
	for l := range considered {
		for _, tag := range tags {
			if l.Iso6391() == tag {
				some[l] = true
			}
		}
	}
	if len(some) == 0 {
		return ""
	}
	info := whatlanggo.DetectWithOptions(text, whatlanggo.Options{Whitelist: some})
	if info.Lang < 0 || info.Confidence == 0 { // a tie, of which the library returns any
		return tags[0]
	}
	return info.Lang.Iso6391()
}

// Base returns the language of a BCP 47 tag without region and script: "de" of
// "de-AT", "deu" and "DE". It is "" if tag is none.
func Base(tag string) string {
	t, err := language.Parse(strings.TrimSpace(tag))
	if err != nil {
		return ""
	}
	if b, _, _ := t.Raw(); b.String() != "und" {
		return b.String()
	}
	return ""
}

// Name returns the English name of a language: "German" of "de".
func Name(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	if n := display.English.Languages().Name(t); n != "" {
		return n
	}
	return tag
}
