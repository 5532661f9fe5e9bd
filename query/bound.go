package query

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/cayleygraph/cayley/query/graphql"
	"github.com/dennwc/graphql/gqlerrors"
	"github.com/dennwc/graphql/language/ast"
	"github.com/dennwc/graphql/language/parser"
	"github.com/dennwc/graphql/language/printer"
)

// maxDepth bounds the nesting of a GraphQL query.
const maxDepth = 20

// bound parses a query and gives every field that has fields a first of at most n.
func bound(text string, n int) (out string, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", ErrQuery, p)
		}
	}()
	if depth(text) > maxDepth {
		return "", fmt.Errorf("%w: nested deeper than %d", ErrQuery, maxDepth)
	}
	doc, err := parser.Parse(parser.ParseParams{Source: text})
	var ge *gqlerrors.Error
	if errors.As(err, &ge) && len(ge.Locations) > 0 {
		msg, _, _ := strings.Cut(ge.Message, "\n")
		if _, rest, ok := strings.Cut(msg, ") "); ok {
			msg = rest
		}
		return "", &SyntaxError{ge.Locations[0].Line, ge.Locations[0].Column, msg}
	} else if err != nil {
		return "", &SyntaxError{Message: err.Error()}
	}
	for _, d := range doc.Definitions {
		if op, ok := d.(*ast.OperationDefinition); ok {
			boundSet(op.SelectionSet, n)
		}
	}
	out, ok := printer.Print(doc).(string)
	if !ok {
		return "", fmt.Errorf("%w: cannot be printed", ErrQuery)
	}
	return out, nil
}

// depth returns how deep a text nests brackets of any kind.
func depth(text string) int {
	n, most := 0, 0
	for _, r := range text {
		switch r {
		case '{', '(', '[':
			n++
			most = max(most, n)
		case '}', ')', ']':
			n--
		}
	}
	return most
}

func boundSet(set *ast.SelectionSet, n int) {
	if set == nil {
		return
	}
	for _, sel := range set.Selections {
		f, ok := sel.(*ast.Field)
		if !ok {
			continue
		}
		bounded := false
		for _, arg := range f.Arguments {
			quote(arg.Value)
			if arg.Name.Value != graphql.LimitKey {
				continue
			}
			bounded = true
			if v, ok := arg.Value.(*ast.IntValue); ok {
				if have, err := strconv.Atoi(v.Value); err != nil || have < 0 || have > n {
					v.Value = strconv.Itoa(n)
				}
			}
		}
		for _, d := range f.Directives {
			for _, arg := range d.Arguments {
				quote(arg.Value)
			}
		}
		if f.SelectionSet == nil {
			continue
		}
		if !bounded {
			f.Arguments = append(f.Arguments, ast.NewArgument(&ast.Argument{
				Name:  ast.NewName(&ast.Name{Value: graphql.LimitKey}),
				Value: ast.NewIntValue(&ast.IntValue{Value: strconv.Itoa(n)}),
			}))
		}
		boundSet(f.SelectionSet, n)
	}
}

// quote escapes strings, which the printer prints as they are.
func quote(v ast.Value) {
	switch v := v.(type) {
	case *ast.StringValue:
		b, _ := json.Marshal(v.Value)
		v.Value = string(b[1 : len(b)-1])
	case *ast.ListValue:
		for _, e := range v.Values {
			quote(e)
		}
	}
}
