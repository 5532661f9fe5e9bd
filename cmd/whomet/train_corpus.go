package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"whomet/ingest/conll"
	"whomet/ingest/lang"
	"whomet/ingest/ner"
	"whomet/ingest/text"
)

// inOrder are the sources whose sentences stand one after the other as in their
// articles; those of the others were shuffled.
var inOrder = map[string]bool{"gum": true, "uner-ewt": true, "smartdata-news": true, "smartdata-rss": true}

// block is how many sentences in order are read as an article: where one ends and
// the next begins is not known.
const block = 20

// blocks joins the sentences of sources in order to articles.
func blocks(sentences []conll.Tagged) []ner.Gold {
	var out []ner.Gold
	before := ""
	for _, s := range sentences {
		source := s.Comment("source")
		if n := len(out) - 1; n >= 0 && source == before && inOrder[source] && len(out[n].Words) < block {
			out[n].Words, out[n].Tags = append(out[n].Words, s.Words), append(out[n].Tags, s.Tags)
			continue
		}
		before = source
		out = append(out, ner.Gold{Words: [][]string{s.Words}, Tags: [][]string{s.Tags}, Weight: nerWeights[source], Article: inOrder[source]})
	}
	return out
}

// corpusTexts are the sentences of the training corpus.
func (t *training) corpusTexts(language string) ([]ner.Gold, error) {
	corpus, err := t.named(language, "train")
	if err != nil {
		return nil, err
	}
	return blocks(corpus), nil
}

// bankWeight is the weight of sentences whose names are known in part only.
const bankWeight = 0.4

// treebankTexts are the sentences of the treebank that do not stand in the corpora
// of names. A proper noun is part of a name of some type, other words are none; left
// open is what may join the parts of a name or be an adjective or a number in it.
func (t *training) treebankTexts(language string) ([]ner.Gold, error) {
	known := map[string]bool{}
	for _, part := range []string{"train", "dev", "test"} {
		corpus, err := t.named(language, part)
		if err != nil {
			return nil, err
		}
		for _, s := range corpus {
			known[strings.Join(s.Words, " ")] = true
		}
	}
	bank, err := t.treebank(language, "train")
	if err != nil {
		return nil, err
	}
	pack, err := t.pack(language)
	if err != nil {
		return nil, err
	}
	var texts []ner.Gold
	for i := range bank {
		g := partial(&bank[i], pack)
		if !known[strings.Join(g.Words[0], " ")] {
			texts = append(texts, g)
		}
	}
	return texts, nil
}

func partial(s *text.Sentence, pack *lang.Pack) ner.Gold {
	var words, tags []string
	proper := func(i int) bool { return i >= 0 && i < len(s.Tokens) && s.Tokens[i].UPOS == "PROPN" }
	for i := range s.Tokens {
		form, tag := s.Tokens[i].Form, "O"
		switch s.Tokens[i].UPOS {
		case "ADJ", "NUM", "X":
			tag = ner.Unknown
		case "ADP", "DET":
			if proper(i-1) && proper(i+1) {
				tag = ner.Unknown
			}
		case "PROPN":
			tag = ner.Named
			if _, title := pack.Titles.Of(form); title || pack.Dates[strings.ToLower(form)] != nil {
				tag = ner.Unknown
			}
		}
		if strings.ContainsAny(form, "@/") { // an address
			tag = "O"
		}
		words, tags = append(words, form), append(tags, tag)
	}
	return ner.Gold{Words: [][]string{words}, Tags: [][]string{tags}, Weight: bankWeight, Partial: true}
}

// named reads corpora/LANGUAGE/ner/PART.iob2.
func (t *training) named(language, part string) ([]conll.Tagged, error) {
	f, err := os.Open(filepath.Join(t.shared, "corpora", language, "ner", part+".iob2"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s, err := conll.ReadIOB2(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Name(), err)
	}
	tables, err := t.pack(language)
	if err != nil {
		return nil, err
	}
	for i := range s {
		bareTags(s[i], tables)
	}
	return s, nil
}

// bareTags makes the corpora agree on titles: those in front of persons' names are
// no part of the names, and a compound such as "UN-Generalsekretär" is an office,
// not the organization it begins with.
func bareTags(s conll.Tagged, tables *lang.Pack) {
	for i, word := range s.Words {
		if !strings.HasPrefix(s.Tags[i], "B-") {
			continue
		}
		title, ok := tables.Titles.Of(word)
		if !ok {
			continue
		}
		goesOn := i+1 < len(s.Words) && strings.HasPrefix(s.Tags[i+1], "I-")
		switch {
		case s.Tags[i] == "B-PER" && goesOn && title.Kind == "address":
			s.Tags[i], s.Tags[i+1] = "O", "B-PER"
		case s.Tags[i] != "B-PER" && !goesOn && strings.Contains(word, "-"):
			s.Tags[i] = "O"
		}
	}
}
