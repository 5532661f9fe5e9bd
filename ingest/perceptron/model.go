package perceptron

// Model is a set of weights: for each known feature a few labels with a weight.
// It is read-only and safe for concurrent use.
type Model struct {
	labels   []string
	features int     // version of the caller's templates
	scale    float32 // a score times scale is in the units of training

	keys  []uint32 // of the rows, sorted
	cells []cell   // of the rows, one after the other

	// How rows are found and added up: narrow, wide or, with many labels, cell by cell.
	narrow *narrow
	wide   *wide
	index  *index // of wide.rows or cells
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
func (m *Model) Rows() int { return len(m.keys) }

// Score adds the weights of the features to scores, which has one element for
// each label. Scores are whole numbers, so their order of addition is of no
// account.
func (m *Model) Score(features []uint64, scores []float32) {
	if m.narrow != nil {
		m.narrow.score(features, scores)
		return
	}
	for len(features) > 0 {
		var rows [batch]uint32
		some := features[:min(batch, len(features))]
		features = features[len(some):]
		found := rows[:m.index.find(some, &rows)]
		if m.wide != nil {
			m.wide.score(found, scores)
		} else {
			m.sum(found, scores)
		}
	}
}

// sum adds the cells of rows, given by the numbers of their first cells.
func (m *Model) sum(rows []uint32, scores []float32) {
	var first [batch]cell
	for j, i := range rows {
		first[j] = m.cells[i]
	}
	for j, i := range rows {
		c := first[j]
		scores[c.label&^last] += float32(c.weight)
		for i++; c.label&last == 0; i++ {
			c = m.cells[i]
			scores[c.label&^last] += float32(c.weight)
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

// Rival returns the label with the highest score among those other than right, or -1.
// A learner that updates whenever the right label wins by less than a margin, as
// support vector machines do, errs less in new text than one that is content to win.
func Rival(scores []float32, right int) int {
	rival := -1
	for i, s := range scores {
		if i != right && (rival < 0 || s > scores[rival]) {
			rival = i
		}
	}
	return rival
}

// build lays out the rows for look-up.
func (m *Model) build() {
	if m.fitsNarrow() {
		m.narrow = newNarrow(m)
		return
	}
	rows, start := make([]uint32, 0, len(m.keys)), 0
	if len(m.labels) <= wideLabels {
		m.wide = newWide(m)
	}
	for i, c := range m.cells {
		switch {
		case c.label&last == 0:
		case m.wide != nil:
			rows = append(rows, uint32(len(rows)))
		default:
			rows = append(rows, uint32(start))
			start = i + 1
		}
	}
	m.index = newIndex(m.keys, rows)
}
