package rdf

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// parser reads one line of N-Quads by the grammar of the recommendation; i is
// the byte it stands at, also when it fails.
type parser struct {
	s       string
	i       int
	triples bool // no graph label
}

// statement ::= subject predicate object graphLabel? '.'
func (p *parser) statement(q *quad.Quad) (ok bool, err error) {
	if p.space(); p.end() {
		return false, nil
	}
	if q.Subject, err = p.node("a subject"); err != nil {
		return false, err
	}
	p.space()
	if p.peek() != '<' {
		return false, errors.New("a predicate is an IRI in angle brackets")
	}
	if q.Predicate, err = p.iri(); err != nil {
		return false, err
	}
	p.space()
	if p.peek() == '"' {
		q.Object, err = p.literal()
	} else {
		q.Object, err = p.node("an object")
	}
	if err != nil {
		return false, err
	}
	if p.space(); !p.triples && (p.peek() == '<' || p.peek() == '_') {
		if q.Label, err = p.node("a graph label"); err != nil {
			return false, err
		}
		p.space()
	}
	if p.peek() != '.' {
		return false, errors.New("a full stop is missing")
	}
	p.i++
	if p.space(); !p.end() {
		return false, errors.New("text after the full stop")
	}
	return true, nil
}

func (p *parser) space() {
	for p.i < len(p.s) && (p.s[p.i] == ' ' || p.s[p.i] == '\t') {
		p.i++
	}
}

// peek returns the byte ahead, 0 at the end.
func (p *parser) peek() byte {
	if p.i < len(p.s) {
		return p.s[p.i]
	}
	return 0
}

// end reports whether nothing or a comment follows.
func (p *parser) end() bool { return p.i == len(p.s) || p.s[p.i] == '#' }

func (p *parser) node(what string) (quad.Value, error) {
	switch {
	case p.peek() == '<':
		iri, err := p.iri()
		return iri, err
	case strings.HasPrefix(p.s[p.i:], "_:"):
		n := blankLabel(p.s[p.i+2:])
		if n == 0 {
			return nil, errors.New("a blank node needs a label")
		}
		p.i += 2 + n
		return quad.BNode(p.s[p.i-n : p.i]), nil
	}
	return nil, fmt.Errorf("%s is expected", what)
}

func (p *parser) iri() (quad.IRI, error) {
	start := p.i
	p.i++
	var b strings.Builder
	for {
		r, size := utf8.DecodeRuneInString(p.s[p.i:])
		switch {
		case size == 0:
			return "", errors.New("an IRI does not end")
		case r == '>':
			p.i++
			if iri := b.String(); schemed(iri) {
				return quad.IRI(iri), nil
			}
			p.i = start
			return "", errors.New("an IRI must be absolute")
		case r == '\\':
			at := p.i
			if p.i++; p.peek() != 'u' && p.peek() != 'U' {
				return "", errors.New("an IRI has no escapes but \\u and \\U")
			}
			var err error
			if r, err = p.codePoint(); err != nil {
				return "", err
			}
			if !iriRune(r) {
				p.i = at
				return "", fmt.Errorf("character %q in an IRI", r)
			}
		case !iriRune(r):
			return "", fmt.Errorf("character %q in an IRI", r)
		default:
			p.i += size
		}
		b.WriteRune(r)
	}
}

func (p *parser) literal() (quad.Value, error) {
	text, err := p.quoted()
	if err != nil {
		return nil, err
	}
	switch {
	case p.peek() == '@':
		n := languageTag(p.s[p.i+1:])
		if n == 0 {
			return nil, errors.New("a language tag is expected after @")
		}
		p.i += 1 + n
		return quad.LangString{Value: quad.String(text), Lang: p.s[p.i-n : p.i]}, nil
	case strings.HasPrefix(p.s[p.i:], "^^"):
		if p.i += 2; p.peek() != '<' {
			return nil, errors.New("a datatype IRI is expected after ^^")
		}
		datatype, err := p.iri()
		if err != nil {
			return nil, err
		}
		return Native(text, string(datatype)), nil
	}
	return quad.String(text), nil
}

func (p *parser) quoted() (string, error) {
	p.i++
	var b strings.Builder
	for {
		n := strings.IndexAny(p.s[p.i:], `"\`)
		if n < 0 {
			p.i = len(p.s)
			return "", errors.New("a literal does not end")
		}
		b.WriteString(p.s[p.i : p.i+n])
		p.i += n + 1
		if p.s[p.i-1] == '"' {
			return b.String(), nil
		}
		c := p.peek()
		if c == 'u' || c == 'U' {
			r, err := p.codePoint()
			if err != nil {
				return "", err
			}
			b.WriteRune(r)
			continue
		}
		k := strings.IndexByte(`tbnrf"'\`, c)
		if k < 0 || c == 0 {
			return "", errors.New("an unknown escape in a literal")
		}
		p.i++
		b.WriteByte("\t\b\n\r\f\"'\\"[k])
	}
}

// codePoint reads uXXXX or UXXXXXXXX.
func (p *parser) codePoint() (rune, error) {
	digits := 4
	if p.s[p.i] == 'U' {
		digits = 8
	}
	end := p.i + 1 + digits
	if end > len(p.s) {
		return 0, fmt.Errorf("an escape needs %d hexadecimal digits", digits)
	}
	n, err := strconv.ParseUint(p.s[p.i+1:end], 16, 32)
	if err != nil {
		return 0, fmt.Errorf("an escape needs %d hexadecimal digits", digits)
	}
	if n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
		return 0, fmt.Errorf("no character has the number %X", n)
	}
	p.i = end
	return rune(n), nil
}
