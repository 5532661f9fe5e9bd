package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"whomet/query"
)

// The exit codes; see the package doc.
const (
	exitFailure     = 1
	exitUsage       = 2
	exitPartial     = 3
	exitInterrupted = 130
)

// errPartial says that some inputs were bad, and has been told about each.
var errPartial = errors.New("some inputs were bad")

// usageError is a command that was called in a wrong way.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// usage makes the errors of a check of arguments usage errors.
func usage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if err := check(c, args); err != nil {
			return usagef("%w; see %s --help", err, c.CommandPath())
		}
		return nil
	}
}

// exit tells the user what went wrong and returns the exit code.
func exit(err error, w io.Writer) int {
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errPartial):
		return exitPartial
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(w, "whomet: interrupted")
		return exitInterrupted
	}
	fmt.Fprintln(w, "whomet:", err)
	if u := (usageError{}); errors.As(err, &u) {
		return exitUsage
	}
	for _, wrong := range []error{query.ErrDate, query.ErrFilter, query.ErrSyntax, query.ErrLanguage} {
		if errors.Is(err, wrong) {
			return exitUsage
		}
	}
	return exitFailure
}
