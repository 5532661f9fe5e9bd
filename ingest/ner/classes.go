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
// coarse, middle and fine; 0 is unknown. A word is kept as 48 bits of its hash.
type classes struct {
	slots []uint64 // open addressing: hash, and in the lower 16 bits an index of ids
	ids   [][3]uint16
}

func (c *classes) of(form string) [3]uint16 {
	if len(c.slots) == 0 {
		return [3]uint16{}
	}
	h := hashWord(form)
	for i := h % uint64(len(c.slots)); c.slots[i] != 0; i = (i + 1) % uint64(len(c.slots)) {
		if c.slots[i]>>16 == h>>16 {
			return c.ids[c.slots[i]&0xffff]
		}
	}
	return [3]uint16{}
}

func (c *classes) put(word []byte, id int) {
	h := hashWord(word)
	i := h % uint64(len(c.slots))
	for c.slots[i] != 0 {
		i = (i + 1) % uint64(len(c.slots))
	}
	c.slots[i] = h>>16<<16 | uint64(id)
}

// hashWord is FNV-1a with a final mix; its highest bit is set.
func hashWord[S string | []byte](s S) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	h ^= h >> 32
	return h*0x9e3779b97f4a7c15 | 1<<63
}

// loadClasses reads classes.zst of a language: lines of three numbers, coarse,
// middle and fine, and the words of the class, joined by blanks. A language may
// have none.
func loadClasses(fsys fs.FS, code string) (*classes, error) {
	path := code + "/classes.zst"
	packed, err := fs.ReadFile(fsys, path)
	if errors.Is(err, fs.ErrNotExist) {
		return &classes{}, nil
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
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	c, err := readClasses(body)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return c, nil
}

func readClasses(body []byte) (*classes, error) {
	c := &classes{slots: make([]uint64, 2*bytes.Count(body, []byte{' '})+1)}
	for line := range bytes.Lines(body) {
		var ids [3]uint16
		for i := range ids {
			field, rest, ok := bytes.Cut(line, []byte{' '})
			n, err := strconv.ParseUint(string(field), 10, 16)
			if err != nil || !ok || len(c.ids) > 0xffff {
				return nil, fmt.Errorf("broken line %.40q", line)
			}
			ids[i], line = uint16(n), rest
		}
		line = bytes.TrimRight(line, "\n")
		for len(line) > 0 {
			var word []byte
			word, line, _ = bytes.Cut(line, []byte{' '})
			c.put(word, len(c.ids))
		}
		c.ids = append(c.ids, ids)
	}
	return c, nil
}
