package identity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Name is a person's name taken apart: its words without titles, forms of address
// and particles, surname last where the writing tells.
type Name struct {
	Text   string   // as it was written
	Titles []string // what stood before it: "Präsident", "Dr."
	words  []word
	sex    sex  // as title, forename or surname tell
	family bool // the last word surely is the surname: "Weber, Anna"
	abroad bool // it looks romanized from another script
}

// word is one word of a name.
type word struct {
	text    string // as it was written
	folded  string // lower case, without marks that do not sound
	plain   string // without any marks
	digraph string // umlauts as ae, oe, ue
	sounds  sounds
	script  script
	names   []forename
	short   bool // an initial
	joined  bool // by a hyphen to the word before
}

type sex int

const (
	unsexed sex = iota
	male
	female
)

// maxText bounds the bytes of a text that are read as a name.
const maxText = 256

// Parse takes a name apart. It does so with any text; one without letters has no
// words, and is nobody's.
func Parse(text string) Name {
	n := Name{Text: text}
	text = strings.ToValidUTF8(text[:min(len(text), maxText)], "")
	text, n.family = turn(norm.NFKC.String(text))
	tokens := tokenize(text)
	for len(tokens) > 1 && isTitle(tokens[0].text) {
		n.Titles = append(n.Titles, tokens[0].text)
		n.sex = sexOfTitle(tokens[0].text)
		tokens = tokens[1:]
	}
	for len(tokens) > 1 && suffixes[key(tokens[len(tokens)-1].text)] {
		tokens = tokens[:len(tokens)-1]
	}
	kept := n.addAll(tokens, isParticle)
	if kept == 0 {
		n.addAll(tokens, func(token, int, []token) bool { return false })
	}
	n.look()
	return n
}

// addAll adds the tokens that are no particles and returns how many. The servant of
// Arabic names is part of the next word, however it is written: Abd al-Fattah,
// Abdul Fattah and Abdelfattah are one.
func (n *Name) addAll(tokens []token, particle func(token, int, []token) bool) (kept int) {
	servant := ""
	joins := false // the word before is kept
	for i, t := range tokens {
		last := i == len(tokens)-1
		switch k := key(t.text); {
		case particle(t, i, tokens):
			n.abroad, joins = n.abroad || arabs[k], false
			continue
		case !last && (k == "abd" || k == "abdul" || k == "abdel" || k == "abdal" || k == "abdol"):
			servant, n.abroad = t.text+" ", true
			continue
		}
		w := newWord(servant + t.text)
		servant, w.joined, joins = "", t.joined && joins, true
		if w.folded != "" && !slices.ContainsFunc(n.words, func(have word) bool { return have.plain == w.plain }) {
			n.words = append(n.words, w)
		}
		kept = len(n.words)
	}
	return kept
}

// turn puts a forename that follows a comma before the surname.
func turn(text string) (string, bool) {
	before, after, ok := strings.Cut(text, ",")
	after = strings.TrimSpace(after)
	if !ok || after == "" || strings.Contains(after, ",") || suffixes[key(after)] {
		return strings.ReplaceAll(text, ",", " "), false
	}
	return after + " " + before, true
}

// token is a word as written, before it is known to belong to the name.
type token struct {
	text         string
	joined, join bool // by a hyphen to the one before, to the one after
}

// tokenize splits a text at white space, hyphens, dots after initials, and where
// two names are run together ("AnnaWeber").
func tokenize(text string) (out []token) {
	for _, f := range strings.Fields(text) {
		parts := strings.FieldsFunc(f, func(r rune) bool { return strings.ContainsRune("-‐‑–_.·/()\"„“”", r) })
		for i, p := range parts {
			for k, q := range apart(strings.Trim(p, "'’ʼ‘`ʻʿʾ")) {
				if han := []rune(q); len(han) > 1 && len(han) < 5 && unicode.In(han[0], unicode.Han, unicode.Hangul) {
					out = append(out, token{text: string(han[:1])}, token{text: string(han[1:])})
				} else if q != "" {
					out = append(out, token{text: q, joined: i > 0 && k == 0, join: i < len(parts)-1})
				}
			}
		}
	}
	return out
}

// apart splits names run together, and d', l', O' from a name.
func apart(s string) []string {
	if i := strings.IndexAny(s, "'’"); i == 1 && strings.ContainsRune("dlDLoO", rune(s[0])) {
		_, n := utf8.DecodeRuneInString(s[i:])
		return []string{s[i+n:]}
	}
	lower := 0
	for i, r := range s {
		switch {
		case unicode.IsUpper(r) && lower >= 3 && !particles[key(s[:i])] && key(s[:i]) != "mac":
			return append([]string{s[:i]}, apart(s[i:])...)
		case unicode.IsLower(r) || i == 0:
			lower++
		default:
			lower = 0
		}
	}
	return []string{s}
}

