package ner

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strconv"

	"github.com/klauspost/compress/zstd"
)

// classes maps words to classes of words that stand in like places in raw text,
// coarse, middle and fine; 0 is unknown.
type classes struct {
	words map[string][3]uint16
}

func (c *classes) of(form string) [3]uint16 { return c.words[form] }

// loadClasses reads classes.zst of a language: lines "fine class TAB words joined
// by blanks" with the coarser classes in front. A language may have none.
func loadClasses(fsys fs.FS, code string) (*classes, error) {
	c := &classes{words: map[string][3]uint16{}}
	packed, err := fs.ReadFile(fsys, code+"/classes.zst")
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return nil, err
	}
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20))
	if err != nil {
		return nil, err
	}
	defer d.Close()
	body, err := d.DecodeAll(packed, nil)
	if err != nil {
		return nil, fmt.Errorf("%s/classes.zst: %w", code, err)
	}
	for line := range bytes.Lines(body) {
		f := bytes.Fields(line)
		if len(f) < 4 {
			return nil, fmt.Errorf("%s/classes.zst: broken line", code)
		}
		var ids [3]uint16
		for i := range ids {
			n, err := strconv.ParseUint(string(f[i]), 10, 16)
			if err != nil {
				return nil, fmt.Errorf("%s/classes.zst: %w", code, err)
			}
			ids[i] = uint16(n)
		}
		for _, w := range f[3:] {
			c.words[string(w)] = ids
		}
	}
	return c, nil
}
