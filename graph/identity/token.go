package identity

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word as written, before it is known to belong to the name.
type token struct {
	*reading
	joined, join bool // by a hyphen to the one before, to the one after
}

// tokenize splits a text at white space, hyphens, dots after initials, and where
// two names are run together ("AnnaWeber", "李文").
func (x lexicon) tokenize(text string) (out []token) {
	for _, f := range strings.Fields(text) {
		parts := strings.FieldsFunc(f, func(r rune) bool { return strings.ContainsRune("-‐‑–_.·/()\"„“”", r) })
		for i, p := range parts {
			for k, q := range apart(strings.Trim(p, "'’ʼ‘`ʻʿʾ")) {
				if q != "" {
					out = append(out, token{x.read(q), i > 0 && k == 0, i < len(parts)-1})
				}
			}
		}
	}
	return out
}

// apart splits names run together, the surname from Chinese and Korean names in
// their own script, and d', l', O' from a name.
func apart(s string) []string {
	if i := strings.IndexAny(s, "'’"); i == 1 && strings.ContainsRune("dlDLoO", rune(s[0])) {
		_, n := utf8.DecodeRuneInString(s[i:])
		return []string{s[i+n:]}
	}
	if first, n := utf8.DecodeRuneInString(s); unicode.In(first, unicode.Han, unicode.Hangul) && utf8.RuneCountInString(s) < 5 {
		return []string{s[:n], s[n:]}
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

func (t token) isTitle() bool {
	if titles[t.plain] {
		return true
	}
	for i := range t.plain {
		if i > 2 && titles["-"+t.plain[i:]] {
			return true
		}
	}
	return false
}

// sexOfTitle returns the sex of those who have a title: Mr, Frau, Ministerin.
func (t token) sexOfTitle() sex {
	switch {
	case men[t.plain]:
		return male
	case women[t.plain] || len(t.plain) > 6 && strings.HasSuffix(t.plain, "in"):
		return female
	}
	return unsexed
}

// isNumber reports whether a token tells kings, popes, fathers or sons apart. Roman
// numbers are capitals after a word that is not: Xi is a surname.
func (t token) isNumber(before token) bool {
	roman := strings.Trim(t.plain, "ivx") == ""
	return numbers[t.plain] && (!roman || strings.ToUpper(t.text) == t.text && strings.ToUpper(before.text) != before.text)
}

var shorter = strings.NewReplacer("junior", "jr", "senior", "sr")

// isParticle tells particles from names spelled like them: a capital at the
// beginning, before a word it is not joined to, begins a forename (Al Gore).
func isParticle(i int, all []token) bool {
	t := all[i]
	if !particles[t.plain] || len(all) == 1 {
		return false
	}
	first, n := utf8.DecodeRuneInString(t.text)
	switch {
	case unicode.IsLower(first) || t.join:
		return true
	case len(t.text) == n || i == len(all)-1:
		return false
	}
	return i > 0 || t.plain == "von" || t.plain == "le" || t.plain == "de"
}
