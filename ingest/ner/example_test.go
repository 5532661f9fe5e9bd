package ner_test

import (
	"fmt"
	"os"

	"whomet/ingest/lang"
	"whomet/ingest/ner"
	"whomet/ingest/text"
	"whomet/ingest/tokenize"
)

func Example() {
	data := os.DirFS("../../data")
	pack, err := lang.Load(data, "de")
	if err != nil {
		panic(err)
	}
	names, err := ner.New(pack, data)
	if err != nil {
		panic(err)
	}
	d := &text.Document{Text: "Ministerin Anna Kessler traf Jonas Lindqvist in Wien."}
	if err := tokenize.New(pack).Annotate(d); err != nil {
		panic(err)
	}
	if err := names.Annotate(d); err != nil {
		panic(err)
	}
	for _, m := range d.Mentions {
		fmt.Println(m.Type, d.Slice(m.Span))
	}
	// Output:
	// PER Anna Kessler
	// PER Jonas Lindqvist
	// LOC Wien
}
