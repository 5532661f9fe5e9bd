package export_test

import (
	"path/filepath"
	"runtime"
	"runtime/debug"
	"testing"

	"whomet/graph"
	"whomet/graph/export"
)

// TestMemory checks that an export is not gathered before it is written: of more
// than ten megabytes, no more than a part is in memory.
func TestMemory(t *testing.T) {
	s, err := graph.Open(t.Context(), filepath.Join(t.TempDir(), "store.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for i := 0; i < 600; i += 200 {
		if err := s.PutAll(t.Context(), press(i, i+200)); err != nil {
			t.Fatal(err)
		}
	}
	defer debug.SetGCPercent(debug.SetGCPercent(10))
	for _, name := range []string{"nquads", "trig", "graphml", "ftm"} {
		f, err := export.Find(name)
		if err != nil {
			t.Fatal(err)
		}
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		g := &gauge{}
		if err := f.Write(t.Context(), g, s, export.Selection{}); err != nil {
			t.Fatal(err)
		}
		if more := int64(g.heap) - int64(m.HeapInuse); more > 8<<20 {
			t.Errorf("%s takes %d bytes to write %d", f.Name, more, g.bytes)
		}
		if f.Name == "nquads" && g.bytes < 10<<20 {
			t.Errorf("only %d bytes are written", g.bytes)
		}
	}
}
