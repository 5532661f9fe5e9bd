// Package pgtest runs a PostgreSQL server of a test's own: a new cluster in a
// temporary folder, on a free port of the loopback and a socket in that folder, gone
// with the process that started it, however that ends.
//
// It needs the programs of Debian's package postgresql, which make test installs. As
// PostgreSQL refuses to run as root, a root runs it as the user postgres or nobody.
package pgtest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// Password is that of the user whomet, who owns the server, over TCP; none is asked
// for at the socket.
const Password = "secret"

// Server is a server that runs, or is stopped and can be started again.
type Server struct {
	dir   string // of the cluster, the socket and the log
	port  int
	as    *syscall.Credential
	shell *exec.Cmd
	hold  io.WriteCloser // the server stops when it is closed, as it is when we end
}

// Start makes a cluster and starts its server. Close it.
func Start() (_ *Server, err error) {
	s := &Server{}
	if s.dir, err = os.MkdirTemp("", "pg"); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("start postgresql: %w", err), os.RemoveAll(s.dir))
		}
	}()
	if s.as, err = owner(); err != nil {
		return nil, err
	}
	password := filepath.Join(s.dir, "password")
	if err := os.WriteFile(password, []byte(Password), 0o644); err != nil {
		return nil, err
	}
	if s.as != nil {
		if err := os.Chown(s.dir, int(s.as.Uid), int(s.as.Gid)); err != nil {
			return nil, err
		}
	}
	if s.port, err = freePort(); err != nil {
		return nil, err
	}
	initdb := s.command("initdb", "-D", s.data(), "-U", "whomet", "--pwfile", password, "--no-sync", "--no-instructions",
		"--auth-local=trust", "--auth-host=scram-sha-256", "--encoding=UTF8", "--locale=C")
	if out, err := initdb.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w\n%s", err, out)
	}
	return s, s.Run()
}

// owner returns who runs the server: nil for who runs the test.
func owner() (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err := strconv.ParseUint(u.Uid, 10, 32)
		if err != nil {
			return nil, err
		}
		gid, err := strconv.ParseUint(u.Gid, 10, 32)
		return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, err
	}
	return nil, errors.New("no user postgres or nobody to run it as")
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return l.Addr().(*net.TCPAddr).Port, l.Close()
}

// command is one of PostgreSQL's programs, as Debian or anybody places them.
func (s *Server) command(name string, args ...string) *exec.Cmd {
	path, err := exec.LookPath(name)
	if err != nil {
		if found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/" + name); len(found) > 0 {
			path = slices.Max(found)
		}
	}
	return s.run(path, args...)
}

func (s *Server) run(path string, args ...string) *exec.Cmd {
	c := exec.Command(path, args...)
	c.Dir = s.dir
	c.SysProcAttr = &syscall.SysProcAttr{Credential: s.as}
	return c
}

func (s *Server) data() string { return filepath.Join(s.dir, "data") }

// Run starts the server again after Stop, at the same address.
func (s *Server) Run() (err error) {
	server := s.command("postgres", "-D", s.data(), "-p", strconv.Itoa(s.port), "-k", s.dir, "-c", "listen_addresses=127.0.0.1",
		"-c", "fsync=off", "-c", "max_connections=60")
	s.shell = s.run("/bin/sh", slices.Concat([]string{"-c", `"$@" >>log 2>&1 & read word; kill -INT $!; wait; [ "$word" = stop ] || rm -rf "$PWD"`, "sh"}, server.Args)...)
	if s.hold, err = s.shell.StdinPipe(); err != nil {
		return err
	}
	if err := s.shell.Start(); err != nil {
		return err
	}
	return s.await()
}

// await waits until the server answers.
func (s *Server) await() error {
	var last error
	for range 600 {
		var conn *pgx.Conn
		if conn, last = pgx.Connect(context.Background(), s.URL("postgres")); last == nil {
			return conn.Close(context.Background())
		}
		time.Sleep(50 * time.Millisecond)
	}
	log, _ := os.ReadFile(filepath.Join(s.dir, "log"))
	return errors.Join(fmt.Errorf("the server does not start: %w\n%s", last, log), s.Stop())
}

// Stop stops the server; its clients lose their connections.
func (s *Server) Stop() error {
	_, err := io.WriteString(s.hold, "stop\n")
	return errors.Join(err, s.hold.Close(), s.shell.Wait())
}

// Close stops the server and removes its cluster.
func (s *Server) Close() error { return errors.Join(s.Stop(), os.RemoveAll(s.dir)) }

// URL returns the address of a database by way of the socket.
func (s *Server) URL(database string) string {
	return fmt.Sprintf("postgres://whomet@/%s?host=%s&port=%d", database, s.dir, s.port)
}

// TCP returns the address of a database by way of the loopback.
func (s *Server) TCP(database, password string) string {
	return fmt.Sprintf("postgres://whomet:%s@127.0.0.1:%d/%s", password, s.port, database)
}

// Schema makes a schema in the database postgres and returns its address: an empty
// database but for the name.
func (s *Server) Schema(name string) (url string, err error) {
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, s.URL("postgres"))
	if err != nil {
		return "", err
	}
	_, err = conn.Exec(ctx, "CREATE SCHEMA "+pgx.Identifier{name}.Sanitize())
	return s.URL("postgres") + "&search_path=" + name, errors.Join(err, conn.Close(ctx))
}
