package tag

// builder collects features; each call uses the next template. A feature is a
// linear combination of hashes with odd factors, whose upper half is as good as
// that of a hash made step by step, and costs a multiplication for each part.
type builder struct {
	out      []uint64
	template uint64
}

const (
	k0 = 0x9e3779b97f4a7c15
	k1 = 0xbf58476d1ce4e5b9
	k2 = 0x94d049bb133111eb
	k3 = 0xd6e8feb86659fd93
)

func (b *builder) add(x, y uint64) {
	b.template += k0
	b.out = append(b.out, b.template+x*k1+y*k2)
}

// each adds one feature for each value, all of one template.
func (b *builder) each(values []uint64, y uint64) {
	b.template += k0
	for _, x := range values {
		b.out = append(b.out, b.template+x*k1+y*k2)
	}
}

// uposFeatures appends the features for the word class of word i.
func (v *view) uposFeatures(out []uint64, i int) []uint64 {
	b := builder{out, 0}
	w, p, pp, n, nn := v.at(i), v.at(i-1), v.at(i-2), v.at(i+1), v.at(i+2)
	capital := w.shape >> 2 & 1
	b.add(0, 0)
	b.add(w.lower, 0)
	b.add(w.lower, w.shape)
	for _, s := range w.suffix {
		b.add(s, capital)
	}
	b.add(w.prefix, capital)
	b.add(w.shape, 0)
	b.add(w.shape, p.upos)
	b.add(p.upos, 0)
	b.add(p.upos, pp.upos)
	b.add(p.upos, w.lower)
	b.add(p.lower, 0)
	b.add(pp.lower, 0)
	b.add(n.lower, 0)
	b.add(nn.lower, 0)
	b.add(p.lower, n.lower)
	b.add(w.lower, n.lower)
	b.add(n.suffix[2], n.shape)
	b.add(nn.shape, n.shape)
	b.add(p.suffix[2], 0)
	b.add(w.class, w.shape)
	b.add(w.class, w.suffix[1])
	b.add(w.class, p.upos)
	b.add(n.class, n.shape)
	b.add(w.class, n.class)
	b.add(w.class, p.lower)
	b.each(w.kinds, capital)
	b.add(w.suffix[2], p.upos)
	b.add(w.suffix[2], n.suffix[1])
	b.add(w.lower, w.last.class)
	b.add(w.lower, w.last.suffix[1])
	b.add(w.lower, w.last.lower)
	return b.out
}

// featsFeatures appends the features for the inflection of word i, all of them with
// its word class: the labels are those of that class.
func (v *view) featsFeatures(out []uint64, i int) []uint64 {
	w, p, pp, n, nn := v.at(i), v.at(i-1), v.at(i-2), v.at(i+1), v.at(i+2)
	b := builder{out, w.upos * k3}
	before, noun := v.phrase(i)
	b.add(0, 0)
	b.add(w.lower, 0)
	for _, s := range w.suffix {
		b.add(s, 0)
	}
	b.add(w.shape, 0)
	b.add(p.feats, 0)
	b.add(p.feats, w.lower)
	b.add(p.feats, w.suffix[1])
	b.add(p.feats, pp.feats)
	b.add(p.lower, 0)
	b.add(p.lower, w.suffix[1])
	b.add(n.lower, 0)
	b.add(n.suffix[1], w.suffix[1])
	b.add(n.upos, p.upos)
	b.add(n.upos, nn.upos)
	b.add(before.lower, w.suffix[1])
	b.add(before.lower, p.feats)
	b.add(before.upos, w.suffix[1])
	b.add(noun.noun, w.lower)
	b.add(noun.noun, 0)
	b.add(noun.suffix[2], w.suffix[1])
	b.add(noun.lower, 0)
	b.each(w.kinds, 0)
	b.each(w.kinds, p.feats)
	b.each(noun.kinds, w.lower)
	b.add(w.noun, before.lower)
	return b.out
}

// phrase returns the word before the noun phrase of word i, often a preposition,
// and the noun that ends it, as far as word classes tell.
func (v *view) phrase(i int) (before, noun *word) {
	from, to := i-1, i
	for from >= 0 && i-from < 6 && inPhrase[v.words[from].upos] {
		from--
	}
	for to < len(v.words)-1 && to-i < 6 && v.words[to].upos != nounClass && (inPhrase[v.words[to].upos]) {
		to++
	}
	return v.at(from), v.at(to)
}

var (
	nounClass = number("NOUN")
	inPhrase  = map[uint64]bool{number("DET"): true, number("ADJ"): true, number("NUM"): true, number("ADV"): true}
)

// lemmaFeatures appends the features for the lemma of word i.
func (v *view) lemmaFeatures(out []uint64, i int) []uint64 {
	w := v.at(i)
	b := builder{out, w.upos * k3}
	b.add(0, 0)
	b.add(w.lower, 0)
	b.add(w.lower, w.feats)
	for _, s := range w.suffix {
		b.add(s, 0)
	}
	b.add(w.suffix[2], w.feats)
	b.add(w.prefix, 0)
	b.add(w.shape, 0)
	b.add(w.feats, 0)
	return b.out
}
