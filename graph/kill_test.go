package graph_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"whomet/graph"
)

// kills is how often TestKill and TestKillImport kill a process; make bench-store asks
// for fifty.
var kills = flag.Int("kills", 3, "how often processes that write are killed")

// The names of variables that make this program a child of a test, which writes into
// the store they name.
const (
	endlessly = "WHOMET_TEST_FILL"   // until it is killed; see TestKill
	importing = "WHOMET_TEST_IMPORT" // from standard input; see TestKillImport
	narrow    = "WHOMET_TEST_NARROW" // a file that cannot grow; see TestDiskFull
)

const perCommit = 5 // articles

// fill puts the articles of one edition after the other, and tells each commit.
func fill(address string) {
	s, err := graph.Open(context.Background(), address)
	if err != nil {
		panic(err)
	}
	for round := 0; ; round++ {
		for i, part := range slices.Collect(slices.Chunk(edition(round), perCommit)) {
			if err := s.PutAll(context.Background(), part); err != nil {
				panic(err)
			}
			fmt.Println(round, i)
		}
	}
}

// edition returns articles that lose and gain facts from round to round.
func edition(round int) []*graph.Article {
	articles := press(20)
	for i, a := range articles {
		a.Title = fmt.Sprint("Ausgabe ", round%3)
		a.Events = a.Events[(round+i)%3:]
		ns.Identify(a)
	}
	return articles
}

// TestKill kills a process that writes, again and again, and looks at what it leaves:
// whole articles, and all that it said it had committed.
func TestKill(t *testing.T) {
	for _, kind := range []string{"file", "postgres"} {
		t.Run(kind, func(t *testing.T) {
			address := newStore(t, kind)
			rnd := rand.New(rand.NewPCG(5, 6))
			for range *kills {
				told := killAfter(t, endlessly, address, nil, 1+rnd.IntN(9), time.Duration(rnd.IntN(8))*time.Millisecond)
				var round, part int
				if _, err := fmt.Sscan(told[len(told)-1], &round, &part); err != nil {
					t.Fatal(err)
				}
				committed(t, address, round, part)
			}
		})
	}
}

// killAfter runs a child of this program on a store, kills it some time after it has
// told so many lines, if not 0, and returns all it has told.
func killAfter(t *testing.T, child, address string, in []byte, lines int, later time.Duration) (told []string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), child+"="+address)
	cmd.Stdin = bytes.NewReader(in)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for sc := bufio.NewScanner(out); sc.Scan(); {
		if told = append(told, sc.Text()); len(told) == lines {
			time.Sleep(later) // into the next transaction
			if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
				t.Fatal(err)
			}
		}
	}
	_ = cmd.Wait()
	if len(told) < lines {
		t.Fatalf("it told %d lines, want %d", len(told), lines)
	}
	return told
}

// committed checks that a store holds what fill had committed when it was killed in
// the commit after one part of a round: of each part the last version, of the next
// that or a newer one, all whole.
func committed(t *testing.T, address string, round, part int) {
	t.Helper()
	s, err := graph.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	sound(t, s)
	var found []*graph.Article
	for i, a := range edition(0) {
		p, have := i/perCommit, ""
		for q, err := range s.Quads(t.Context(), a.IRI) {
			if err != nil {
				t.Fatal(err)
			}
			have += line(t, q)
		}
		may := []int{round}
		switch next := (part + 1) % (len(edition(0)) / perCommit); {
		case p == next && p == 0:
			may = append(may, round+1)
		case p > part && round == 0: // not in this life of the process, maybe in one before
			may = []int{0, 1, 2}
		case p == next:
			may = append(may, round-1)
		case p > part:
			may = []int{round - 1}
		}
		switch i := slices.IndexFunc(may, func(r int) bool { return lines(t, edition(r)[i]) == have }); {
		case i >= 0:
			found = append(found, edition(may[i])[slices.IndexFunc(edition(0), func(b *graph.Article) bool { return b.IRI == a.IRI })])
		case have != "" || p <= part:
			t.Errorf("%s, of part %d, is not that of round %d.%d:\n%s", a.IRI, p, round, part, have)
		}
	}
	check(t, s, found...)
}

func importInto(address string) {
	s, err := graph.Open(context.Background(), address)
	if err != nil {
		panic(err)
	}
	fmt.Println(0)
	if _, err := s.Import(context.Background(), os.Stdin, func(done graph.Imported) { fmt.Println(done.Read) }); err != nil {
		panic(err)
	}
}

// TestKillImport kills imports: each leaves whole articles, as many as it told at
// least, and the next goes on.
func TestKillImport(t *testing.T) {
	articles := press(150)
	for _, a := range articles {
		ns.Identify(a)
	}
	all := lines(t, articles...)
	for _, kind := range []string{"file", "postgres"} {
		t.Run(kind, func(t *testing.T) {
			rnd := rand.New(rand.NewPCG(7, 8))
			for range max(1, *kills/3) {
				address := newStore(t, kind)
				for _, batches := range []int{1, 2} {
					told := killAfter(t, importing, address, []byte(all), batches, time.Duration(rnd.IntN(300))*time.Millisecond)
					imported(t, address, all, told[len(told)-1])
				}
				killAfter(t, importing, address, []byte(all), 0, 0)
				imported(t, address, all, fmt.Sprint(strings.Count(all, "\n")))
			}
		})
	}
}

// imported checks that a store holds whole articles, and so many statements at least.
func imported(t *testing.T, address, all, told string) {
	t.Helper()
	s, err := graph.Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	sound(t, s)
	have := export(t, s)
	var n int
	if _, err := fmt.Sscan(told, &n); err != nil || strings.Count(have, "\n") < n {
		t.Errorf("%d statements, want %s, %v", strings.Count(have, "\n"), told, err)
	}
	if !strings.HasPrefix(all, have) || len(have) < len(all) && strings.HasSuffix(have, all[len(have):][:strings.IndexByte(all[len(have):], '\n')]) {
		t.Error("it is no beginning of what was imported")
	}
}

// fillDisk lets no file grow beyond four megabytes, and puts articles until that fails.
func fillDisk(path string) {
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 4 << 20, Max: 4 << 20}); err != nil {
		panic(err)
	}
	s, err := graph.Open(context.Background(), path)
	if err != nil {
		panic(err)
	}
	for i, part := range slices.Collect(slices.Chunk(press(300), 20)) {
		if err := s.PutAll(context.Background(), part); err != nil {
			fmt.Println(errors.Is(err, graph.ErrFull), err)
			if err := s.Read(context.Background(), func(r *graph.Reader) error { return second(r.Headline(press(1)[0].IRI)) }); err != nil {
				fmt.Println("it cannot be read any more:", err)
			}
			return
		}
		fmt.Println(i)
	}
}

// TestDiskFull fills a file until it cannot grow.
func TestDiskFull(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), narrow+"="+path)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	told := strings.Split(strings.TrimSpace(string(out)), "\n")
	if want := "true put 20 articles: the disk is full, or the file must not grow: nothing of this is stored"; !strings.HasPrefix(told[len(told)-1], want) {
		t.Errorf("got  %s\nwant %s", told[len(told)-1], want)
	}
	s, err := graph.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	sound(t, s)
	n := 20 * (len(told) - 1)
	if n == 0 {
		t.Fatal("nothing was stored before")
	}
	kept := press(300)[:n]
	for _, a := range kept {
		ns.Identify(a)
	}
	check(t, s, kept...)
	put(t, s, press(300)...) // there is room again
	sound(t, s)
}
