package query

import (
	"errors"

	"github.com/dop251/goja"
)

// Bounds of what a program may hand to Cayley.
const (
	maxArgDepth = 32
	maxArgSize  = 100_000
)

// guard stands between a Gizmo program and Cayley's objects, in the place of each.
// Cayley walks the arguments of every call as deep as they go, and an array that
// holds itself would take the process down; so they are looked at first.
type guard struct {
	vm    *goja.Runtime
	hosts map[*goja.Object]*goja.Object // Cayley's object for each of ours
	path  *goja.Object                  // prototype of our paths

	pathType, objectType, arrayType any // Go types: of Cayley's paths, of plain objects and arrays
}

// closed takes from a program what compiles text: a parser that recurses is only
// safe for a text of the length that compile allows.
const closed = `
	for (const f of [function () {}, function* () {}, async function () {}])
		Object.defineProperty(Object.getPrototypeOf(f), "constructor", {value: undefined});
	delete this.eval; delete this.Function;`

// valueFunctions are the global functions of Gizmo that make values and filters.
var valueFunctions = []string{"iri", "bnode", "raw", "str", "lang", "typed", "lt", "lte", "gt", "gte", "regex", "like"}

// install puts guarded objects and functions in the place of Cayley's. path is any
// of its paths.
func install(vm *goja.Runtime, path *goja.Object) error {
	g := &guard{
		vm: vm, hosts: make(map[*goja.Object]*goja.Object),
		pathType: path.ExportType(), objectType: vm.NewObject().ExportType(), arrayType: vm.NewArray().ExportType(),
	}
	var err error
	if g.path, err = g.prototype(path); err != nil {
		return err
	}
	root := vm.Get("graph").ToObject(vm)
	proto, err := g.prototype(root)
	if err != nil {
		return err
	}
	guarded := g.object(root, proto)
	for name, v := range map[string]any{"graph": guarded, "g": guarded} {
		if err := vm.Set(name, v); err != nil {
			return err
		}
	}
	for _, name := range valueFunctions {
		f, ok := goja.AssertFunction(vm.Get(name))
		if !ok {
			return errors.New("gizmo has no " + name)
		}
		call := func(c goja.FunctionCall) goja.Value { return g.call(f, goja.Undefined(), c.Arguments) }
		if err := vm.Set(name, call); err != nil {
			return err
		}
	}
	if _, err := vm.RunString(closed); err != nil {
		return err
	}
	return g.guardJSON()
}

// guardJSON makes JSON.parse refuse what is too deep for it.
func (g *guard) guardJSON() error {
	object := g.vm.Get("JSON").ToObject(g.vm)
	parse, ok := goja.AssertFunction(object.Get("parse"))
	if !ok {
		return errors.New("gizmo has no JSON.parse")
	}
	return object.Set("parse", func(c goja.FunctionCall) goja.Value {
		if depth(c.Argument(0).String()) > maxCalls {
			panic(g.vm.NewTypeError("the text is too deep"))
		}
		v, err := parse(c.This, c.Arguments...)
		if err != nil {
			panic(err)
		}
		return v
	})
}

// prototype has a guarded method for each of a host object's.
func (g *guard) prototype(host *goja.Object) (*goja.Object, error) {
	proto := g.vm.NewObject()
	for _, name := range host.Keys() {
		method := func(c goja.FunctionCall) goja.Value {
			this, _ := c.This.(*goja.Object)
			host := g.hosts[this]
			if host == nil {
				panic(g.vm.NewTypeError(name + " is called on something else"))
			}
			f, ok := goja.AssertFunction(host.Get(name))
			if !ok {
				panic(g.vm.NewTypeError(name + " is not a function"))
			}
			return g.call(f, host, c.Arguments)
		}
		if err := proto.Set(name, method); err != nil {
			return nil, err
		}
	}
	return proto, nil
}

// object is ours for a host object.
func (g *guard) object(host, proto *goja.Object) *goja.Object {
	o := g.vm.CreateObject(proto)
	g.hosts[o] = host
	return o
}

// call calls a function of Cayley's with arguments that are safe for it.
func (g *guard) call(f goja.Callable, this goja.Value, args []goja.Value) goja.Value {
	given := make([]goja.Value, len(args))
	size := 0
	for i, a := range args {
		given[i] = g.safe(a, 0, &size)
	}
	v, err := f(this, given...)
	if err != nil {
		panic(err) // goes on in JavaScript as what it was
	}
	if o, ok := v.(*goja.Object); ok && o.ExportType() == g.pathType {
		return g.object(o, g.path)
	}
	return v
}

// safe returns an argument with Cayley's objects for ours, and throws if it is too
// deep or too large.
func (g *guard) safe(v goja.Value, depth int, size *int) goja.Value {
	o, ok := v.(*goja.Object)
	if !ok {
		return v
	}
	if host := g.hosts[o]; host != nil {
		return host
	}
	if *size++; depth > maxArgDepth || *size > maxArgSize {
		panic(g.vm.NewTypeError("an argument is too deep or too large"))
	}
	var plain *goja.Object
	switch o.ExportType() {
	case g.objectType:
		plain = g.vm.NewObject()
	case g.arrayType:
		if n := o.Get("length"); n != nil && n.ToInteger() > maxArgSize {
			panic(g.vm.NewTypeError("an argument is too large"))
		}
		plain = g.vm.NewArray()
	default: // functions, dates, and what Cayley's own functions return
		return v
	}
	for _, key := range o.Keys() {
		if err := plain.Set(key, g.safe(o.Get(key), depth+1, size)); err != nil {
			panic(err)
		}
	}
	return plain
}
