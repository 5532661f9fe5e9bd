package perceptron

// Model is a set of weights: for each known feature a few labels with a weight.
// It is read-only and safe for concurrent use.
type Model struct {
	labels   []string
	features int     // version of the caller's templates
	scale    float32 // a score times scale is in the units of training

	rows  int
	homes uint64
	slots []slot // open addressing; a row lies at or after its home, in order of key
	cells []cell // cells[0] is unused, so that start 0 means an empty slot
}

type slot struct {
	key   uint32
	start uint32
}

type cell struct {
	label  uint16 // the highest bit marks the last cell of a row
	weight int16
}

const (
	last      = 1 << 15
	maxLabels = last - 1
)

// Labels returns the labels; a score has the index of its label. The caller must
// not change them.
func (m *Model) Labels() []string { return m.labels }

// Scale is the factor that turns a score into the units of training, where an
// update changes a weight by its delta. Comparing scores of one model needs none.
func (m *Model) Scale() float32 { return m.scale }

// Rows returns the number of features with a weight.
func (m *Model) Rows() int { return m.rows }

// Score adds the weights of the features to scores, which has one element for
// each label. Scores are whole numbers, so their order of addition is of no
// account.
func (m *Model) Score(features []uint64, scores []float32) {
	if len(m.slots) == 0 {
		return
	}
	var sums [256]int32
	for len(features) > 0 {
		var rows [batch]uint32
		n := m.find(features[:min(batch, len(features))], &rows)
		features = features[min(batch, len(features)):]
		if len(m.labels) <= len(sums) {
			m.sum(rows[:n], &sums)
			continue
		}
		for _, i := range rows[:n] {
			for _, c := range m.cells[i:] {
				scores[c.label&^last] += float32(c.weight)
				if c.label&last != 0 {
					break
				}
			}
		}
	}
	if len(m.labels) <= len(sums) {
		for i := range scores {
			scores[i] += float32(sums[i])
		}
	}
}

// batch is how many features are looked up together. Nearly every look-up waits
// for memory; side by side they wait at the same time, which is three times faster.
const batch = 64

// find puts the starts of the rows of features, at most batch, into rows and returns
// how many are known.
func (m *Model) find(features []uint64, rows *[batch]uint32) int {
	var at [batch]uint32
	var first [batch]slot
	for j, f := range features {
		i := uint64(key(f)) * m.homes >> 32
		at[j], first[j] = uint32(i), m.slots[i]
	}
	n := 0
	for j, f := range features {
		k, s, i := key(f), first[j], at[j]
		for s.start != 0 && s.key < k {
			i++
			s = m.slots[i]
		}
		if s.start != 0 && s.key == k {
			rows[n] = s.start
			n++
		}
	}
	return n
}

// sum adds up rows of a model with few labels; the lower byte of a label is its number.
func (m *Model) sum(rows []uint32, sums *[256]int32) {
	var first [batch]cell
	for j, i := range rows {
		first[j] = m.cells[i]
	}
	for j, i := range rows {
		c := first[j]
		sums[uint8(c.label)] += int32(c.weight)
		if c.label&last != 0 {
			continue
		}
		for _, c := range m.cells[i+1:] {
			sums[uint8(c.label)] += int32(c.weight)
			if c.label&last != 0 {
				break
			}
		}
	}
}

// Best returns the label with the highest score, the first of several; the
// answer for no scores is -1.
func Best(scores []float32) int {
	best := -1
	for i, s := range scores {
		if best < 0 || s > scores[best] {
			best = i
		}
	}
	return best
}

// probe is the room kept after the last home, ended by an empty slot.
const probe = 64

// build lays out sorted rows. Homes grow with keys, so the slots are filled in
// order too, which keeps loading fast.
func (m *Model) build(keys []uint32, lengths []uint32) {
	n := uint64(len(keys))*3/2 + 1
	m.rows, m.homes = len(keys), n
	m.slots = make([]slot, n+probe)
	next, start := uint64(0), uint32(1)
	for i, k := range keys {
		home := uint64(k) * n >> 32
		next = max(next, home)
		if next >= uint64(len(m.slots))-1 {
			m.slots = append(m.slots, make([]slot, probe)...)
		}
		m.slots[next] = slot{k, start}
		start += lengths[i]
		next++
	}
}
