package identity_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"whomet/graph/identity"
)

// FuzzCompare: any two texts are compared, both ways alike, and scored from 0 to 1;
// persons of any names are resolved in any order alike.
func FuzzCompare(f *testing.F) {
	for _, s := range [][2]string{{"Timur Abenow", "Тимур Абенов"}, {"Dr. al-", "عبد ال"}, {"Li, Wen", "李文"}, {"\xff,", "'"}, {"O'", "d'"}, {"İ ŉ", "ﷺ"}, {"김민석", "Min-seok Kim"}} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		p := identity.Person{Key: "a", Names: []identity.Form{{Text: a, Count: 1}}, Roles: []identity.Role{{Title: b, Org: a}}}
		q := identity.Person{Key: "b", Names: []identity.Form{{Text: b, Count: 1}}, Neighbours: []string{a}}
		m := identity.Compare(&p, &q)
		if m.Score < 0 || m.Score > 1 || len(m.Reasons) == 0 {
			t.Errorf("%q %q: %v", a, b, m)
		}
		if back := identity.Compare(&q, &p); !cmp.Equal(m, back) {
			t.Errorf("%q %q: %v, the other way %v", a, b, m, back)
		}
		one, err := identity.Resolve([]identity.Person{p, q}, identity.Decisions{})
		other, err2 := identity.Resolve([]identity.Person{q, p}, identity.Decisions{})
		if err != nil || err2 != nil || !cmp.Equal(one, other) {
			t.Errorf("%q %q: %v %v, %v %v", a, b, one, err, other, err2)
		}
	})
}

// FuzzReadPairs: any bytes give pairs or an error.
func FuzzReadPairs(f *testing.F) {
	f.Add([]byte("name1,name2,is_match\nA,B,true\n"))
	f.Add([]byte("a\tb\nc\td\n"))
	f.Add([]byte("name1,name2,is_match\n\"A,B\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		pairs, err := identity.ReadPairs(bytes.NewReader(b))
		if err == nil {
			identity.Measure(pairs[:min(len(pairs), 20)])
		}
	})
}
