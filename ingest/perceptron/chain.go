package perceptron

import "math"

// Chain decodes sequences with a model whose labels follow one another: the sum
// of the scores of each element and of each transition decides. A transition is
// a feature of the model, made by Transition. It is read-only and safe for
// concurrent use.
type Chain struct {
	n      int
	step   []float32 // step[from*(n+1)+to], in the units of training; forbidden ones are -Inf
	factor []float64 // e to the power of step
	before [][]arrow // before[to]: the labels that may stand before
}

// arrow is a transition from a label.
type arrow struct {
	from uint16
	step float32
}

// Transition is the feature "the label before has this index". The index that
// follows the last label stands for the start of a sequence.
func Transition(from int) uint64 { return uint64(Template(-1).Num(uint64(from))) }

// NewChain reads the transitions of m. The function allowed says which label may
// follow which; from is -1 at the start and to is -1 at the end of a sequence.
func NewChain(m *Model, allowed func(from, to int) bool) *Chain {
	return newChain(len(m.labels), allowed, func(from int, row []float32) {
		m.Score([]uint64{Transition(from)}, row)
		for i := range row {
			row[i] *= m.scale
		}
	})
}

func newChain(n int, allowed func(from, to int) bool, score func(from int, row []float32)) *Chain {
	c := &Chain{n: n, step: make([]float32, (n+1)*(n+1)), before: make([][]arrow, n)}
	w := n + 1
	for from := range w {
		row := c.step[from*w : from*w+n]
		score(from, row)
		for to := range w {
			f, t := from, to
			if f == n {
				f = -1
			}
			if t == n {
				t = -1
			}
			if !allowed(f, t) {
				c.step[from*w+to] = float32(math.Inf(-1))
			} else if from < n && to < n {
				c.before[to] = append(c.before[to], arrow{uint16(from), c.step[from*w+to]})
			}
		}
	}
	c.factor = make([]float64, len(c.step))
	for i, s := range c.step {
		c.factor[i] = math.Exp(float64(s))
	}
	return c
}

// Viterbi returns the best labels for a sequence whose elements have the scores
// scores[i*n:(i+1)*n], in the units of training. It appends to path.
func (c *Chain) Viterbi(scores []float32, path []int) []int {
	n, w := c.n, c.n+1
	length := len(scores) / n
	if length == 0 {
		return path
	}
	back := make([]uint16, length*n)
	best, next := make([]float32, n), make([]float32, n)
	for y := range n {
		best[y] = c.step[n*w+y] + scores[y]
	}
	for i := 1; i < length; i++ {
		for y := range n {
			top, arg := float32(math.Inf(-1)), uint16(0)
			for _, a := range c.before[y] {
				if v := best[a.from] + a.step; v > top {
					top, arg = v, a.from
				}
			}
			next[y] = top + scores[i*n+y]
			back[i*n+y] = arg
		}
		best, next = next, best
	}
	top, arg := float32(math.Inf(-1)), 0
	for y := range n {
		if v := best[y] + c.step[y*w+n]; v > top {
			top, arg = v, y
		}
	}
	start := len(path)
	path = append(path, make([]int, length)...)
	for i := length - 1; i >= 0; i-- {
		path[start+i] = arg
		arg = int(back[i*n+arg])
	}
	return path
}

// Forward is the work space of marginal probabilities; reuse saves allocations.
type Forward struct {
	step, emit, alpha, beta, scale []float64
	tmp                            []float64
}

// Marginals returns p[i*n+y], the probability that element i has label y, by the
// forward-backward algorithm (Lafferty, McCallum and Pereira 2001). The answer is
// valid until f is used again.
func (c *Chain) Marginals(scores []float32, f *Forward) []float64 {
	f.run(c, scores)
	n, length := c.n, len(scores)/c.n
	for i := range length {
		for y := range n {
			f.alpha[i*n+y] *= f.beta[i*n+y]
		}
	}
	return f.alpha[:length*n]
}

// run fills alpha and beta, each element scaled so that the product of the two is
// the marginal probability.
func (f *Forward) run(c *Chain, scores []float32) {
	n, w := c.n, c.n+1
	length := len(scores) / n
	if len(f.tmp) != n {
		f.tmp = make([]float64, n)
	}
	f.step = c.factor
	f.emit, f.alpha, f.beta = grow(f.emit, length*n), grow(f.alpha, length*n), grow(f.beta, length*n)
	f.scale = grow(f.scale, length)
	for i := range length {
		row := scores[i*n : (i+1)*n]
		top := row[0]
		for _, s := range row {
			top = max(top, s)
		}
		for y, s := range row {
			f.emit[i*n+y] = math.Exp(float64(s - top))
		}
	}
	for i := range length {
		f.forward(w, n, i)
	}
	if length == 0 {
		return
	}
	end := 0.0
	for y := range n {
		end += f.alpha[(length-1)*n+y] * f.step[y*w+n]
	}
	for y := range n {
		f.beta[(length-1)*n+y] = f.step[y*w+n] / end
	}
	for i := length - 2; i >= 0; i-- {
		for y := range n {
			f.tmp[y] = f.emit[(i+1)*n+y] * f.beta[(i+1)*n+y] / f.scale[i+1]
		}
		for x := range n {
			sum := 0.0
			for y, v := range f.tmp {
				sum += f.step[x*w+y] * v
			}
			f.beta[i*n+x] = sum
		}
	}
}

func (f *Forward) forward(w, n, i int) {
	a := f.alpha[i*n : (i+1)*n]
	clear(a)
	if i == 0 {
		copy(a, f.step[n*w:n*w+n])
	} else {
		for x, v := range f.alpha[(i-1)*n : i*n] {
			if v == 0 {
				continue
			}
			for y, s := range f.step[x*w : x*w+n] {
				a[y] += v * s
			}
		}
	}
	sum := 0.0
	for y := range a {
		a[y] *= f.emit[i*n+y]
		sum += a[y]
	}
	f.scale[i] = sum
	for y := range a {
		a[y] /= sum
	}
}

func grow(s []float64, n int) []float64 {
	if cap(s) < n {
		return make([]float64, n+n/2)
	}
	return s[:n]
}
