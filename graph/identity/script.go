package identity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	unidecode "github.com/mozillazg/go-unidecode"
	"golang.org/x/text/unicode/norm"
)

// letters says how letters of other scripts sound, by script.
var (
	cyrillic = table(`а=a б=b в=v г=g д=d е=e ё=o ж=Z з=z и=i й=j к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=x ц=c ч=C ш=S
щ=Q ъ= ы=i ь= э=e ю=ju я=ja і=i ї=ji є=je ґ=g ә=a ғ=g қ=k ң=n ө=o ұ=u ү=u һ=h ђ=J ћ=C љ=l њ=n џ=J ј=j ў=w ѓ=J ќ=k ѕ=z ҳ=h ҷ=J дж=J дз=J дж=J цз=J чж=Z тс=c тш=C тч=C кс=9 гс=9 ий=i ый=i кх=x`)
	greek = table(`^γι=5i ^γιω=5io ^γιο=5io ^γιου=5iu ^γιά=5ia ^για=5ia αι=e ει=i οι=i υι=i ου=u αυ=av ευ=ev ^μπ=b μπ=mb ^ντ=d ντ=nd γκ=g γγ=ng τσ=c τζ=J γι=j για=ja γιο=jo
α=a β=v γ=g δ=d ε=e ζ=z η=i θ=8 ι=i κ=k λ=l μ=m ν=n ξ=ks ο=o π=p ρ=r σ=s ς=s τ=t υ=i φ=f χ=x ψ=ps ω=o`)
	arabicLetters = table(`ا=a أ=a إ=i آ=a ٱ=a ب=b ت=t ث=8 ج=J ح=h خ=x د=d ذ=8 ر=r ز=z س=s ش=S ص=s ض=d ط=t ظ=z ع=a غ=7 ف=f ق=k ك=k ل=l م=m
ن=n ه=h ة=a و=w ي=j ى=a ء= ؤ=u ئ=i پ=p چ=C ژ=Z گ=g ک=k ی=j ڤ=v ڨ=g ھ=h ہ=h ے=e ں=n ٹ=t ڈ=d ڑ=r تش=C كس=9 دج=J يو=ju تس=c`)
	hebrew = table(`א=a ב=b ג=g ד=d ה=h ו=w ז=z ח=x ט=t י=j כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע= פ=p ף=f צ=c ץ=c ק=k ר=r ש=S ת=t`)
)

// script is the writing a word is in.
type script int

const (
	latin    script = iota // Latin, and what is romanized letter by letter
	alphabet               // Cyrillic, Greek: sounds, with their vowels
	abjad                  // Arabic, Hebrew: vowels mostly left out
)

// scriptOf returns the script of a word's first letter and its table.
func scriptOf(word string) (script, map[string]string) {
	for _, r := range word {
		switch {
		case unicode.Is(unicode.Cyrillic, r):
			return alphabet, cyrillic
		case unicode.Is(unicode.Greek, r):
			return alphabet, greek
		case unicode.Is(unicode.Arabic, r):
			return abjad, arabicLetters
		case unicode.Is(unicode.Hebrew, r):
			return abjad, hebrew
		case unicode.IsLetter(r):
			return latin, spellings
		}
	}
	return latin, spellings
}

// fold writes a word in lower case, the marks of its letters gone unless they sound
// different with them. What no table of ours knows is romanized.
func fold(word string) string {
	var b strings.Builder
	word = norm.NFC.String(strings.ToLower(word))
	_, letters := scriptOf(word)
	for _, r := range word {
		switch {
		case known(string(r), letters) || unicode.IsDigit(r):
			b.WriteRune(r)
		case unicode.IsLetter(r):
			bare, _ := utf8.DecodeRuneInString(norm.NFKD.String(string(r)))
			if known(string(bare), letters) {
				b.WriteRune(bare)
			} else {
				b.WriteString(strings.ToLower(strings.TrimSpace(unidecode.Unidecode(string(r)))))
			}
		}
	}
	return b.String()
}

// withoutArticle strips the Arabic article from a folded word, if it may be one.
func withoutArticle(folded string) (string, bool) {
	bare, ok := strings.CutPrefix(folded, "ال")
	return bare, ok && utf8.RuneCountInString(bare) > 2
}

func known(letter string, letters map[string]string) bool {
	_, ok := letters[letter]
	return ok
}
