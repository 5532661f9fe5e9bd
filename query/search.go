package query

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"whomet/graph"
)

// Hits are what a search found.
type Hits struct {
	Entities []Entity  `json:"entities"` // exact names first, then short ones
	Articles []Article `json:"articles"` // whose headline has all the words, newest first
	Near     []string  `json:"near"`     // when nothing was found: names written almost alike
}

// maxHits bounds the entities and the articles of a search.
const maxHits = 50

// Search finds the entities whose name has words that begin with the words of
// text, and the articles whose headline has them. If there are none it tries names
// that sound like text.
func Search(ctx context.Context, s *graph.Store, text string) (*Hits, error) {
	h := &Hits{Entities: []Entity{}, Articles: []Article{}}
	asked := slugWords(text)
	if len(asked) == 0 {
		return h, nil
	}
	err := s.Read(ctx, func(r *graph.Reader) error {
		for _, kind := range kinds {
			found, err := r.Find(text, maxHits, kind)
			if err != nil {
				return err
			}
			for _, e := range found {
				h.Entities = append(h.Entities, Entity{e.IRI, e.Kind, e.Name})
			}
		}
		h.Entities = h.Entities[:min(len(h.Entities), maxHits)]
		var err error
		h.Articles, err = newReader(r).headlines(asked)
		return err
	})
	if err != nil || len(h.Entities)+len(h.Articles) > 0 {
		return h, err
	}
	return h, h.sounds(ctx, s, text)
}

// sounds adds what sounds like text or, failing that, is written almost like it.
func (h *Hits) sounds(ctx context.Context, s *graph.Store, text string) error {
	all, err := named(ctx, s, kinds)
	if err != nil {
		return err
	}
	found := answer(all, text)
	for _, e := range all {
		if slices.Contains(found, e.IRI) && len(h.Entities) < maxHits {
			h.Entities = append(h.Entities, Entity{e.IRI, e.Kind, e.Name})
		}
	}
	if found == nil {
		h.Near = near(all, text)
	}
	return nil
}

// headlines returns the articles whose headline has all words.
func (r *reader) headlines(asked []string) ([]Article, error) {
	iris, err := r.Articles()
	if err != nil {
		return nil, err
	}
	out := []Article{}
	for _, iri := range iris {
		a, err := r.article(iri)
		if err != nil {
			return nil, err
		}
		title := slugWords(a.Title)
		missing := slices.ContainsFunc(asked, func(w string) bool {
			return !slices.ContainsFunc(title, func(t string) bool { return strings.HasPrefix(t, w) })
		})
		if !missing {
			out = append(out, a)
		}
	}
	slices.SortFunc(out, func(a, b Article) int {
		return cmp.Or(b.Published.Compare(a.Published), cmp.Compare(a.IRI, b.IRI))
	})
	return out[:min(len(out), maxHits)], nil
}
