package perceptron

import "math/bits"

// Hash is a feature in the making: a number to which strings and numbers are
// added. Its value is the feature.
type Hash uint64

const (
	k0 = 0xa0761d6478bd642f
	k1 = 0xe7037ed1a0b428db
)

// Template starts a feature; features of different templates differ even when
// they are made of the same strings.
func Template(n int) Hash { return mix(Hash(n)+k0, k1) }

// Text adds a string.
func (h Hash) Text(s string) Hash {
	n := uint64(len(s))
	for len(s) >= 8 {
		h = mix(h^Hash(word(s)), k0)
		s = s[8:]
	}
	var tail uint64
	for i := 0; i < len(s); i++ {
		tail = tail<<8 | uint64(s[i])
	}
	return mix(h^Hash(tail), Hash(k1^n))
}

// Num adds a number, or another hash made before: the hash of a word that occurs
// in many features needs to be made only once.
func (h Hash) Num(n uint64) Hash { return mix(h^Hash(n), k1) }

// word reads eight bytes, little endian; the compiler makes one load of it.
func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// mix multiplies to 128 bits and folds them, as wyhash does.
func mix(a, b Hash) Hash {
	hi, lo := bits.Mul64(uint64(a)^k1, uint64(b)^k0)
	return Hash(hi ^ lo)
}

// key is the part of a feature that selects a row.
func key(f uint64) uint32 { return uint32(f >> 32) }
