package web

import (
	"bufio"
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/cayleygraph/quad"

	"whomet/graph"
	"whomet/graph/rdf"
	"whomet/query"
)

// metParams are the parameters of the questions about meetings.
var metParams = []string{"person", "with", "place", "from", "to", "type", "factuality", "limit"}

// serveMet answers who met whom.
func (s *Server) serveMet(w http.ResponseWriter, r *http.Request) error {
	q, err := metQuery(r)
	if err != nil {
		return err
	}
	ctx, cancel := s.timeout(r.Context())
	defer cancel()
	found, more, err := s.meetings(ctx, q)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, struct {
		Meetings  []query.Meeting `json:"meetings"`
		Truncated bool            `json:"truncated"`
	}{found, more})
}

// metQuery reads a question about meetings.
func metQuery(r *http.Request) (q query.MetQuery, err error) {
	v, err := params(r, metParams...)
	if err != nil {
		return q, err
	}
	q = query.MetQuery{
		Person: v.Get("person"), With: v.Get("with"), Place: v.Get("place"), From: v.Get("from"), To: v.Get("to"),
		Type: v.Get("type"), Factuality: v.Get("factuality"),
	}
	q.Limit, err = number(v, "limit", query.DefaultMeetings, 1, maxMeetings)
	return q, err
}

// maxMeetings bounds the meetings of one answer.
const maxMeetings = 10_000

// serveGraph answers what lies around a person, or what happened in a period.
func (s *Server) serveGraph(w http.ResponseWriter, r *http.Request) error {
	v, err := params(r, "person", "depth", "from", "to", "factuality", "limit")
	if err != nil {
		return err
	}
	q := query.GraphQuery{Person: v.Get("person"), From: v.Get("from"), To: v.Get("to"), Factuality: v.Get("factuality")}
	if q.Depth, err = number(v, "depth", 1, 1, query.MaxDepth); err != nil {
		return err
	}
	if q.Limit, err = number(v, "limit", query.DefaultEvents, 1, maxMeetings); err != nil {
		return err
	}
	ctx, cancel := s.timeout(r.Context())
	defer cancel()
	n, err := query.Graph(ctx, s.Store, q)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, n)
}

// serveExport streams the quads of the store, or of one article, as N-Quads.
func (s *Server) serveExport(w http.ResponseWriter, r *http.Request) error {
	v, err := params(r, "format", "article")
	if err != nil {
		return err
	}
	if f := v.Get("format"); f != "" && f != "nquads" {
		return fmt.Errorf("%w: format %q; there is nquads", errBadRequest, f)
	}
	w.Header().Set("Content-Type", "application/n-quads")
	out := bufio.NewWriterSize(w, 64<<10)
	control := http.NewResponseController(w)
	var line []byte
	for q, err := range s.Store.Quads(r.Context(), quad.IRI(v.Get("article"))) {
		if err != nil {
			return err
		}
		if line, err = rdf.AppendQuad(line[:0], q); err != nil {
			return err
		}
		if out.Available() <= len(line) { // about to be sent: a long answer may take long, a stuck reader may not
			if err := control.SetWriteDeadline(time.Now().Add(writeTimeout)); err != nil {
				return err
			}
		}
		if _, err := out.Write(append(line, '\n')); err != nil {
			return err
		}
	}
	return out.Flush()
}

// servePost reads one article and answers what it says.
func (s *Server) servePost(w http.ResponseWriter, r *http.Request) error {
	if s.Ingest == nil {
		return errReadOnly
	}
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || !slices.Contains([]string{"application/json", "text/plain"}, media) {
		return fmt.Errorf("%w %q; send application/json or text/plain", errMedia, r.Header.Get("Content-Type"))
	}
	limit := s.MaxArticle
	if limit == 0 {
		limit = DefaultMaxArticle
	}
	a, err := s.Ingest.Ingest(r.Context(), http.MaxBytesReader(w, r.Body, limit), media)
	if err != nil {
		return err
	}
	rep, err := query.Read(r.Context(), s.Store, a.IRI)
	if err != nil {
		return err
	}
	w.Header().Set("Location", articleLink(a.IRI))
	return writeJSON(w, http.StatusCreated, posted(rep))
}

// postedArticle is the answer to an article.
type postedArticle struct {
	query.Article
	Found    map[string]int  `json:"found"` // how many of each
	Meetings []query.Meeting `json:"meetings"`
	Visits   []query.Meeting `json:"visits"`
	Roles    []query.Stated  `json:"roles"`
}

func posted(rep *query.Report) postedArticle {
	out := postedArticle{Article: rep.Article, Meetings: []query.Meeting{}, Visits: []query.Meeting{}, Roles: rep.Roles}
	for _, m := range rep.Events {
		if m.Type == graph.Visit {
			out.Visits = append(out.Visits, m)
		} else {
			out.Meetings = append(out.Meetings, m)
		}
	}
	if out.Roles == nil {
		out.Roles = []query.Stated{}
	}
	out.Found = map[string]int{"meetings": len(out.Meetings), "visits": len(out.Visits), "roles": len(out.Roles)}
	for name, kind := range map[string]graph.EntityKind{
		"persons": graph.Person, "groups": graph.Group, "organizations": graph.Organization, "places": graph.Place,
	} {
		out.Found[name] = 0
		for _, e := range rep.Entities {
			if e.Kind == kind {
				out.Found[name]++
			}
		}
	}
	return out
}

// params returns the query parameters of a request. A parameter that is not known
// is a mistake: a filter that does nothing gives a wrong answer.
func params(r *http.Request, known ...string) (url.Values, error) {
	v, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", errBadRequest, err)
	}
	for name, values := range v {
		if !slices.Contains(known, name) {
			return nil, fmt.Errorf("%w: unknown parameter %q; there are %s", errBadRequest, name, strings.Join(known, ", "))
		}
		if len(values) > 1 {
			return nil, fmt.Errorf("%w: parameter %q is given %d times", errBadRequest, name, len(values))
		}
	}
	return v, nil
}

// number returns a parameter that is a number, or its usual value.
func number(v url.Values, name string, usual, least, most int) (int, error) {
	text := v.Get(name)
	if text == "" {
		return usual, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < least || n > most {
		return 0, fmt.Errorf("%w: %s %q; a number from %d to %d", errBadRequest, name, text, least, most)
	}
	return n, nil
}

func writeJSON(w http.ResponseWriter, status int, v any) error {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
