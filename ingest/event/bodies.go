package event

import (
	"slices"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// addBodies adds to the persons the organizations and countries that stand where
// somebody stands who meets somebody: "die Ukraine verhandelte mit der EU".
func (v *view) addBodies() {
	if !slices.ContainsFunc(v.triggers, func(t trigger) bool { g := groups[t.Class]; return g == "contact" || g == "toward" }) {
		return
	}
	for i := range v.places {
		r := v.places[i]
		if r.typ != text.ORG && v.pack.Names.Lists(v.doc.Clusters[r.cluster].Name)&lang.Country == 0 {
			continue
		}
		if v.belongs(&r) || v.ofNoun(&r) {
			continue
		}
		ok := false
		switch r.mark {
		case "mit", "with", "zwischen", "between":
			ok = true
		case "", "von", "by":
			switch rel := v.relation(&r); rel {
			case "nsubj", "nsubj:pass", "iobj", "obl:agent", "root":
				ok = r.kase != "Gen"
			case "obj":
				ok = v.metBy(v.governor(&r)) // of "to visit" it is a place
			}
		}
		if ok {
			r.group, r.body = true, true
			v.persons = append(v.persons, r)
		}
	}
}

// metBy reports whether a verb tells of somebody being met.
func (v *view) metBy(tok int) bool {
	return slices.ContainsFunc(v.triggers, func(t trigger) bool {
		return t.tok == tok && (groups[t.Class] == "contact" || t.Class == "receive" || t.Class == "greet")
	})
}

// ofNoun reports whether a name follows a noun as what it is of: "Botschafter der
// Europäischen Union".
func (v *view) ofNoun(r *ref) bool {
	i := r.first - 1
	for i >= 0 && (v.toks[i].UPOS == "DET" || v.toks[i].UPOS == "ADJ") {
		i--
	}
	return i >= 0 && (v.toks[i].UPOS == "NOUN" || v.toks[i].UPOS == "PROPN")
}
