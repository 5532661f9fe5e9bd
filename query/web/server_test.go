package web_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"whomet/graph"
	"whomet/query/web"
)

// slow is an Ingester that takes its time.
type slow struct {
	began, end chan struct{}
}

func (i slow) Ingest(ctx context.Context, r io.Reader, contentType string) (*graph.Article, error) {
	close(i.began)
	<-i.end
	return nil, web.ErrArticle
}

// panics is an Ingester with a fault.
type panics struct{}

func (panics) Ingest(context.Context, io.Reader, string) (*graph.Article, error) {
	panic("at the disco")
}

func TestShutdownLetsRequestsEnd(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	in := slow{make(chan struct{}), make(chan struct{})}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- (&web.Server{Store: open(t, "memory"), Ingest: in}).Serve(ctx, l) }()
	status := make(chan int, 1)
	go func() {
		res, err := http.Post("http://"+l.Addr().String()+"/api/v1/articles", "text/plain", strings.NewReader("x"))
		if err != nil {
			t.Error(err)
			status <- 0
			return
		}
		res.Body.Close()
		status <- res.StatusCode
	}()
	<-in.began
	stop()
	select {
	case err := <-ended:
		t.Fatalf("the server ended during a request: %v", err)
	case <-time.After(50 * time.Millisecond):
	}
	close(in.end)
	if got := <-status; got != http.StatusUnprocessableEntity {
		t.Errorf("status %d, want 422", got)
	}
	if err := <-ended; err != nil {
		t.Errorf("the server ended with %v", err)
	}
}

func TestLog(t *testing.T) {
	var mu sync.Mutex
	var out bytes.Buffer
	log := slog.New(slog.NewTextHandler(locked{&mu, &out}, nil))
	u := start(t, &web.Server{Store: open(t, "memory"), Log: log, Ingest: panics{}})
	call{path: "/healthz?secret=1", status: 200}.run(t, u)
	call{method: "POST", path: "/api/v1/articles", header: "text/plain", body: "x", status: 500, want: []string{"internal error"}, not: []string{"disco"}}.run(t, u)
	call{path: "/healthz", status: 200}.run(t, u)
	mu.Lock()
	defer mu.Unlock()
	for _, want := range []string{"method=GET path=/healthz status=200", "panic=\"at the disco\"", "status=500"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in the log:\n%s", want, out.String())
		}
	}
	if strings.Contains(out.String(), "secret") {
		t.Errorf("what was asked is in the log:\n%s", out.String())
	}
}

type locked struct {
	mu *sync.Mutex
	w  io.Writer
}

func (l locked) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(b)
}

// TestManyAtOnce asks and writes at the same time; with the race detector it shows
// that a server may be shared.
func TestManyAtOnce(t *testing.T) {
	serve(t, func(t *testing.T, u string) {
		calls := []call{
			{path: "/", status: 200},
			{path: "/person/ana-muller", status: 200},
			{path: "/api/v1/graph", status: 200},
			{path: "/api/v1/export", status: 200},
			{method: "POST", path: "/api/v1/query/gizmo", body: "g.V().All()", status: 200},
			{method: "POST", path: "/api/v1/query/graphql", body: "{nodes{id}}", status: 200},
			{method: "POST", path: "/api/v1/articles", header: "application/json", body: `{"id":"y","text":"Ana traf Bo."}`, status: 201},
		}
		var wg sync.WaitGroup
		for range 4 {
			for _, c := range calls {
				wg.Go(func() { c.run(t, u) })
			}
		}
		wg.Wait()
	})
}
