package tokenize

import (
	"unicode"
	"unicode/utf8"
)

// line splits one line, chunk by chunk; a chunk is what stands between spaces.
func (r *run) line(start, end int) {
	for at := start; at < end; {
		c, n := utf8.DecodeRuneInString(r.text[at:end])
		if isSpace(c) {
			at += n
			continue
		}
		stop := r.chunkEnd(at, end)
		if r.chunk(at, stop, end) {
			r.end()
		}
		at = stop
	}
	r.end()
}

func (r *run) chunkEnd(at, end int) int {
	for at < end {
		c, n := utf8.DecodeRuneInString(r.text[at:end])
		if isSpace(c) {
			return at
		}
		at += n
	}
	return end
}

func isSpace(c rune) bool {
	if c < 0x80 {
		return c == ' ' || c < ' ' || c == 0x7f
	}
	return unicode.IsSpace(c) || c == '\u200b' || c == '\ufeff'
}

// chunk emits the tokens of a chunk and reports whether a sentence ends with it.
// The line ends at limit.
func (r *run) chunk(start, stop, limit int) bool {
	before := len(r.tokens)
	from := r.leading(start, stop)
	if from == stop { // nothing but punctuation
		if before > 0 && before < len(r.tokens) {
			start = r.tokens[before-1].Start // a bracket apart from the stop it follows
		}
		return r.ends(start, stop, limit)
	}
	to := stop
	for to > from {
		c, n := utf8.DecodeLastRuneInString(r.text[from:to])
		if isWord(c) || r.bound(c, from, to) {
			break
		}
		if c == '.' && !r.dots(from, to) {
			attached, ends := r.fullStop(from, to, stop, limit)
			if attached {
				r.inside(from, to)
				r.trailing(to, stop)
				return ends || to < stop && r.ends(to, stop, limit)
			}
			if !ends {
				r.inside(from, to-n)
				r.trailing(to-n, stop)
				return false
			}
		}
		to -= n
	}
	r.inside(from, to)
	r.trailing(to, stop)
	return r.ends(to, stop, limit)
}

// bound reports whether a sign at the end of a word belongs to it: the hyphen of
// "Innen- und", the last bracket of "Minister(in)", the % of a link.
func (r *run) bound(c rune, from, to int) bool {
	switch c {
	case '-':
		return !r.o.SplitHyphens && to-from > 1 && r.text[to-2] != '-'
	case ')':
		return optional(r.text[from:to]) > 0
	case '\'', '’':
		return !r.o.SplitHyphens && genitive(r.text[from:to])
	case '/', '=', '#', '_':
		return link(r.text[from:to])
	case '+':
		return true
	}
	return false
}

// dots reports whether the full stop that ends text[from:to] is one of several.
func (r *run) dots(from, to int) bool { return to-from > 1 && r.text[to-2] == '.' }

// leading emits the punctuation at the start of a chunk and returns where the
// rest starts.
func (r *run) leading(at, stop int) int {
	for at < stop {
		c, n := utf8.DecodeRuneInString(r.text[at:stop])
		if isWord(c) {
			return at
		}
		if at+n < stop {
			next, _ := utf8.DecodeRuneInString(r.text[at+n : stop])
			switch {
			case isWord(next) && (c == '#' || c == '@' || c == '-' && !r.o.SplitHyphens):
				return at
			case isWord(next) && (c == '-' || c == '+') && next <= '9':
				return at
			case (c == '\'' || c == '’') && r.clitic(at, stop):
				return at
			}
		}
		end := r.sign(at, stop)
		r.emit(at, end)
		at = end
	}
	return at
}

// trailing emits a run of punctuation.
func (r *run) trailing(at, stop int) {
	for at < stop {
		end := r.sign(at, stop)
		r.emit(at, end)
		at = end
	}
}

// sign returns the end of the punctuation token at at: one sign, or a run of the
// same . - ` or ' (ellipsis, dash, quotes).
func (r *run) sign(at, stop int) int {
	c, n := utf8.DecodeRuneInString(r.text[at:stop])
	end := at + n
	switch c {
	case '.', '-', '`', '\'', '!', '?', '*', '=', '_':
		for end < stop && rune(r.text[end]) == c {
			end++
		}
	}
	return end
}

// clitic reports whether the chunk is a clitic written apart: " 's".
func (r *run) clitic(at, stop int) bool {
	for _, c := range r.o.Clitics {
		if r.text[at:stop] == c {
			return true
		}
	}
	return false
}
