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
	index  []place // open addressing by key
	rows   []trainRow
}

// place is where the index says a row is: its number plus one.
type place struct {
	key uint32
	row int32
}

type trainRow struct {
	key     uint32
	cells   []trainCell
	history []history // of each cell
}

type trainCell struct {
	label  uint16
	weight float32
}

// history lets a weight be averaged without touching it at every tick.
type history struct {
	stamp int32   // when total was brought up to date
	total float64 // sum of the weight over all ticks until stamp
}

// NewTrainer returns a trainer without weights. It panics on more than 32,767
// labels.
func NewTrainer(labels []string) *Trainer {
	if len(labels) > maxLabels {
		panic("perceptron: too many labels")
	}
	return &Trainer{labels: slices.Clone(labels), index: make([]place, 1<<16)}
}

// Labels returns the labels; the caller must not change them.
func (t *Trainer) Labels() []string { return t.labels }

// Score adds the present weights of the features to scores, which has one
// element for each label.
func (t *Trainer) Score(features []uint64, scores []float32) {
	for _, f := range features {
		i := t.index[t.find(key(f))].row
		if i == 0 {
			continue
		}
		for _, c := range t.rows[i-1].cells {
			scores[c.label] += c.weight
		}
	}
}

// find returns where in the index a key is, or would be.
func (t *Trainer) find(k uint32) int {
	mask := len(t.index) - 1
	at := int(k) & mask
	for t.index[at].row != 0 && t.index[at].key != k {
		at = (at + 1) & mask
	}
	return at
}

// Update adds delta to the weight of label for each feature: 1 for the label
// that should have won, -1 for the one that did.
func (t *Trainer) Update(features []uint64, label int, delta float32) {
	for _, f := range features {
		r := t.row(key(f))
		i := r.cell(uint16(label), t.now)
		h := &r.history[i]
		h.total += float64(r.cells[i].weight) * float64(t.now-h.stamp)
		h.stamp = t.now
		r.cells[i].weight += delta
	}
}

// Tick ends an example.
func (t *Trainer) Tick() { t.now++ }

func (t *Trainer) row(k uint32) *trainRow {
	at := t.find(k)
	if t.index[at].row == 0 {
		if 2*len(t.rows) > len(t.index) {
			t.grow()
			at = t.find(k)
		}
		t.rows = append(t.rows, trainRow{key: k})
		t.index[at] = place{k, int32(len(t.rows))}
	}
	return &t.rows[t.index[at].row-1]
}

func (t *Trainer) grow() {
	t.index = make([]place, 2*len(t.index))
	for i := range t.rows {
		k := t.rows[i].key
		t.index[t.find(k)] = place{k, int32(i + 1)}
	}
}

// cell returns the number of the cell of a label, a new one if need be.
func (r *trainRow) cell(label uint16, now int32) int {
	for i := range r.cells {
		if r.cells[i].label == label {
			return i
		}
	}
	r.cells = append(r.cells, trainCell{label: label})
	r.history = append(r.history, history{stamp: now})
	return len(r.cells) - 1
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
		for i := range r.cells {
			greatest = max(greatest, math.Abs(t.average(&r, i)))
		}
	}
	m := &Model{labels: t.labels, features: o.Features, scale: 1}
	if greatest > 0 {
		m.scale = float32(greatest / float64(o.Levels))
	}
	for _, r := range rows {
		n := len(m.cells)
		m.cells = t.round(m.cells, &r, float64(m.scale), o.Prune)
		if len(m.cells) > n {
			m.cells[len(m.cells)-1].label |= last
			m.keys = append(m.keys, r.key)
		}
	}
	m.build()
	return m
}

// round appends the cells of one row that are worth keeping, in order of label.
func (t *Trainer) round(out []cell, r *trainRow, scale float64, prune float32) []cell {
	start := len(out)
	for i, c := range r.cells {
		w := t.average(r, i)
		if q := math.Round(w / scale); q != 0 && math.Abs(w) >= float64(prune) {
			out = append(out, cell{c.label, int16(q)})
		}
	}
	slices.SortFunc(out[start:], func(a, b cell) int { return int(a.label) - int(b.label) })
	return out
}

func (t *Trainer) average(r *trainRow, i int) float64 {
	w, h := float64(r.cells[i].weight), r.history[i]
	if t.now == 0 {
		return w
	}
	return (h.total + w*float64(t.now-h.stamp)) / float64(t.now)
}
