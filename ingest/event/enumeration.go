package event

// enumerate numbers the enumerations of a sentence: mentions side by side that only
// commas and "and" join, under one preposition.
func (v *view) enumerate() {
	n := 0
	for k := range v.persons {
		r := &v.persons[k]
		n++
		r.list = n
		if k == 0 {
			continue
		}
		if before := &v.persons[k-1]; coordinated(&pair{a: *before, b: *r, view: v}) {
			r.list = before.list
		}
	}
}

// contacts returns how surely each candidate of a sentence was in contact. Of those
// enumerated with each other a sentence tells the same, so that what is thought of one
// of them and somebody else is thought of all: the mean of the log odds.
func (m *Model) contacts(candidates []pair, c *clues) []float64 {
	type lists struct {
		a, b  int
		carry bool
	}
	of := func(p *pair) lists { return lists{p.a.list, p.b.list, p.carry} }
	sum, count := map[lists]float64{}, map[lists]float64{}
	for i := range candidates {
		p := &candidates[i]
		c.pairClues(p)
		k := of(p)
		sum[k] += logOdds(probabilities(m.pair, c.hashes)[1])
		count[k]++
	}
	out := make([]float64, len(candidates))
	for i := range candidates {
		p := &candidates[i]
		k := of(p)
		if k.a == k.b && !k.carry {
			c.pairClues(p)
			out[i] = probabilities(m.pair, c.hashes)[1]
			continue
		}
		out[i] = logistic(sum[k] / count[k])
	}
	return out
}
