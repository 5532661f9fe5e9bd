package identity

import (
	_ "embed"
	"strings"
)

//go:embed offices.tsv
var officesTSV string

// office is what a title says, whatever its words.
type office struct {
	name    string // "foreign minister"; the folded title if the table does not know it
	one     bool   // one person of a country or organization holds it at a time
	field   string // "politics"; "" if unknown
	country string // ISO 3166 code; "" if unknown
	org     string // folded; "" if unknown or a country
	title   string // as written
}

var offices = rows(officesTSV)

func officeOf(r Role) office {
	o := office{name: plainTitle(r.Title), title: r.Title}
	if code, ok := Country(r.Org); ok {
		o.country = code
	} else {
		o.org = foldOrg(r.Org)
	}
	words := strings.Fields(o.name)
	for _, f := range offices {
		for _, part := range strings.Fields(f[3]) {
			for _, w := range words {
				if whole, ok := strings.CutPrefix(part, "="); ok && w == whole || !ok && strings.Contains(w, part) {
					o.name, o.field, o.one = f[0], f[1], f[2] == "one"
					return o
				}
			}
		}
	}
	return o
}

func plainTitle(title string) string {
	var out []string
	for _, w := range strings.FieldsFunc(title, func(r rune) bool { return r == ' ' || r == '-' || r == '/' }) {
		if k := key(w); k != "" {
			out = append(out, k)
		}
	}
	return strings.Join(out, " ")
}

// sameOffice says how much two persons' offices speak for one person: 3 an office
// that one holds at a time, of the same country or organization, 2 another office
// of the same, 1 the same office, 0 nothing.
func sameOffice(a, b []office) (level int, x, y office) {
	for _, o := range a {
		for _, p := range b {
			if o.name != p.name || o.name == "" {
				continue
			}
			n := 1
			switch {
			case o.country != "" && o.country == p.country || o.org != "" && o.org == p.org:
				if n = 2; o.one || strings.Count(o.title, " ") > 1 && plainTitle(o.title) == plainTitle(p.title) {
					n = 3
				}
			case o.country != "" && p.country != "" || o.org != "" && p.org != "":
				continue // the same office elsewhere
			}
			if n > level {
				level, x, y = n, o, p
			}
		}
	}
	return level, x, y
}

// akin are fields between which people go.
var akin = map[string]string{"justice": "politics", "military": "politics", "business": "politics", "civil": "politics", "media": "politics", "science": "politics", "health": "science"}

// foreignFields reports whether all fields of one are strange to all of the other.
func foreignFields(a, b []office) (x, y office, ok bool) {
	for _, o := range a {
		for _, p := range b {
			if o.field == "" || p.field == "" {
				continue
			}
			if o.field == p.field || akin[o.field] == p.field || akin[p.field] == o.field {
				return office{}, office{}, false
			}
			if !ok {
				x, y, ok = o, p, true
			}
		}
	}
	return x, y, ok
}
