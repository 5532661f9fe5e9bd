package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"unicode"
	"unicode/utf8"

	"whomet/ingest/lang"
	"whomet/ingest/ner"
	"whomet/ingest/source"
	"whomet/ingest/text"
	"whomet/ingest/tokenize"
)

// seen reads raw text with a model that has learned from the corpora alone and
// keeps what each word with a capital was taken for most: a list of names that
// the model of names learns to trust as far as it deserves (self-training).
func (t *training) seen(language string) error {
	raw := filepath.Join(t.shared, "corpora", language, "raw", "wikipedia.txt.gz")
	if _, err := os.Stat(raw); errors.Is(err, fs.ErrNotExist) {
		return nil // too little to read
	}
	tables, err := t.pack(language)
	if err != nil {
		return err
	}
	texts, err := t.corpusTexts(language)
	if err != nil {
		return err
	}
	data := without{os.DirFS(t.data), language + "/seen.zst"}
	m, err := ner.Train(tables, data, texts, ner.Training{Log: t.log(language)})
	if err != nil {
		return err
	}
	r, err := ner.Use(tables, data, m)
	if err != nil {
		return err
	}
	s := sight{split: tokenize.New(tables), names: r, words: map[string]*[6]int{}}
	if err := eachBlock(raw, 40, s.read); err != nil {
		return err
	}
	news := filepath.Join(t.shared, "news", "wikinews-"+language+".jsonl")
	for d, err := range source.Files([]string{news}, nil, source.Defaults{}) {
		if err != nil {
			return err
		}
		if err := s.read(d.Text); err != nil {
			return err
		}
	}
	var b bytes.Buffer
	if err := lang.WriteGazetteer(&b, s.lists()); err != nil {
		return err
	}
	return t.write(made{
		path:    language + "/seen.zst",
		source:  "German Wikipedia (Klexikon collection), Wikinews; word statistics",
		licence: "CC-BY-SA-3.0",
	}, &b)
}

// without is a file system in which one file is missing.
type without struct {
	fs.FS
	name string
}

func (w without) Open(name string) (fs.File, error) {
	if name == w.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return w.FS.Open(name)
}

// eachBlock calls f for blocks of so many lines of a compressed text.
func eachBlock(path string, lines int, f func(string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	sc := bufio.NewReader(z)
	var b bytes.Buffer
	for n := 1; ; n++ {
		line, err := sc.ReadString('\n')
		b.WriteString(line)
		if n%lines == 0 || err == io.EOF {
			if err := f(b.String()); err != nil {
				return err
			}
			b.Reset()
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
}

// sight counts for each word how often it was what: a person's forename or last
// name, a place, an organization, another name, no name.
type sight struct {
	split *tokenize.Tokenizer
	names *ner.Recognizer
	words map[string]*[6]int
}

// sure is the confidence below which a mention is not counted.
const sure = 0.4

func (s *sight) read(article string) error {
	d := &text.Document{Text: article}
	if err := s.split.Annotate(d); err != nil {
		return err
	}
	if err := s.names.Annotate(d); err != nil {
		return err
	}
	next := 0
	for i := range d.Sentences {
		for j := range d.Sentences[i].Tokens {
			for next < len(d.Mentions) && (d.Mentions[next].Sentence < i || d.Mentions[next].Sentence == i && d.Mentions[next].Last < j) {
				next++
			}
			what := 5
			if next < len(d.Mentions) && d.Mentions[next].Sentence == i && d.Mentions[next].First <= j {
				if d.Mentions[next].Confidence < sure {
					continue
				}
				what = as(d.Mentions[next], j)
			} else if j == 0 {
				continue // a capital tells nothing here
			}
			s.count(&d.Sentences[i].Tokens[j], what)
		}
	}
	return nil
}

func as(m text.Mention, token int) int {
	switch m.Type {
	case text.PER:
		if token == m.Last {
			return 1
		}
		return 0
	case text.LOC:
		return 2
	case text.ORG:
		return 3
	}
	return 4
}

func (s *sight) count(t *text.Token, what int) {
	first, _ := utf8.DecodeRuneInString(t.Form)
	if t.Part > 0 || len(t.Form) < 3 || !unicode.IsUpper(first) {
		return
	}
	key := lang.Fold(t.Form)
	if s.words[key] == nil {
		s.words[key] = &[6]int{}
	}
	s.words[key][what]++
}

// lists says what each word was in at least a quarter of its occurrences, and no
// name if it hardly ever was one.
func (s *sight) lists() map[string]lang.Listed {
	out := map[string]lang.Listed{}
	for word, c := range s.words {
		n := 0
		for _, k := range c {
			n += k
		}
		var in lang.Listed
		for k, list := range [...]lang.Listed{lang.Forename, lang.Surname, lang.City, lang.Organization, lang.Region} {
			if c[k] >= 2 && c[k]*4 >= n {
				in |= list
			}
		}
		if n >= 5 && c[5]*5 >= n*4 {
			in |= lang.Common
		}
		if n >= 10 && in != 0 {
			in |= lang.PersonWord // seen often
		}
		if in != 0 {
			out[word] = in
		}
	}
	return out
}
