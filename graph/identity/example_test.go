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
