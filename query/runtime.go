package query

import (
	"context"
	"errors"

	cquery "github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/dop251/goja"
)

// runtime finds the JavaScript runtime of a session, and guards what Cayley has in
// it. A native function that hangs on one of the session's own objects is handed
// the runtime when it is called.
func runtime(ctx context.Context, sess *gizmo.Session) (vm *goja.Runtime, err error) {
	it, err := sess.Execute(ctx, "g", cquery.Options{Collation: cquery.Raw})
	if err != nil {
		return nil, err
	}
	defer func() {
		it.Close() // interrupts the runtime, though the program has ended
		if vm != nil {
			vm.ClearInterrupt()
		}
	}()
	if !it.Next(ctx) {
		return nil, errors.Join(it.Err(), errors.New("gizmo session has no graph object"))
	}
	g, ok := it.Result().(*gizmo.Result).Val.(interface {
		NewV(goja.FunctionCall) goja.Value
	})
	if !ok {
		return nil, errors.New("gizmo graph object has no V")
	}
	for it.Next(ctx) { // until the session is idle
	}
	path, ok := g.NewV(goja.FunctionCall{}).(*goja.Object)
	if !ok {
		return nil, errors.New("gizmo V gives no path")
	}
	method, ok := path.Get("All").(*goja.Object)
	if !ok {
		return nil, errors.New("gizmo path has no All")
	}
	get := func(_ goja.FunctionCall, r *goja.Runtime) goja.Value { vm = r; return nil }
	if err := method.Set("runtime", get); err != nil {
		return nil, err
	}
	f, _ := goja.AssertFunction(method.Get("runtime"))
	if _, err = f(method); err != nil {
		return nil, err
	}
	return vm, install(vm, path)
}
