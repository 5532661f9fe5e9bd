package perceptron

import (
	"math"
	"slices"
)

// Trainer learns weights. Labels are fixed at the start; call Tick after each
// example, whether it needed updates or not, so that averages count them all.
type Trainer struct {
	labels []string
	now    int32
	index  map[uint32]int32 // key → row
	rows   []trainRow
}

type trainRow struct {
	key   uint32
	cells []trainCell
}

type trainCell struct {
	label  uint16
	stamp  int32 // when total was brought up to date
	weight float32
	total  float64 // sum of the weight over all ticks until stamp
}

// NewTrainer returns a trainer without weights. It panics on more than 32,767
// labels.
func NewTrainer(labels []string) *Trainer {
	if len(labels) > maxLabels {
		panic("perceptron: too many labels")
	}
	return &Trainer{labels: slices.Clone(labels), index: map[uint32]int32{}}
}

// Labels returns the labels; the caller must not change them.
func (t *Trainer) Labels() []string { return t.labels }

// Score adds the present weights of the features to scores, which has one
// element for each label.
func (t *Trainer) Score(features []uint64, scores []float32) {
	for _, f := range features {
		i, ok := t.index[key(f)]
		if !ok {
			continue
		}
		for _, c := range t.rows[i].cells {
			scores[c.label] += c.weight
		}
	}
}

// Update adds delta to the weight of label for each feature: 1 for the label
// that should have won, -1 for the one that did.
func (t *Trainer) Update(features []uint64, label int, delta float32) {
	for _, f := range features {
		c := t.cell(key(f), uint16(label))
		c.total += float64(c.weight) * float64(t.now-c.stamp)
		c.stamp = t.now
		c.weight += delta
	}
}

// Tick ends an example.
func (t *Trainer) Tick() { t.now++ }

func (t *Trainer) cell(k uint32, label uint16) *trainCell {
	i, ok := t.index[k]
	if !ok {
		i = int32(len(t.rows))
		t.index[k] = i
		t.rows = append(t.rows, trainRow{key: k})
	}
	r := &t.rows[i]
	for j := range r.cells {
		if r.cells[j].label == label {
			return &r.cells[j]
		}
	}
	r.cells = append(r.cells, trainCell{label: label, stamp: t.now})
	return &r.cells[len(r.cells)-1]
}

// Options say how a trainer becomes a model.
type Options struct {
	Features int     // version of the caller's feature templates
	Prune    float32 // averages nearer to zero are left out; 0.02 halves a model at little cost
	Levels   int     // weights are rounded to so many steps from zero to the greatest; 0 means 500
}

// Model averages the weights over all ticks, leaves out small ones and rounds
// the rest.
func (t *Trainer) Model(o Options) *Model {
	if o.Levels <= 0 || o.Levels > math.MaxInt16 {
		o.Levels = 500
	}
	rows := slices.Clone(t.rows)
	slices.SortFunc(rows, func(a, b trainRow) int {
		if a.key < b.key {
			return -1
		}
		return 1
	})
	greatest := 0.0
	for _, r := range rows {
		for _, c := range r.cells {
			greatest = max(greatest, math.Abs(t.average(c)))
		}
	}
	m := &Model{labels: t.labels, features: o.Features, scale: 1}
	if greatest > 0 {
		m.scale = float32(greatest / float64(o.Levels))
	}
	m.cells = []cell{{}}
	var keys, lengths []uint32
	for _, r := range rows {
		n := len(m.cells)
		m.cells = t.round(m.cells, r.cells, float64(m.scale), o.Prune)
		if len(m.cells) > n {
			m.cells[len(m.cells)-1].label |= last
			keys, lengths = append(keys, r.key), append(lengths, uint32(len(m.cells)-n))
		}
	}
	m.build(keys, lengths)
	return m
}

// round appends the cells of one row that are worth keeping, in order of label.
func (t *Trainer) round(out []cell, cells []trainCell, scale float64, prune float32) []cell {
	cells = slices.Clone(cells)
	slices.SortFunc(cells, func(a, b trainCell) int { return int(a.label) - int(b.label) })
	for _, c := range cells {
		w := t.average(c)
		q := math.Round(w / scale)
		if q != 0 && math.Abs(w) >= float64(prune) {
			out = append(out, cell{c.label, int16(q)})
		}
	}
	return out
}

func (t *Trainer) average(c trainCell) float64 {
	if t.now == 0 {
		return float64(c.weight)
	}
	return (c.total + float64(c.weight)*float64(t.now-c.stamp)) / float64(t.now)
}
