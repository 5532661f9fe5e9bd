package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/gorilla/mux"

	"whomet/graph"
)

// The defaults of a Server, and what it allows one request.
const (
	DefaultQueryTimeout = 10 * time.Second
	DefaultMaxArticle   = 8 << 20 // bytes
	maxQuery            = 1 << 20 // bytes; query.MaxText is what is run
	headerTimeout       = 5 * time.Second
	readTimeout         = 30 * time.Second
	writeTimeout        = time.Minute
	idleTimeout         = 2 * time.Minute
	shutdownTimeout     = 10 * time.Second
)

// Ingester reads one article and stores what it says. contentType is
// "application/json" or "text/plain". Input it cannot accept gives an error that is
// an ErrArticle and names the problem.
type Ingester interface {
	Ingest(ctx context.Context, r io.Reader, contentType string) (*graph.Article, error)
}

// Server answers over HTTP. Its fields are not changed once it serves.
type Server struct {
	Store        *graph.Store
	Ingest       Ingester      // nil for a server that takes no articles
	Log          *slog.Logger  // nil for no log
	QueryTimeout time.Duration // of each question; 0 for DefaultQueryTimeout
	MaxArticle   int64         // bytes of an article; 0 for DefaultMaxArticle

	closing atomic.Bool // no longer ready
}

// Handler returns the routes of the service.
func (s *Server) Handler() http.Handler {
	r := mux.NewRouter()
	page := func(path string, h handler) { r.Handle(path, s.page(h)).Methods("GET", "HEAD") }
	page("/", s.serveHome)
	page("/search", s.serveSearch)
	page("/person", s.serveEntity)
	page("/{kind:person|group|organization|place}/{slug:.+}", s.serveEntity)
	page("/article", s.serveArticle)
	page("/style.css", s.serveAsset)
	page("/favicon.svg", s.serveAsset)

	get := func(path string, h handler) { r.Handle(path, s.api(h)).Methods("GET", "HEAD") }
	get("/api/v1/met", s.serveMet)
	get("/api/v1/graph", s.serveGraph)
	get("/api/v1/export", s.serveExport)
	get("/healthz", s.serveHealth)
	get("/readyz", s.serveReady)
	r.Handle("/api/v1/articles", s.api(s.servePost)).Methods("POST")
	r.Handle("/api/v1/query/gizmo", s.api(s.serveGizmo)).Methods("POST")
	r.Handle("/api/v1/query/graphql", s.graphql(s.serveGraphQL)).Methods("POST")

	r.NotFoundHandler = s.either(func(http.ResponseWriter, *http.Request) error { return errNoPage })
	r.MethodNotAllowedHandler = s.either(func(http.ResponseWriter, *http.Request) error { return errMethod })
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(s.either(func(http.ResponseWriter, *http.Request) error { return errForeign }))
	return s.record(s.recover(secure(guard.Handler(r))))
}

// Serve answers on l until ctx is done, then lets running requests end, for some
// seconds, and returns nil.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	srv := &http.Server{
		Handler:           s.Handler(),
		ReadHeaderTimeout: headerTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
		ErrorLog: slog.NewLogLogger(s.log().Handler(), slog.LevelWarn),
	}
	ended := make(chan error, 1)
	go func() { ended <- srv.Serve(l) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve %s: %w", l.Addr(), err)
	case <-ctx.Done():
	}
	s.closing.Store(true)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTimeout)
	defer cancel()
	if err := srv.Shutdown(ctx); err != nil {
		return errors.Join(fmt.Errorf("shut down: %w", err), srv.Close())
	}
	return nil
}

// serveHealth says that the process answers.
func (s *Server) serveHealth(w http.ResponseWriter, r *http.Request) error {
	return writeJSON(w, http.StatusOK, map[string]string{"status": "ok"})
}

// serveReady says that the store answers and that the server is not about to end.
func (s *Server) serveReady(w http.ResponseWriter, r *http.Request) error {
	if s.closing.Load() {
		return errClosing
	}
	err := s.Store.Read(r.Context(), func(g *graph.Reader) error {
		if _, err := g.Headline("urn:whomet:ready"); !errors.Is(err, graph.ErrNotFound) {
			return err
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("%w: %w", errUnready, err)
	}
	return writeJSON(w, http.StatusOK, map[string]string{"status": "ready"})
}

// timeout bounds one question.
func (s *Server) timeout(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, cmp.Or(s.QueryTimeout, DefaultQueryTimeout))
}

func (s *Server) log() *slog.Logger {
	if s.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return s.Log
}
