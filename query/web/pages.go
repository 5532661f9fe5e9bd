package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/gorilla/mux"

	"whomet/graph"
	"whomet/query"
)

// pageMeetings is the number of meetings on a page that asks for no other.
const pageMeetings = 50

// homeView is the list of meetings with the filters it answers.
type homeView struct {
	Query    query.MetQuery
	Filtered bool
	Persons  []query.Entity // whom the name was taken for
	Meetings []query.Meeting
	Problem  string   // why there is no answer
	Near     []string // names that may have been meant
	More     string   // link to a longer list, "" if this is all
	API      string   // link to the same as JSON
	Empty    bool     // the store has no articles
}

// serveHome lists meetings, the recent ones if nothing is asked.
func (s *Server) serveHome(w http.ResponseWriter, r *http.Request) error {
	q, err := metQuery(r)
	v := homeView{Query: q, API: "/api/v1/met"}
	if given := r.URL.Query(); len(given) > 0 {
		v.API += "?" + filled(given).Encode()
		given.Del("limit")
		v.Filtered = len(filled(given)) > 0
	}
	if r.URL.Query().Get("limit") == "" {
		q.Limit = pageMeetings
	}
	ctx, cancel := s.timeout(r.Context())
	defer cancel()
	more := false
	if err == nil {
		v.Meetings, more, err = s.meetings(ctx, q)
	}
	if err == nil {
		v.Persons, err = query.Actors(ctx, s.Store, q.Person)
	}
	status := http.StatusOK
	if err != nil {
		// A wrong filter is answered on the page that has the filters.
		if status, v.Problem, v.Near = tell(err); status >= http.StatusInternalServerError {
			return err
		}
	}
	if more {
		given := filled(r.URL.Query())
		given.Set("limit", fmt.Sprint(min(maxMeetings, q.Limit*4)))
		v.More = "/?" + given.Encode()
	}
	if len(v.Meetings) == 0 && !v.Filtered && v.Problem == "" {
		if v.Empty, err = s.empty(ctx); err != nil {
			return err
		}
	}
	return s.render(w, status, "home.html", v)
}

// filled returns the parameters that are not empty.
func filled(v url.Values) url.Values {
	out := url.Values{}
	for name, values := range v {
		if len(values) == 1 && values[0] != "" {
			out[name] = values
		}
	}
	return out
}

// meetings is query.Met that also says whether the limit left meetings out.
func (s *Server) meetings(ctx context.Context, q query.MetQuery) (found []query.Meeting, more bool, err error) {
	limit := q.Limit
	q.Limit++
	found, err = query.Met(ctx, s.Store, q)
	if len(found) > limit {
		return found[:limit], true, err
	}
	return found, false, err
}

// empty reports whether the store has no articles.
func (s *Server) empty(ctx context.Context) (empty bool, err error) {
	err = s.Store.Read(ctx, func(r *graph.Reader) error {
		articles, err := r.Articles()
		empty = len(articles) == 0
		return err
	})
	return empty, err
}

// searchView is what a search found.
type searchView struct {
	Text string
	*query.Hits
}

func (s *Server) serveSearch(w http.ResponseWriter, r *http.Request) error {
	v, err := params(r, "q")
	if err != nil {
		return err
	}
	ctx, cancel := s.timeout(r.Context())
	defer cancel()
	text := strings.TrimSpace(v.Get("q"))
	hits, err := query.Search(ctx, s.Store, text)
	if err != nil {
		return err
	}
	return s.render(w, http.StatusOK, "search.html", searchView{text, hits})
}

// entityView is the page of a person, group, organization or place.
type entityView struct {
	*query.Profile
	People []partner       // whom they met, the most often met first
	Told   []query.Meeting // meetings told as having happened, the newest ones
	Count  int             // of all of those
	More   string          // link to all of them, "" if Told has all
	Other  []query.Meeting // planned and denied ones
	API    string
}

// serveEntity shows an entity by its IRI, or by kind and slug for those of our own
// namespace.
func (s *Server) serveEntity(w http.ResponseWriter, r *http.Request) error {
	v, err := params(r, "iri")
	if err != nil {
		return err
	}
	iri := quad.IRI(v.Get("iri"))
	if vars := mux.Vars(r); vars["slug"] != "" {
		iri = quad.IRI(string(s.Store.Namespace()) + vars["kind"] + "/" + vars["slug"])
	}
	if iri == "" {
		return fmt.Errorf("%w: whose page? /person?iri=…", errBadRequest)
	}
	ctx, cancel := s.timeout(r.Context())
	defer cancel()
	p, err := query.Person(ctx, s.Store, iri)
	if err != nil {
		return err
	}
	view := entityView{Profile: p, People: partners(p)}
	role := "person"
	if p.Kind == graph.Place {
		role = "place"
	}
	view.API = "/api/v1/met?" + url.Values{role: {string(iri)}, "factuality": {query.All}, "type": {query.All}}.Encode()
	for _, m := range p.Meetings {
		if happened(m.Factuality) {
			view.Told = append(view.Told, m)
		} else {
			view.Other = append(view.Other, m)
		}
	}
	if view.Count = len(view.Told); view.Count > pageMeetings {
		view.Told = view.Told[:pageMeetings]
		view.More = "/?" + url.Values{role: {string(iri)}, "limit": {fmt.Sprint(min(view.Count, maxMeetings))}}.Encode()
	}
	return s.render(w, http.StatusOK, "entity.html", view)
}

// serveArticle shows all that one article says.
func (s *Server) serveArticle(w http.ResponseWriter, r *http.Request) error {
	v, err := params(r, "iri")
	if err != nil {
		return err
	}
	if v.Get("iri") == "" {
		return fmt.Errorf("%w: which article? /article?iri=…", errBadRequest)
	}
	ctx, cancel := s.timeout(r.Context())
	defer cancel()
	rep, err := query.Read(ctx, s.Store, quad.IRI(v.Get("iri")))
	if err != nil {
		return err
	}
	for i := range rep.Events { // the page need not name its article at each of them
		rep.Events[i].Article = query.Article{Language: rep.Language}
	}
	return s.render(w, http.StatusOK, "article.html", rep)
}
