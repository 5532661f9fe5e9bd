package graph

import (
	"github.com/cayleygraph/cayley"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
)

type strict struct{ cayley.QuadStore }

func (s strict) ValueOf(v quad.Value) (refs.Ref, error) {
	ref, err := s.QuadStore.ValueOf(v)
	if err != nil || ref == nil {
		return nil, err
	}
	name, err := s.NameOf(ref)
	if name == nil {
		return nil, err
	}
	return ref, err
}
