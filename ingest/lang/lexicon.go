package lang

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"

	"whomet/ingest/text"
)

// Lexicon knows the full forms of common words: which word classes, inflections
// and lemmas a form can have. It has no names and no function words. Its zero
// value knows nothing; it is read-only.
//
// A form is kept as 32 bits of its hash and the number of its class, a set of
// readings that many forms share; so 350,000 forms take a megabyte and no time to
// load. One unknown form in ten thousand is taken for a known one.
type Lexicon struct {
	classes [][]Reading
	homes   uint64
	slots   []lexiconSlot
}

type lexiconSlot struct{ key, class uint32 } // class 0: an empty slot

// Reading is one way to understand a form.
type Reading struct {
	UPOS  string
	Feats []text.Feats // any one of them; none for adjectives
	Kind  uint64       // a number that stands for UPOS and Feats together: a feature for a learner
	strip int          // bytes to take from the end of the form
	add   string       // and what to put there to get the lemma
}

// Lemma returns the lemma of the form in this reading.
func (r Reading) Lemma(form string) string {
	if r.strip > len(form) {
		return form
	}
	return form[:len(form)-r.strip] + r.add
}

// Lookup returns the readings of a form as it is spelled, nil if it is unknown.
// The caller must not change them.
func (l *Lexicon) Lookup(form string) []Reading {
	if l.homes == 0 {
		return nil
	}
	k := lexiconKey(form)
	i := uint64(k) * l.homes >> 32
	for l.slots[i].class != 0 && l.slots[i].key < k {
		i++
	}
	if s := l.slots[i]; s.class != 0 && s.key == k {
		return l.classes[s.class-1]
	}
	return nil
}

// Compound returns the readings of the longest known noun that ends a compound
// noun, and where it starts in form: Außenministertreffen, Treffen. The lemma of
// the compound is its start followed by the lemma of that noun in lower case.
func (l *Lexicon) Compound(form string) ([]Reading, int) {
	if l.homes == 0 || len(form) < 7 {
		return nil, 0
	}
	first, _ := utf8.DecodeRuneInString(form)
	if !unicode.IsUpper(first) {
		return nil, 0
	}
	var buf [64]byte
	for i := 3; i+4 <= len(form) && len(form)-i < len(buf)-4; i++ {
		c, n := utf8.DecodeRuneInString(form[i:])
		if c == utf8.RuneError || !unicode.IsLetter(c) {
			continue
		}
		noun := append(utf8.AppendRune(buf[:0], unicode.ToUpper(c)), form[i+n:]...)
		for _, r := range l.Lookup(string(noun)) {
			if r.UPOS == "NOUN" {
				return l.Lookup(string(noun)), i
			}
		}
	}
	return nil, 0
}

// lexiconKey is the upper half of a multiplicative hash.
func lexiconKey(form string) uint32 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(form); i++ {
		h = (h ^ uint64(form[i])) * 1099511628211
	}
	hi, lo := bits.Mul64(h^uint64(len(form)), 0xa0761d6478bd642f)
	return uint32((hi ^ lo) >> 32)
}

const lexiconMagic = "wholexi1"

var errLexicon = errors.New("corrupt lexicon")

// ReadLexicon reads the lexicon of a language, code/lexicon.zst in fsys; the
// lexicon of a language without the file is empty.
func ReadLexicon(fsys fs.FS, code string) (*Lexicon, error) {
	path := code + "/lexicon.zst"
	packed, err := fs.ReadFile(fsys, path)
	if errors.Is(err, fs.ErrNotExist) {
		return &Lexicon{}, nil
	}
	if err != nil {
		return nil, err
	}
	l, err := decodeLexicon(packed)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return l, nil
}

func decodeLexicon(packed []byte) (*Lexicon, error) {
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20))
	if err != nil {
		return nil, err
	}
	defer d.Close()
	body, err := d.DecodeAll(packed, nil)
	if err != nil {
		return nil, err
	}
	rest, ok := strings.CutPrefix(string(body), lexiconMagic)
	if !ok {
		return nil, errLexicon
	}
	table, columns, ok := strings.Cut(rest, "\x00")
	if !ok {
		return nil, errLexicon
	}
	l := &Lexicon{}
	for class := range strings.SplitSeq(table, "\n") {
		readings, err := decodeClass(class)
		if err != nil {
			return nil, err
		}
		l.classes = append(l.classes, readings)
	}
	return l, l.fill([]byte(columns))
}

// fill reads the forms: their number, the differences of their keys, and their
// classes, all as varints.
func (l *Lexicon) fill(b []byte) error {
	next := func() uint32 {
		v, n := binary.Uvarint(b)
		if n <= 0 || v > 1<<32-1 {
			b = nil
			return 0
		}
		b = b[n:]
		return uint32(v)
	}
	count := int(next())
	if count == 0 || count > len(b) {
		return errLexicon
	}
	l.homes = uint64(count)*3/2 + 1
	l.slots = make([]lexiconSlot, l.homes+64)
	where := make([]uint32, count)
	key, at := uint32(0), uint64(0)
	for i := range where {
		d := next()
		if i > 0 && d == 0 || key+d < key {
			return errLexicon
		}
		key += d
		at = max(at, uint64(key)*l.homes>>32)
		if at >= uint64(len(l.slots))-1 {
			return errLexicon
		}
		l.slots[at].key, where[i] = key, uint32(at)
		at++
	}
	for _, i := range where {
		class := next()
		if class == 0 || int(class) > len(l.classes) {
			return errLexicon
		}
		l.slots[i].class = class
	}
	return nil
}
