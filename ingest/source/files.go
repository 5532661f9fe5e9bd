package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"whomet/ingest/text"
)

// Files yields the documents of several inputs in order: files, folders with all
// files of a known ending below them, by name, and "-" for stdin. An input that
// cannot be opened or read is one error, and the next ones follow.
func Files(paths []string, stdin io.Reader, def Defaults) iter.Seq2[*text.Document, error] {
	return func(yield func(*text.Document, error) bool) {
		for _, p := range paths {
			for name, err := range names(p) {
				if err != nil {
					if !yield(nil, err) {
						return
					}
					continue
				}
				if !readFile(name, stdin, def, yield) {
					return
				}
			}
		}
	}
}

// readFile yields the documents of one file and reports whether to go on.
func readFile(name string, stdin io.Reader, def Defaults, yield func(*text.Document, error) bool) bool {
	r := stdin
	if name == "-" {
		name = "standard input"
	} else {
		f, err := os.Open(name)
		if err != nil {
			return yield(nil, openError(name, err))
		}
		defer f.Close()
		r = f
	}
	for d, err := range Read(r, name, def) {
		if !yield(d, err) {
			return false
		}
	}
	return true
}

// names yields the files a path stands for.
func names(path string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		info, err := os.Stat(path)
		if path == "-" || err == nil && !info.IsDir() {
			yield(path, nil)
			return
		}
		if err != nil {
			yield("", openError(path, err))
			return
		}
		n := 0
		err = filepath.WalkDir(path, func(p string, e fs.DirEntry, err error) error {
			hidden := strings.HasPrefix(e.Name(), ".") && p != path
			switch {
			case err != nil:
				err = openError(p, err)
			case e.IsDir() && hidden:
				return fs.SkipDir
			case e.IsDir() || hidden || !known(p):
				return nil
			}
			n++
			if !yield(p, err) {
				return fs.SkipAll
			}
			return nil
		})
		if n == 0 && err == nil {
			yield("", &inputError{path + ": the folder holds no .txt, .jsonl, .ndjson or .json file"})
		}
	}
}

// known reports whether a file of a folder is taken for articles.
func known(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".txt", ".text", ".jsonl", ".ndjson", ".json":
		return true
	}
	return false
}

// openError says why a file cannot be read, with its name once.
func openError(path string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	if errors.Is(err, fs.ErrNotExist) {
		return &inputError{path + ": no such file or folder"}
	}
	return fmt.Errorf("open %s: %w", path, err)
}
