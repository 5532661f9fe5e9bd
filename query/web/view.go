package web

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"whomet/graph"
	"whomet/query"
)

//go:embed pages
var files embed.FS

// templates are the pages, each with the layout and the parts it shares.
var templates = parse("home.html", "search.html", "entity.html", "article.html", "error.html")

// parse reads the embedded pages; a broken one is a fault of the program.
func parse(names ...string) map[string]*template.Template {
	out := make(map[string]*template.Template, len(names))
	for _, name := range names {
		t := template.New("layout.html").Funcs(functions)
		out[name] = template.Must(t.ParseFS(files, "pages/layout.html", "pages/parts.html", "pages/"+name))
	}
	return out
}

// functions are what the pages can call.
var functions = template.FuncMap{
	"link": entityLink, "articleLink": articleLink, "styleLink": styleLink, "safeURL": outward,
	"date": showDate, "day": showDay, "verb": verb, "basis": showBasis, "percent": percent,
	"mark": mark, "happened": happened, "lower": func(k graph.EntityKind) string { return strings.ToLower(string(k)) },
	"types": func() []string { return query.Types }, "factualities": func() []string { return query.Factualities },
	"plural": func(n int, one, many string) string {
		if n == 1 {
			return "1 " + one
		}
		return fmt.Sprintf("%d %s", n, many)
	},
}

// errorView is the page of an error.
type errorView struct {
	Status int
	Title  string
	Text   string
	Near   []string
}

// render writes a page once it is complete, so that an error has its own.
func (s *Server) render(w http.ResponseWriter, status int, name string, view any) error {
	var b bytes.Buffer
	if err := templates[name].Execute(&b, view); err != nil {
		return fmt.Errorf("render %s: %w", name, err)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-cache")
	w.WriteHeader(status)
	_, err := b.WriteTo(w)
	return err
}

// serveAsset serves an embedded file; its link changes with its content.
func (s *Server) serveAsset(w http.ResponseWriter, r *http.Request) error {
	w.Header().Set("Cache-Control", "public, max-age=86400")
	http.ServeFileFS(w, r, files, path.Join("pages", path.Base(r.URL.Path)))
	return nil
}

var styleDigest = digest("pages/style.css")

func digest(name string) string {
	b, err := files.ReadFile(name)
	if err != nil {
		panic(err) // not embedded
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:6])
}

func styleLink() string { return "/style.css?" + styleDigest }

// entityLink is the page of an entity: short for those whose IRI we minted.
func entityLink(e query.Entity) string {
	kind := strings.ToLower(string(e.Kind))
	if _, slug, ok := strings.Cut(string(e.IRI), "/"+kind+"/"); ok && strings.HasPrefix(string(e.IRI), string(graph.DefaultNamespace)) && kind != "" {
		return "/" + kind + "/" + url.PathEscape(slug)
	}
	return "/person?" + url.Values{"iri": {string(e.IRI)}}.Encode()
}

func articleLink(iri quad.IRI) string {
	return "/article?" + url.Values{"iri": {string(iri)}}.Encode()
}

// outward returns an article's address if a browser may go there.
func outward(address string) string {
	if u, err := url.Parse(address); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		return address
	}
	return ""
}

// showDate writes an ISO date of any precision for people; the month is a word, so
// that no reader takes it for the day.
func showDate(date string) string {
	if first, last, ok := strings.Cut(date, "/"); ok {
		return showDate(first) + " – " + showDate(last)
	}
	for _, f := range [][2]string{{"2006-01-02", "2 January 2006"}, {"2006-01", "January 2006"}, {"--01-02", "2 January, year not stated"}} {
		if t, err := time.Parse(f[0], date); err == nil {
			return t.Format(f[1])
		}
	}
	return date
}

func showDay(t time.Time) string { return t.Format("2 January 2006") }

// verb says in a word what kind of event it is.
func verb(typ string) string {
	switch typ {
	case "PhoneCall":
		return "phone or video call"
	case "Visit":
		return "visit"
	}
	return strings.ToLower(typ)
}

// showBasis says how a place or date is known when its sentence does not say it.
func showBasis(basis string) string {
	switch basis {
	case "fromVisit":
		return "from the visit it belongs to"
	case "fromContext":
		return "from an earlier sentence"
	case "dateline":
		return "from the dateline"
	case "relative":
		return "counted from the day of publication"
	}
	return ""
}

func percent(p float64) string { return fmt.Sprintf("%.0f%%", 100*p) }

// happened reports whether an event is told as having happened.
func happened(factuality string) bool { return factuality == "asserted" || factuality == "reported" }

// partner is somebody a person met.
type partner struct {
	query.Entity
	Count int
}

// partners returns whom a person met, as far as it is told as having happened.
func partners(p *query.Profile) []partner {
	count := make(map[quad.IRI]*partner)
	for _, m := range p.Meetings {
		if !happened(m.Factuality) {
			continue
		}
		for _, side := range m.Sides {
			if slices.ContainsFunc(side, func(e query.Entity) bool { return e.IRI == p.IRI }) {
				continue
			}
			for _, e := range side {
				if count[e.IRI] == nil {
					count[e.IRI] = &partner{Entity: e}
				}
				count[e.IRI].Count++
			}
		}
	}
	var out []partner
	for _, c := range count {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b partner) int {
		return cmp.Or(b.Count-a.Count, cmp.Compare(a.Name, b.Name), cmp.Compare(a.IRI, b.IRI))
	})
	return out
}
