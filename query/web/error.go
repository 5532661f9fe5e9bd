package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"

	"whomet/graph"
	"whomet/graph/export"
	"whomet/query"
)

// ErrArticle is what the error of an Ingester is when the article is at fault.
var ErrArticle = errors.New("article not accepted")

// The faults that only HTTP knows.
var (
	errBadRequest = errors.New("bad request")
	errNoPage     = errors.New("there is no such page")
	errMethod     = errors.New("this method is not allowed here")
	errForeign    = errors.New("requests from pages of other sites are refused")
	errAccept     = errors.New("no format is acceptable")
	errMedia      = errors.New("unsupported content type")
	errReadOnly   = errors.New("this server takes no articles")
	errClosing    = errors.New("shutting down")
	errUnready    = errors.New("the store does not answer")
)

// statuses maps errors to status codes; the first that fits counts. All others are
// faults of ours.
var statuses = []struct {
	err    error
	status int
}{
	{errNoPage, http.StatusNotFound},
	{graph.ErrNotFound, http.StatusNotFound},
	{errMethod, http.StatusMethodNotAllowed},
	{errForeign, http.StatusForbidden},
	{errReadOnly, http.StatusForbidden},
	{errAccept, http.StatusNotAcceptable},
	{errMedia, http.StatusUnsupportedMediaType},
	{ErrArticle, http.StatusUnprocessableEntity},
	{errBadRequest, http.StatusBadRequest},
	{query.ErrSyntax, http.StatusBadRequest},
	{query.ErrQuery, http.StatusBadRequest},
	{query.ErrLanguage, http.StatusBadRequest},
	{query.ErrDate, http.StatusBadRequest},
	{query.ErrFilter, http.StatusBadRequest},
	{export.ErrFormat, http.StatusBadRequest},
	{query.ErrDeadline, http.StatusGatewayTimeout},
	{errClosing, http.StatusServiceUnavailable},
	{errUnready, http.StatusServiceUnavailable},
	{context.Canceled, statusGone},
}

// statusGone is logged for clients that went away; nobody receives it.
const statusGone = 499

// explain returns the status of an error and what its caller is told.
func explain(err error) (status int, text string) {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return http.StatusRequestEntityTooLarge, fmt.Sprintf("the request is larger than %d bytes", large.Limit)
	}
	if errors.Is(err, context.DeadlineExceeded) {
		err = fmt.Errorf("%w; ask for less", query.ErrDeadline)
	}
	if errors.Is(err, graph.ErrAway) {
		return http.StatusServiceUnavailable, errUnready.Error() // without its address
	}
	for _, s := range statuses {
		if errors.Is(err, s.err) {
			return s.status, err.Error()
		}
	}
	return http.StatusInternalServerError, "internal error"
}

// handler answers a request, or returns an error before it has written anything.
type handler func(http.ResponseWriter, *http.Request) error

// fault writes an error in the form that the caller expects.
type fault func(s *Server, w http.ResponseWriter, r *http.Request, status int, text string, err error) error

func (s *Server) page(h handler) http.Handler    { return s.handle(h, pageFault) }
func (s *Server) api(h handler) http.Handler     { return s.handle(h, jsonFault) }
func (s *Server) graphql(h handler) http.Handler { return s.handle(h, graphqlFault) }

// either answers errors outside all routes: as JSON to programs, as a page to people.
func (s *Server) either(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f := pageFault
		if strings.HasPrefix(r.URL.Path, "/api/") {
			f = jsonFault
		}
		s.handle(h, f).ServeHTTP(w, r)
	})
}

func (s *Server) handle(h handler, f fault) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			s.fail(w, r, err, f)
		}
	})
}

// fail turns an error into an answer. Our own faults are logged and not told.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error, f fault) {
	status, text := explain(err)
	if status >= http.StatusInternalServerError {
		s.log().Error("request failed", "path", r.URL.Path, "error", err)
	}
	if m, ok := w.(*meter); ok && m.status != 0 {
		panic(http.ErrAbortHandler) // half of the answer is out; the caller shall see that it is not whole
	}
	w.Header().Del("Content-Disposition")
	w.Header().Set("Cache-Control", "no-store")
	if err := f(s, w, r, status, text, err); err != nil {
		s.log().Warn("answer not written", "path", r.URL.Path, "error", err)
	}
}

func jsonFault(_ *Server, w http.ResponseWriter, _ *http.Request, status int, text string, _ error) error {
	return writeJSON(w, status, map[string]string{"error": text})
}

// graphqlFault has the form of Cayley's answer to a GraphQL query that failed.
func graphqlFault(_ *Server, w http.ResponseWriter, _ *http.Request, status int, text string, err error) error {
	type location struct {
		Line   int `json:"line"`
		Column int `json:"column"`
	}
	type entry struct {
		Message   string     `json:"message"`
		Locations []location `json:"locations"`
	}
	e := entry{Message: text, Locations: []location{}}
	var se *query.SyntaxError
	if errors.As(err, &se) && se.Line > 0 {
		e.Locations = append(e.Locations, location{se.Line, se.Column})
	}
	return writeJSON(w, status, map[string]any{"data": nil, "errors": []entry{e}})
}

func pageFault(s *Server, w http.ResponseWriter, r *http.Request, status int, text string, err error) error {
	v := errorView{Status: status, Title: http.StatusText(status)}
	_, v.Text, v.Near = tell(err)
	return s.render(w, status, "error.html", v)
}

// tell is explain for people: a sentence, and what may have been meant.
func tell(err error) (status int, text string, near []string) {
	status, text = explain(err)
	var missing *query.NotFoundError
	if errors.As(err, &missing) {
		near = missing.Near
		text = fmt.Sprintf("the articles read so far name no %s “%s”", strings.ToLower(string(missing.Kind)), missing.Name)
	}
	first, size := utf8.DecodeRuneInString(text)
	return status, string(unicode.ToUpper(first)) + text[size:] + ".", near
}
