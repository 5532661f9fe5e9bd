package query

import (
	"context"
	"errors"
	"fmt"

	"github.com/cayleygraph/cayley"
	cquery "github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/graphql"
	"github.com/cayleygraph/quad"
)

// prepareGraphQL parses a query in Cayley's GraphQL dialect. Cayley bounds no list;
// so each list is asked for with first: limit+1, and cut.
func prepareGraphQL(text string, limit int) (runner, error) {
	text, err := bound(text, limit+1)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, qs cayley.QuadStore, yield func(any) error) (bool, error) {
		return runGraphQL(ctx, qs, text, limit, yield)
	}, nil
}

func runGraphQL(ctx context.Context, qs cayley.QuadStore, text string, limit int, yield func(any) error) (truncated bool, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", ErrQuery, p)
		}
	}()
	it, err := graphql.NewSession(qs).Execute(ctx, text, cquery.Options{Collation: cquery.JSON})
	if err != nil {
		return false, fmt.Errorf("%w: %v", ErrQuery, err)
	}
	defer it.Close()
	data := map[string]any{}
	if it.Next(ctx) {
		data, _ = it.Result().(map[string]any)
	}
	if err := it.Err(); errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return false, err
	} else if err != nil {
		return false, fmt.Errorf("%w: %v", ErrQuery, err)
	}
	row, truncated := cut(data, limit)
	return truncated, yield(row)
}

// cut shortens each list of an answer to n and makes its values native.
func cut(v any, n int) (out any, truncated bool) {
	switch v := v.(type) {
	case map[string]any:
		for k, e := range v {
			var t bool
			v[k], t = cut(e, n)
			truncated = truncated || t
		}
		return v, truncated
	case []map[string]any:
		rows := make([]any, 0, min(len(v), n))
		for _, e := range v[:min(len(v), n)] {
			row, t := cut(e, n)
			rows = append(rows, row)
			truncated = truncated || t
		}
		return rows, truncated || len(v) > n
	case []quad.Value:
		return v[:min(len(v), n)], len(v) > n
	}
	return v, false
}

// native returns a value as Cayley's HTTP API shows it: numbers, times and
// strings as themselves, IRIs in angle brackets.
func native(v quad.Value) any {
	out := v.Native()
	if nv, ok := out.(quad.Value); ok && v == nv {
		return quad.StringOf(v)
	}
	return out
}
