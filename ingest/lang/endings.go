package lang

// endings are the last parts of compounds, in lower case. Most words end in none of
// them, which their last three bytes tell at once.
type endings[T any] struct {
	parts map[string]T
	tails map[[3]byte]bool
}

func newEndings[T any]() endings[T] {
	return endings[T]{map[string]T{}, map[[3]byte]bool{}}
}

func (e endings[T]) put(part string, value T) {
	e.parts[part] = value
	if t, ok := tail(part); ok {
		e.tails[t] = true
	}
}

// of returns the value of the longest part, of three bytes at least, that a word ends
// in after two other bytes or more, and where it begins.
func (e endings[T]) of(low string) (value T, at int, found bool) {
	if t, ok := tail(low); !ok || !e.tails[t] {
		return value, 0, false
	}
	for i := range low {
		if i < 2 || len(low)-i < 3 {
			continue
		}
		if v, ok := e.parts[low[i:]]; ok {
			return v, i, true
		}
	}
	return value, 0, false
}

func tail(s string) (t [3]byte, ok bool) {
	if len(s) < 3 {
		return t, false
	}
	return [3]byte{s[len(s)-3], s[len(s)-2], s[len(s)-1]}, true
}
