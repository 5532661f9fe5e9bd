package tokenize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whomet/ingest/lang"
)

// follow says what comes after a sentence might have ended.
type follow int

const (
	lineEnd follow = iota
	lowerCase
	upperCase
	starter // a capital that only the start of a sentence explains
	digit
	closing // a bracket, quote or stop that belongs to what came before
	other
)

// ends reports whether punctuation in text[at:stop] ends a sentence.
func (r *run) ends(at, stop, limit int) bool {
	end := false
	for at < stop {
		c, n := utf8.DecodeRuneInString(r.text[at:stop])
		switch {
		case c == '.' || c == '!' || c == '?' || c == '…':
			end = true
		case !closes(c) && !isSpace(c):
			end = false
		}
		at += n
	}
	return end && opens(r.follow(stop, limit))
}

// opens reports whether a sentence can start with what follows.
func opens(f follow) bool { return f != lowerCase && f != closing }

// follow looks past quotes, brackets and spaces at what comes after at.
func (r *run) follow(at, limit int) follow {
	for at < limit {
		c, n := utf8.DecodeRuneInString(r.text[at:limit])
		switch {
		case isSpace(c) || strings.ContainsRune("\"'“„‘’‚»«›‹([`", c):
			at += n
		case strings.ContainsRune(`)]”.,;:!?`, c):
			return closing
		case c < 0x80 && isDigit(byte(c)):
			return digit
		case unicode.IsLower(c):
			return lowerCase
		case isLetter(c):
			end := at
			for end < limit {
				c, n := utf8.DecodeRuneInString(r.text[end:limit])
				if !isLetter(c) {
					break
				}
				end += n
			}
			if r.o.Starters[r.text[at:end]] {
				return starter
			}
			return upperCase
		default:
			return other
		}
	}
	return lineEnd
}

// fullStop decides about the full stop at the end of the word text[from:to],
// which stands in a chunk that goes to stop: is it part of the word, and if no
// other sign follows, does it end the sentence?
func (r *run) fullStop(from, to, stop, limit int) (attached, ends bool) {
	next := r.follow(stop, limit)
	if to < stop && !onlyClosing(r.text[to:stop]) {
		next = lowerCase // a comma or the like: the sentence goes on
	}
	open := next == lineEnd || next == starter
	form := r.text[from:to]
	switch r.abbreviation(form) {
	case lang.BeforeName, lang.BeforeWord:
		return true, false
	case lang.AnyWord:
		return true, open
	case lang.BeforeNumber:
		if next == digit || next == lowerCase {
			return true, false
		}
		return false, true
	}
	core := form[:len(form)-1]
	first := len(r.tokens) == 0
	switch {
	case initials(core):
		return true, open
	case initial(core):
		return !open || first, open && !first
	case first && digits(core) && next != lineEnd:
		return true, false
	case r.o.Ordinals && (len(core) <= 2 && digits(core) || roman(core)):
		return !open, open
	case next == lowerCase && to == stop && len(core) <= 5 && !digits(core):
		return true, false // an abbreviation we do not know
	}
	return false, opens(next)
}

// abbreviation looks a form up, as it is and without what a hyphen, slash or
// bracket joins before it: Univ.-Prof.
func (r *run) abbreviation(form string) string {
	if k, ok := r.o.Abbreviations[form]; ok {
		return k
	}
	if i := strings.LastIndexAny(form[:len(form)-1], "-/(."); i >= 0 {
		return r.o.Abbreviations[form[i+1:]]
	}
	return ""
}

func onlyClosing(s string) bool {
	for _, c := range s {
		if !closes(c) && c != '.' {
			return false
		}
	}
	return true
}

// initial reports whether a word is one letter: the W of George W. Bush.
func initial(s string) bool {
	c, n := utf8.DecodeRuneInString(s)
	return n == len(s) && isLetter(c)
}

// initials reports whether a word is made of letters with full stops: J.K, z.B.
func initials(s string) bool {
	if !strings.Contains(s, ".") {
		return false
	}
	letters := 0
	for _, c := range s {
		switch {
		case c == '.' || c == '-':
			if letters == 0 {
				return false
			}
			letters = 0
		case isLetter(c) && letters < 2:
			letters++
		default:
			return false
		}
	}
	return letters > 0
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// roman reports whether a word is a Roman number of two signs or more.
func roman(s string) bool { return len(s) > 1 && strings.Trim(s, "IVX") == "" }
