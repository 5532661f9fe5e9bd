package event

import (
	"strings"

	"whomet/ingest/text"
)

// attribute finds who says so: the subject of a verb of saying, or the phrase
// after "laut". What is told in quotation marks or in the subjunctive of reported
// speech counts as reported.
func (v *view) attribute(e *text.Event, tok int) {
	for _, q := range v.cues {
		if q.class != "report" || q.tok == tok {
			continue
		}
		for i := range v.toks {
			t := &v.toks[i]
			subject := t.Head == q.tok && strings.HasPrefix(t.DepRel, "nsubj")
			if subject || v.toks[q.tok].UPOS == "ADP" && i == v.toks[q.tok].Head {
				e.Reporter = v.phrase(i)
			}
		}
	}
	if e.Factuality == text.Asserted && (v.quoted(tok) || v.indirect(tok)) {
		e.Factuality = text.Reported
	}
}

// phrase returns the words of the noun phrase around a token.
func (v *view) phrase(tok int) string {
	from, to := tok, tok
	for from > 0 && nominal(&v.toks[from-1]) {
		from--
	}
	for to+1 < len(v.toks) && nominal(&v.toks[to+1]) {
		to++
	}
	return v.doc.Text[v.toks[from].Start:v.toks[to].End]
}

func nominal(t *text.Token) bool {
	switch t.UPOS {
	case "NOUN", "PROPN", "ADJ":
		return true
	}
	return false
}

// quoted reports whether a token stands between quotation marks of its sentence.
func (v *view) quoted(tok int) bool {
	open := false
	for i := 0; i < tok; i++ {
		switch v.toks[i].Form {
		case "„", "»":
			open = true
		case "“", "«", "”":
			open = v.toks[i].Form == "“" && !open && v.doc.Language == "en"
		case "\"":
			open = !open
		}
	}
	return open
}

// indirect reports whether the finite verb that carries a token is in the
// subjunctive I of German reported speech.
func (v *view) indirect(tok int) bool {
	for n := 0; n < 4 && tok >= 0; n++ {
		for i := range v.toks {
			t := &v.toks[i]
			if (i == tok || t.Head == tok && t.UPOS == "AUX") && t.Feats.Get("Mood") == "Sub" && t.Feats.Get("Tense") == "Pres" {
				return true
			}
		}
		if v.toks[tok].UPOS == "VERB" {
			return false
		}
		tok = v.toks[tok].Head
	}
	return false
}
