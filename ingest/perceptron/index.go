package perceptron

// index tells where the row of a feature is. It is a hash table with open addressing;
// a key lies at or after its home, in order of key.
type index struct {
	homes uint64
	slots []slot
}

// slot holds the number of a row plus one; 0 is an empty slot.
type slot struct {
	key uint32
	row uint32
}

// probe is the room kept after the last home, ended by an empty slot.
const probe = 64

// newIndex makes the index of sorted keys and the numbers of their rows. Homes grow
// with keys, so the slots are filled in order too, which keeps loading fast.
func newIndex(keys []uint32, rows []uint32) *index {
	x := &index{homes: uint64(len(keys))*3/2 + 1}
	x.slots = make([]slot, x.homes+probe)
	next := uint64(0)
	for i, k := range keys {
		next = max(next, uint64(k)*x.homes>>32)
		if next >= uint64(len(x.slots))-1 {
			x.slots = append(x.slots, make([]slot, probe)...)
		}
		x.slots[next] = slot{k, rows[i] + 1}
		next++
	}
	return x
}

// batch is how many features are looked up together. Nearly every look-up waits
// for memory; side by side they wait at the same time, which is three times faster.
const batch = 64

// find puts the numbers of the rows of features, at most batch, into rows and returns
// how many are known.
func (x *index) find(features []uint64, rows *[batch]uint32) int {
	var at [batch]uint32
	var first [batch]slot
	for j, f := range features {
		i := uint64(key(f)) * x.homes >> 32
		at[j], first[j] = uint32(i), x.slots[i]
	}
	n := 0
	for j, f := range features {
		k, s, i := key(f), first[j], at[j]
		for s.row != 0 && s.key < k {
			i++
			s = x.slots[i]
		}
		if s.row != 0 && s.key == k {
			rows[n] = s.row - 1
			n++
		}
	}
	return n
}
