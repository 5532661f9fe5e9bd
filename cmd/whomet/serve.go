package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"syscall"

	"github.com/spf13/cobra"

	"whomet/graph"
	"whomet/ingest"
	"whomet/ingest/source"
	"whomet/query/web"
)

// defaultAddr is where the service listens: this machine only.
const defaultAddr = "127.0.0.1:8080"

func (a *app) serveCommand() *cobra.Command {
	var addr string
	var readOnly bool
	c := &cobra.Command{
		Use:   "serve",
		Short: "Serve pages and the API over HTTP",
		Long: `serve answers over HTTP: pages at /, the API under /api/v1/. It has no accounts, so
it listens on this machine only unless told otherwise, and logs to standard error.
Ctrl-C lets running requests end first.`,
		Example: `  whomet serve --addr 127.0.0.1:9000
  curl 'http://127.0.0.1:9000/api/v1/met?person=Hollmayr'`,
		Args: usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) (err error) {
			l, err := listen(addr)
			if err != nil {
				return err
			}
			defer l.Close()
			store, err := a.openStore(c.Context())
			if err != nil {
				return err
			}
			defer closing(store, &err)
			fmt.Fprintf(a.errOut, "whomet serves %s on http://%s/\n", graph.Redacted(a.store), address(l))
			return a.serve(c.Context(), &web.Server{Store: store, Log: a.log(slog.LevelInfo)}, l, readOnly)
		},
	}
	c.Flags().StringVar(&addr, "addr", defaultAddr, "address to listen on; port 0 takes a free one")
	c.Flags().BoolVar(&readOnly, "read-only", false, "take no articles")
	return c
}

// listen opens the address, with a clear word if somebody else has it.
func listen(addr string) (net.Listener, error) {
	l, err := net.Listen("tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("%s is in use by another process; stop it, or give another --addr such as 127.0.0.1:0 for a free port", addr)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("%s may not be used by this user; give a port above 1023 with --addr", addr)
	case err != nil:
		return nil, usagef("--addr %s: %w", addr, err)
	}
	return l, nil
}

// address is where a browser on this machine finds what l listens on.
func address(l net.Listener) string {
	if a, ok := l.Addr().(*net.TCPAddr); ok && a.IP.IsUnspecified() {
		return fmt.Sprintf("localhost:%d", a.Port)
	}
	return l.Addr().String()
}

// serve answers on l until ctx is done.
func (a *app) serve(ctx context.Context, s *web.Server, l net.Listener, readOnly bool) error {
	languages, err := a.languages()
	if err != nil {
		return err
	}
	s.MaxArticle = source.MaxArticle
	if !readOnly {
		s.Ingest = &ingester{languages, s.Store}
	}
	return s.Serve(ctx, l)
}

// log writes to standard error from a level on.
func (a *app) log(level slog.Level) *slog.Logger {
	return slog.New(slog.NewTextHandler(a.errOut, &slog.HandlerOptions{Level: level}))
}

// ingester reads the articles that come over HTTP.
type ingester struct {
	languages *ingest.Languages
	store     *graph.Store
}

// Ingest implements web.Ingester.
func (i *ingester) Ingest(ctx context.Context, r io.Reader, contentType string) (*graph.Article, error) {
	d, err := source.ReadOne(r, contentType == "application/json", source.Defaults{})
	if err != nil {
		return nil, atFault(err)
	}
	article, err := i.languages.Run(ctx, d)
	if err != nil {
		return nil, atFault(err)
	}
	return article, i.store.Put(ctx, article)
}

// atFault marks the errors for which the sender of an article is to blame.
func atFault(err error) error {
	if errors.Is(err, source.ErrInput) || errors.Is(err, ingest.ErrLanguage) {
		return fmt.Errorf("%w: %w", web.ErrArticle, err)
	}
	return err
}
