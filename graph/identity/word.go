package identity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// reading is all that a word says by itself.
type reading struct {
	text    string // as it was written
	folded  string // lower case, without marks that do not sound
	plain   string // without any marks
	digraph string // umlauts as ae, oe, ue
	sounds  sounds
	script  script
	names   []forename
	short   bool // an initial
	foreign bool // it looks romanized, or is in another script
}

// lexicon keeps readings, so that a word that many bear is read once; nil keeps none.
type lexicon map[string]*reading

func (x lexicon) read(text string) *reading {
	if r, ok := x[text]; ok {
		return r
	}
	r := read(text)
	if x != nil {
		x[text] = r
	}
	return r
}

// servants are the ways of writing the first word of Abd al-Fattah.
var servants = []string{"abdul", "abdel", "abdal", "abdol"}

func read(text string) *reading {
	r := &reading{text: text, folded: fold(text)}
	for _, servant := range servants {
		if rest, ok := strings.CutPrefix(r.folded, servant); ok && len(rest) > 2 && forenames[r.folded] == nil {
			r.folded = "abd" + rest
		}
	}
	r.plain, r.digraph = plain(r.folded), plain(umlauts.Replace(r.folded))
	r.script, _ = scriptOf(r.folded)
	r.sounds = hear(r.folded)
	r.names = forenames[r.plain]
	r.short = utf8.RuneCountInString(r.folded) == 1
	r.foreign = r.script != latin || r.romanized()
	return r
}

// romanized reports whether a Latin word looks as if it was first written otherwise.
func (r *reading) romanized() bool {
	if len(r.plain) < 4 {
		return false
	}
	if len(r.names) > 0 && !slices.ContainsFunc(r.names, func(f forename) bool { return !f.romanized }) {
		return true
	}
	for end := range endings {
		if strings.HasSuffix(r.plain, end) && len(r.plain) > len(end)+2 {
			return true
		}
	}
	for in := range clusters {
		if strings.Contains(r.plain, in) {
			return true
		}
	}
	_, after, q := strings.Cut(r.plain, "q")
	return q && (len(after) < 2 || after[0] != 'u' || !strings.ContainsRune("aeiou", rune(after[1])))
}

// key is a word as tables have it.
func key(s string) string { return plain(fold(s)) }

// plain strips a folded word of the marks that remain.
func plain(folded string) string {
	if !strings.ContainsFunc(folded, func(r rune) bool { return r >= utf8.RuneSelf }) {
		return folded
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(folded) {
		if s, ok := bare[r]; ok {
			b.WriteString(s)
		} else if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// bare holds the Latin letters that do not decompose.
var bare = map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ħ': "h", 'ı': "i", 'ŋ': "n", 'ə': "a"}

var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ø", "oe", "å", "aa")
