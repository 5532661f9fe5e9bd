package graph

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"hash"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/klauspost/compress/zstd"

	"whomet/graph/rdf"
)

// A backup is N-Quads, compressed with Zstandard, sorted as Quads yields them. What is
// not N-Quads stands in comments: version and base at the beginning, notes after the
// quads, and at the end the number of lines before it and their digest.
const (
	backupFormat = "1"
	backupHead   = "# whomet backup "
	backupBase   = "# base "
	backupNote   = "# note "
	backupEnd    = "# end "
)

var (
	// ErrBackup is returned by Restore for what is no whole backup.
	ErrBackup = errors.New("not a whole backup")
	// ErrNotEmpty is returned by Restore for a store that has something.
	ErrNotEmpty = errors.New("the store is not empty; give a new one")
)

// Backup writes all that the store holds at this moment, whatever is written
// meanwhile, and returns the number of statements. Equal stores of any kind give
// equal bytes.
func (s *Store) Backup(ctx context.Context, w io.Writer) (statements int, err error) {
	z, err := zstd.NewWriter(w, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return 0, err
	}
	b := &backup{w: bufio.NewWriter(z), digest: sha256.New()}
	err = s.Read(ctx, func(r *Reader) error {
		b.line(backupHead + backupFormat)
		b.line(backupBase + string(s.ns))
		labels, err := r.labels()
		if err != nil {
			return err
		}
		for _, label := range labels {
			r.forget()
			of, err := r.linesOf([]quad.IRI{label})
			if err != nil {
				return err
			}
			for _, line := range slices.Sorted(maps.Keys(of[label])) {
				b.line(line)
				statements++
			}
		}
		return r.src.notes("", func(name string, note []byte) error {
			if name == restoring {
				return nil
			}
			b.line(backupNote + base64.StdEncoding.EncodeToString([]byte(name)) + " " + base64.StdEncoding.EncodeToString(note))
			return nil
		})
	})
	b.line(fmt.Sprintf("%s%d lines %x", backupEnd, b.lines, b.digest.Sum(nil)))
	for _, finish := range []func() error{b.w.Flush, z.Close} {
		if e := finish(); err == nil {
			err = e
		}
	}
	return statements, err
}

// backup writes lines, of which the last write or Flush reports an error.
type backup struct {
	w      *bufio.Writer
	digest hash.Hash
	lines  int
}

func (b *backup) line(line string) {
	b.lines++
	_, _ = io.MultiWriter(b.w, b.digest).Write(append([]byte(line), '\n'))
}

// Restore fills an empty store with a backup, whose digest it verifies before it
// writes. A restoring that was interrupted goes on when it is tried again.
func (s *Store) Restore(ctx context.Context, backup io.ReadSeeker) (statements int, err error) {
	digest, err := s.verify(backup)
	if err != nil {
		return 0, err
	}
	if err := s.beginRestore(ctx, digest); err != nil {
		return 0, err
	}
	if _, err := backup.Seek(0, io.SeekStart); err != nil {
		return 0, err
	}
	b := newBatches(ctx, s, nil)
	err = readBackup(backup, func(line []byte) error {
		if rest, ok := bytes.CutPrefix(line, []byte(backupNote)); ok {
			return b.restoreNote(rest)
		}
		q, ok, err := rdf.ParseLine(line)
		if err != nil || !ok { // another comment
			return err
		}
		return b.add(q)
	})
	if err == nil {
		b.notes[restoring] = nil
		err = b.flush()
	}
	return b.done.Read, err
}

// restoring is the note of a store that is being filled: the digest of the backup.
const restoring = "restoring"

// beginRestore refuses a store that has something, unless it comes from this backup.
func (s *Store) beginRestore(ctx context.Context, digest string) error {
	return s.change(ctx, func(r *Reader) (*difference, error) {
		under, err := r.src.note(restoring)
		if err != nil {
			return nil, err
		}
		if string(under) == digest {
			return &difference{}, nil
		}
		empty := under == nil
		full := func(string, int) bool { empty = false; return false }
		if err := r.src.keys("", after, false, full); err != nil {
			return nil, err
		}
		if err := r.src.notes("", func(string, []byte) error { empty = false; return nil }); err != nil {
			return nil, err
		}
		if !empty {
			return nil, ErrNotEmpty
		}
		return &difference{notes: map[string][]byte{restoring: []byte(digest)}}, nil
	})
}

// verify reads a backup to its end and returns its digest.
func (s *Store) verify(backup io.Reader) (digest string, err error) {
	sum, lines, ended := sha256.New(), 0, false
	err = readBackup(backup, func(line []byte) error {
		if rest, ok := bytes.CutPrefix(line, []byte(backupEnd)); ok {
			digest = fmt.Sprintf("%x", sum.Sum(nil))
			if string(rest) != fmt.Sprintf("%d lines %s", lines, digest) {
				return fmt.Errorf("%w: its digest is not that of its contents", ErrBackup)
			}
			ended = true
			return nil
		}
		version, isHead := strings.CutPrefix(string(line), backupHead)
		base, isBase := strings.CutPrefix(string(line), backupBase)
		switch {
		case ended, (lines == 0) != isHead, (lines == 1) != isBase:
			return fmt.Errorf("%w: line %d", ErrBackup, lines+1)
		case isHead && newer(version, backupFormat):
			return fmt.Errorf("%w (format %s, this one knows %s)", ErrNewer, version, backupFormat)
		case isBase && base != string(s.ns):
			return fmt.Errorf("its base is %s, not %s; give --base", base, s.ns)
		}
		if err := restorable(line); err != nil {
			return fmt.Errorf("%w: line %d: %w", ErrBackup, lines+1, err)
		}
		lines++
		sum.Write(append(line, '\n'))
		return nil
	})
	if err == nil && !ended {
		err = fmt.Errorf("%w: it has no end", ErrBackup)
	}
	return digest, err
}

// restorable says what is wrong with a line between head and end.
func restorable(line []byte) error {
	if rest, ok := bytes.CutPrefix(line, []byte(backupNote)); ok {
		return (&batches{notes: make(map[string][]byte)}).restoreNote(rest)
	}
	q, ok, err := rdf.ParseLine(line)
	if err == nil && ok {
		if wrong := (&batches{}).unfit(q); wrong != "" {
			err = errors.New(wrong)
		}
	}
	return err
}

// readBackup calls f with the lines of a backup.
func readBackup(r io.Reader, f func(line []byte) error) error {
	z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(64<<20))
	if err != nil {
		return fmt.Errorf("%w: %w", ErrBackup, err)
	}
	defer z.Close()
	in := bufio.NewReaderSize(z, 64<<10)
	for {
		line, err := in.ReadBytes('\n')
		if err == io.EOF && len(line) == 0 {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%w: %w", ErrBackup, err)
		}
		if err := f(line[: len(line)-1 : len(line)-1]); err != nil {
			return err
		}
	}
}

func (b *batches) restoreNote(line []byte) error {
	first, second, _ := strings.Cut(string(line), " ")
	name, err := base64.StdEncoding.DecodeString(first)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrBackup, err)
	}
	note, err := base64.StdEncoding.DecodeString(second)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrBackup, err)
	}
	return b.addNote(string(name), note)
}
