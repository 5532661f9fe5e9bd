package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

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
	persons, err := query.Actors(ctx, s.Store, q.Person)
	if err != nil {
		return err
	}
	return writeJSON(w, http.StatusOK, struct {
		Persons   []query.Entity  `json:"persons,omitempty"` // whom the name was taken for
		Meetings  []query.Meeting `json:"meetings"`
		Truncated bool            `json:"truncated"`
	}{persons, found, more})
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