// key is a word as tables have it.
func key(s string) string { return plain(fold(s)) }

func isTitle(s string) bool {
	k := key(s)
	if titles[k] {
		return true
	}
	for i := range k {
		if i > 2 && titles["-"+k[i:]] {
			return true
		}
	}
	return false
}

func sexOfTitle(s string) sex {
	switch k := key(s); {
	case k == "mr" || k == "herr" || k == "herrn" || k == "sir" || k == "monsieur" || k == "king" || k == "konig":
		return male
	case k == "mrs" || k == "ms" || k == "miss" || k == "frau" || k == "madame" || k == "queen" || len(k) > 6 && strings.HasSuffix(k, "in"):
		return female
	}
	return unsexed
}

// arabs are the particles of Arabic names.
var arabs = map[string]bool{"al": true, "el": true, "bin": true, "ibn": true, "ul": true, "ash": true, "as": true, "ar": true, "an": true, "ad": true, "bint": true}

// isParticle tells particles from names spelled like them: a capital at the
// beginning, before a word it is not joined to, begins a forename (Al Gore).
func isParticle(t token, i int, all []token) bool {
	if !particles[key(t.text)] || len(all) == 1 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(t.text)
	switch {
	case unicode.IsLower(first) || t.join:
		return true
	case len(t.text) == 1 || i == len(all)-1:
		return false
	}
	return i > 0 || key(t.text) == "von" || key(t.text) == "le" || key(t.text) == "de"
}

// newWord takes a word as written.
func newWord(text string) word {
	w := word{text: text, folded: fold(text)}
	for _, servant := range []string{"abdul", "abdel", "abdal", "abdol"} {
		if rest, ok := strings.CutPrefix(w.folded, servant); ok && len(rest) > 2 && forenames[w.folded] == nil {
			w.folded = "abd" + rest
		}
	}
	w.hear()
	return w
}

// hear fills in what follows from the folded form.
func (w *word) hear() {
	w.plain, w.digraph = plain(w.folded), digraph(w.folded)
	w.script, _ = scriptOf(w.folded)
	w.sounds = hear(w.folded)
	w.names = forenames[w.plain]
	w.short = utf8.RuneCountInString(w.folded) == 1
}

// look notes what the words tell of the whole name.
func (n *Name) look() {
	for i, w := range n.words {
		n.abroad = n.abroad || foreign(w)
		if n.sex != unsexed || i == len(n.words)-1 && i > 0 {
			continue
		}
		n.sex = sexOf(w.names)
	}
	if last := len(n.words) - 1; n.sex == unsexed && last > 0 && strings.HasSuffix(string(n.words[last].sounds), "ova") {
		n.sex = female
	}
}

// sexOf returns the sex of a forename that only one has.
func sexOf(names []forename) sex {
	out := unsexed
	for i, f := range names {
		s := female
		if f.male {
			s = male
		}
		if i > 0 && s != out {
			return unsexed
		}
		out = s
	}
	return out
}

// foreign reports whether a word looks as if written in Latin letters for others.
func foreign(w word) bool {
	if w.script != latin || len(w.plain) < 4 {
		return w.script != latin
	}
	if len(w.names) > 0 && !slices.ContainsFunc(w.names, func(f forename) bool { return !f.romanized }) {
		return true
	}
	for _, end := range []string{"ov", "ow", "ev", "ew", "off", "eff", "ova", "owa", "eva", "ewa", "sky", "ski", "skij", "skyj", "skiy", "skyy", "enko", "chuk", "tschuk",
		"vich", "wich", "vitch", "witsch", "ovic", "wili", "vili", "dze", "dse", "yan", "jan", "bek", "bajew", "bayev", "bai", "bay", "ulin", "dinov"} {
		if strings.HasSuffix(w.plain, end) && len(w.plain) > len(end)+2 {
			return true
		}
	}
	for _, in := range []string{"kh", "dsch", "zh", "tsch", "shch", "dzh"} {
		if strings.Contains(w.plain, in) {
			return true
		}
	}
	_, after, q := strings.Cut(w.plain, "q")
	return q && (len(after) < 2 || after[0] != 'u' || !strings.ContainsRune("aeiou", rune(after[1])))
}

// plain strips a folded word of the marks that remain.
func plain(folded string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(folded) {
		switch {
		case r < utf8.RuneSelf:
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r):
		default:
			if s, ok := bare[r]; ok {
				b.WriteString(s)
			} else {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// bare holds the Latin letters that do not decompose.
var bare = map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ħ': "h", 'ı': "i", 'ŋ': "n", 'ə': "a"}

var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ø", "oe", "å", "aa")

// digraph writes umlauts with two letters.
func digraph(folded string) string { return plain(umlauts.Replace(folded)) }
