package score

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// letters that Unicode does not decompose but readers take for their base.
var letters = strings.NewReplacer("ı", "i", "ł", "l", "ø", "o", "đ", "d", "ß", "ss", "æ", "ae", "œ", "oe", "ə", "a",
	"’", "'", "‘", "'", "ё", "е")

// fold reduces a name to the words that are compared: lower case, no accents, no
// punctuation, no English genitive.
func fold(s string) string {
	s = letters.Replace(cases.Fold().String(letters.Replace(s)))
	var plain []rune
	for _, r := range norm.NFKD.String(s) {
		if norm.NFKD.PropertiesString(string(r)).CCC() == 0 {
			plain = append(plain, r)
		}
	}
	at := func(i int) rune {
		if i < len(plain) {
			return plain[i]
		}
		return ' '
	}
	var b strings.Builder
	for i := 0; i < len(plain); i++ {
		switch {
		case plain[i] == '\'' && at(i+1) == 's' && !isWord(at(i+2)):
			i++
		case plain[i] == '\'' && unicode.IsSpace(at(i+1)):
		case isWord(plain[i]):
			b.WriteRune(plain[i])
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }

// ungen takes a genitive -s off a folded name.
func ungen(s string) string {
	if len([]rune(s)) > 3 && strings.HasSuffix(s, "s") {
		return s[:len(s)-1]
	}
	return s
}

// places returns the forms of a place that may be compared: the whole and its parts
// at commas, slashes and brackets.
func places(s string) map[string]bool {
	out := map[string]bool{}
	add := func(p string) {
		if n := fold(p); n != "" {
			out[n] = true
			out[ungen(n)] = true
		}
	}
	add(s)
	for _, p := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '/' || r == '(' }) {
		add(p)
	}
	return out
}

// endOfRole are the words after which a role names its organization or place.
var endOfRole = strings.Fields("of for to at in on des der die von vom bei beim für im zu zur zum zurm de du d' при по w/")

// head returns the head noun of a role, of a hyphenated compound the last part.
func head(role string) string {
	role = strings.ReplaceAll(strings.TrimSpace(role), "’", "'")
	first := strings.TrimSpace(cutRole(" " + role))
	if first == "" {
		first = role
	}
	word := ""
	for _, w := range strings.Fields(first) {
		if w[0] < '0' || w[0] > '9' {
			word = w
		}
	}
	last := word[strings.LastIndexByte(word, '-')+1:]
	if last == "" {
		last = word
	}
	return strings.ReplaceAll(fold(last), " ", "")
}

// cutRole cuts a role before its first comma, bracket or word of endOfRole.
func cutRole(s string) string {
	for i, r := range s {
		if r == ',' || strings.HasPrefix(s[i:], " (") {
			return s[:i]
		}
		if !unicode.IsSpace(r) {
			continue
		}
		rest := s[i+len(string(r)):]
		for _, w := range endOfRole {
			if after, ok := strings.CutPrefix(rest, w); ok && boundary(w, after) {
				return s[:i]
			}
		}
	}
	return s
}

// boundary reports whether a word boundary lies between w and what follows it.
func boundary(w, after string) bool {
	last, next := ' ', ' '
	for _, r := range w {
		last = r
	}
	for _, r := range after {
		next = r
		break
	}
	return isWord(last) != isWord(next)
}

// stem takes the endings of German offices in both genders and cases off.
func stem(h string) string {
	for _, suffix := range []string{"innen", "ern", "in", "en", "er", "s", "n", "e"} {
		if s, ok := strings.CutSuffix(h, suffix); ok && len([]rune(s)) >= 4 {
			return s
		}
	}
	return h
}

// sameRole reports whether two roles have the same head, or one head ends in the
// other ("Außenminister", "Minister").
func sameRole(g, p string) bool {
	if fold(g) == fold(p) {
		return true
	}
	a, b := stem(head(g)), stem(head(p))
	if a == "" || b == "" {
		return false
	}
	return a == b || min(len([]rune(a)), len([]rune(b))) >= 5 && (strings.HasSuffix(a, b) || strings.HasSuffix(b, a))
}

// sameDate reports whether a date answers the annotated one: equal or more exact;
// of dates without year the end is compared.
func sameDate(g, p string) bool {
	if p == "" {
		return false
	}
	if strings.HasPrefix(g, "--") || strings.HasPrefix(p, "--") {
		if len(g) >= 7 && len(p) >= 7 {
			return g[len(g)-5:] == p[len(p)-5:]
		}
		short := strings.Trim(g, "-")
		return strings.HasSuffix(p, short)
	}
	return p == g || strings.HasPrefix(p, g+"-")
}
