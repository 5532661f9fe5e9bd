package perceptron

import (
	"math"
	"math/rand/v2"
	"slices"
)

// CRF learns a Chain and the weights of its elements as a linear-chain
// conditional random field (Lafferty, McCallum and Pereira 2001) by stochastic
// gradient descent with a rate for each weight (AdaGrad; Duchi, Hazan and Singer
// 2011). The order of the sequences given to Learn fixes the result.
type CRF struct {
	Rate  float32 // step size; 0 means 0.2
	Decay float32 // L2 penalty, applied to a weight whenever it is touched
	Drop  float32 // share of the features hidden at random at each step

	Cost float32 // what the last label, no name, gains in training where another is right

	labels  []string
	allowed func(from, to int) bool
	index   map[uint32]int32
	keys    []uint32
	weight  []float32 // weight[row*n+label]
	sum     []float32 // of the weights kept
	kept    int       // how often
	square  []float32
	forward Forward
	scores  []float32
	rng     *rand.Rand
	dropped [][]int32
}

// NewCRF returns a learner for features that occur in the counts at least least
// times. The function allowed is that of NewChain.
func NewCRF(labels []string, allowed func(from, to int) bool, counts map[uint64]int, least int) *CRF {
	c := &CRF{labels: slices.Clone(labels), allowed: allowed, index: map[uint32]int32{}, rng: rand.New(rand.NewPCG(1, 1))}
	for f, n := range counts {
		if n >= least {
			c.keys = append(c.keys, key(f))
		}
	}
	slices.Sort(c.keys)
	c.keys = slices.Compact(c.keys)
	for from := range len(labels) + 1 {
		c.keys = append(c.keys, key(Transition(from)))
	}
	for i, k := range c.keys {
		c.index[k] = int32(i)
	}
	c.weight = make([]float32, len(c.keys)*len(labels))
	c.square = make([]float32, len(c.keys)*len(labels))
	return c
}

// Rows looks up features once, for any number of calls of Learn; unknown ones
// are left out.
func (c *CRF) Rows(features []uint64) []int32 {
	out := make([]int32, 0, len(features))
	for _, f := range features {
		if i, ok := c.index[key(f)]; ok {
			out = append(out, i)
		}
	}
	return out
}

// Learn takes one step on a sequence whose elements have the rows x and the
// labels y, with the weight given. It returns the loss before the step. With a Cost
// the other labels must win over the last one, which stands for nothing found, by
// that much: less is missed then (softmax-margin; Gimpel and Smith 2010).
func (c *CRF) Learn(x [][]int32, y []int, weight float32) float64 {
	if len(x) == 0 {
		return 0
	}
	n := len(c.labels)
	x = c.drop(x)
	c.scores = c.scores[:0]
	for _, rows := range x {
		at := len(c.scores)
		c.scores = append(c.scores, make([]float32, n)...)
		s := c.scores[at:]
		for _, r := range rows {
			for j, w := range c.weight[int(r)*n : int(r+1)*n] {
				s[j] += w
			}
		}
	}
	for i, label := range y {
		if label != n-1 {
			c.scores[i*n+n-1] += c.Cost
		}
	}
	chain := c.chain()
	f := &c.forward
	f.run(chain, c.scores)
	loss := 0.0
	c.learnSteps(y, weight)
	var grad [64]float32
	for i, rows := range x {
		g := grad[:n]
		for j := range g {
			p := f.alpha[i*n+j] * f.beta[i*n+j]
			if j == y[i] {
				loss -= math.Log(max(p, 1e-12))
				p--
			}
			g[j] = float32(p) * weight
		}
		for j, d := range g {
			if d > 1e-3 || d < -1e-3 {
				for _, r := range rows {
					c.step(int(r)*n+j, d)
				}
			}
		}
	}
	return loss
}

// drop hides features at random, so that none becomes all that others lean on
// (dropout; Srivastava and others 2014).
func (c *CRF) drop(x [][]int32) [][]int32 {
	if c.Drop <= 0 {
		return x
	}
	limit := uint32(float64(c.Drop) * (1 << 16))
	out := c.dropped[:0]
	for i, rows := range x {
		var kept []int32
		if i < cap(out) {
			kept = out[:i+1][i][:0]
		}
		bits, left := uint64(0), 0
		for _, r := range rows {
			if left == 0 {
				bits, left = c.rng.Uint64(), 4
			}
			if uint32(bits&0xffff) >= limit {
				kept = append(kept, r)
			}
			bits >>= 16
			left--
		}
		out = append(out, kept)
	}
	c.dropped = out
	return out
}

// learnSteps takes the step on the transitions.
func (c *CRF) learnSteps(y []int, weight float32) {
	n, w := len(c.labels), len(c.labels)+1
	f := &c.forward
	base := (len(c.keys) - w) * n
	grad := make([]float64, w*n)
	for j := range n {
		grad[n*n+j] = f.alpha[j] * f.beta[j]
	}
	grad[n*n+y[0]]--
	for i := 1; i < len(y); i++ {
		for j := range n {
			f.tmp[j] = f.emit[i*n+j] * f.beta[i*n+j] / f.scale[i]
		}
		for from := range n {
			a := f.alpha[(i-1)*n+from]
			if a < 1e-6 {
				continue
			}
			for to, v := range f.tmp {
				grad[from*n+to] += a * f.step[from*w+to] * v
			}
		}
		grad[y[i-1]*n+y[i]]--
	}
	for i, g := range grad {
		if g > 1e-4 || g < -1e-4 {
			c.step(base+i, float32(g)*weight)
		}
	}
}

func (c *CRF) step(i int, g float32) {
	g += c.Decay * c.weight[i]
	c.square[i] += g * g
	rate := c.Rate
	if rate == 0 {
		rate = 0.2
	}
	c.weight[i] -= rate * g / float32(math.Sqrt(float64(c.square[i])+0.1))
}

func (c *CRF) chain() *Chain {
	n := len(c.labels)
	base := len(c.keys) - n - 1
	return newChain(n, c.allowed, func(from int, row []float32) {
		copy(row, c.weight[(base+from)*n:(base+from+1)*n])
	})
}

// Keep adds the weights as they are to those of which Model takes the mean: the
// last steps alone count too much otherwise (Polyak and Juditsky 1992).
func (c *CRF) Keep() {
	if c.sum == nil {
		c.sum = make([]float32, len(c.weight))
	}
	for i, w := range c.weight {
		c.sum[i] += w
	}
	c.kept++
}

// Model takes the mean of the weights kept, or the weights as they are if none
// were, and rounds it.
func (c *CRF) Model(o Options) *Model {
	weight, scale := c.weight, float32(1)
	if c.kept > 0 {
		weight, scale = c.sum, 1/float32(c.kept)
	}
	n := len(c.labels)
	t := NewTrainer(c.labels)
	for i, k := range c.keys {
		r := trainRow{key: k}
		for j, w := range weight[i*n : (i+1)*n] {
			w *= scale
			if i < len(c.keys)-n-1 {
				w *= 1 - c.Drop
			}
			if w != 0 {
				r.cells = append(r.cells, trainCell{label: uint16(j), weight: w})
				r.history = append(r.history, history{})
			}
		}
		t.rows = append(t.rows, r)
	}
	return t.Model(o)
}
