package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"whomet/ingest/lang"
)

// gatherNames reads the lists of names in folder gazetteers and the tables of
// forenames and places of a language, for lang.WriteGazetteer.
func gatherNames(gazetteers, tables, wordnet, language string) (map[string]lang.Listed, error) {
	n := nameList{}
	if language == "en" {
		if err := n.wordnet(wordnet); err != nil {
			return nil, err
		}
	}
	for _, f := range []struct {
		file string
		read func(io.Reader) error
	}{
		{filepath.Join(gazetteers, "forenames-plain.txt"), func(r io.Reader) error { return n.lines(r, lang.Forename) }},
		{filepath.Join(gazetteers, "surnames-plain.txt"), func(r io.Reader) error { return n.lines(r, lang.Surname) }},
		{filepath.Join(gazetteers, "forenames.csv"), n.forenames},
		{filepath.Join(gazetteers, "surnames.csv"), n.surnames},
		{filepath.Join(gazetteers, "cities.csv"), n.cities},
		{filepath.Join(gazetteers, "countries.json"), func(r io.Reader) error { return n.countries(r, language) }},
		{filepath.Join(tables, "forenames.tsv"), n.forenameTable},
		{filepath.Join(tables, "places.tsv"), n.places},
	} {
		b, err := os.ReadFile(f.file)
		if err != nil {
			return nil, err
		}
		if err := f.read(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff")))); err != nil {
			return nil, fmt.Errorf("%s: %w", f.file, err)
		}
	}
	return n, nil
}

type nameList map[string]lang.Listed

func (n nameList) add(name string, in lang.Listed) {
	name = strings.TrimSpace(name)
	if len(name) > 1 {
		n[lang.Fold(name)] |= in
	}
}

func (n nameList) lines(r io.Reader, in lang.Listed) error {
	sc := bufio.NewScanner(r)
	for sc.Scan() {
		n.add(sc.Text(), in)
	}
	return sc.Err()
}

// table calls f for each row of a file with a head line.
func table(r io.Reader, f func(get func(column string) string)) error {
	c := csv.NewReader(r)
	c.FieldsPerRecord = -1
	c.LazyQuotes = true
	all, err := c.ReadAll()
	if err != nil || len(all) == 0 {
		return err
	}
	column := map[string]int{}
	for i, name := range all[0] {
		column[name] = i
	}
	for _, row := range all[1:] {
		f(func(name string) string {
			if i, ok := column[name]; ok && i < len(row) {
				return row[i]
			}
			return ""
		})
	}
	return nil
}

func (n nameList) forenames(r io.Reader) error {
	return table(r, func(get func(string) string) {
		in := lang.Forename
		switch get("Gender") {
		case "M":
			in |= lang.MaleName
		case "F":
			in |= lang.FemaleName
		}
		n.add(get("Romanized Name"), in)
		n.add(get("Localized Name"), in)
	})
}

// forenameTable reads lines of a forename and the sex it is mostly given to.
func (n nameList) forenameTable(r io.Reader) error {
	sc := bufio.NewScanner(r)
	for sc.Scan() {
		if name, _, ok := strings.Cut(sc.Text(), "\t"); ok && !strings.HasPrefix(name, "#") {
			n.add(name, lang.Forename)
		}
	}
	return sc.Err()
}

func (n nameList) surnames(r io.Reader) error {
	return table(r, func(get func(string) string) {
		n.add(get("Romanized Name"), lang.Surname)
		n.add(get("Localized Name"), lang.Surname)
	})
}

func (n nameList) cities(r io.Reader) error {
	return table(r, func(get func(string) string) {
		n.add(get("name"), lang.City)
		n.add(get("subcountry"), lang.Region)
		n.add(get("country"), lang.Country)
	})
}

// languages3 are the codes by which the list of countries knows languages.
var languages3 = map[string]string{"de": "deu"}

func (n nameList) countries(r io.Reader, language string) error {
	type name struct{ Common, Official string }
	var all []struct {
		Name         name
		Capital      []string
		Translations map[string]name
	}
	if err := json.NewDecoder(r).Decode(&all); err != nil {
		return err
	}
	for _, c := range all {
		for _, city := range c.Capital {
			n.add(city, lang.City)
		}
		local := c.Name
		if code, ok := languages3[language]; ok {
			local = c.Translations[code]
		}
		n.add(local.Common, lang.Country)
		n.add(local.Official, lang.Country)
	}
	return nil
}

func (n nameList) places(r io.Reader) error {
	kinds := map[string]lang.Listed{"city": lang.City, "country": lang.Country, "region": lang.Region,
		"venue": lang.Region, "organization": lang.Organization, "particle": lang.Particle}
	sc := bufio.NewScanner(r)
	for sc.Scan() {
		if name, rest, ok := strings.Cut(sc.Text(), "\t"); ok && !strings.HasPrefix(name, "#") {
			kind, _, _ := strings.Cut(rest, "\t")
			n.add(name, kinds[strings.TrimSpace(kind)])
		}
	}
	return sc.Err()
}
