package export_test

import (
	"bytes"
	"path/filepath"
	"testing"

	"whomet/graph"
	"whomet/graph/export"
)

// meddler changes a store while the first parts of an export are written.
type meddler struct {
	bytes.Buffer
	change func()
	parts  int
}

func (m *meddler) Write(b []byte) (int, error) {
	if m.parts++; m.parts <= 3 {
		m.change()
	}
	return m.Buffer.Write(b)
}

// TestLiveStore exports a store that is written meanwhile: an export holds no writer
// up, and is a whole document, whose edges lead to nodes.
func TestLiveStore(t *testing.T) {
	for _, url := range []string{"memory", filepath.Join(t.TempDir(), "store.db")} {
		s, err := graph.Open(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		const n = 100
		last := n
		if err := s.PutAll(t.Context(), press(0, last)); err != nil {
			t.Fatal(err)
		}
		change := func() {
			last--
			if err := s.Retract(t.Context(), press(last, last+1)[0].IRI); err != nil {
				t.Error(err)
			}
			if err := s.PutAll(t.Context(), press(n+last, n+last+1)); err != nil {
				t.Error(err)
			}
		}
		exports := map[string][]byte{}
		for _, name := range []string{"gexf", "graphml", "ftm", "dot"} {
			f, err := export.Find(name)
			if err != nil {
				t.Fatal(err)
			}
			m := &meddler{change: change}
			if err := f.Write(t.Context(), m, s, export.Selection{}); err != nil {
				t.Fatal(err)
			}
			if m.parts < 3 {
				t.Errorf("%s: written in %d parts", name, m.parts)
			}
			exports[name] = m.Bytes()
		}
		for name, got := range readBack(t, exports) {
			if found := len(got.Edges) + len(got.Entities); found < 2*n {
				t.Errorf("%s: %d read of\n%.500s", name, found, exports[name])
			}
		}
	}
}
