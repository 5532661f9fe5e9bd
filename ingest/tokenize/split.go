package tokenize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whomet/ingest/text"
)

// inside splits a chunk without its outer punctuation.
func (r *run) inside(from, to int) {
	if from >= to {
		return
	}
	if plain(r.text[from:to]) || link(r.text[from:to]) {
		r.word(from, to)
		return
	}
	start := from
	for at := from; at < to; {
		c, n := utf8.DecodeRuneInString(r.text[at:to])
		if isWord(c) || at == from {
			at += n
			continue
		}
		end := r.sign(at, to)
		switch r.cut(c, start, at, end, to) {
		case apart:
			r.word(start, at)
			r.emit(at, end)
			start, at = end, end
			continue
		case after:
			r.word(start, end)
			start = end
		}
		at = end
	}
	r.word(start, to)
}

// plain reports whether a word has nothing but ASCII letters.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// How a word is cut at a sign within it.
type cutting int

const (
	uncut cutting = iota
	apart         // the sign is a token of its own
	after         // the sign ends the word
)

// cut decides about the sign c in text[at:end]; the word began at start and its
// chunk goes to stop.
func (r *run) cut(c rune, start, at, end, stop int) cutting {
	before, _ := utf8.DecodeLastRuneInString(r.text[start:at])
	next, _ := utf8.DecodeRuneInString(r.text[end:stop])
	numbers := before < 0x80 && isDigit(byte(before)) && next < 0x80 && isDigit(byte(next))
	switch c {
	case '\'', '’', '&', '_', '+', '@', '#', '\u00ad', '°', '·':
		return uncut
	case '*':
		if end < stop && !isLetter(next) {
			return apart
		}
		return uncut
	case '.':
		return r.cutStop(start, at, end, stop, next)
	case ',':
		return cutUnless(numbers)
	case ':':
		return cutUnless(numbers || unicode.IsLower(before) && unicode.IsLower(next))
	case '(', ')':
		whole := stop
		if i := strings.IndexByte(r.text[at:stop], ')'); i >= 0 {
			whole = at + i + 1
		}
		open := strings.LastIndexByte(r.text[start:whole], '(')
		return cutUnless(open >= 0 && optional(r.text[start:whole]) > 0)
	case '-', '‑', '‐':
		return r.cutHyphen(start, at, end, stop, before, next)
	case '/':
		return cutUnless(!r.o.SplitSlashes || !isLetter(before) || !isLetter(next) || at-start < 2)
	case '%', '€', '$', '£':
		return apart
	}
	return apart
}

func cutUnless(whole bool) cutting {
	if whole {
		return uncut
	}
	return apart
}

// cutStop finds a space that is missing: Ende.Der, St.Marien, J.Rowling.
func (r *run) cutStop(start, at, end, stop int, next rune) cutting {
	if end-at > 1 {
		return apart
	}
	rest := r.text[end:stop]
	if i := strings.IndexFunc(rest, func(c rune) bool { return !isLetter(c) }); i >= 0 {
		rest = rest[:i]
	}
	if utf8.RuneCountInString(rest) < 3 || !unicode.IsUpper(next) {
		return uncut
	}
	if r.abbreviation(r.text[start:end]) != "" || at-start < 3 {
		return after
	}
	return apart
}

func (r *run) cutHyphen(start, at, end, stop int, before, next rune) cutting {
	if end-at > 1 && r.text[at] == '-' {
		return apart
	}
	if !r.o.SplitHyphens || !isLetter(next) || r.o.Prefixes[strings.ToLower(r.text[start:at])] {
		return uncut
	}
	return apart
}

// word emits a word without inner signs: as its parts if it is a contraction or
// has a clitic, else as it is.
func (r *run) word(from, to int) {
	if from >= to {
		return
	}
	form := r.text[from:to]
	if len(form) <= 8 {
		var buf [8]byte
		if parts, ok := r.o.Contractions[string(fold(buf[:0], form))]; ok {
			r.parts(from, to, parts)
			return
		}
	}
	for _, c := range r.o.Clitics {
		if n := len(form) - len(c); n > 0 && strings.EqualFold(form[n:], c) && (n > 1 || isLetter(rune(form[0]))) {
			r.emit(from, from+n)
			r.emit(from+n, to)
			return
		}
	}
	r.emit(from, to)
}

// fold writes a form in lower case, as far as contractions need it: ASCII and
// the capital umlauts.
func fold(buf []byte, form string) []byte {
	for i := 0; i < len(form); i++ {
		c := form[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c == 0x9c && i > 0 && form[i-1] == 0xc3 {
			c = 0xbc // Ü
		}
		buf = append(buf, c)
	}
	return buf
}

// parts emits the words of a contraction: each with its own span if together
// they spell it, else all with the span of the whole.
func (r *run) parts(from, to int, words []string) {
	spelled := len(strings.Join(words, "")) == to-from && strings.EqualFold(strings.Join(words, ""), r.text[from:to])
	if spelled {
		for _, w := range words {
			r.emit(from, from+len(w))
			from += len(w)
		}
		return
	}
	if len(r.tokens)+len(words) > longest {
		r.end()
	}
	first, _ := utf8.DecodeRuneInString(r.text[from:to])
	for i, w := range words {
		r.tokens = append(r.tokens, text.Token{Span: text.Span{Start: from, End: to}, Form: w, Part: int8(i + 1)})
		if i == 0 && unicode.IsUpper(first) {
			c, n := utf8.DecodeRuneInString(w)
			r.tokens[len(r.tokens)-1].Form = string(unicode.ToUpper(c)) + w[n:]
		}
	}
}
