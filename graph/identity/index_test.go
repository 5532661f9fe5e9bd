package identity_test

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"whomet/graph/identity"
)

// persons draws persons of few names, so that many meet.
func persons(t *rapid.T) []identity.Person {
	forenames := []string{"Timur", "Тимур", "T.", "Anna", "Anna Maria", "Sascha", "Alexander", "Alexandra", "", "Mohammed", "Muhammad"}
	surnames := []string{"Abenow", "Abenov", "Абенов", "Abenows", "Abenowa", "Müllner", "Muellner", "Müllner-Storz", "Storz", "al-Harbi"}
	titles := []string{"", "Außenminister", "foreign minister", "Trainer"}
	places := []string{"", "Kasachstan", "Kazakhstan", "Norwegen"}
	n := rapid.IntRange(1, 14).Draw(t, "n")
	out := make([]identity.Person, n)
	for i := range out {
		form := func(label string) identity.Form {
			return identity.Form{
				Text:  rapid.SampledFrom(forenames).Draw(t, label) + " " + rapid.SampledFrom(surnames).Draw(t, label),
				Count: rapid.IntRange(1, 9).Draw(t, label),
			}
		}
		p := identity.Person{Key: fmt.Sprintf("p%02d", i), Names: []identity.Form{form("name")}}
		if rapid.Bool().Draw(t, "two names") {
			p.Names = append(p.Names, form("other"))
		}
		if title := rapid.SampledFrom(titles).Draw(t, "title"); title != "" {
			p.Roles = []identity.Role{{Title: title, Org: rapid.SampledFrom(places).Draw(t, "org")}}
		}
		out[i] = p
	}
	return out
}

// decisions draws decisions on persons that do not contradict each other.
func decisions(t *rapid.T, n int) identity.Decisions {
	var d identity.Decisions
	for range rapid.IntRange(0, 5).Draw(t, "decisions") {
		pair := [2]string{
			fmt.Sprintf("p%02d", rapid.IntRange(0, n).Draw(t, "a")),
			fmt.Sprintf("p%02d", rapid.IntRange(0, n).Draw(t, "b")),
		}
		next := d
		if rapid.Bool().Draw(t, "must") {
			next.Must = append(slices.Clone(d.Must), pair)
		} else {
			next.Cannot = append(slices.Clone(d.Cannot), pair)
		}
		if _, err := identity.NewIndex(next); err == nil {
			d = next
		}
	}
	return d
}

func shuffled[T any](t *rapid.T, s []T, label string) []T {
	return rapid.Permutation(s).Draw(t, label)
}

// TestOrderDoesNotMatter holds Resolve to be a function of the set.
func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := persons(t)
		d := decisions(t, len(all))
		want, err := identity.Resolve(all, d)
		if err != nil {
			t.Fatal(err)
		}
		other := identity.Decisions{Must: shuffled(t, d.Must, "must"), Cannot: shuffled(t, d.Cannot, "cannot")}
		got, err := identity.Resolve(shuffled(t, all, "order"), other)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("another order (-want +got):\n%s", diff)
		}
	})
}

// TestIndexIsResolve holds an Index, after persons and decisions came and went, to
// what Resolve says of those who are there, and its reports of changes to be whole.
func TestIndexIsResolve(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := persons(t)
		d := decisions(t, len(all))
		x, err := identity.NewIndex(identity.Decisions{})
		if err != nil {
			t.Fatal(err)
		}
		there := map[string]identity.Person{}
		seen := map[string]identity.Cluster{}
		follow := func(changed []string) {
			for _, key := range changed {
				seen[key], _ = x.Cluster(key)
			}
		}
		var now identity.Decisions
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			p := rapid.SampledFrom(all).Draw(t, "person")
			switch rapid.IntRange(0, 4).Draw(t, "step") {
			case 0:
				follow(x.Remove(p.Key))
				delete(there, p.Key)
				delete(seen, p.Key)
			case 1:
				now = rapid.SampledFrom([]identity.Decisions{d, d, {}}).Draw(t, "decisions")
				changed, err := x.Decide(now)
				if err != nil {
					t.Fatal(err)
				}
				follow(changed)
			default:
				follow(x.Put(p))
				there[p.Key] = p
			}
		}
		want, err := identity.Resolve(slices.Collect(maps.Values(there)), now)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, x.Clusters()); diff != "" {
			t.Errorf("Index differs from Resolve (-want +got):\n%s", diff)
		}
		for key, c := range seen {
			if now, ok := x.Cluster(key); ok && !cmp.Equal(now, c) {
				t.Errorf("%s has changed unreported: %v, now %v", key, c, now)
			}
		}
	})
}

// TestDecisionsHold holds clusters to the decisions.
func TestDecisionsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := persons(t)
		d := decisions(t, len(all)-1)
		clusters, err := identity.Resolve(all, d)
		if err != nil {
			t.Fatal(err)
		}
		of := map[string]string{}
		for _, c := range clusters {
			for _, m := range c.Members {
				if of[m] != "" {
					t.Fatalf("%s is in two clusters", m)
				}
				of[m] = c.Key
			}
		}
		if len(of) != len(all) {
			t.Fatalf("%d persons in clusters, want %d", len(of), len(all))
		}
		for _, p := range d.Must {
			if of[p[0]] != of[p[1]] {
				t.Errorf("%v must be one", p)
			}
		}
		for _, p := range d.Cannot {
			if of[p[0]] == of[p[1]] {
				t.Errorf("%v cannot be one", p)
			}
		}
	})
}

func TestCompareIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := persons(t)
		a, b := all[0], all[len(all)-1]
		if x, y := identity.Compare(&a, &b), identity.Compare(&b, &a); !cmp.Equal(x, y) {
			t.Errorf("%v %v: %v, the other way %v", a, b, x, y)
		}
	})
}

func TestConflict(t *testing.T) {
	d := identity.Decisions{
		Must:   [][2]string{{"a", "b"}, {"c", "b"}},
		Cannot: [][2]string{{"c", "a"}},
	}
	_, err := identity.Resolve(nil, d)
	var conflict *identity.ConflictError
	if !errors.As(err, &conflict) || conflict.A != "c" || conflict.B != "a" {
		t.Errorf("got %v, want a conflict of c and a", err)
	}
	x, err := identity.NewIndex(identity.Decisions{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := x.Decide(d); !errors.As(err, &conflict) {
		t.Errorf("Decide: got %v, want a conflict", err)
	}
}
