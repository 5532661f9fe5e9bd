package identity

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Name is a person's name taken apart: its words without titles, forms of address
// and particles, surname last where the writing tells.
type Name struct {
	Text   string   // as it was written
	titles []string // what stood before it: "Präsident", "Dr."
	words  []word
	number string // "iii", "jr" after it
	sex    sex    // as title, forename or surname tell
	family bool   // the last word surely is the surname: "Weber, Anna"
	abroad bool   // it looks romanized from another script
}

// word is one word of a name.
type word struct {
	*reading
	joined bool // by a hyphen to the word before
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
func Parse(text string) Name { return lexicon(nil).parse(text) }

func (x lexicon) parse(text string) Name {
	n := Name{Text: text}
	text = strings.ToValidUTF8(text[:min(len(text), maxText)], "")
	text, n.family = turn(norm.NFKC.String(text))
	tokens := x.tokenize(text)
	for len(tokens) > 1 && tokens[0].isTitle() {
		n.titles = append(n.titles, tokens[0].text)
		n.sex = tokens[0].sexOfTitle()
		tokens = tokens[1:]
	}
	for len(tokens) > 1 {
		last := tokens[len(tokens)-1]
		if last.isNumber(tokens[len(tokens)-2]) {
			n.number = shorter.Replace(last.plain)
		} else if !suffixes[last.plain] {
			break
		}
		tokens = tokens[:len(tokens)-1]
	}
	x.fill(&n, tokens, isParticle)
	if len(n.words) == 0 {
		x.fill(&n, tokens, func(int, []token) bool { return false })
	}
	n.look()
	return n
}

// turn puts a forename that follows a comma before the surname.
func turn(text string) (string, bool) {
	before, after, ok := strings.Cut(text, ",")
	after = strings.TrimSpace(after)
	if !ok || after == "" || strings.Contains(after, ",") || suffixes[key(after)] || numbers[key(after)] {
		return strings.ReplaceAll(text, ",", " "), false
	}
	return after + " " + before, true
}

// fill gives a name the tokens that are no particles, each once. The servant of
// Arabic names is part of the next word, however it is written: Abd al-Fattah, Abdul
// Fattah and Abdelfattah are one.
func (x lexicon) fill(n *Name, tokens []token, particle func(int, []token) bool) {
	servant := ""
	after := false // a word of the name, to which the next may be joined
	for i, t := range tokens {
		if particle(i, tokens) {
			n.abroad, after = n.abroad || arabic[t.plain], false
			continue
		}
		if i < len(tokens)-1 && (t.plain == "abd" || slices.Contains(servants, t.plain)) {
			servant, n.abroad = t.text+" ", true
			continue
		}
		w := word{x.read(servant + t.text), t.joined && after}
		servant, after = "", true
		if w.folded != "" && !slices.ContainsFunc(n.words, func(have word) bool { return have.plain == w.plain }) {
			n.words = append(n.words, w)
		}
	}
}

// look notes what the words tell of the whole name.
func (n *Name) look() {
	last := len(n.words) - 1
	for i, w := range n.words {
		n.abroad = n.abroad || w.foreign
		if n.sex == unsexed && (i < last || i == 0) {
			n.sex = sexOf(w.names)
		}
	}
	if n.sex == unsexed && last > 0 && strings.HasSuffix(string(n.words[last].sounds), "ova") {
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
