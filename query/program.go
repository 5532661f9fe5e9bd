package query

import (
	"errors"
	"fmt"
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/parser"
)

// maxMessage bounds the bytes of what a program throws that are shown.
const maxMessage = 300

// compile parses a program and says where it does not parse.
func compile(text string) (*goja.Program, error) {
	tree, err := parser.ParseFile(nil, "", text, 0)
	var list parser.ErrorList
	if errors.As(err, &list) && len(list) > 0 {
		e := list[0]
		return nil, &SyntaxError{e.Position.Line, e.Position.Column, e.Message}
	} else if err != nil {
		return nil, &SyntaxError{Message: err.Error()}
	}
	prog, err := goja.CompileAST(tree, false)
	var ce *goja.CompilerSyntaxError
	if errors.As(err, &ce) && ce.File != nil {
		p := ce.File.Position(ce.Offset)
		return nil, &SyntaxError{p.Line, p.Column, ce.Message}
	} else if err != nil {
		return nil, &SyntaxError{Message: err.Error()}
	}
	return prog, nil
}

// programError makes what a program threw an ErrQuery with its place.
func programError(err error) error {
	var deep *goja.StackOverflowError
	tooDeep := fmt.Errorf("%w: calls nested deeper than %d", ErrQuery, maxCalls)
	if errors.As(err, &deep) {
		return tooDeep
	}
	var ex *goja.Exception
	if !errors.As(err, &ex) {
		if err != nil {
			err = fmt.Errorf("%w: %v", ErrQuery, err)
		}
		return err
	}
	// What a callback throws Cayley throws again, inside an exception of its own.
	for {
		inner, ok := ex.Value().Export().(*goja.Exception)
		if !ok {
			break
		}
		ex = inner
	}
	msg := ex.Value().String()
	if e, ok := ex.Value().Export().(error); errors.As(e, &deep) {
		return tooDeep
	} else if ok {
		msg = e.Error()
	}
	msg = strings.ToValidUTF8(msg[:min(len(msg), maxMessage)], "")
	for _, frame := range ex.Stack() {
		if p := frame.Position(); p.Line > 0 {
			return fmt.Errorf("%w: line %d, column %d: %s", ErrQuery, p.Line, p.Column, msg)
		}
	}
	return fmt.Errorf("%w: %s", ErrQuery, msg)
}
