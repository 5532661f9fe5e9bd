package main_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"
)

// BenchmarkStart is from the start of the program to the first answer: all tables and
// models of a language loaded, one sentence read.
func BenchmarkStart(b *testing.B) {
	dir := b.TempDir()
	for name, text := range map[string]string{
		"de": "Am Montag traf Anna Berger in Wien Paul Weber.",
		"en": "On Monday Anna Berger met Paul Weber in Vienna.",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				succeed(b, dir, text, "extract", "--language", name)
			}
		})
	}
}

// BenchmarkIngest reads articles into a store file. Memory does not grow with their
// number: compare MB-peak. The articles are those of the folder NEWS, or the samples.
func BenchmarkIngest(b *testing.B) {
	for _, bb := range []struct {
		name   string
		copies int
		args   []string
	}{
		{"OneCore", 40, []string{"--workers", "1"}},
		{"AllCores", 40, nil},
		{"FourTimes", 160, nil},
	} {
		b.Run(bb.name, func(b *testing.B) {
			dir := b.TempDir()
			input := filepath.Join(dir, "many.jsonl")
			if news := os.Getenv("NEWS"); news != "" {
				joinNews(b, input, news, bb.copies/40)
			} else {
				writeCopies(b, input, bb.copies)
			}
			var rate, peak float64
			for b.Loop() {
				os.Remove(filepath.Join(dir, "bench.db"))
				rate, peak = ingestFile(b, dir, input, bb.args...)
			}
			b.ReportMetric(rate, "tokens/s")
			b.ReportMetric(peak, "MB-peak")
		})
	}
}

// joinNews writes the JSON Lines of a folder n times into one file. Articles that
// come again have the same url, so the store does not grow: the reading is measured.
func joinNews(b *testing.B, path, folder string, n int) {
	b.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.jsonl"))
	if err != nil || len(names) == 0 {
		b.Fatalf("no articles in %s: %v", folder, err)
	}
	var all bytes.Buffer
	for range n {
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				b.Fatal(err)
			}
			all.Write(text)
		}
	}
	if err := os.WriteFile(path, all.Bytes(), 0o644); err != nil {
		b.Fatal(err)
	}
}

var tokensPerSecond = regexp.MustCompile(`\((\d+) tokens/s\)`)

// ingestFile reads a file and returns tokens a second, and the peak of memory in MB.
func ingestFile(b *testing.B, dir, input string, args ...string) (rate, peak float64) {
	b.Helper()
	c, cancel := command(b, dir, append([]string{"--store", "bench.db", "ingest", input}, args...)...)
	defer cancel()
	var out bytes.Buffer
	c.Stderr = &out
	if err := c.Start(); err != nil {
		b.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	for {
		select {
		case err := <-ended:
			m := tokensPerSecond.FindSubmatch(out.Bytes())
			if err != nil || m == nil {
				b.Fatalf("%v: %s", err, &out)
			}
			if rate, err = strconv.ParseFloat(string(m[1]), 64); err != nil {
				b.Fatal(err)
			}
			return rate, peak
		case <-time.After(20 * time.Millisecond):
			peak = max(peak, anonymous(c.Process.Pid))
		}
	}
}

var rssAnon = regexp.MustCompile(`RssAnon:\s+(\d+) kB`)

// anonymous is the memory of a process in MB, without the pages of the store file,
// which the system keeps in memory as long as nobody else needs it.
func anonymous(pid int) float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	m := rssAnon.FindSubmatch(status)
	if err != nil || m == nil {
		return 0
	}
	kB, _ := strconv.ParseFloat(string(m[1]), 64)
	return kB / 1024
}
