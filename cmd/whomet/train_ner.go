package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"whomet/ingest/conll"
	"whomet/ingest/lang"
	"whomet/ingest/ner"
	"whomet/ingest/score"
	"whomet/ingest/text"
)

// wordnet is where Debian's package wordnet-base keeps its files.
const wordnet = "/usr/share/wordnet"

// names makes the gazetteer of a language.
func (t *training) names(language string) error {
	n, err := gatherNames(filepath.Join(t.shared, "gazetteers"), filepath.Join(t.data, language, "places.tsv"), wordnet, language)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := lang.WriteGazetteer(&b, n); err != nil {
		return err
	}
	m := made{
		path:    language + "/names.zst",
		source:  "popular-names-by-country-dataset, NameDatabases, world-cities (GeoNames), mledoze/countries, places.tsv",
		licence: "CC0-1.0, Unlicense, CC-BY-4.0, ODbL-1.0",
	}
	if language == "en" {
		m.source += ", WordNet 3.0"
		m.licence += ", WordNet-3.0"
	}
	return t.write(m, &b)
}

// nerWeights are the weights of the sources of names: texts on traffic teach that
// any capitalized pair is a place, and courts write unlike papers.
var nerWeights = map[string]float32{"mobie": 0.3, "smartdata-rss": 0.3, "smartdata-tweet": 0.3, "ler": 0.5}

// nerCredits are sources and licences of the models of names.
var nerCredits = map[string][2]string{
	"de": {"GermEval 2014, SmartData, MobIE, LER, UNER PUD; annotated articles: Wikinews, Wikipedia, written for whomet", "CC-BY-SA-4.0"},
	"en": {"GUM, UNER EWT; annotated articles: Wikinews, written for whomet", "CC-BY-SA-4.0"},
}

// ner trains the model of names.
func (t *training) ner(language string) error {
	pack, err := t.pack(language)
	if err != nil {
		return err
	}
	texts, err := t.corpusTexts(language)
	if err != nil {
		return err
	}
	articles, err := score.Read(filepath.Join(t.shared, "eval", "train"))
	if err != nil {
		return err
	}
	for _, a := range articles {
		if a.Language == language && !heldOut(a) {
			g, err := nameArticle(a, pack)
			if err != nil {
				return fmt.Errorf("%s: %w", a.ID, err)
			}
			g.Weight = articleWeight
			texts = append(texts, g)
		}
	}
	data := os.DirFS(t.data)
	m, err := ner.Train(pack, data, texts, ner.Training{Log: t.log(language)})
	if err != nil {
		return err
	}
	r, err := ner.Use(pack, data, m)
	if err != nil {
		return err
	}
	figures, err := t.nameScore(language, r)
	if err != nil {
		return err
	}
	credits := nerCredits[language]
	return t.write(made{path: language + "/ner.model", source: credits[0], licence: credits[1], score: figures}, m)
}

// articleWeight is the weight of annotated articles: they are what will be read.
const articleWeight = 2

// corpusTexts are the sentences of the training corpus.
func (t *training) corpusTexts(language string) ([]ner.Gold, error) {
	corpus, err := t.named(language, "train")
	if err != nil {
		return nil, err
	}
	var texts []ner.Gold
	for _, s := range corpus {
		texts = append(texts, ner.Gold{Words: [][]string{s.Words}, Tags: [][]string{s.Tags}, Weight: nerWeights[s.Comment("source")]})
	}
	return texts, nil
}

func (t *training) log(language string) func(string, ...any) {
	return func(format string, args ...any) { fmt.Fprintf(t.out, language+": "+format+"\n", args...) }
}

// heldOut says whether an article stands in the test data of package ner: one in
// eight of those written for the project.
func heldOut(a *score.Gold) bool {
	n, err := strconv.Atoi(strings.TrimLeft(a.ID, "abcdefghijklmnopqrstuvwxyz"))
	return err == nil && a.SourceKind == "rewritten" && n%8 == 3
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

// bareTags takes titles in front of persons' names out of them: corpora differ in
// that.
func bareTags(s conll.Tagged, tables *lang.Pack) {
	for i := range s.Words {
		if s.Tags[i] != "B-PER" || i+1 == len(s.Words) || s.Tags[i+1] != "I-PER" {
			continue
		}
		if title, ok := tables.Titles.Of(s.Words[i]); ok && title.Kind == "address" {
			s.Tags[i], s.Tags[i+1] = "O", "B-PER"
		}
	}
}

// nameScore measures span F1 on the test file, by source.
func (t *training) nameScore(language string, r *ner.Recognizer) (string, error) {
	test, err := t.named(language, "test")
	if err != nil {
		return "", err
	}
	count := map[string]*score.Count{}
	var sources []string
	for _, s := range test {
		source := s.Comment("source")
		for _, key := range []string{source, source + " " + text.PER} {
			if count[key] == nil {
				count[key] = &score.Count{}
			}
		}
		if len(sources) == 0 || sources[len(sources)-1] != source {
			sources = append(sources, source)
		}
		tags, err := r.Tags([][]string{s.Words})
		if err != nil {
			return "", err
		}
		gold, found := spansOf(s.Tags), spansOf(tags[0])
		countSpans(count[source], gold, found, "")
		countSpans(count[source+" "+text.PER], gold, found, text.PER)
	}
	var figures []string
	for _, source := range sources {
		_, _, per := count[source+" "+text.PER].PRF()
		_, _, all := count[source].PRF()
		figures = append(figures, fmt.Sprintf("%s/test PER %.3f, all %.3f", source, per, all))
	}
	return strings.Join(figures, "; "), nil
}
