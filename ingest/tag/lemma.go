package tag

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// script makes a lemma of a form: the form in lower case or as it is, one
// ending taken off and another put on.
type script struct {
	lower    bool
	off, add string
}

// between finds the script that makes lemma of form.
func between(form, lemma string) script {
	s := script{}
	if l := strings.ToLower(form); l != form && common(l, lemma) > common(form, lemma) {
		s.lower, form = true, l
	}
	n := common(form, lemma)
	s.off, s.add = form[n:], lemma[n:]
	return s
}

// common returns the length of the common start, in whole characters.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && (n < len(a) && !utf8.RuneStart(a[n]) || n < len(b) && !utf8.RuneStart(b[n])) {
		n--
	}
	return n
}

func (s script) apply(form string) (string, bool) {
	if s.lower {
		form = strings.ToLower(form)
	}
	stem, ok := strings.CutSuffix(form, s.off)
	if !ok || s.off == "" && s.add == "" {
		return form, ok
	}
	return stem + s.add, stem+s.add != ""
}

// String writes the script as a label: "l:off>add".
func (s script) String() string {
	if s.lower {
		return "l:" + s.off + ">" + s.add
	}
	return ":" + s.off + ">" + s.add
}

func parseScript(label string) (script, error) {
	l, rest, ok1 := strings.Cut(label, ":")
	i := strings.LastIndexByte(rest, '>')
	if !ok1 || i < 0 {
		return script{}, fmt.Errorf("lemma script %q", label)
	}
	return script{lower: l == "l", off: rest[:i], add: rest[i+1:]}, nil
}

// known returns the lemma of a noun, verb or adjective if the lexicon has one and
// only one.
func known(l *lang.Lexicon, t *text.Token) (string, bool) {
	class := t.UPOS
	switch class {
	case "NOUN", "VERB", "ADJ":
	case "AUX":
		class = "VERB"
	default:
		return "", false
	}
	form := t.Form
	readings := l.Lookup(form)
	if first, _ := utf8.DecodeRuneInString(form); class != "NOUN" && unicode.IsUpper(first) {
		form = strings.ToLower(form)
		readings = l.Lookup(form)
	}
	if lemma := only(readings, class, form, t.Feats); lemma != "" {
		return lemma, true
	}
	if class != "NOUN" || len(readings) > 0 {
		return "", false
	}
	readings, at := l.Compound(form)
	first, n := utf8.DecodeRuneInString(form[at:])
	last := string(unicode.ToUpper(first)) + form[at+n:]
	if at == 0 {
		return "", false
	}
	lemma := only(readings, class, last, t.Feats)
	if lemma == "" {
		return "", false
	}
	if !unicode.IsUpper(first) {
		c, n := utf8.DecodeRuneInString(lemma)
		lemma = string(unicode.ToLower(c)) + lemma[n:]
	}
	return form[:at] + lemma, true
}

// only returns the one lemma of a class, or the one whose reading can have the
// inflection, or "".
func only(readings []lang.Reading, class, form string, feats text.Feats) string {
	lemma, fitting, several := "", "", false
	for _, r := range readings {
		if r.UPOS != class {
			continue
		}
		l := r.Lemma(form)
		several = several || lemma != "" && l != lemma
		lemma = l
		if fits(r, feats) {
			if fitting != "" && fitting != l {
				return ""
			}
			fitting = l
		}
	}
	if several {
		return fitting
	}
	return lemma
}

// fits reports whether a reading can have the gender, number and verb form given.
func fits(r lang.Reading, feats text.Feats) bool {
	for _, f := range r.Feats {
		ok := true
		for _, name := range []string{"Gender", "Number", "Tense", "VerbForm"} {
			a, b := f.Get(name), feats.Get(name)
			ok = ok && (a == b || a == "" || b == "")
		}
		if ok {
			return true
		}
	}
	return len(r.Feats) == 0
}
