package lang

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/unicode/norm"
)

// Listed says in which lists of names a word or phrase stands.
type Listed uint16

// The lists. A word may stand in several.
const (
	Forename     Listed = 1 << iota // "Anna"
	MaleName                        // a forename given mostly to men
	FemaleName                      // a forename given mostly to women
	Surname                         // "Berger"
	City                            // "Astana"
	Country                         // "Kasachstan"
	Region                          // a province, state, river, sea or continent
	Organization                    // "Bundestag"
	Common                          // a common word too, or only that
	PersonWord                      // a common word for a person: "farmer"
	Particle                        // "von", "bin", "de la": joins the parts of a person's name
	PhraseStart                     // the first word of a name of several words, itself perhaps no name
)

// letters writes the lists in a file, one letter each.
const letters = "fmwscrgoxpl>"

// Gazetteer is a set of names with the lists they stand in: persons' names of
// many nations, places as the language calls them. Names are compared without
// case and accents. It is read-only and safe for concurrent use.
type Gazetteer struct {
	slots []uint64 // open addressing: 48 bits of the name's hash, 16 of the lists
}

// Lists returns the lists in which a name of one or several words stands, words
// joined by one blank.
func (g *Gazetteer) Lists(name string) Listed { return g.ListsFolded(Fold(name)) }

// ListsFolded is Lists for a name that was folded before.
func (g *Gazetteer) ListsFolded(name string) Listed {
	if len(g.slots) == 0 {
		return 0
	}
	h := hashName(name)
	for i := h % uint64(len(g.slots)); ; i = (i + 1) % uint64(len(g.slots)) {
		s := g.slots[i]
		if s == 0 {
			return 0
		}
		if s>>16 == h>>16 {
			return Listed(s)
		}
	}
}

// hashName is FNV-1a with a final mix, never zero in its upper bits.
func hashName(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	h ^= h >> 32
	h *= 0x9e3779b97f4a7c15
	return h | 1<<63
}

// Fold returns a name in lower case without accents: "Łukasz Müller" becomes
// "lukasz muller".
func Fold(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 || 'A' <= s[i] && s[i] <= 'Z' {
			ascii = false
			break
		}
	}
	if ascii {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’':
			continue
		case r < 0x80:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			b.WriteByte(byte(r))
		default:
			b.WriteString(plain(unicode.ToLower(r)))
		}
	}
	return b.String()
}

// plain spells letters that Unicode does not take apart.
func plain(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'ł':
		return "l"
	case 'ø':
		return "o"
	case 'đ', 'ð':
		return "d"
	case 'ı':
		return "i"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ə':
		return "a"
	case 'þ':
		return "th"
	}
	return string(r)
}

// ReadGazetteer reads a file that WriteGazetteer wrote; a file that is not there
// is an empty gazetteer.
func ReadGazetteer(fsys fs.FS, path string) (*Gazetteer, error) {
	return readNames(fsys, path, listsValue)
}

// readNames reads a packed file of names; value packs what stands after each.
func readNames(fsys fs.FS, path string, value func([]byte) Listed) (*Gazetteer, error) {
	packed, err := fs.ReadFile(fsys, path)
	if errors.Is(err, fs.ErrNotExist) {
		return &Gazetteer{}, nil
	}
	if err != nil {
		return nil, err
	}
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20))
	if err != nil {
		return nil, err
	}
	defer d.Close()
	lines, err := d.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return unpackNames(lines, value)
}

// unpackNames reads lines "number of bytes shared with the line before, rest of
// the name, blank, value".
func unpackNames(lines []byte, value func([]byte) Listed) (*Gazetteer, error) {
	g := &Gazetteer{slots: make([]uint64, bytes.Count(lines, []byte{'\n'})*2+1)}
	var name []byte
	for len(lines) > 0 {
		line, rest, _ := bytes.Cut(lines, []byte{'\n'})
		lines = rest
		blank := bytes.LastIndexByte(line, ' ')
		if blank < 1 || int(line[0]-'0') > len(name) || line[0] < '0' {
			return nil, fmt.Errorf("names: broken line %q", line)
		}
		name = append(name[:line[0]-'0'], line[1:blank]...)
		g.put(hashName(string(name)), value(line[blank+1:]))
	}
	return g, nil
}

// listsValue reads the letters of lists.
func listsValue(b []byte) Listed {
	var in Listed
	for _, l := range b {
		if i := strings.IndexByte(letters, l); i >= 0 {
			in |= 1 << i
		}
	}
	return in
}

func (g *Gazetteer) put(h uint64, in Listed) {
	i := h % uint64(len(g.slots))
	for g.slots[i] != 0 {
		i = (i + 1) % uint64(len(g.slots))
	}
	g.slots[i] = h>>16<<16 | uint64(in)
}

// WriteGazetteer writes names in the form that Load reads. It folds names and
// adds the first words of those of several words.
func WriteGazetteer(w io.Writer, names map[string]Listed) error {
	all := map[string]Listed{}
	for name, in := range names {
		name = Fold(name)
		if name == "" || strings.ContainsAny(name, "\n\t") {
			continue
		}
		all[name] |= in
		if first, _, ok := strings.Cut(name, " "); ok {
			all[first] |= PhraseStart
		}
	}
	lists := map[string]string{}
	for name, in := range all {
		var b []byte
		for i := range letters {
			if in&(1<<i) != 0 {
				b = append(b, letters[i])
			}
		}
		lists[name] = string(b)
	}
	return writeNames(w, lists)
}

// writeNames packs folded names, each with its value.
func writeNames(w io.Writer, values map[string]string) error {
	var b bytes.Buffer
	before := ""
	for _, name := range slices.Sorted(maps.Keys(values)) {
		shared := 0
		for shared < min(len(before), len(name), 60) && before[shared] == name[shared] {
			shared++
		}
		b.WriteByte('0' + byte(shared))
		b.WriteString(name[shared:])
		b.WriteByte(' ')
		b.WriteString(values[name])
		b.WriteByte('\n')
		before = name
	}
	e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	if err != nil {
		return err
	}
	defer e.Close()
	_, err = w.Write(e.EncodeAll(b.Bytes(), nil))
	return err
}
