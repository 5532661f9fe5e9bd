package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"

	"whomet/ingest/conll"
	"whomet/ingest/ner"
	"whomet/ingest/perceptron"
	"whomet/ingest/source"
	"whomet/ingest/text"
	"whomet/ingest/tokenize"
)

// The sizes of the word classes: words that have one, and classes fine, middle
// and coarse.
const (
	classWords   = 60000
	fineClasses  = 800
	midClasses   = 200
	roughClasses = 50
)

// classes puts the words of raw text into classes by what stands around them. A
// language without raw text takes those of German for words with a capital:
// names of persons and places are much the same.
func (t *training) classes(language string) error {
	m := made{
		path:    language + "/classes.zst",
		source:  "German Wikipedia (Klexikon collection), Wikinews, GermEval 2014, SmartData, UNER PUD; word statistics",
		licence: "CC-BY-SA-4.0",
	}
	if language != "de" {
		body, err := capitalClasses(filepath.Join(t.data, "de", "classes.zst"))
		if err != nil {
			return err
		}
		return t.write(m, body)
	}
	c, err := t.rawText(language)
	if err != nil {
		return err
	}
	words, counts, stream := c.ranked(5)
	v := perceptron.Vectors{Size: 64, Window: 4, Negative: 5, Epochs: 3, Rate: 0.04, Sample: 1e-4, Seed: 1,
		Log: func(epoch int) { fmt.Fprintf(t.out, "vectors: epoch %d\n", epoch) }}
	vectors := v.Learn(stream, counts)
	n := min(classWords, len(words))
	fine := perceptron.Cluster(vectors[:n], nil, fineClasses, 12)
	centres, weights := perceptron.Centres(vectors[:n], fine, fineClasses)
	middle := perceptron.Cluster(centres, weights, midClasses, 30)
	rough := perceptron.Cluster(centres, weights, roughClasses, 30)
	members := make([][]string, fineClasses)
	for i, w := range words[:n] {
		members[fine[i]] = append(members[fine[i]], w)
	}
	var b bytes.Buffer
	for k, words := range members {
		if len(words) > 0 {
			slices.Sort(words)
			fmt.Fprintf(&b, "%d %d %d %s\n", rough[k]+1, middle[k]+1, k+1, strings.Join(words, " "))
		}
	}
	packed, err := packTable(b.Bytes())
	if err != nil {
		return err
	}
	return t.write(m, packed)
}

// rawText reads all raw text of a language.
func (t *training) rawText(language string) (*wordStream, error) {
	tables, err := t.pack(language)
	if err != nil {
		return nil, err
	}
	c := &wordStream{index: map[string]int32{}, split: tokenize.New(tables)}
	raw := filepath.Join(t.shared, "corpora", language, "raw", "wikipedia.txt.gz")
	if err := eachBlock(raw, 1, c.text); err != nil {
		return nil, err
	}
	news := filepath.Join(t.shared, "news", "wikinews-"+language+".jsonl")
	for d, err := range source.Files([]string{news}, nil, source.Defaults{}) {
		if err != nil {
			return nil, err
		}
		if err := c.text(d.Text); err != nil {
			return nil, err
		}
	}
	corpus, err := t.named(language, "train")
	if err != nil {
		return nil, err
	}
	for _, s := range corpus {
		if w := nerWeights[s.Comment("source")]; w == 0 {
			c.sentence(s)
		}
	}
	return c, nil
}

// wordStream is a text as numbers of words, -1 after each sentence.
type wordStream struct {
	split  *tokenize.Tokenizer
	index  map[string]int32
	words  []string
	counts []int
	stream []int32
}

func (c *wordStream) add(form string) {
	form = ner.Normal(form)
	i, ok := c.index[form]
	if !ok {
		i = int32(len(c.words))
		c.index[form] = i
		c.words, c.counts = append(c.words, form), append(c.counts, 0)
	}
	c.counts[i]++
	c.stream = append(c.stream, i)
}

func (c *wordStream) sentence(s conll.Tagged) {
	for _, w := range s.Words {
		c.add(w)
	}
	c.stream = append(c.stream, -1)
}

func (c *wordStream) text(s string) error {
	d := &text.Document{Text: s}
	if err := c.split.Annotate(d); err != nil {
		return err
	}
	for i := range d.Sentences {
		for _, t := range d.Sentences[i].Tokens {
			if t.Part <= 1 {
				c.add(d.Slice(t.Span))
			}
		}
		c.stream = append(c.stream, -1)
	}
	return nil
}

// ranked returns the words that occur at least least times, most frequent first,
// and the text in their numbers.
func (c *wordStream) ranked(least int) (words []string, counts []int, stream []int32) {
	var order []int
	for i, n := range c.counts {
		if n >= least {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		if d := c.counts[b] - c.counts[a]; d != 0 {
			return d
		}
		return strings.Compare(c.words[a], c.words[b])
	})
	rank := slices.Repeat([]int32{-2}, len(c.words))
	for i, w := range order {
		rank[w] = int32(i)
		words, counts = append(words, c.words[w]), append(counts, c.counts[w])
	}
	for _, w := range c.stream {
		switch {
		case w < 0:
			stream = append(stream, -1)
		case rank[w] >= 0:
			stream = append(stream, rank[w])
		}
	}
	return words, counts, stream
}

// capitalClasses keeps the words with a capital of a file of classes.
func capitalClasses(path string) (io.WriterTo, error) {
	packed, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer d.Close()
	body, err := d.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var b bytes.Buffer
	for line := range bytes.Lines(body) {
		f := bytes.Fields(line)
		kept := slices.DeleteFunc(f[3:], func(w []byte) bool {
			lower := bytes.ToLower(w)
			return bytes.Equal(lower, w)
		})
		if len(kept) > 0 {
			fmt.Fprintf(&b, "%s %s %s %s\n", f[0], f[1], f[2], bytes.Join(kept, []byte{' '}))
		}
	}
	return packTable(b.Bytes())
}

// packTable compresses a table.
func packTable(body []byte) (io.WriterTo, error) {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	if err != nil {
		return nil, err
	}
	defer e.Close()
	return bytes.NewBuffer(e.EncodeAll(body, nil)), nil
}
