package export

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/cayleygraph/quad"
	"golang.org/x/text/language"

	"whomet/graph"
)

// ftmEntity is an entity of FollowTheMoney. Its properties are lists; empty ones and
// empty values are left out.
type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// writeFTM writes articles as Article, persons as Person, organizations as
// Organization, groups as LegalEntity, places as Address, events as Event, and the
// offices held in organizations as Membership.
func writeFTM(w *walk, out io.Writer) error {
	b := bufio.NewWriterSize(out, 64<<10)
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	for st, err := range w.steps(true) {
		if err != nil {
			return err
		}
		if w.sel.narrow() && len(st.Events) == 0 {
			continue
		}
		for _, e := range st.ftm(w) {
			if err := enc.Encode(e); err != nil {
				return err
			}
		}
	}
	return b.Flush()
}

func (st *step) ftm(w *walk) []ftmEntity {
	out := []ftmEntity{st.ftmArticle()}
	for i := range st.fresh {
		out = append(out, st.fresh[i].ftm())
	}
	for i := range st.Events {
		out = append(out, st.ftmEvent(&st.Events[i]))
	}
	for i := range st.Roles {
		r := &st.Roles[i]
		e := ftm(r.Person+" "+r.Org+" "+quad.IRI(r.Title), "Membership", map[string][]string{
			"member": {ftmID(r.Person)}, "organization": {ftmID(r.Org)}, "role": {r.Title},
		})
		if st.briefs[r.Org].kind == graph.Organization && w.first(e.ID) {
			out = append(out, e)
		}
	}
	return out
}

func (st *step) ftmArticle() ftmEntity {
	var published, lang string
	if !st.Published.IsZero() {
		published = st.Published.Format("2006-01-02T15:04:05")
	}
	if tag, err := language.Parse(st.Language); err == nil {
		base, _ := tag.Base()
		lang = base.ISO3()
	}
	return ftm(st.IRI, "Article", map[string][]string{
		"fileName": {string(st.IRI)}, "title": {st.Title}, "sourceUrl": {st.address()}, "publishedAt": {published}, "language": {lang},
	})
}

// ftmSchemas are the schemas of entities.
var ftmSchemas = map[graph.EntityKind]string{
	graph.Person: "Person", graph.Organization: "Organization", graph.Group: "LegalEntity", graph.Place: "Address",
}

func (n *node) ftm() ftmEntity {
	schema, ok := ftmSchemas[n.Kind]
	if !ok {
		schema = "LegalEntity"
	}
	p := map[string][]string{"name": {n.Name}, "alias": n.AltNames, "sourceUrl": {string(n.IRI)}, "position": n.roles}
	if n.Kind == graph.Place {
		p["full"] = p["name"]
	}
	return ftm(n.IRI, schema, p)
}

func (st *step) ftmEvent(ev *graph.Event) ftmEntity {
	who, whom := st.sides(ev)
	name := ev.Type + ": " + who
	if whom != "" {
		name += " – " + whom
	}
	p := map[string][]string{
		"name": {name}, "summary": {ev.Evidence.Text}, "keywords": {ev.Type, ev.Factuality}, "proof": {ftmID(st.IRI)}, "sourceUrl": {st.address()},
		"notes": {"confidence " + strconv.FormatFloat(ev.Confidence, 'f', -1, 64)},
	}
	for _, iri := range slices.Concat(ev.Sides...) {
		if st.briefs[iri].kind != graph.Place {
			p["involved"] = append(p["involved"], ftmID(iri))
		}
	}
	p["location"] = []string{st.briefs[ev.Place].name}
	if st.briefs[ev.Place].kind == graph.Place {
		p["addressEntity"] = []string{ftmID(ev.Place)}
	}
	switch begin, end, ok := graph.Bounds(ev.Date); {
	case ok && strings.Contains(ev.Date, "/"):
		p["startDate"], p["endDate"] = []string{begin.Format(time.DateOnly)}, []string{end.Format(time.DateOnly)}
	case ok:
		p["date"] = []string{ev.Date}
	}
	return ftm(ev.IRI, "Event", p)
}

func ftm(iri quad.IRI, schema string, properties map[string][]string) ftmEntity {
	for name, values := range properties {
		values = slices.DeleteFunc(values, func(v string) bool { return v == "" })
		if properties[name] = values; len(values) == 0 {
			delete(properties, name)
		}
	}
	return ftmEntity{ftmID(iri), schema, properties}
}

// ftmID is the digest of an IRI, as the ids of FollowTheMoney have no colons or
// slashes.
func ftmID(iri quad.IRI) string {
	sum := sha256.Sum256([]byte(iri))
	return hex.EncodeToString(sum[:20])
}
