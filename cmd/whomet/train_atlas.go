package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"whomet/ingest/lang"
)

// atlas makes the atlas of a language.
func (t *training) atlas(language string) error {
	a := atlas{places: map[string]string{}, fixed: map[string]bool{}, codes: map[string]string{}}
	for _, f := range []struct {
		file string
		read func(io.Reader) error
	}{
		{filepath.Join(t.data, language, "places.tsv"), a.table},
		{filepath.Join(t.shared, "gazetteers", "countries.json"), func(r io.Reader) error { return a.countries(r, language) }},
		{filepath.Join(t.shared, "gazetteers", "cities.csv"), a.cities},
	} {
		b, err := os.ReadFile(f.file)
		if err != nil {
			return err
		}
		if err := f.read(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff")))); err != nil {
			return fmt.Errorf("%s: %w", f.file, err)
		}
	}
	for name, code := range a.places {
		if code == "" { // of several countries
			delete(a.places, name)
		}
	}
	var b bytes.Buffer
	if err := lang.WriteAtlas(&b, a.places); err != nil {
		return err
	}
	return t.write(made{
		path:    language + "/atlas.zst",
		source:  "world-cities (GeoNames), mledoze/countries, places.tsv",
		licence: "CC-BY-4.0, ODbL-1.0",
	}, &b)
}

// atlas is the countries of places while they are gathered. What the table of a
// language says of a name is fixed.
type atlas struct {
	places map[string]string // code by name; "" if it is a name in several countries
	fixed  map[string]bool
	codes  map[string]string // by English name of the country
}

func (a *atlas) fix(name, code string) {
	if name = lang.Fold(name); len(name) > 1 && !a.fixed[name] {
		a.places[name], a.fixed[name] = code, true
	}
}

func (a *atlas) add(name, code string) {
	name = lang.Fold(name)
	if len(name) < 2 || a.fixed[name] {
		return
	}
	if known, ok := a.places[name]; ok && strings.TrimSuffix(known, "*") != code {
		code = ""
	}
	a.places[name] = code
}

// table reads the places whose country the table of the language tells.
func (a *atlas) table(r io.Reader) error {
	b, err := io.ReadAll(r)
	for _, line := range strings.Split(string(b), "\n") {
		if f := strings.Split(line, "\t"); len(f) == 3 && line[0] != '#' {
			a.fix(f[0], f[2])
		}
	}
	return err
}

func (a *atlas) countries(r io.Reader, language string) error {
	type name struct{ Common, Official string }
	var all []struct {
		CCA2         string
		Name         name
		Capital      []string
		AltSpellings []string
		Translations map[string]name
	}
	if err := json.NewDecoder(r).Decode(&all); err != nil {
		return err
	}
	for _, c := range all {
		names := append([]string{c.Name.Common, c.Name.Official}, c.AltSpellings...)
		for _, n := range names {
			a.codes[n] = c.CCA2
		}
		if local, ok := c.Translations[languages3[language]]; ok {
			names = append(names, local.Common, local.Official)
		}
		for _, n := range names {
			if len(n) > 3 {
				a.fix(n, c.CCA2)
			}
		}
	}
	for _, c := range all {
		for _, city := range c.Capital {
			a.fix(city, c.CCA2+"*")
		}
	}
	return nil
}

func (a *atlas) cities(r io.Reader) error {
	return table(r, func(get func(string) string) {
		if code := a.codes[get("country")]; code != "" {
			a.add(get("name"), code)
			a.add(get("subcountry"), code)
		}
	})
}
