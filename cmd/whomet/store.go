package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"whomet/graph"
)

// inMemory is the --store that is gone when the command ends.
const inMemory = "memory"

// defaultStore is whomet/whomet.db in the user's data folder, as the XDG Base
// Directory Specification places it; in the working folder if there is no home.
func defaultStore() string { return dataFile("whomet.db") }

func dataFile(name string) string {
	dir := os.Getenv("XDG_DATA_HOME")
	if !filepath.IsAbs(dir) {
		home, err := os.UserHomeDir()
		if err != nil {
			return name
		}
		dir = filepath.Join(home, ".local", "share")
	}
	return filepath.Join(dir, "whomet", name)
}

// isFile reports whether the store is a file.
func (a *app) isFile() bool { return a.store != inMemory && !strings.Contains(a.store, "://") }

// openStore opens the store, and makes it if it is new.
func (a *app) openStore(ctx context.Context) (*graph.Store, error) {
	ns, err := a.namespace()
	if err != nil {
		return nil, err
	}
	if a.isFile() {
		if err := os.MkdirAll(filepath.Dir(a.store), 0o755); err != nil {
			return nil, fmt.Errorf("make the folder of the store: %w", err)
		}
	}
	return ns.Open(ctx, a.store)
}

// existingStore opens a store that is asked and so must have been filled before.
func (a *app) existingStore(ctx context.Context) (*graph.Store, error) {
	ns, err := a.namespace()
	if err != nil {
		return nil, err
	}
	if a.store == inMemory {
		return nil, usagef("--store memory is empty when a command starts; give a file or database that whomet ingest has filled")
	}
	return ns.OpenExisting(ctx, a.store)
}

// closing closes a store and keeps the first error.
func closing(s *graph.Store, err *error) {
	if e := s.Close(); *err == nil && e != nil {
		*err = fmt.Errorf("close store: %w", e)
	}
}
