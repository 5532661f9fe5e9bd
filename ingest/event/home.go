package event

import (
	"slices"
	"strings"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// abode is where a person is at home, as far as offices and words for him tell.
type abode struct {
	places    []string // offices are of: "Taschkent", "Kasachstan", "Bundestag"
	countries []string // ISO 3166 codes
}

// settle finds the abodes of the persons of a document, by cluster.
func settle(views []view, homes []abode) {
	if len(views) == 0 {
		return
	}
	pack, d := views[0].pack, views[0].doc
	for i := range d.Clusters {
		if cl := &d.Clusters[i]; cl.Type == text.PER {
			homes[i].offices(pack, cl)
			homes[i].words(pack, d, cl)
		}
	}
	for i := range views {
		v := &views[i]
		for k := range v.places {
			r := &v.places[k]
			if r.mark != "" && !from[r.mark] || !v.belongs(r) {
				continue
			}
			if p := v.nextTo(r); p != nil {
				homes[p.cluster].places = append(homes[p.cluster].places, d.Clusters[r.cluster].Name)
				homes[p.cluster].in(pack, d.Clusters[r.cluster].Name)
			}
		}
	}
	for i := range homes {
		if len(homes[i].countries) == 0 && federal(&d.Clusters[i]) {
			homes[i].countries = []string{"DE", "AT", "CH"}
		}
	}
}

// in notes that somebody is at home in the country of a place.
func (a *abode) in(pack *lang.Pack, place string) {
	if code, _ := pack.Atlas.Country(place); code != "" && !slices.Contains(a.countries, code) {
		a.countries = append(a.countries, code)
	}
}

// offices notes of what the offices of somebody are.
func (a *abode) offices(pack *lang.Pack, cl *text.Cluster) {
	for _, r := range cl.Roles {
		if r.Org != "" {
			a.places = append(a.places, r.Org)
			a.in(pack, r.Org)
		}
	}
}

// words notes the countries of the words for somebody: "französische Ministerin",
// "der Franzose".
func (a *abode) words(pack *lang.Pack, d *text.Document, cl *text.Cluster) {
	for _, m := range cl.Mentions {
		x := &d.Mentions[m]
		if x.Kind == text.Pronoun {
			continue
		}
		toks := d.Sentences[x.Sentence].Tokens
		for i := phraseStart(toks, x.First); i <= x.Last; i++ {
			if place, ok := pack.Persons.Country(toks[i].Form); ok {
				a.in(pack, place)
			} else if n, ok := pack.Persons.Noun(toks[i].Form); ok && n.Place != "" {
				a.in(pack, n.Place)
			}
		}
	}
}

// federal reports whether somebody holds an office of a federation of German tongue:
// "Bundeskanzlerin".
func federal(cl *text.Cluster) bool {
	return slices.ContainsFunc(cl.Roles, func(r text.Role) bool { return strings.HasPrefix(strings.ToLower(r.Title), "bundes") })
}

// nextTo returns the person a place that only says whose somebody is stands next to,
// or nil.
func (v *view) nextTo(r *ref) *ref {
	var best *ref
	for i := range v.persons {
		p := &v.persons[i]
		if p.plural || distance(p, r) > 4 || v.clauses(min(p.last, r.last), max(p.first, r.first)) > 0 {
			continue
		}
		if best == nil || distance(p, r) < distance(best, r) {
			best = p
		}
	}
	return best
}

// phraseStart returns the first token of the adjectives and nouns that stand before
// a name: "französischen" of "der französischen Ministerin Berger".
func phraseStart(toks []text.Token, first int) int {
	for n := 0; first > 0 && n < 6; first, n = first-1, n+1 {
		if u := toks[first-1].UPOS; u != "ADJ" && u != "NOUN" {
			break
		}
	}
	return first
}

// to says how a place lies to where somebody is at home: "here" if an office is of
// it, "seat" if it is the capital of his country, "land" the country itself, "inland",
// "abroad", "lost" if one does not know, and "none" if one does not know of a home.
func (a *abode) to(pack *lang.Pack, place *text.Cluster) string {
	if len(a.places) == 0 && len(a.countries) == 0 {
		return "none"
	}
	if slices.ContainsFunc(a.places, func(p string) bool { return p == place.Name || strings.Contains(p, place.Name) }) {
		return "here"
	}
	code, capital := pack.Atlas.Country(place.Name)
	switch {
	case code == "" || len(a.countries) == 0:
		return "lost"
	case !slices.Contains(a.countries, code):
		return "abroad"
	case capital:
		return "seat"
	case pack.Names.Lists(place.Name)&lang.Country != 0:
		return "land"
	}
	return "inland"
}

// home says how a place lies to where somebody is at home; both are clusters.
func (v *view) home(who, place int) string {
	return v.abodes[who].to(v.pack, &v.doc.Clusters[place])
}

// nearness orders what abode.to returns: who is surest to be at home comes last.
var nearness = map[string]int{"none": 0, "lost": 1, "abroad": 2, "inland": 3, "land": 4, "seat": 5, "here": 6}

// belongs reports whether the mention of a place only says whose somebody is:
// "Russlands Botschafter", "der Präsident von Uruguay", "die Außenminister Polens und
// der Ukraine", "der Gast aus Accra".
func (v *view) belongs(r *ref) bool {
	next := r.last + 1
	for next < len(v.toks) && v.toks[next].UPOS == "ADJ" {
		next++
	}
	if r.mark == "" && next < len(v.toks) && v.personal(next) {
		return true
	}
	i := r.first - 1
	for i >= 0 && (v.toks[i].UPOS == "DET" || v.toks[i].UPOS == "ADJ") {
		i--
	}
	if i > 0 && v.toks[i].UPOS == "ADP" && from[r.mark] {
		i--
	} else if r.mark != "" {
		i = -1
	}
	if i >= 0 && v.personal(i) {
		return true
	}
	for k := range v.places {
		p := &v.places[k]
		if p.last < r.first && p.mark == r.mark && v.listed(p.last+1, r.first) {
			return v.belongs(p)
		}
	}
	return false
}

// size says what a place is as far as it is listed: country, city, region; else its
// type.
func (v *view) size(r *ref) string {
	name := v.doc.Clusters[r.cluster].Name
	switch in := v.pack.Names.Lists(name); {
	case in&lang.Country != 0:
		return "country"
	case in&lang.City != 0:
		return "city"
	case in&lang.Region != 0:
		return "region"
	}
	return r.typ
}

// from are the prepositions that say where somebody comes from.
var from = map[string]bool{"von": true, "aus": true, "of": true, "from": true}

// personal reports whether a token is a common noun for a person.
func (v *view) personal(i int) bool {
	if v.toks[i].UPOS != "NOUN" && v.toks[i].UPOS != "PROPN" {
		return false
	}
	_, ok := v.pack.Persons.Noun(v.toks[i].Form)
	return ok
}

// listed reports whether only commas, conjunctions and articles stand between two
// phrases.
func (v *view) listed(from, to int) bool {
	for i := from; i < to; i++ {
		if t := &v.toks[i]; t.UPOS != "CCONJ" && t.UPOS != "DET" && t.Form != "," {
			return false
		}
	}
	return from < to
}
