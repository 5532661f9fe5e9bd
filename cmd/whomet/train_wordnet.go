package main

import (
	"bufio"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"whomet/ingest/lang"
)

// The files of lexicographers in WordNet 3.0 whose capitalized nouns are names.
var lexicographer = map[string]lang.Listed{
	"14": lang.Organization, // noun.group
	"15": lang.Region,       // noun.location
	"18": lang.Surname,      // noun.person
}

// wordnet adds the words of WordNet, read from the folder of its data files: its
// common words with their inflections, its names of places, groups and persons.
func (n nameList) wordnet(dir string) error {
	for _, file := range []string{"noun", "verb", "adj", "adv"} {
		b, err := os.ReadFile(filepath.Join(dir, "data."+file))
		if err != nil {
			return err
		}
		for line := range bytes.Lines(b) {
			if line[0] == ' ' {
				continue // the licence
			}
			f := strings.Fields(string(line))
			if len(f) > 5 {
				n.synset(file, f[1], f[3], f[4:])
			}
		}
	}
	for _, file := range []string{"noun.exc", "verb.exc"} {
		b, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			return err
		}
		sc := bufio.NewScanner(bytes.NewReader(b))
		for sc.Scan() {
			form, _, _ := strings.Cut(sc.Text(), " ")
			n.common(form, lang.Common)
		}
	}
	return nil
}

// synset adds the words of one line of a data file.
func (n nameList) synset(file, lexicographerFile, count string, f []string) {
	words := 0
	for _, c := range count { // hexadecimal
		words = words*16 + strings.IndexRune("0123456789abcdef", c)
	}
	for i := 0; i < words && 2*i < len(f); i++ {
		word, _, _ := strings.Cut(f[2*i], "(")
		word = strings.ReplaceAll(word, "_", " ")
		first, _ := utf8.DecodeRuneInString(word)
		switch in := lexicographer[lexicographerFile]; {
		case file == "noun" && unicode.IsUpper(first) && in == lang.Surname:
			parts := strings.Fields(word)
			n.add(parts[len(parts)-1], lang.Surname)
			if len(parts) > 1 {
				n.add(parts[0], lang.Forename)
			}
		case file == "noun" && unicode.IsUpper(first):
			if in != 0 {
				n.add(word, in)
			}
		case strings.Contains(word, " "):
		case file == "noun" && in == lang.Surname:
			n.inflect(word, lang.Common|lang.PersonWord, "s")
		case file == "noun":
			n.inflect(word, lang.Common, "s")
		case file == "verb":
			n.inflect(word, lang.Common, "s", "ed", "ing")
		default:
			n.common(word, lang.Common)
		}
	}
}

// inflect adds a word and its regular forms with the endings.
func (n nameList) inflect(word string, in lang.Listed, endings ...string) {
	n.common(word, in)
	for _, e := range endings {
		stem := word
		switch {
		case strings.HasSuffix(word, "e") && e != "s":
			stem = word[:len(word)-1]
		case strings.HasSuffix(word, "y") && e != "ing" && len(word) > 2 && !strings.ContainsRune("aeiou", rune(word[len(word)-2])):
			stem = word[:len(word)-1] + "i"
			if e == "s" {
				e = "es"
			}
		case e == "s" && (strings.HasSuffix(word, "s") || strings.HasSuffix(word, "x") || strings.HasSuffix(word, "ch") || strings.HasSuffix(word, "sh")):
			e = "es"
		}
		n.common(stem+e, in)
	}
}

// common adds a common word unless it is too short to tell.
func (n nameList) common(word string, in lang.Listed) {
	if len(word) > 2 && !unicode.IsDigit(rune(word[0])) {
		n.add(word, in)
	}
}
