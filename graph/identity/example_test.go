package identity_test

import (
	"fmt"

	"whomet/graph/identity"
)

func ExampleCompare() {
	a := &identity.Person{
		Key:   "https://whomet.example/person/timur-abenow",
		Names: []identity.Form{{Text: "Timur Abenow", Count: 7}, {Text: "Abenow", Count: 20}},
		Roles: []identity.Role{{Title: "Außenminister", Org: "Kasachstan"}},
	}
	b := &identity.Person{
		Key:   "https://whomet.example/person/abenov",
		Names: []identity.Form{{Text: "Abenov", Count: 2}},
		Roles: []identity.Role{{Title: "foreign minister", Org: "Kazakhstan"}},
	}
	m := identity.Compare(a, b)
	fmt.Printf("%s %.2f\n", m.Verdict, m.Score)
	for _, r := range m.Reasons {
		fmt.Printf("%+.2f %s\n", r.Weight, r.Text)
	}
	// Output:
	// same 0.82
	// +0.55 only the surname agrees; one has no other name
	// -0.03 Abenov and Abenow are spellings of one name
	// +0.25 one person at a time holds this office: foreign minister, Außenminister
	// +0.04 both are told of with the country KZ
}

// An Index is fed with what the graph tells of persons, and says whose cluster each
// change touches: their articles are written again.
func ExampleIndex() {
	person := func(name string) identity.Person {
		return identity.Person{Key: name, Names: []identity.Form{{Text: name, Count: 1}}}
	}
	x, err := identity.NewIndex(identity.Decisions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	x.Put(person("Timur Abenow"))
	x.Put(person("Robert Harkaway"))
	fmt.Println("changed:", x.Put(person("Timur Abenov")))
	fmt.Println("changed:", x.Put(person("Bob Harkaway")))
	for _, l := range x.Alike("Bob Harkaway") {
		fmt.Println("worth confirming:", l.Key, l.Score)
	}
	changed, err := x.Decide(identity.Decisions{Must: [][2]string{{"Bob Harkaway", "Robert Harkaway"}}})
	fmt.Println("changed:", changed, err)
	for _, c := range x.Clusters() {
		fmt.Println(c.Key, c.Members)
	}
	// Output:
	// changed: [Timur Abenov Timur Abenow]
	// changed: [Bob Harkaway]
	// worth confirming: Robert Harkaway 0.7
	// changed: [Bob Harkaway Robert Harkaway] <nil>
	// Bob Harkaway [Bob Harkaway Robert Harkaway]
	// Timur Abenov [Timur Abenov Timur Abenow]
}
