package tokenize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isWord reports whether a character can be a word by itself: a letter, digit,
// mark or symbol that is no punctuation.
func isWord(c rune) bool {
	switch {
	case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		return true
	case c < 0x80:
		return false
	}
	return unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c)
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func isLetter(c rune) bool { return isWord(c) && !unicode.IsDigit(c) }

// closes reports whether a sign may stand after the end of a sentence and still
// belong to it.
func closes(c rune) bool {
	switch c {
	case '"', '\'', '”', '“', '’', '‘', '»', '«', ')', ']', '›', '‹', '`':
		return true
	}
	return false
}

// link reports whether a chunk is an address of the web or of mail, which is one
// word whatever signs it has.
func link(s string) bool {
	if strings.Contains(s, "://") || strings.HasPrefix(s, "www.") {
		return true
	}
	at := strings.IndexByte(s, '@')
	return at > 0 && strings.IndexByte(s[at:], '.') > 0
}

// optional returns the length of an ending such as (in), (r), (n), or 0.
func optional(s string) int {
	open := strings.LastIndexByte(s, '(')
	if open < 1 || !strings.HasSuffix(s, ")") || len(s)-open < 3 || len(s)-open > 5 {
		return 0
	}
	before, _ := utf8.DecodeLastRuneInString(s[:open])
	if !unicode.IsLower(before) || !lower(s[open+1:len(s)-1]) {
		return 0
	}
	return len(s) - open
}

func lower(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < 'a' || s[i] > 'z' {
			return false
		}
	}
	return s != ""
}

// genitive reports whether an apostrophe ends a name in a sibilant: Thomas'.
func genitive(s string) bool {
	s = strings.TrimRight(s, "'’")
	for _, end := range []string{"s", "x", "z", "ß", "ce"} {
		if strings.HasSuffix(s, end) {
			first, _ := utf8.DecodeRuneInString(s)
			return unicode.IsUpper(first)
		}
	}
	return false
}
