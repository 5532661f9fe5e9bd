package coref_test

import (
	"fmt"

	"whomet/data"
	"whomet/ingest/coref"
	"whomet/ingest/lang"
	"whomet/ingest/text"
)

// The stages before coref have found words, tags and names; here they are made by
// hand.
func Example() {
	d := &text.Document{Language: "en", Text: "Mayor Jane Roe spoke. She left."}
	d.Sentences = []text.Sentence{
		{Tokens: []text.Token{
			{Form: "Mayor", UPOS: "PROPN", Span: text.Span{Start: 0, End: 5}},
			{Form: "Jane", UPOS: "PROPN", Span: text.Span{Start: 6, End: 10}},
			{Form: "Roe", UPOS: "PROPN", Span: text.Span{Start: 11, End: 14}},
			{Form: "spoke", UPOS: "VERB", Span: text.Span{Start: 15, End: 20}},
			{Form: ".", UPOS: "PUNCT", Span: text.Span{Start: 20, End: 21}},
		}},
		{Tokens: []text.Token{
			{Form: "She", UPOS: "PRON", Span: text.Span{Start: 22, End: 25}},
			{Form: "left", UPOS: "VERB", Span: text.Span{Start: 26, End: 30}},
			{Form: ".", UPOS: "PUNCT", Span: text.Span{Start: 30, End: 31}},
		}},
	}
	d.Mentions = []text.Mention{{Span: text.Span{Start: 6, End: 14}, First: 1, Last: 2, Type: text.PER}}

	pack, err := lang.Load(data.FS, "en")
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := coref.New(pack).Annotate(d); err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range d.Clusters {
		fmt.Println(c.Name, c.Gender, c.Roles[0].Title)
		for _, m := range c.Mentions {
			fmt.Println("-", d.Slice(d.Mentions[m].Span))
		}
	}
	// Output:
	// Jane Roe Fem Mayor
	// - Jane Roe
	// - She
}
