// Package coref joins what a text calls one person, organization or place:
// names to fuller names, descriptions ("die Ministerin", "ihr Amtskollege") and
// pronouns to names, and offices to those who hold them.
//
// # How
//
// Names are joined first: they carry most of what is known and err least. Before
// that, what ner missed and the rest of the article shows is mended: surnames of
// full names, names right after an office, names cut in two. Mentions that came
// stay as they are; new ones are added. Then
// noun phrases whose head means a person are found by tables and tags, and those
// next to a name give it an office (apposition). What is left, descriptions and
// pronouns, is resolved from left to right: each looks back for the entity that
// agrees in gender and number, holds that office, and stands out most: lately
// named, subject of its clause. Plurals ("die beiden", "they") take up persons
// named together. Where two fit equally nothing is guessed.
//
// Windows of tokens and tables carry the decisions; the tree is one clue among
// them, so that a wrong parse does not undo a right name. The order of looking
// (sure things first) is that of the multi-pass sieve of Lee et al. (2013); the
// weights of what stands out follow Lappin and Leass (1994).
//
// # Limits
//
// Persons, groups of persons, organizations and places are joined, things are
// not: "es" and "it" stay alone. A person the text never names gets no cluster.
package coref

import (
	"fmt"
	"slices"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// Resolver adds nominal and pronoun mentions, clusters and roles to a document.
// It is safe for concurrent use.
type Resolver struct {
	pack *lang.Pack
}

// New returns a resolver for one language.
func New(p *lang.Pack) *Resolver { return &Resolver{pack: p} }

// Annotate adds to d.Mentions those that are not names and fills d.Clusters. The
// mentions of names keep their order among themselves, but not their indexes. It
// is an error if a mention lies outside of its sentence.
func (r *Resolver) Annotate(d *text.Document) error {
	w, err := begin(r.pack, d)
	if err != nil {
		return err
	}
	w.split()
	w.bounds()
	w.recall()
	w.joinNames()
	for s := range d.Sentences {
		w.findPhrases(s)
	}
	w.attach()
	w.resolve()
	w.finish()
	return nil
}

// begin checks the layers and lays out the working memory.
func begin(p *lang.Pack, d *text.Document) (*work, error) {
	w := &work{pack: p, p: &p.Persons, d: d, sets: map[string]int{}, groups: map[string]int{}}
	w.base = make([]int, len(d.Sentences)+1)
	for s := range d.Sentences {
		w.base[s+1] = w.base[s] + len(d.Sentences[s].Tokens)
	}
	w.at = make([]int32, w.base[len(d.Sentences)])
	w.phraseAt = make([]int32, len(w.at))
	w.named = make([]int, len(d.Mentions))
	for i, m := range d.Mentions {
		if m.Sentence < 0 || m.Sentence >= len(d.Sentences) || m.First < 0 || m.First > m.Last ||
			m.Last >= len(d.Sentences[m.Sentence].Tokens) {
			return nil, fmt.Errorf("mention %d: tokens %d to %d of sentence %d do not exist", i, m.First, m.Last, m.Sentence)
		}
		w.named[i] = -1
		for t := m.First; t <= m.Last; t++ {
			w.at[w.base[m.Sentence]+t] = int32(i + 1)
		}
	}
	w.came = d.Mentions
	d.Mentions = slices.Clone(d.Mentions)
	w.clauses()
	return w, nil
}
