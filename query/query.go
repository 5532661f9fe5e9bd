package query

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/cayleygraph/cayley"

	"whomet/graph"
)

// The query languages of Run.
const (
	Gizmo   = "gizmo"
	GraphQL = "graphql"
)

// Bounds of a query.
const (
	DefaultLimit   = 100              // rows when the request names no limit, as in Cayley
	MaxLimit       = 100_000          // rows at most, whatever the request says
	MaxText        = 32 << 10         // bytes of a query's text
	DefaultTimeout = 30 * time.Second // when the context has no deadline
)

var (
	// ErrLanguage is returned for a query language that is not known.
	ErrLanguage = errors.New("unknown query language")
	// ErrSyntax is returned for a query that does not parse; the error is a *SyntaxError.
	ErrSyntax = errors.New("query does not parse")
	// ErrQuery is returned for a query that parses and then fails by its own fault.
	ErrQuery = errors.New("query is wrong")
	// ErrDeadline is returned for a query that did not end in time.
	ErrDeadline = errors.New("query did not end in time")
)

// SyntaxError says where a query does not parse. It is an ErrSyntax.
type SyntaxError struct {
	Line, Column int // both from 1; 0 if unknown
	Message      string
}

// Error names the place and the fault.
func (e *SyntaxError) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%v: %s", ErrSyntax, e.Message)
	}
	return fmt.Sprintf("%v: line %d, column %d: %s", ErrSyntax, e.Line, e.Column, e.Message)
}

// Is reports whether target is ErrSyntax.
func (e *SyntaxError) Is(target error) bool { return target == ErrSyntax }

// Request is a query in one of Cayley's languages.
type Request struct {
	Language string // Gizmo or GraphQL
	Text     string
	Limit    int // rows, and for GraphQL the length of each list; 0 means DefaultLimit, below 0 MaxLimit
}

// Result is the answer to a Request.
type Result struct {
	Rows      []any // as Cayley's HTTP API shows them; for GraphQL one row, the data
	Limit     int   // the limit that held
	Truncated bool  // there are more rows than Limit
}

// Run answers a query in one of Cayley's languages. It ends at the context's
// deadline, or after DefaultTimeout when there is none.
func Run(ctx context.Context, s *graph.Store, r Request) (*Result, error) {
	res := &Result{Limit: r.limit()}
	var err error
	res.Truncated, err = Each(ctx, s, r, func(row any) error {
		res.Rows = append(res.Rows, row)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return res, nil
}

// Each is Run for answers too long to hold: it calls yield with one row after
// the other and reports whether rows were left out. An error of yield ends it.
func Each(ctx context.Context, s *graph.Store, r Request, yield func(row any) error) (truncated bool, err error) {
	start := time.Now()
	run, err := r.prepare()
	if err != nil {
		return false, err
	}
	if _, ok := ctx.Deadline(); !ok {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, DefaultTimeout)
		defer cancel()
	}
	err = s.View(func(qs cayley.QuadStore) error {
		truncated, err = run(ctx, qs, yield)
		return err
	})
	if errors.Is(err, context.DeadlineExceeded) {
		took := time.Since(start).Round(time.Millisecond)
		return truncated, fmt.Errorf("%w: stopped after %v; ask for less, or allow more time", ErrDeadline, took)
	}
	return truncated, err
}

// runner answers a query that has been parsed.
type runner func(ctx context.Context, qs cayley.QuadStore, yield func(row any) error) (truncated bool, err error)

// prepare parses the query, before the store is asked for anything.
func (r Request) prepare() (runner, error) {
	if len(r.Text) > MaxText {
		return nil, fmt.Errorf("%w: %d bytes long, at most %d are read", ErrQuery, len(r.Text), MaxText)
	}
	switch r.Language {
	case Gizmo:
		return prepareGizmo(r.Text, r.limit())
	case GraphQL:
		return prepareGraphQL(r.Text, r.limit())
	}
	return nil, fmt.Errorf("%w: %q; there are %s and %s", ErrLanguage, r.Language, Gizmo, GraphQL)
}

// limit returns the number of rows that the request may have.
func (r Request) limit() int {
	switch {
	case r.Limit == 0:
		return DefaultLimit
	case r.Limit < 0, r.Limit > MaxLimit:
		return MaxLimit
	}
	return r.Limit
}
