package lang

import (
	"io/fs"
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

// Detector tells the language of a text. It is safe for concurrent use.
type Detector struct {
	likely   []string                   // in order of preference
	function map[string]map[string]bool // language, word
}

// NewDetector returns a detector that prefers some languages where a text is too
// short to tell; their commonest words are the tables xx/function.tsv of fsys.
func NewDetector(fsys fs.FS, likely []string) (*Detector, error) {
	d := &Detector{likely: likely, function: map[string]map[string]bool{}}
	for _, tag := range likely {
		words, err := rows(fsys, tag+"/function.tsv", 1)
		if err != nil {
			return nil, err
		}
		d.function[tag] = make(map[string]bool, len(words))
		for _, w := range words {
			d.function[tag][w[0]] = true
		}
	}
	return d, nil
}

// Detect returns the BCP 47 tag of the language a text is in; "" if the text gives no
// hold. It is told from the frequencies of letter triples (Cavnar and Trenkle 1994);
// where these are not sure, as in one short sentence, it is the likely language that
// has the most of its commonest words in the text.
func (d *Detector) Detect(text string) string {
	if len(text) > sample {
		text = strings.ToValidUTF8(text[:sample], "")
	}
	info := whatlanggo.DetectWithOptions(text, whatlanggo.Options{Whitelist: considered})
	switch {
	case info.Script == nil || info.Lang < 0:
		return ""
	case info.Confidence*float64(len(text)) < sure && info.Script == unicode.Latin:
		return d.among(text)
	case info.Confidence == 0: // a tie, of which the library returns any
		return ""
	}
	return info.Lang.Iso6391()
}

// among returns the likely language whose commonest words the text has most of.
func (d *Detector) among(text string) string {
	best, most := "", -1
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
	for _, tag := range d.likely {
		n := 0
		for _, w := range words {
			if d.function[tag][w] {
				n++
			}
		}
		if n > most {
			best, most = tag, n
		}
	}
	return best
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
