package perceptron

import (
	"encoding/binary"
	"math"
)

// decode is the inverse of encode; it trusts nothing.
func (m *Model) decode(body []byte) error {
	c := &column{rest: body}
	n := c.count(maxLabels)
	for range n {
		m.labels = append(m.labels, c.text())
	}
	m.scale = c.float()
	rows := c.count(len(c.rest))
	cells := c.count(len(c.rest))
	if c.bad || rows > cells {
		return errCorrupt
	}
	m.keys = c.keys(rows)
	lengths := c.lengths(rows, cells)
	m.cells = make([]cell, cells)
	for i := range m.cells {
		l := c.next()
		if l >= uint64(n) {
			return errCorrupt
		}
		m.cells[i].label = uint16(l)
	}
	for i := range m.cells {
		m.cells[i].weight = c.weight()
	}
	if c.bad || len(c.rest) > 0 {
		return errCorrupt
	}
	end := uint32(0)
	for _, l := range lengths {
		end += l
		m.cells[end-1].label |= last
	}
	m.build()
	return nil
}

// column reads varints; after something impossible it is bad and reads zeros.
type column struct {
	rest []byte
	bad  bool
}

func (c *column) next() uint64 {
	if len(c.rest) > 0 && c.rest[0] < 0x80 { // by far the most frequent case
		v := uint64(c.rest[0])
		c.rest = c.rest[1:]
		return v
	}
	v, n := binary.Uvarint(c.rest)
	if n <= 0 {
		c.bad, c.rest = true, nil
		return 0
	}
	c.rest = c.rest[n:]
	return v
}

func (c *column) count(limit int) int {
	v := c.next()
	if v > uint64(limit) {
		c.bad = true
		return 0
	}
	return int(v)
}

func (c *column) text() string {
	n := c.count(len(c.rest))
	s := string(c.rest[:n])
	c.rest = c.rest[n:]
	return s
}

func (c *column) float() float32 {
	if len(c.rest) < 4 {
		c.bad, c.rest = true, nil
		return 0
	}
	f := math.Float32frombits(binary.LittleEndian.Uint32(c.rest))
	c.rest = c.rest[4:]
	return f
}

// weight undoes the zigzag of signed varints.
func (c *column) weight() int16 {
	u := c.next()
	v := int64(u>>1) ^ -int64(u&1)
	if v < math.MinInt16 || v > math.MaxInt16 {
		c.bad = true
	}
	return int16(v)
}

// keys reads n keys, which must grow.
func (c *column) keys(n int) []uint32 {
	out := make([]uint32, n)
	before := uint64(0)
	for i := range out {
		d := c.next()
		if i > 0 && d == 0 || d > math.MaxUint32 || before+d > math.MaxUint32 {
			c.bad = true
			d = 0
		}
		before += d
		out[i] = uint32(before)
	}
	return out
}

// lengths reads the lengths of n rows, none empty, cells in all.
func (c *column) lengths(n, cells int) []uint32 {
	out := make([]uint32, n)
	sum := 0
	for i := range out {
		l := c.count(cells - sum)
		if l == 0 {
			c.bad = true
		}
		out[i] = uint32(l)
		sum += l
	}
	if sum != cells {
		c.bad = true
	}
	return out
}
