package main_test

import (
	"bytes"
	"crypto/sha256"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// service is a command that serves HTTP.
type service struct {
	*exec.Cmd
	url  string // http://127.0.0.1:40001
	seen string // of its output until it served
}

var served = regexp.MustCompile(`http://(127\.0\.0\.1:\d+)/`)

// start starts a command that serves on a free port, and stops it after the test.
func start(t testing.TB, dir string, args ...string) *service {
	t.Helper()
	c, cancel := command(t, dir, append(args, "--addr", "127.0.0.1:0")...)
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	c.Stdout, c.Stderr = w, w
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	w.Close()
	t.Cleanup(func() {
		_ = c.Process.Kill()
		_ = c.Wait()
		cancel()
		r.Close()
	})
	s := &service{Cmd: c}
	buf := make([]byte, 64<<10)
	for s.url == "" {
		n, err := r.Read(buf)
		s.seen += string(buf[:n])
		if m := served.FindStringSubmatch(s.seen); m != nil {
			s.url = "http://" + m[1]
		} else if err != nil {
			t.Fatalf("%v ended: %s", args, s.seen)
		}
	}
	go io.Copy(io.Discard, r)
	return s
}

// get returns the body of an answer that is 200.
func (s *service) get(t testing.TB, path string) string {
	t.Helper()
	res, err := http.Get(s.url + path)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != 200 {
		t.Fatalf("%s: %s %v %s", path, res.Status, err, b)
	}
	return string(b)
}

// stop ends the service as Ctrl-C does.
func (s *service) stop(t testing.TB) {
	t.Helper()
	if err := s.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := s.Wait(); err != nil {
		t.Errorf("after Ctrl-C: %v", err)
	}
}

func TestDemo(t *testing.T) {
	dir := t.TempDir()
	s := start(t, dir, "demo")
	for _, want := range []string{"DATE", "WHO", "António Guterres", "Kassym-Jomart Tokayev", "Three questions to try", "/api/v1/met?place=Oslo"} {
		if !strings.Contains(s.seen, want) {
			t.Errorf("demo does not show %q:\n%s", want, s.seen)
		}
	}
	if body := s.get(t, "/"); !strings.Contains(body, "Sandvik") {
		t.Errorf("the page does not name Sandvik:\n%s", body)
	}
	s.stop(t)

	store := filepath.Join(dir, "whomet", "demo.db")
	first := digest(t, store)
	begin := time.Now()
	again := start(t, dir, "demo")
	if took := time.Since(begin); took > 2*time.Second {
		t.Errorf("the second start took %v", took)
	}
	if table := "DATE"; again.seen[strings.Index(again.seen, table):] != s.seen[strings.Index(s.seen, table):] &&
		!strings.Contains(again.seen, "António Guterres") {
		t.Errorf("the second demo shows\n%s", again.seen)
	}
	again.stop(t)
	if digest(t, store) != first {
		t.Error("the second demo changed the store")
	}
}

func digest(t *testing.T, path string) [32]byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return sha256.Sum256(b)
}

func TestBusyPort(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, command := range []string{"serve", "demo"} {
		r := whomet(t, t.TempDir(), "", command, "--addr", l.Addr().String())
		if want := l.Addr().String() + " is in use by another process; stop it, or give another --addr"; r.code != 1 || !strings.Contains(r.err, want) {
			t.Errorf("%s: exit %d, %q; want %q", command, r.code, r.err, want)
		}
	}
	if r := whomet(t, t.TempDir(), "", "serve", "--addr", "nowhere"); r.code != 2 {
		t.Errorf("exit %d, %q", r.code, r.err)
	}
}

func TestServeArticle(t *testing.T) {
	dir := t.TempDir()
	s := start(t, dir, "serve")
	post := func(contentType, body string) (int, string) {
		t.Helper()
		res, err := http.Post(s.url+"/api/v1/articles", contentType, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		b, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		return res.StatusCode, string(b)
	}
	code, body := post("application/json", "{\n\"id\": \"7\", \"published\": \"2025-03-04\",\n\"text\": \"Am Montag traf Anna Berger in Wien Paul Weber.\"\n}")
	if code != 201 || !strings.Contains(body, "https://whomet.example/article/7") || !strings.Contains(body, "Anna Berger") {
		t.Errorf("%d %s", code, body)
	}
	if body := s.get(t, "/api/v1/met?person=Weber"); !strings.Contains(body, "Anna Berger") {
		t.Errorf("met: %s", body)
	}
	for _, tt := range []struct {
		name, contentType, body, want string
		code                          int
	}{
		{"Finnish", "application/json", `{"language":"fi","text":"Hän tapasi ministerin."}`, "Finnish (fi) is not supported; German and English are", 422},
		{"no text", "application/json", `{}`, `there is no \"text\"`, 422},
		{"broken", "application/json", `{"text":`, "broken JSON", 422},
		{"not UTF-8", "text/plain", "M\xfcller", "not UTF-8 at byte 1", 422},
		{"50 MB", "text/plain", strings.Repeat("x", 50e6), "larger than", 413},
		{"XML", "application/xml", "<a/>", "send application/json or text/plain", 415},
	} {
		if code, body := post(tt.contentType, tt.body); code != tt.code || !strings.Contains(body, tt.want) {
			t.Errorf("%s: %d %s; want %d, %s", tt.name, code, body, tt.code, tt.want)
		}
	}
	s.stop(t)
	if out := succeed(t, dir, "", "met", "--person", "Berger", "-o", "csv"); !strings.Contains(out, "Weber") {
		t.Errorf("after the end the store has\n%s", out)
	}
}

// TestGracefulEnd: a request that runs when the signal comes is answered.
func TestGracefulEnd(t *testing.T) {
	s := start(t, t.TempDir(), "demo")
	r, w := io.Pipe()
	answer := make(chan string, 1)
	go func() {
		res, err := http.Post(s.url+"/api/v1/articles", "text/plain", r)
		if err != nil {
			answer <- err.Error()
			return
		}
		defer res.Body.Close()
		answer <- res.Status
	}()
	if _, err := w.Write([]byte("Am Montag traf Anna Berger ")); err != nil {
		t.Fatal(err)
	}
	time.Sleep(100 * time.Millisecond) // until the server reads it
	if err := s.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	time.Sleep(100 * time.Millisecond)
	if _, err := io.Copy(w, bytes.NewBufferString("in Wien Paul Weber.")); err != nil {
		t.Fatal(err)
	}
	w.Close()
	if got := <-answer; got != "201 Created" {
		t.Errorf("the running request got %s", got)
	}
	if err := s.Wait(); err != nil {
		t.Error(err)
	}
	if _, err := http.Get(s.url + "/healthz"); err == nil {
		t.Error("it still serves")
	}
}
