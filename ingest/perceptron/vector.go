package perceptron

import (
	"math"
	"math/rand/v2"
)

// Vectors learns a vector for each word from the words around it: skip-grams with
// negative sampling (Mikolov and others 2013). Words are numbers from zero, most
// frequent first; negative numbers end a sentence.
type Vectors struct {
	Size, Window, Negative, Epochs int
	Rate                           float32
	Sample                         float64 // words above this share of the text are thinned
	Seed                           uint64
	Log                            func(epoch int)
}

// Learn returns the vectors of all words, word by word, each of length 1.
func (v Vectors) Learn(text []int32, counts []int) [][]float32 {
	rng := rand.New(rand.NewPCG(v.Seed, 2))
	n := len(counts)
	in, out := make([]float32, n*v.Size), make([]float32, n*v.Size)
	for i := range in {
		in[i] = (rng.Float32() - 0.5) / float32(v.Size)
	}
	noise := noiseTable(counts)
	total := 0
	for _, c := range counts {
		total += c
	}
	keep := make([]float32, n)
	for i, c := range counts {
		f := float64(c) / float64(total)
		keep[i] = float32(math.Sqrt(v.Sample/f) + v.Sample/f)
	}
	step := step{size: v.Size, negative: v.Negative, in: in, out: out, noise: noise, rng: rng, grad: make([]float32, v.Size)}
	var sentence []int32
	for e := range v.Epochs {
		for at, w := range text {
			if w >= 0 {
				if keep[w] >= 1 || rng.Float32() < keep[w] {
					sentence = append(sentence, w)
				}
				continue
			}
			done := (float64(e) + float64(at)/float64(len(text))) / float64(v.Epochs)
			step.rate = v.Rate * float32(max(1-done, 1e-3))
			for i, w := range sentence {
				window := 1 + rng.IntN(v.Window)
				for j := max(0, i-window); j <= min(len(sentence)-1, i+window); j++ {
					if j != i {
						step.learn(w, sentence[j])
					}
				}
			}
			sentence = sentence[:0]
		}
		if v.Log != nil {
			v.Log(e + 1)
		}
	}
	vectors := make([][]float32, n)
	for i := range vectors {
		vectors[i] = in[i*v.Size : (i+1)*v.Size]
		unit(vectors[i])
	}
	return vectors
}

// noiseTable holds each word as often as its count to the power of 3/4 tells.
func noiseTable(counts []int) []int32 {
	const size = 1 << 22
	sum := 0.0
	for _, c := range counts {
		sum += math.Pow(float64(c), 0.75)
	}
	table := make([]int32, 0, size)
	for i, c := range counts {
		k := int(math.Pow(float64(c), 0.75) / sum * size)
		for range max(1, k) {
			table = append(table, int32(i))
		}
	}
	return table
}

type step struct {
	size, negative int
	rate           float32
	in, out, grad  []float32
	noise          []int32
	rng            *rand.Rand
}

func (s *step) learn(word, context int32) {
	w := s.in[int(context)*s.size : (int(context)+1)*s.size]
	clear(s.grad)
	for k := 0; k <= s.negative; k++ {
		target, label := word, float32(1)
		if k > 0 {
			target, label = s.noise[s.rng.IntN(len(s.noise))], 0
			if target == word {
				continue
			}
		}
		o := s.out[int(target)*s.size : (int(target)+1)*s.size]
		dot := float32(0)
		for i, x := range w {
			dot += x * o[i]
		}
		g := (label - sigmoid(dot)) * s.rate
		for i := range o {
			s.grad[i] += g * o[i]
			o[i] += g * w[i]
		}
	}
	for i, g := range s.grad {
		w[i] += g
	}
}

func sigmoid(x float32) float32 {
	switch {
	case x > 8:
		return 1
	case x < -8:
		return 0
	}
	return float32(1 / (1 + math.Exp(-float64(x))))
}

func unit(v []float32) {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	if sum == 0 {
		return
	}
	f := float32(1 / math.Sqrt(sum))
	for i := range v {
		v[i] *= f
	}
}

// Cluster puts vectors of length 1 into k classes by spherical k-means and
// returns the class of each. The first k vectors are the first centres; later
// ones move with weight, nil meaning all alike.
func Cluster(vectors [][]float32, weight []float32, k, rounds int) []int {
	k = min(k, len(vectors))
	class := make([]int, len(vectors))
	if k == 0 {
		return class
	}
	size := len(vectors[0])
	centre := make([]float32, k*size)
	for i := range k {
		copy(centre[i*size:], vectors[i])
	}
	for range rounds {
		for i, v := range vectors {
			best := float32(math.Inf(-1))
			for c := range k {
				dot := float32(0)
				for j, x := range centre[c*size : (c+1)*size] {
					dot += x * v[j]
				}
				if dot > best {
					best, class[i] = dot, c
				}
			}
		}
		clear(centre)
		for i, v := range vectors {
			w := float32(1)
			if weight != nil {
				w = weight[i]
			}
			row := centre[class[i]*size : (class[i]+1)*size]
			for j, x := range v {
				row[j] += x * w
			}
		}
		for c := range k {
			unit(centre[c*size : (c+1)*size])
		}
	}
	return class
}

// Centres returns the centre of each of k classes, of length 1, and the number of
// vectors in it.
func Centres(vectors [][]float32, class []int, k int) (centres [][]float32, weights []float32) {
	centres, weights = make([][]float32, k), make([]float32, k)
	for c := range centres {
		centres[c] = make([]float32, len(vectors[0]))
	}
	for i, v := range vectors {
		for j, x := range v {
			centres[class[i]][j] += x
		}
		weights[class[i]]++
	}
	for _, c := range centres {
		unit(c)
	}
	return centres, weights
}
