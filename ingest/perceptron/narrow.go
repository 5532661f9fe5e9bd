package perceptron

// narrow holds the rows of a model with at most three labels and small weights, each
// in one number: in the lower 48 bits a weight for each label, 16 bits apart, in the
// upper 16 the lower half of the key, whose upper half is nearly told by the place.
// Rows are added as they are; a row is found with one access to memory.
type narrow struct {
	homes uint64
	slots []uint64 // open addressing; 0 is empty
}

const (
	narrowLabels  = 3
	narrowWeights = 1<<15/batch - 1 // a batch of them does not run over 16 bits
	lane          = 16
	lanes         = 1<<(narrowLabels*lane) - 1
)

// fits reports whether the rows of m can be narrow.
func (m *Model) fitsNarrow() bool {
	for _, c := range m.cells {
		if c.weight > narrowWeights || c.weight < -narrowWeights {
			return false
		}
	}
	return len(m.labels) <= narrowLabels
}

// newNarrow lays out the rows of m, whose keys are sorted.
func newNarrow(m *Model) *narrow {
	n := &narrow{homes: uint64(len(m.keys))*2 + 1}
	n.slots = make([]uint64, n.homes+probe)
	cells := m.cells
	for _, k := range m.keys {
		row, length := uint64(0), 0
		for _, c := range cells {
			row += uint64(int64(c.weight)) << (lane * uint64(c.label&^last))
			length++
			if c.label&last != 0 {
				break
			}
		}
		cells = cells[length:]
		i := n.home(k)
		for n.slots[i] != 0 {
			if i++; i >= uint64(len(n.slots))-1 {
				n.slots = append(n.slots, make([]uint64, probe)...)
			}
		}
		n.slots[i] = row&lanes | uint64(k)<<(narrowLabels*lane)
	}
	return n
}

func (n *narrow) home(k uint32) uint64 { return uint64(k) * n.homes >> 32 }

func (n *narrow) score(features []uint64, scores []float32) {
	for len(features) > 0 {
		some := features[:min(batch, len(features))]
		features = features[len(some):]
		sum := n.sum(some)
		for i := range scores {
			w := int16(sum)
			scores[i] += float32(w)
			sum = (sum - uint64(int64(w))) >> lane
		}
	}
}

// sum adds up the rows of at most batch features, looked up side by side.
func (n *narrow) sum(features []uint64) (sum uint64) {
	var first [batch]uint64
	for j, f := range features {
		first[j] = n.slots[n.home(key(f))]
	}
	for j, f := range features {
		row, check := first[j], uint64(key(f))<<(narrowLabels*lane)
		if row != 0 && (row^check) > lanes {
			row = n.probe(key(f), check)
		}
		sum += row & lanes
	}
	return sum
}

// probe looks for a row after its home, which another has.
func (n *narrow) probe(k uint32, check uint64) uint64 {
	i := n.home(k) + 1
	for n.slots[i] != 0 && (n.slots[i]^check) > lanes {
		i++
	}
	return n.slots[i]
}
