package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
)

func (a *app) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "backup file",
		Short: "Write all that the store holds into one file",
		Long: `backup writes all that the store holds at this moment into one file, while others go
on reading and writing. It stands under its name only when it is whole. Equal stores
of any kind give equal bytes; "zstd -dc file" is canonical N-Quads.`,
		Example: "  whomet backup news.backup\n  whomet --store postgres://user@host/news backup - | ssh elsewhere 'cat > news.backup'",
		Args:    usage(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) (err error) {
			store, err := a.existingStore(c.Context())
			if err != nil {
				return err
			}
			defer closing(store, &err)
			n := 0
			write := func(w io.Writer) (err error) {
				n, err = store.Backup(c.Context(), w)
				return err
			}
			if args[0] == "-" {
				err = write(a.out)
			} else {
				err = writeWhole(args[0], write)
			}
			if err != nil {
				return fmt.Errorf("backup %s: %w", args[0], err)
			}
			fmt.Fprintf(a.errOut, "%s backed up\n", count(n, "statement", "statements"))
			return nil
		},
	}
}

// writeWhole writes a file that bears its name only when it is whole and on the disk.
func writeWhole(path string, write func(io.Writer) error) error {
	part := path + ".part"
	f, err := os.Create(part)
	if err != nil {
		return err
	}
	if err := errors.Join(write(f), f.Sync(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(part))
	}
	return os.Rename(part, path)
}

func (a *app) restoreCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "restore file",
		Short: "Fill an empty store from a backup",
		Long: `restore fills an empty store of any kind from a backup of any kind, after verifying
the backup's digest. A store that holds anything is refused, unless it is this very
restoring that was interrupted.`,
		Example: "  whomet --store new.db restore news.backup",
		Args:    usage(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) (err error) {
			if a.store == inMemory {
				return usagef("--store memory would be gone when restore ends; give a file or a database")
			}
			f, err := os.Open(args[0])
			if err != nil {
				return err
			}
			defer f.Close()
			store, err := a.openStore(c.Context())
			if err != nil {
				return err
			}
			defer closing(store, &err)
			n, err := store.Restore(c.Context(), f)
			if err != nil {
				return fmt.Errorf("restore %s: %w", args[0], err)
			}
			fmt.Fprintf(a.errOut, "%s restored\n", count(n, "statement", "statements"))
			return nil
		},
	}
}
