package ingest

import (
	"io/fs"

	"whomet/ingest/lang"
	"whomet/ingest/text"
	"whomet/ingest/tokenize"
)

// stages lists the line of a language.
func stages(fsys fs.FS, language string) (*lang.Pack, []Stage, error) {
	return beforeEvent(fsys, language)
}

// beforeEvent lists the stages whose layers event reads.
func beforeEvent(fsys fs.FS, language string) (*lang.Pack, []Stage, error) {
	pack, err := lang.Load(fsys, language)
	if err != nil {
		return nil, nil, err
	}
	return pack, []Stage{{"tokenize", 0, text.Tokens, tokenize.New(pack)}}, nil
}
