package main

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whomet/ingest/lang"
	"whomet/ingest/ner"
)

// bareSurnames returns the sentences of texts in which titles stand before full
// names, with the surnames alone: "Ministerin Anna Kessler" becomes "Ministerin
// Kessler". So it stands in minutes and in the later parts of articles, which the
// corpora have too few of.
func bareSurnames(texts []ner.Gold, pack *lang.Pack) []ner.Gold {
	var out []ner.Gold
	for _, g := range texts {
		if g.Partial {
			continue
		}
		for i := range g.Words {
			if words, tags := dropForenames(g.Words[i], g.Tags[i], pack); len(words) < len(g.Words[i]) {
				out = append(out, ner.Gold{Words: [][]string{words}, Tags: [][]string{tags}, Weight: g.Weight})
			}
		}
	}
	return out
}

// dropForenames drops the words of a person's name after a title that come before
// the last word and its particles.
func dropForenames(words, tags []string, pack *lang.Pack) (bare, bareTags []string) {
	for i := 0; i < len(words); i++ {
		if tags[i] == "B-PER" && i > 0 {
			if _, ok := pack.Titles.Of(words[i-1]); ok {
				i = surname(words, tags, i, pack)
			}
			bare, bareTags = append(bare, words[i]), append(bareTags, "B-PER")
			continue
		}
		bare, bareTags = append(bare, words[i]), append(bareTags, tags[i])
	}
	return bare, bareTags
}

// surname returns where the surname of the name that starts at i begins.
func surname(words, tags []string, i int, pack *lang.Pack) int {
	end := i
	for end+1 < len(words) && tags[end+1] == "I-PER" {
		end++
	}
	first, _ := utf8.DecodeRuneInString(words[end])
	if !unicode.IsUpper(first) || words[end] == strings.ToUpper(words[end]) { // "der Große", "II"
		return i
	}
	for end > i+1 && pack.Names.Lists(words[end-1])&lang.Particle != 0 {
		end--
	}
	return end
}
