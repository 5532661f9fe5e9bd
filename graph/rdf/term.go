package rdf

import "unicode/utf8"

// schemed reports whether an IRI begins with a scheme (RFC 3987), that is,
// whether it is absolute.
func schemed(iri string) bool {
	for i := 0; i < len(iri); i++ {
		switch c := iri[i]; {
		case letter(c):
		case i > 0 && (digit(c) || c == '+' || c == '-' || c == '.'):
		default:
			return i > 0 && c == ':'
		}
	}
	return false
}

// iriRune reports whether r may stand in IRIREF.
func iriRune(r rune) bool {
	switch r {
	case '<', '>', '"', '{', '}', '|', '^', '`', '\\':
		return false
	}
	return r > ' '
}

// languageTag returns the length of the language tag s begins with, 0 if none:
// [a-zA-Z]+ ('-' [a-zA-Z0-9]+)*.
func languageTag(s string) int {
	n := 0
	for n < len(s) && letter(s[n]) {
		n++
	}
	for n > 0 && n+1 < len(s) && s[n] == '-' && (letter(s[n+1]) || digit(s[n+1])) {
		for n++; n < len(s) && (letter(s[n]) || digit(s[n])); n++ {
		}
	}
	return n
}

// blankLabel returns the length of the blank node label s begins with, 0 if none:
// (PN_CHARS_U | [0-9]) ((PN_CHARS | '.')* PN_CHARS)?. A colon, which the grammar
// of 2014 let in, is refused, as its errata and the W3C suites want.
func blankLabel(s string) int {
	end := 0
	for i, r := range s {
		ok := nameStart(r) || r < utf8.RuneSelf && digit(byte(r))
		if i > 0 {
			ok = ok || r == '-' || r == 0xB7 || 0x300 <= r && r <= 0x36F || r == 0x203F || r == 0x2040
		}
		if ok {
			end = i + utf8.RuneLen(r)
		} else if i == 0 || r != '.' {
			break
		}
	}
	return end
}

// nameStart is PN_CHARS_U: a letter or an underscore.
func nameStart(r rune) bool {
	if r < utf8.RuneSelf {
		return letter(byte(r)) || r == '_'
	}
	for _, x := range nameRanges {
		if r <= x[1] {
			return r >= x[0]
		}
	}
	return false
}

// nameRanges are the ranges of PN_CHARS_BASE beyond ASCII.
var nameRanges = [...][2]rune{
	{0xC0, 0xD6}, {0xD8, 0xF6}, {0xF8, 0x2FF}, {0x370, 0x37D}, {0x37F, 0x1FFF}, {0x200C, 0x200D},
	{0x2070, 0x218F}, {0x2C00, 0x2FEF}, {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func digit(c byte) bool  { return '0' <= c && c <= '9' }
