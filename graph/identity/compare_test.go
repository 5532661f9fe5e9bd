package identity_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"whomet/graph/identity"
)

func date(year int) time.Time { return time.Date(year, 5, 1, 0, 0, 0, 0, time.UTC) }

// TestEvidence holds what speaks for and against to verdicts.
func TestEvidence(t *testing.T) {
	named := func(name string, more ...func(*identity.Person)) *identity.Person {
		p := &identity.Person{Key: name, Names: []identity.Form{{Text: name, Count: 1}}}
		for _, f := range more {
			f(p)
		}
		return p
	}
	role := func(title, org string) func(*identity.Person) {
		return func(p *identity.Person) { p.Roles = append(p.Roles, identity.Role{Title: title, Org: org}) }
	}
	with := func(names ...string) func(*identity.Person) {
		return func(p *identity.Person) { p.Neighbours = names }
	}
	in := func(year int) func(*identity.Person) {
		return func(p *identity.Person) { p.From, p.To = date(year), date(year) }
	}
	org := func(names ...string) func(*identity.Person) {
		return func(p *identity.Person) { p.Orgs = names }
	}
	tests := []struct {
		name  string
		a, b  *identity.Person
		want  identity.Verdict
		codes string // of the reasons
	}{
		{"the same name", named("Anna Weberling"), named("Anna Weberling"), identity.Same, "name"},
		{"a name many bear", named("Hans Müller"), named("Hans Müller"), identity.Candidate, "name common"},
		{"a name many bear, and one office", named("Hans Müller", role("Bürgermeister", "Aachen")), named("Hans Müller", role("mayor", "Aachen")), identity.Same, "name common office organization"},
		{"work differs", named("Anna Weberling", role("Trainerin", "")), named("Anna Weberling", role("Sängerin", "")), identity.Candidate, "name field"},
		{"work and country differ", named("Anna Weberling", role("Trainerin", "Norwegen")), named("Anna Weberling", role("singer", "Brazil")), identity.Different, "name countries field"},
		{"politicians come from elsewhere", named("Anna Weberling", role("Anwältin", "")), named("Anna Weberling", role("Ministerin", "")), identity.Same, "name"},
		{"two generations", named("Anna Weberling", in(1951)), named("Anna Weberling", in(2024)), identity.Candidate, "name time"},
		{"ten years", named("Anna Weberling", in(2014)), named("Anna Weberling", in(2024)), identity.Same, "name"},
		{"one article tells of both", named("Georg Storz", with("Georg W. Storz")), named("Georg W. Storz", with("Georg Storz")), identity.Candidate, "within together"},
		{"nickname", named("Bob Harkaway"), named("Robert Harkaway"), identity.Candidate, "name nickname"},
		{"nickname, and one office", named("Bob Harkaway", role("governor", "Ohio")), named("Robert Harkaway", role("Gouverneur", "Ohio")), identity.Same, "name nickname office organization"},
		{"nickname, and company", named("Bob Harkaway", with("A B", "C D", "E F")), named("Robert Harkaway", with("A B", "C D", "E F")), identity.Same, "name nickname neighbours"},
		{"nickname, and little", named("Bob Harkaway", with("A B")), named("Robert Harkaway", with("A B")), identity.Candidate, "name nickname neighbours"},
		{"surname and one office", named("Abenow", role("Außenminister", "Kasachstan")), named("Timur Abenov", role("foreign minister", "Kazakhstan")), identity.Same, "surname romanized office country"},
		{"surname and an office of many", named("Abenow", role("Abgeordneter", "Kasachstan")), named("Timur Abenov", role("member of parliament", "Kazakhstan")), identity.Candidate, "surname romanized title country"},
		{"surname and the office in the name", named("Außenminister Abenow"), named("Timur Abenow", role("foreign minister", "Kazakhstan")), identity.Same, "surname office"},
		{"surname, the office elsewhere", named("Abenow", role("Außenminister", "Kasachstan")), named("Timur Abenov", role("foreign minister", "Russia")), identity.Different, "surname romanized countries"},
		{"organizations by their other names", named("A. Weberling", org("Vereinte Nationen")), named("Anna Weberling", org("UN")), identity.Candidate, "name initial organization"},
		{"a slip is not joined, whatever speaks for it", named("Anna Weberlimg", role("Außenministerin", "Norwegen"), with("A B", "C D", "E F")),
			named("Anna Weberling", role("foreign minister", "Norway"), with("A B", "C D", "E F")), identity.Candidate, "name slip office country neighbours"},
		{"nothing helps another name", named("Anna Weberling", role("Außenministerin", "Norwegen")), named("Petra Weberling", role("foreign minister", "Norway")), identity.Different, "different"},
		{"nobody", named("…"), named("Anna Weberling"), identity.Different, "nameless"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := identity.Compare(tt.a, tt.b)
			var codes []string
			sum := 0.0
			for _, r := range m.Reasons {
				codes = append(codes, r.Code)
				sum += r.Weight
			}
			if got := strings.Join(codes, " "); m.Verdict != tt.want || got != tt.codes {
				t.Errorf("%s %.2f for %s, want %s for %s\n%v", m.Verdict, m.Score, got, tt.want, tt.codes, m.Reasons)
			}
		})
	}
}

// TestChains holds chains of likeness to join nobody who is not the same by himself.
func TestChains(t *testing.T) {
	tests := []struct {
		name  string
		names []string
		want  string
	}{
		{"a name without the middle name that two differ in", []string{"Anna Weberling", "Anna Maria Weberling", "Anna Luise Weberling"},
			"Anna Luise Weberling | Anna Maria Weberling | Anna Weberling"},
		{"one middle name", []string{"Anna Weberling", "Anna Maria Weberling", "Anna M. Weberling"}, "Anna M. Weberling = Anna Maria Weberling = Anna Weberling"},
		{"a double surname between two", []string{"Anna Weberling", "Anna Weberling-Storz", "Anna Storz"}, "Anna Storz | Anna Weberling | Anna Weberling-Storz"},
		{"three spellings", []string{"Timur Abenow", "Timur Abenov", "Тимур Абенов"}, "Timur Abenov = Timur Abenow = Тимур Абенов"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var persons []identity.Person
			for _, n := range tt.names {
				persons = append(persons, identity.Person{Key: n, Names: []identity.Form{{Text: n, Count: 1}}})
			}
			clusters, err := identity.Resolve(persons, identity.Decisions{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, c := range clusters {
				got = append(got, strings.Join(c.Members, " = "))
			}
			if got := strings.Join(got, " | "); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestDecisionFreesADoubtfulName: once two are kept apart, the name between them is
// the other's.
func TestDecisionFreesADoubtfulName(t *testing.T) {
	var persons []identity.Person
	for _, n := range []string{"Anna Weberling", "Anna Maria Weberling", "Anna Luise Weberling"} {
		persons = append(persons, identity.Person{Key: n, Names: []identity.Form{{Text: n, Count: 1}}})
	}
	clusters, err := identity.Resolve(persons, identity.Decisions{Cannot: [][2]string{{"Anna Weberling", "Anna Luise Weberling"}}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(clusters), "[{Anna Luise Weberling [Anna Luise Weberling]} {Anna Maria Weberling [Anna Maria Weberling Anna Weberling]}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
