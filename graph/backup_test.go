package graph_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"

	"whomet/graph"
)

func backup(t *testing.T, s *graph.Store) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := s.Backup(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestBackup brings a backup of each kind of store into each kind.
func TestBackup(t *testing.T) {
	articles := []*graph.Article{sample(), diary()}
	var want []byte
	stores(t, func(t *testing.T, s *graph.Store) {
		put(t, s, articles...)
		got := backup(t, s)
		if want == nil {
			want = got
		}
		if !bytes.Equal(got, want) {
			t.Error("the backup differs from that of the first store")
		}
	})
	stores(t, func(t *testing.T, s *graph.Store) {
		n, err := s.Restore(t.Context(), bytes.NewReader(want))
		if err != nil || n != strings.Count(lines(t, articles...), "\n") {
			t.Fatalf("%d statements, %v", n, err)
		}
		check(t, s, articles...)
		sound(t, s)
		if !bytes.Equal(backup(t, s), want) {
			t.Error("the backup of what was restored differs")
		}
		if _, err := s.Restore(t.Context(), bytes.NewReader(want)); !errors.Is(err, graph.ErrNotEmpty) {
			t.Errorf("restored twice: %v", err)
		}
		check(t, s, articles...)
	})
}

// TestRestoreInterrupted: a restoring that broke off is taken up again, and no other.
func TestRestoreInterrupted(t *testing.T) {
	from, err := graph.Open(t.Context(), "memory")
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	put(t, from, press(80)...)
	whole := backup(t, from)
	put(t, from, diary())
	other := backup(t, from)
	stores(t, func(t *testing.T, s *graph.Store) {
		broken := &failing{Reader: bytes.NewReader(whole)}
		if _, err := s.Restore(t.Context(), broken); !errors.Is(err, graph.ErrBackup) {
			t.Fatal(err)
		}
		if kept := strings.Count(export(t, s), "schema.org/NewsArticle"); kept == 0 || kept == 80 {
			t.Fatalf("%d articles of 80 were restored; it broke off too early or late to tell", kept)
		}
		if _, err := s.Restore(t.Context(), bytes.NewReader(other)); !errors.Is(err, graph.ErrNotEmpty) {
			t.Errorf("another backup: %v", err)
		}
		if _, err := s.Restore(t.Context(), bytes.NewReader(whole)); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(backup(t, s), whole) {
			t.Error("the backup of what was restored differs")
		}
	})
}

// failing is a reader that breaks off the second time it is read.
type failing struct {
	*bytes.Reader
	again bool
}

func (f *failing) Seek(offset int64, whence int) (int64, error) {
	f.again = true
	return f.Reader.Seek(offset, whence)
}

func (f *failing) Read(b []byte) (int, error) {
	if f.again && f.Len() < int(f.Size())/20 {
		return 0, io.ErrUnexpectedEOF
	}
	return f.Reader.Read(b[:min(len(b), 512)])
}

// TestRestoreBad: what is no whole backup of this version is refused before anything
// is written.
func TestRestoreBad(t *testing.T) {
	from, err := graph.Open(t.Context(), "memory")
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	put(t, from, sample())
	whole := backup(t, from)
	text := func(change func(string) string) []byte { return compressed(t, change(plain(t, whole))) }
	cut := func(s string, n int) string { return strings.Join(strings.SplitAfter(s, "\n")[:n], "") }
	for name, test := range map[string]struct {
		file []byte
		want string
		is   error
	}{
		"nothing":          {nil, "it has no end", graph.ErrBackup},
		"cut short":        {whole[:len(whole)/2], "unexpected EOF", graph.ErrBackup},
		"not compressed":   {[]byte(lines(t, sample())), "magic number", graph.ErrBackup},
		"another file":     {text(func(string) string { return "# ein Brief\n" }), "line 1", graph.ErrBackup},
		"without its end":  {text(func(s string) string { return cut(s, 20) }), "it has no end", graph.ErrBackup},
		"changed inside":   {text(func(s string) string { return strings.Replace(s, "Oslo", "Rom", 1) }), "its digest is not", graph.ErrBackup},
		"a line less":      {text(func(s string) string { return cut(s, 3) + s[len(cut(s, 4)):] }), "its digest is not", graph.ErrBackup},
		"a newer version":  {text(func(s string) string { return strings.Replace(s, "backup 1", "backup 12", 1) }), "format 12", graph.ErrNewer},
		"of another base":  {text(func(s string) string { return strings.Replace(s, "# base ", "# base http://b.example/", 1) }), "its base is http://b.example/", nil},
		"no N-Quads":       {ended(t, "# whomet backup 1\n# base https://whomet.example/\nEin Brief.\n"), "line 3: line 1, column 1: a subject is expected", graph.ErrBackup},
		"no label":         {ended(t, "# whomet backup 1\n# base https://whomet.example/\n<urn:a> <urn:b> <urn:c> .\n"), "line 3: no graph label", graph.ErrBackup},
		"a broken note":    {ended(t, "# whomet backup 1\n# base https://whomet.example/\n# note ! !\n"), "line 3", graph.ErrBackup},
		"something behind": {text(func(s string) string { return s + "# mehr\n" }), "line", graph.ErrBackup},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := graph.Open(t.Context(), "memory")
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			_, err = s.Restore(t.Context(), bytes.NewReader(test.file))
			if err == nil || !strings.Contains(err.Error(), test.want) || test.is != nil && !errors.Is(err, test.is) {
				t.Errorf("got %v", err)
			}
			if diff := gocmp.Diff(backup(t, s), func() []byte { e, _ := graph.Open(t.Context(), "memory"); return backup(t, e) }()); diff != "" {
				t.Error("something was written")
			}
		})
	}
}

func plain(t testing.TB, backup []byte) string {
	t.Helper()
	r, err := zstd.NewReader(bytes.NewReader(backup))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func compressed(t testing.TB, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := zstd.NewWriter(&b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// ended makes a backup of lines by their number and digest.
func ended(t testing.TB, text string) []byte {
	return compressed(t, fmt.Sprintf("%s# end %d lines %x\n", text, strings.Count(text, "\n"), sha256.Sum256([]byte(text))))
}

// FuzzRestore: whatever the lines of a backup with a right digest, it is restored
// and gives the same backup again, or is refused and nothing is written.
func FuzzRestore(f *testing.F) {
	for _, seed := range []string{
		"# whomet backup 1\n# base https://whomet.example/\n",
		"# whomet backup 1\n# base https://whomet.example/\n<urn:a> <urn:b> \"c\" <urn:l> .\n# note bg== bm90ZQ==\n",
		"# whomet backup 1\n# base https://whomet.example/\n# note cmVzdG9yaW5n bm90ZQ==\n",
		"# whomet backup 9\n", "\n\n\n",
	} {
		f.Add(seed)
	}
	empty := func(t *testing.T) *graph.Store {
		s, err := graph.Open(t.Context(), "memory")
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := empty(t)
		defer s.Close()
		if _, err := s.Restore(t.Context(), bytes.NewReader(ended(t, text))); err != nil {
			if !bytes.Equal(backup(t, s), backup(t, empty(t))) {
				t.Errorf("refused with %v, but something was written", err)
			}
			return
		}
		once, again := backup(t, s), empty(t)
		defer again.Close()
		if _, err := again.Restore(t.Context(), bytes.NewReader(once)); err != nil || !bytes.Equal(backup(t, again), once) {
			t.Errorf("its own backup is not restored: %v\n%s", err, plain(t, once))
		}
	})
}
