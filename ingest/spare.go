package ingest

import (
	"whomet/ingest/lang"
	"whomet/ingest/parse"
	"whomet/ingest/text"
)

// spare is the parser as the line has it: it parses the sentences that speak of
// persons, by name, noun or pronoun, in texts that name any. The stages after it look
// at no other tree, and parsing is half of the work.
type spare struct {
	parser  *parse.Parser
	persons *lang.Persons
}

// Annotate adds the layer Tree.
func (s spare) Annotate(d *text.Document) error {
	named := make([]bool, len(d.Sentences))
	any := false
	for i := range d.Mentions {
		if m := &d.Mentions[i]; m.Type == text.PER {
			named[m.Sentence], any = true, true
		}
	}
	return s.parser.AnnotateSome(d, func(i int) bool { return any && (named[i] || s.refers(d.Sentences[i].Tokens)) })
}

// refers reports whether any of the tokens can stand for persons.
func (s spare) refers(tokens []text.Token) bool {
	for i := range tokens {
		t := &tokens[i]
		switch t.UPOS {
		case "PRON", "DET":
			pr, ok := s.persons.Pronoun(t.Form)
			if ok && (t.UPOS == "PRON" || pr.Kind == lang.Possessive) { // and not an article
				return true
			}
		case "NOUN", "PROPN", "ADJ", "NUM":
			if _, ok := s.persons.Noun(t.Form); ok || s.persons.Group(t.Form) != lang.NoGroup {
				return true
			}
		}
	}
	return false
}
