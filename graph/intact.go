package graph

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
)

// intact checks, before bbolt maps it, that a file is a bbolt database as long as it
// says it is: reading past the end of a mapped file ends the process. A file that is
// empty or does not exist is fine, as bbolt makes one of it.
func intact(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	pages, pageSize, err := lastMeta(f)
	if err != nil {
		return err
	}
	fi, err := f.Stat() // after reading, as a file in use may grow
	if err != nil {
		return err
	}
	if want := pages * pageSize; fi.Size() < want {
		return fmt.Errorf("%w: cut short, %d of %d bytes", ErrNotStore, fi.Size(), want)
	}
	return nil
}

// lastMeta reads the newer of the two pages a bbolt file begins with: the number of
// pages in use and their size; 0 for an empty file.
func lastMeta(f io.ReaderAt) (pages, pageSize int64, err error) {
	const magic, header, size = 0xED0CDAED, 16, 64
	var newest uint64
	for at := int64(0); ; at = pageSize {
		b := make([]byte, header+size)
		n, err := f.ReadAt(b, at)
		if n == 0 && at == 0 && errors.Is(err, io.EOF) {
			return 0, 0, nil
		}
		meta := b[header:]
		if n < len(b) || binary.NativeEndian.Uint32(meta) != magic {
			return 0, 0, ErrNotStore
		}
		if pageSize == 0 {
			pageSize = int64(binary.NativeEndian.Uint32(meta[8:]))
		}
		if txid := binary.NativeEndian.Uint64(meta[48:]); txid >= newest {
			newest, pages = txid, int64(binary.NativeEndian.Uint64(meta[40:]))
		}
		if at > 0 || pageSize < 512 {
			return pages, pageSize, nil
		}
	}
}
