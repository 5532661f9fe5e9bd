package tag

import "whomet/ingest/perceptron"

// builder collects features; each call uses the next template.
type builder struct {
	out      []uint64
	template int
}

func (b *builder) add(x, y uint64) {
	b.out = append(b.out, uint64(perceptron.Template(b.template).Num(x).Num(y)))
	b.template++
}

// each adds one feature for each value, all of one template.
func (b *builder) each(values []uint64, y uint64) {
	for _, x := range values {
		b.out = append(b.out, uint64(perceptron.Template(b.template).Num(x).Num(y)))
	}
	b.template++
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

// featsFeatures appends the features for the inflection of word i.
func (v *view) featsFeatures(out []uint64, i int) []uint64 {
	b := builder{out, 100}
	w, p, pp, n, nn := v.at(i), v.at(i-1), v.at(i-2), v.at(i+1), v.at(i+2)
	before, noun := v.phrase(i)
	b.add(w.upos, 0)
	b.add(w.lower, w.upos)
	for _, s := range w.suffix {
		b.add(s, w.upos)
	}
	b.add(w.shape, w.upos)
	b.add(p.feats, w.upos)
	b.add(p.feats, w.lower)
	b.add(p.feats, w.suffix[1])
	b.add(p.feats, pp.feats)
	b.add(p.lower, w.upos)
	b.add(p.lower, w.suffix[1])
	b.add(n.lower, w.upos)
	b.add(n.suffix[1], w.suffix[1])
	b.add(n.upos, p.upos)
	b.add(n.upos, nn.upos)
	b.add(before.lower, w.suffix[1])
	b.add(before.lower, p.feats)
	b.add(before.upos, w.suffix[1])
	b.add(noun.noun, w.lower)
	b.add(noun.noun, w.upos)
	b.add(noun.suffix[2], w.suffix[1])
	b.add(noun.lower, w.upos)
	b.each(w.kinds, w.upos)
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
	b := builder{out, 200}
	w := v.at(i)
	b.add(w.upos, 0)
	b.add(w.lower, w.upos)
	b.add(w.lower, w.feats)
	for _, s := range w.suffix {
		b.add(s, w.upos)
	}
	b.add(w.suffix[2], w.feats)
	b.add(w.prefix, w.upos)
	b.add(w.shape, w.upos)
	b.add(w.feats, w.upos)
	return b.out
}
