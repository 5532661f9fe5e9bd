package query

import (
	"context"
	"fmt"
	"time"

	"github.com/cayleygraph/cayley"
	cquery "github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/dop251/goja"
)

const (
	maxCalls = 1000            // nested calls of a Gizmo program
	entry    = "whomet:main"   // the global function that runs the program
	grace    = 5 * time.Second // that a stopped program has to leave the store
)

// prepareGizmo compiles a Gizmo program.
func prepareGizmo(text string, limit int) (runner, error) {
	prog, err := compile(text)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, qs cayley.QuadStore, yield func(any) error) (bool, error) {
		return runGizmo(ctx, qs, prog, limit, yield)
	}, nil
}

// runGizmo runs a Gizmo program. Cayley runs it on a goroutine of its own, where
// a wrong argument (Out({})) panics and takes the process down. So what Cayley is
// given to run is one call of a function of ours, which runs the program and
// recovers.
func runGizmo(ctx context.Context, qs cayley.QuadStore, prog *goja.Program, limit int, yield func(any) error) (truncated bool, err error) {
	sess := gizmo.NewSession(qs)
	vm, err := runtime(ctx, sess)
	if err != nil {
		return false, err
	}
	vm.SetMaxCallStackSize(maxCalls)
	m := &mainFunc{vm: vm, prog: prog, done: make(chan struct{})}
	if err := vm.Set(entry, m.call); err != nil {
		return false, err
	}
	opt := cquery.Options{Collation: cquery.Raw, Limit: limit + 1}
	it, err := sess.Execute(ctx, `this["`+entry+`"]()`, opt)
	if err != nil {
		return false, err
	}
	n := 0
	for ; err == nil && n <= limit && it.Next(ctx); n++ {
		if n == limit {
			continue
		}
		var row any
		row, err = gizmoRow(qs, it.Result().(*gizmo.Result))
		if m, tagged := row.(map[string]any); tagged && len(m) == 0 {
			continue // a database yields nodes that it does not have
		}
		if err == nil {
			err = yield(row)
		}
	}
	if err == nil && n <= limit {
		err = it.Err()
	}
	it.Close()
	select {
	case <-m.done:
		if err == nil && n <= limit {
			err = m.err
		}
	case <-time.After(grace): // in a regular expression without end; it no longer reads the store
	}
	return n > limit, err
}

// mainFunc runs a program once, on Cayley's goroutine.
type mainFunc struct {
	vm   *goja.Runtime
	prog *goja.Program
	err  error         // set before done is closed
	done chan struct{} // closed when the program has ended
}

func (m *mainFunc) call(goja.FunctionCall) (v goja.Value) {
	defer close(m.done)
	defer func() {
		if p := recover(); p != nil {
			v, m.err = nil, fmt.Errorf("%w: %v", ErrQuery, p)
		}
	}()
	if err := m.vm.GlobalObject().Delete(entry); err != nil {
		m.err = err
		return nil
	}
	v, err := m.vm.RunProgram(m.prog)
	m.err = programError(err)
	if _, large := v.(*goja.Object); large {
		return nil // is nothing to show, and may be too large to copy
	}
	return v
}

// gizmoRow shows a result as Cayley's HTTP API does, and the value of the
// program itself (g.V().Count()), for which Cayley shows null.
func gizmoRow(qs cayley.QuadStore, r *gizmo.Result) (any, error) {
	if r.Meta {
		switch r.Val.(type) {
		case int64, float64, string, bool:
			return r.Val, nil
		}
		return nil, nil
	}
	if r.Val != nil {
		return r.Val, nil
	}
	row := make(map[string]any, len(r.Tags))
	for tag, ref := range r.Tags {
		v, err := qs.NameOf(ref)
		if err != nil {
			return nil, err
		}
		if v != nil {
			row[tag] = native(v)
		}
	}
	return row, nil
}
