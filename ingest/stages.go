package ingest

import (
	"bytes"
	"io/fs"

	"whomet/ingest/coref"
	"whomet/ingest/event"
	"whomet/ingest/lang"
	"whomet/ingest/ner"
	"whomet/ingest/parse"
	"whomet/ingest/tag"
	"whomet/ingest/text"
	"whomet/ingest/tokenize"
)

// stages lists the line of a language.
func stages(fsys fs.FS, language string) (*lang.Pack, []Stage, error) {
	pack, line, err := beforeEvent(fsys, language)
	if err != nil {
		return nil, nil, err
	}
	file, err := fs.ReadFile(fsys, language+"/event.model")
	if err != nil {
		return nil, nil, err
	}
	model, err := event.Read(bytes.NewReader(file))
	if err != nil {
		return nil, nil, err
	}
	line = append(line, Stage{"event", text.Tokens | text.Tags | text.Tree | text.Clusters, text.Events, event.New(pack, model)})
	return pack, line, nil
}

// beforeEvent lists the stages whose layers event reads.
func beforeEvent(fsys fs.FS, language string) (*lang.Pack, []Stage, error) {
	pack, err := lang.Load(fsys, language)
	if err != nil {
		return nil, nil, err
	}
	tagger, err := tag.New(fsys, pack)
	if err != nil {
		return nil, nil, err
	}
	parser, err := parse.New(fsys, pack)
	if err != nil {
		return nil, nil, err
	}
	recognizer, err := ner.New(pack, fsys)
	if err != nil {
		return nil, nil, err
	}
	return pack, []Stage{
		{"tokenize", 0, text.Tokens, tokenize.New(pack)},
		{"tag", text.Tokens, text.Tags, tagger},
		{"ner", text.Tokens, text.Mentions, recognizer},
		{"parse", text.Tokens | text.Tags | text.Mentions, text.Tree, spare{parser, &pack.Persons}},
		{"coref", text.Tokens | text.Tags | text.Tree | text.Mentions, text.Clusters, coref.New(pack)},
	}, nil
}
