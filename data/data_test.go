package data_test

import (
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the digests anew, and a line for each new file")

const columns = "file\tsource\tlicence\tsha256\tscore"

// TestManifest checks that every file of the folder is listed with its source, licence
// and digest, and that nothing else is.
func TestManifest(t *testing.T) {
	digests := map[string]string{}
	folder := os.DirFS(".")
	err := fs.WalkDir(folder, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path == "manifest.tsv" || strings.HasSuffix(path, ".go") {
			return err
		}
		b, err := fs.ReadFile(folder, path)
		sum := sha256.Sum256(b)
		digests[path] = hex.EncodeToString(sum[:])
		if size := len(b); size > 10<<20 {
			t.Errorf("%s has %d bytes, a file may have 10 MiB", path, size)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	listed := readManifest(t)
	if *update {
		writeManifest(t, listed, digests)
		listed = readManifest(t)
	}
	for path, sum := range digests {
		row, ok := listed[path]
		switch {
		case !ok:
			t.Errorf("%s is not in manifest.tsv; add a line with its source and licence", path)
		case row[0] == "" || row[1] == "":
			t.Errorf("%s has no source or no licence in manifest.tsv", path)
		case row[2] != sum:
			t.Errorf("%s has the digest %s, manifest.tsv says %s; go test ./data -update writes it", path, sum, row[2])
		}
	}
	for path := range listed {
		if digests[path] == "" {
			t.Errorf("manifest.tsv lists %s, which does not exist", path)
		}
	}
}

// readManifest returns source, licence, digest and score of each file.
func readManifest(t *testing.T) map[string][4]string {
	t.Helper()
	b, err := os.ReadFile("manifest.tsv")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
	if lines[0] != columns {
		t.Fatalf("the first line is %q, want %q", lines[0], columns)
	}
	rows := map[string][4]string{}
	for n, l := range lines[1:] {
		f := strings.Split(l, "\t")
		if len(f) != 5 {
			t.Fatalf("manifest.tsv:%d: %d fields, want 5", n+2, len(f))
		}
		rows[f[0]] = [4]string(f[1:])
	}
	return rows
}

func writeManifest(t *testing.T, listed map[string][4]string, digests map[string]string) {
	t.Helper()
	lines := []string{}
	for path, sum := range digests {
		row := listed[path]
		row[2] = sum
		lines = append(lines, path+"\t"+strings.Join(row[:], "\t"))
	}
	slices.Sort(lines)
	out := columns + "\n" + strings.Join(lines, "\n") + "\n"
	if err := os.WriteFile("manifest.tsv", []byte(out), 0o644); err != nil {
		t.Fatal(err)
	}
}
