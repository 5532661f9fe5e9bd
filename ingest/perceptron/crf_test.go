package perceptron_test

import (
	"bytes"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"whomet/ingest/perceptron"
)

// The labels of a toy language: a name opens and closes, or there is none.
const (
	open = iota
	closing
	none
)

// pairs says that what opens must close at once.
func pairs(from, to int) bool { return (from == open) == (to == closing) }

func token(s string) []uint64 { return []uint64{uint64(perceptron.Template(1).Text(s))} }

// learned returns a model of "capital words come in twos".
func learned(t *testing.T) *perceptron.Model {
	t.Helper()
	texts := [][]string{{"a", "B", "C", "d"}, {"B", "C"}, {"a", "d", "B", "C"}, {"d", "a"}}
	gold := [][]int{{none, open, closing, none}, {open, closing}, {none, none, open, closing}, {none, none}}
	counts := map[uint64]int{}
	for _, s := range texts {
		for _, w := range s {
			counts[token(w)[0]]++
		}
	}
	c := perceptron.NewCRF([]string{"open", "close", "none"}, pairs, counts, 1)
	first, last := 0.0, 0.0
	for epoch := range 30 {
		last = 0
		for i, s := range texts {
			var x [][]int32
			for _, w := range s {
				x = append(x, c.Rows(token(w)))
			}
			last += c.Learn(x, gold[i], 1)
		}
		if epoch == 0 {
			first = last
		}
	}
	if last > first/4 {
		t.Errorf("loss %.3f after %.3f: nothing learned", last, first)
	}
	return c.Model(perceptron.Options{Levels: 2000})
}

func scores(m *perceptron.Model, words ...string) []float32 {
	out := make([]float32, 3*len(words))
	for i, w := range words {
		m.Score(token(w), out[3*i:3*i+3])
	}
	for i := range out {
		out[i] *= m.Scale()
	}
	return out
}

func TestCRF(t *testing.T) {
	m := learned(t)
	chain := perceptron.NewChain(m, pairs)
	for _, c := range []struct {
		name  string
		words []string
		want  []int
	}{
		{"as learned", []string{"a", "B", "C"}, []int{none, open, closing}},
		{"an unknown word closes what is open", []string{"B", "x"}, []int{open, closing}},
		{"alone it cannot open", []string{"B"}, []int{none}},
		{"nothing", nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, chain.Viterbi(scores(m, c.words...), nil)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestMarginals(t *testing.T) {
	m := learned(t)
	chain := perceptron.NewChain(m, pairs)
	var f perceptron.Forward
	p := chain.Marginals(scores(m, "a", "B", "C", "d"), &f)
	for i := range 4 {
		sum := p[3*i] + p[3*i+1] + p[3*i+2]
		if math.Abs(sum-1) > 1e-6 {
			t.Errorf("probabilities of element %d sum to %f", i, sum)
		}
	}
	if p[3*1+open] < 0.8 || math.Abs(p[3*1+open]-p[3*2+closing]) > 1e-6 {
		t.Errorf("open %.3f, close %.3f: what opens closes", p[3*1+open], p[3*2+closing])
	}
}

func TestCRFIsDeterministic(t *testing.T) {
	var a, b bytes.Buffer
	for _, w := range []*bytes.Buffer{&a, &b} {
		if _, err := learned(t).WriteTo(w); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two trainings gave different files")
	}
}

func TestVectorsAndClusters(t *testing.T) {
	var stream []int32
	for range 300 { // 0 and 1 stand beside 2, 3 and 4 beside 5
		stream = append(stream, 0, 2, 1, 2, -1, 3, 5, 4, 5, -1)
	}
	counts := []int{300, 300, 600, 300, 300, 600}
	v := perceptron.Vectors{Size: 8, Window: 1, Negative: 3, Epochs: 10, Rate: 0.1, Sample: 1, Seed: 1}.Learn(stream, counts)
	picked := [][]float32{v[0], v[3], v[1], v[4]}
	class := perceptron.Cluster(picked, nil, 2, 5)
	if diff := cmp.Diff([]int{0, 1, 0, 1}, class); diff != "" {
		t.Error(diff)
	}
	_, weights := perceptron.Centres(picked, class, 2)
	if diff := cmp.Diff([]float32{2, 2}, weights); diff != "" {
		t.Error(diff)
	}
}

// TestCRFCost learns that a word is a name in two of five texts: missing it is the
// likelier answer until missing costs more.
func TestCRFCost(t *testing.T) {
	for _, c := range []struct {
		cost float32
		want int
	}{{0, 1}, {2, 0}} {
		crf := perceptron.NewCRF([]string{"name", "none"}, func(int, int) bool { return true }, map[uint64]int{token("B")[0]: 5}, 1)
		crf.Cost = c.cost
		for range 100 {
			for i := range 5 {
				crf.Learn([][]int32{crf.Rows(token("B"))}, []int{min(i/2, 1)}, 1)
			}
		}
		m := crf.Model(perceptron.Options{})
		s := make([]float32, 2)
		m.Score(token("B"), s)
		for i := range s {
			s[i] *= m.Scale()
		}
		chain := perceptron.NewChain(m, func(int, int) bool { return true })
		if got := chain.Viterbi(s, nil); got[0] != c.want {
			t.Errorf("cost %.0f: label %d, want %d", c.cost, got[0], c.want)
		}
	}
}

// TestCRFKeep checks that the model is the mean of the weights kept.
func TestCRFKeep(t *testing.T) {
	weights := func(keep func(step int) bool) []float32 {
		crf := perceptron.NewCRF([]string{"name", "none"}, func(int, int) bool { return true }, map[uint64]int{token("B")[0]: 2}, 1)
		for step := range 2 {
			crf.Learn([][]int32{crf.Rows(token("B"))}, []int{0}, 1)
			if keep(step) {
				crf.Keep()
			}
		}
		m := crf.Model(perceptron.Options{Levels: 30000})
		s := make([]float32, 2)
		m.Score(token("B"), s)
		return []float32{s[0] * m.Scale(), s[1] * m.Scale()}
	}
	last := weights(func(int) bool { return false })
	only := weights(func(step int) bool { return step == 1 })
	mean := weights(func(int) bool { return true })
	if diff := cmp.Diff(last, only); diff != "" {
		t.Errorf("the last weights, kept:\n%s", diff)
	}
	if mean[0] <= 0 || mean[0] >= last[0] {
		t.Errorf("mean weight %f, want it between 0 and %f", mean[0], last[0])
	}
}
