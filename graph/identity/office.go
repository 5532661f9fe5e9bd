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
	holders string // one, place or many; see the table
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
					o.name, o.field, o.holders = f[0], f[1], f[2]
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

// sameOffice returns what two persons' offices speak most for one person: what that
// weighs, and the two titles; 0 if nothing does.
func sameOffice(a, b []office) (weight float64, x, y office) {
	for _, o := range a {
		for _, p := range b {
			if w := o.same(p); w > weight {
				weight, x, y = w, o, p
			}
		}
	}
	return weight, x, y
}

// same weighs one office against another. The same office elsewhere is another.
func (o office) same(p office) float64 {
	here := o.country != "" && o.country == p.country || o.org != "" && o.org == p.org
	elsewhere := !here && (o.country != "" || o.org != "") && (p.country != "" || p.org != "")
	long := strings.Count(o.title, " ") > 1 && plainTitle(o.title) == plainTitle(p.title)
	switch {
	case o.name == "" || o.name != p.name || elsewhere:
		return 0
	case o.holders == "one", here && (o.holders == "place" || long):
		return singleOffice
	case here:
		return officeHere
	}
	return officeSome
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
