package main

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"whomet/ingest/lang"
	"whomet/ingest/ner"
	"whomet/ingest/score"
	"whomet/ingest/text"
	"whomet/ingest/tokenize"
)

// nameArticle tags the words of an annotated article with the names in its lists,
// longer names first.
func nameArticle(a *score.Gold, pack *lang.Pack) (ner.Gold, error) {
	d := &text.Document{Text: a.Text, Language: a.Language}
	if err := tokenize.New(pack).Annotate(d); err != nil {
		return ner.Gold{}, err
	}
	tags := map[int]string{} // by the byte at which a token starts
	for _, n := range listedNames(a, pack) {
		tagName(d, n, tags)
	}
	g := ner.Gold{Article: true}
	for i := range d.Sentences {
		var words, out []string
		for _, t := range d.Sentences[i].Tokens {
			if t.Part > 1 {
				continue
			}
			tag := tags[t.Start]
			if tag == "" {
				tag = "O"
			}
			words, out = append(words, d.Slice(t.Span)), append(out, tag)
		}
		g.Words, g.Tags = append(g.Words, words), append(g.Tags, out)
	}
	return g, nil
}

type listedName struct{ form, typ string }

// listedNames returns the names of an article without titles, longest first.
func listedNames(a *score.Gold, pack *lang.Pack) []listedName {
	var out []listedName
	add := func(form, typ string) {
		words := strings.Fields(form)
		for len(words) > 1 {
			first, _ := utf8.DecodeRuneInString(words[0])
			_, title := pack.Titles.Of(words[0])
			if typ == text.PER && !title || typ != text.PER && (unicode.IsUpper(first) || unicode.IsDigit(first)) {
				break
			}
			words = words[1:]
		}
		form = strings.Join(words, " ")
		if utf8.RuneCountInString(form) > 1 && strings.ContainsFunc(form, unicode.IsUpper) {
			out = append(out, listedName{form, typ})
		}
	}
	for _, p := range a.Persons {
		for _, form := range p.Aliases {
			add(form, text.PER)
		}
	}
	for _, o := range a.Organizations {
		add(o, text.ORG)
	}
	for _, p := range a.Places {
		add(p, text.LOC)
	}
	slices.SortStableFunc(out, func(a, b listedName) int { return len(b.form) - len(a.form) })
	return out
}

// tagName tags all occurrences of a name that are whole tokens, or that lack only
// a genitive marker or the full stop of an abbreviation.
func tagName(d *text.Document, n listedName, tags map[int]string) {
	for i := range d.Sentences {
		tokens := d.Sentences[i].Tokens
		for j := range tokens {
			if tags[tokens[j].Start] != "" || !strings.HasPrefix(d.Text[tokens[j].Start:], n.form) {
				continue
			}
			end := tokens[j].Start + len(n.form)
			k := j
			for k < len(tokens) && tokens[k].End < end && tags[tokens[k].Start] == "" {
				k++
			}
			if k == len(tokens) || tags[tokens[k].Start] != "" || tokens[k].End < end {
				continue
			}
			switch d.Text[end:tokens[k].End] {
			case "", "s", "'", "’", ".":
				for t := j; t <= k; t++ {
					tags[tokens[t].Start] = "I-" + n.typ
				}
				tags[tokens[j].Start] = "B-" + n.typ
			}
		}
	}
}

// spansOf reads IOB2 tags: the type of each span by its first and last word.
func spansOf(tags []string) map[[2]int]string {
	out := map[[2]int]string{}
	for i := 0; i < len(tags); i++ {
		typ, ok := strings.CutPrefix(tags[i], "B-")
		if !ok {
			continue
		}
		j := i
		for j+1 < len(tags) && tags[j+1] == "I-"+typ {
			j++
		}
		out[[2]int{i, j}] = typ
	}
	return out
}

// countSpans adds what was found right and wrong of one type, or of all if typ
// is empty.
func countSpans(c *score.Count, gold, found map[[2]int]string, typ string) {
	for at, g := range gold {
		switch {
		case typ != "" && g != typ:
		case found[at] == g:
			c.TP++
		default:
			c.FN++
		}
	}
	for at, f := range found {
		if (typ == "" || f == typ) && gold[at] != f {
			c.FP++
		}
	}
}
