package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTrainNames trains a model of names from a corpus of a few sentences, twice:
// the two are the same to the byte, and it finds surnames alone after titles, of
// which the corpus has only full names.
func TestTrainNames(t *testing.T) {
	shared, data := smallCorpus(t), [2]string{smallData(t), smallData(t)}
	var models [2]string
	for i := range data {
		out := succeed(t, t.TempDir(), "", "train", "ner", "--lang", "en", "--shared", shared, "--data", data[i])
		if want := "invented/test PER 1.000"; !strings.Contains(out, want) {
			t.Errorf("output lacks %q:\n%s", want, out)
		}
		models[i] = read(t, filepath.Join(data[i], "en", "ner.model"))
	}
	if models[0] != models[1] {
		t.Error("two trainings from the same corpus differ")
	}
	manifest := read(t, filepath.Join(data[0], "manifest.tsv"))
	if !strings.Contains(manifest, "en/ner.model\t") || !strings.Contains(manifest, "invented/test PER") {
		t.Errorf("manifest: %q", manifest)
	}
}

// smallData is a data folder with the English tables, without models.
func smallData(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	files, err := filepath.Glob(filepath.Join("..", "..", "data", "en", "*.*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !strings.HasSuffix(f, ".model") {
			write(t, filepath.Join(dir, "en", filepath.Base(f)), read(t, f))
		}
	}
	write(t, filepath.Join(dir, "manifest.tsv"), "file\tsource\tlicence\tsha256\tscore\n")
	write(t, filepath.Join(dir, "annotated", "en.jsonl"), `{"id":"own1","lang":"en","source_kind":"rewritten","text":"Anna Kessler spoke in Vienna. Kessler smiled.",`+
		`"persons":[{"name":"Anna Kessler","aliases":["Anna Kessler","Kessler"]}],"places":["Vienna"]}`+"\n")
	return dir
}

// smallCorpus is a folder with corpora of names and a treebank.
func smallCorpus(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	var train, bank strings.Builder
	for i, name := range []string{"Anna Kessler", "Jonas Lindqvist", "Mary Thorpe", "Peter Hargrove", "Ruth Adeyemi", "Paul Brunner"} {
		first, last, _ := strings.Cut(name, " ")
		for _, title := range []string{"Minister", "President", "Mr"} {
			fmt.Fprintf(&train, "# source = invented\n%s\tO\n%s\tB-PER\n%s\tI-PER\nspoke\tO\nabout\tO\ntrade\tO\n.\tO\n\n", title, first, last)
		}
		fmt.Fprintf(&train, "# source = invented\nThe\tO\ntalks\tO\nwent\tO\nwell\tO\n.\tO\n\n")
		fmt.Fprintf(&bank, "# text = %[2]s spoke %[3]d times .\n1\t%[2]s\t%[2]s\tPROPN\t_\t_\t2\tnsubj\t_\t_\n2\tspoke\tspeak\tVERB\t_\t_\t0\troot\t_\t_\n"+
			"3\t%[3]d\t%[3]d\tNUM\t_\t_\t4\tnummod\t_\t_\n4\ttimes\ttime\tNOUN\t_\t_\t2\tobj\t_\t_\n5\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n", first, last, i+2)
	}
	test := "# source = invented\nMinister\tO\nThistlewood\tB-PER\nspoke\tO\nabout\tO\nthe\tO\ntalks\tO\n.\tO\n\n"
	for path, content := range map[string]string{
		"corpora/en/ner/train.iob2":  train.String(),
		"corpora/en/ner/dev.iob2":    test,
		"corpora/en/ner/test.iob2":   test,
		"corpora/en/ud/train.conllu": bank.String(),
		"eval/train/a1.json":         `{"id":"a1","lang":"en","source_kind":"real","text":"Nothing happened.","persons":[]}`,
	} {
		write(t, filepath.Join(dir, filepath.FromSlash(path)), content)
	}
	return dir
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}
