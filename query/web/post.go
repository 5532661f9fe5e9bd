package web

import (
	"fmt"
	"mime"
	"net/http"
	"slices"

	"whomet/graph"
	"whomet/query"
)

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
