package perceptron

// wide holds the rows of a model with at most twenty labels: the weights of all of
// them, 16 bits apart, so that four are added at a time.
type wide struct {
	rows  []wideRow
	batch int // so many rows do not run over 16 bits
}

type wideRow [5]uint64

const wideLabels = len(wideRow{}) * 64 / lane

// newWide lays out the rows of m in their order.
func newWide(m *Model) *wide {
	w := &wide{rows: make([]wideRow, 0, len(m.keys))}
	var r wideRow
	greatest := 1
	for _, c := range m.cells {
		l := c.label &^ last
		r[l/4] += uint64(int64(c.weight)) << (lane * uint(l%4))
		greatest = max(greatest, int(c.weight), -int(c.weight))
		if c.label&last != 0 {
			w.rows = append(w.rows, r)
			r = wideRow{}
		}
	}
	w.batch = min(batch, (1<<(lane-1)-1)/greatest)
	return w
}

// score adds up rows, given by their numbers.
func (w *wide) score(rows []uint32, scores []float32) {
	for len(rows) > 0 {
		some := rows[:min(w.batch, len(rows))]
		rows = rows[len(some):]
		var sum wideRow
		for _, i := range some {
			r := &w.rows[i]
			sum[0] += r[0]
			sum[1] += r[1]
			sum[2] += r[2]
			sum[3] += r[3]
			sum[4] += r[4]
		}
		for i := range scores {
			x := &sum[i/4]
			v := int16(*x)
			scores[i] += float32(v)
			*x = (*x - uint64(int64(v))) >> lane
		}
	}
}
