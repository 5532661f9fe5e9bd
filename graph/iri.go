package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
	"golang.org/x/text/unicode/norm"
)

// Article mints the IRI of an article: its URL if that is absolute (http, https),
// else one from the caller's identifier, else one from the digest of the text.
func (ns Namespace) Article(rawURL, id, text string) quad.IRI {
	if u, err := url.Parse(rawURL); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		u.Fragment, u.RawFragment = "", "" // fragments name places in the text
		return quad.IRI(escape(u.String()))
	}
	if id = strings.TrimSpace(id); id != "" {
		return quad.IRI(string(ns) + "article/" + url.PathEscape(valid(id)))
	}
	return quad.IRI(string(ns) + "article/" + digest(text))
}

// Entity mints the IRI of an entity from its kind and name; two names that differ
// only in case, diacritics or punctuation get the same.
func (ns Namespace) Entity(kind EntityKind, name string) quad.IRI {
	return quad.IRI(string(ns) + strings.ToLower(string(kind)) + "/" + Slug(name))
}

// Event mints the IRI of an event from its article, type, sides and the place of
// its sentence, so that it stays when the article is read again and better.
func (ns Namespace) Event(article quad.IRI, e *Event) quad.IRI {
	parts := []string{string(article), e.Type, fmt.Sprint(e.Evidence.Begin)}
	for _, members := range e.Sides {
		parts = append(parts, "side")
		for _, m := range slices.Sorted(slices.Values(members)) {
			parts = append(parts, string(m))
		}
	}
	if e.Type == Visit {
		parts = append(parts, string(e.Place))
	}
	return quad.IRI(string(ns) + "event/" + digest(parts...))
}

// role mints the IRI of a membership.
func (ns Namespace) role(article quad.IRI, r *Role) quad.IRI {
	return quad.IRI(string(ns) + "role/" + digest(string(article), string(r.Person), r.Title, string(r.Org), fmt.Sprint(r.Evidence.Begin, r.Evidence.End)))
}

// Char returns the IRI of a stretch of an article's text, as RFC 5147 names it: in
// characters, half open.
func Char(article quad.IRI, begin, end int) quad.IRI {
	return quad.IRI(fmt.Sprintf("%s#char=%d,%d", string(article), begin, end))
}

// Identify sets the article of each event and role, and gives an IRI to each event
// that has none. Events of the same type and sides told by the same sentence are
// numbered in the order of the article.
func (ns Namespace) Identify(a *Article) {
	for i := range a.Roles {
		a.Roles[i].Article = a.IRI
	}
	seen := make(map[quad.IRI]int, len(a.Events))
	for i := range a.Events {
		e := &a.Events[i]
		e.Article = a.IRI
		if e.IRI != "" {
			continue
		}
		e.IRI = ns.Event(a.IRI, e)
		if seen[e.IRI]++; seen[e.IRI] > 1 {
			e.IRI += quad.IRI(fmt.Sprintf("-%d", seen[e.IRI]))
		}
	}
}

// Slug folds a name to the last part of an IRI: lower case, diacritics gone, words
// joined by hyphens. Letters that are not Latin stay as they are. A name without
// letters or digits gives its digest; the result is never empty.
func Slug(name string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(valid(name))) {
		s, folded := latin[r]
		switch {
		case folded:
			b.WriteString(s)
		case unicode.Is(unicode.Mn, r):
			if b.Len() > 0 && !latinBefore(b.String()) {
				b.WriteRune(r) // a vowel sign of another script is part of the word
			}
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		case r == '\'' || r == '’' || r == 'ʼ' || r == '‘':
		default:
			if s := b.String(); s != "" && s[len(s)-1] != '-' {
				b.WriteByte('-')
			}
		}
	}
	if s := strings.TrimRight(b.String(), "-"); s != "" {
		return norm.NFC.String(s)
	}
	return digest(name)
}

// latin holds the Latin letters that do not decompose.
var latin = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ħ': "h", 'ı': "i", 'ŋ': "n", 'ə': "a", 'ŧ': "t", 'ĸ': "k",
}

func latinBefore(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.In(r, unicode.Latin, unicode.Greek) || r < utf8.RuneSelf
}

// escape percent-encodes the characters that may not stand in an IRI.
func escape(iri string) string {
	iri = valid(iri)
	if strings.IndexFunc(iri, unfit) < 0 {
		return iri
	}
	var b strings.Builder
	for _, r := range iri {
		if unfit(r) {
			fmt.Fprintf(&b, "%%%02X", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func unfit(r rune) bool { return r <= ' ' || r == 0x7F || strings.ContainsRune("<>\"{}|^`\\", r) }

// valid replaces what is not UTF-8, as a graph holds text only.
func valid(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }

func digest(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
