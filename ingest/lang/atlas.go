package lang

import (
	"io"
	"io/fs"
	"strings"
)

// Atlas says in which country a city, region or building is. Names are compared
// without case and accents; a name that many countries share is in none. It is
// read-only and safe for concurrent use.
type Atlas struct{ names *Gazetteer }

// capitalBit marks a capital in the value of a name; below it are two letters of
// five bits each.
const capitalBit = 1 << 10

// Country returns the ISO 3166 code of the country a place is or is in, "" if it is
// not known, and whether the place is its capital or stands for its government.
func (a *Atlas) Country(place string) (code string, capital bool) {
	v := a.names.Lists(place)
	if v == 0 {
		return "", false
	}
	return string([]byte{'A' + byte(v>>5&31), 'A' + byte(v&31)}), v&capitalBit != 0
}

// ReadAtlas reads a file that WriteAtlas wrote; a file that is not there is an empty
// atlas.
func ReadAtlas(fsys fs.FS, path string) (*Atlas, error) {
	g, err := readNames(fsys, path, countryValue)
	return &Atlas{g}, err
}

// countryValue packs a code with its mark: "KZ", "KZ*".
func countryValue(code []byte) Listed {
	if len(code) < 2 {
		return 0
	}
	v := Listed(code[0]-'A')&31<<5 | Listed(code[1]-'A')&31
	if len(code) > 2 {
		v |= capitalBit
	}
	return v
}

// WriteAtlas writes the code of each place, with a * if it is a capital, in the form
// that ReadAtlas reads.
func WriteAtlas(w io.Writer, places map[string]string) error {
	folded := map[string]string{}
	for name, code := range places {
		if name = Fold(name); name != "" && !strings.ContainsAny(name, "\n\t") {
			folded[name] = code
		}
	}
	return writeNames(w, folded)
}
