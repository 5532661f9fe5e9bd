package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"whomet/ingest/lang"
	"whomet/ingest/ner"
	"whomet/ingest/score"
)

// wordnet is where Debian's package wordnet-base keeps its files.
const wordnet = "/usr/share/wordnet"

// names makes the gazetteer of a language.
func (t *training) names(language string) error {
	n, err := gatherNames(filepath.Join(t.shared, "gazetteers"), filepath.Join(t.data, language), wordnet, language)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := lang.WriteGazetteer(&b, n); err != nil {
		return err
	}
	m := made{
		path:    language + "/names.zst",
		source:  "popular-names-by-country-dataset, NameDatabases, world-cities (GeoNames), mledoze/countries, forenames.tsv, places.tsv",
		licence: "CC0-1.0, Unlicense, CC-BY-4.0, ODbL-1.0, MIT",
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
	"de": {"GermEval 2014, SmartData, MobIE, LER, UNER PUD, UD German GSD; annotated articles: Wikinews, Wikipedia, written for whomet", "CC-BY-SA-4.0"},
	"en": {"GUM, UNER EWT, UD English EWT; annotated articles: Wikinews, written for whomet", "CC-BY-SA-4.0"},
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
	bank, err := t.treebankTexts(language)
	if err != nil {
		return err
	}
	articles, err := t.articleTexts(language, pack)
	if err != nil {
		return err
	}
	texts = append(texts, articles...)
	texts = slices.Concat(texts, bank, bareSurnames(texts, pack))
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

// articleTexts are the annotated articles: those of folder eval and the project's
// own.
func (t *training) articleTexts(language string, pack *lang.Pack) ([]ner.Gold, error) {
	real, err1 := score.Read(filepath.Join(t.shared, "eval", "train"))
	own, err2 := score.Read(filepath.Join(t.data, "annotated"))
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}
	known := map[string]bool{}
	var texts []ner.Gold
	for _, a := range append(real, own...) {
		if known[a.ID] || a.Language != language || heldOut(a) {
			continue
		}
		known[a.ID] = true
		g, err := nameArticle(a, pack)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", a.ID, err)
		}
		g.Weight = articleWeight
		texts = append(texts, g)
	}
	return texts, nil
}

func (t *training) log(language string) func(string, ...any) {
	return func(format string, args ...any) { fmt.Fprintf(t.out, language+": "+format+"\n", args...) }
}

// heldOut says whether an article stands in the test data of package ner: one in
// eight of those of folder eval that were written for the project.
func heldOut(a *score.Gold) bool {
	n, err := strconv.Atoi(strings.TrimLeft(a.ID, "abcdefghijklmnopqrstuvwxyz"))
	return err == nil && a.SourceKind == "rewritten" && strings.HasPrefix(a.ID, "t") && n%8 == 3
}
