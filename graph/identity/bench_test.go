package identity_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"whomet/graph/identity"
)

// crowd makes persons up: names of syllables, few of them common and most rare, one
// person in five once more in another spelling, one in twenty by surname alone.
func crowd(n int) []identity.Person {
	r := rand.New(rand.NewPCG(1, 2))
	syllables := strings.Fields("ba be bi bo da de do du fa fi ga go ha he ja je ka ke ko la le li lo ma mi mo na ne no pa pe ra re ri ro sa se scha ta ti to tscha wa wi za ze")
	endings := strings.Fields("mann er berg ow ew ski enko ler ke sen son ez ari ian dse ich")
	name := func(i int, surname bool) string {
		var b strings.Builder
		for k := i*7919 + 13; b.Len() < 4 || k > 0; k /= len(syllables) {
			b.WriteString(syllables[k%len(syllables)])
		}
		if surname {
			b.WriteString(endings[i%len(endings)])
		}
		return strings.ToUpper(b.String()[:1]) + b.String()[1:]
	}
	forenames := rand.NewZipf(r, 1.2, 20, 5000)
	surnames := rand.NewZipf(r, 1.1, 200, 200000)
	spelling := strings.NewReplacer("tsch", "ch", "sch", "sh", "w", "v", "j", "y")
	out := make([]identity.Person, 0, n)
	for len(out) < n {
		forename, surname := name(int(forenames.Uint64()), false), name(int(surnames.Uint64()), true)
		p := identity.Person{
			Names: []identity.Form{{Text: forename + " " + surname, Count: 1 + r.IntN(5)}, {Text: surname, Count: 1}},
			Roles: []identity.Role{{Title: []string{"Minister", "Trainer", "Professor", "Sprecherin"}[r.IntN(4)], Org: []string{"Kasachstan", "Norwegen", "Brasilien", ""}[r.IntN(4)]}},
		}
		switch r.IntN(20) {
		case 0:
			p.Names = p.Names[1:]
		case 1, 2, 3, 4:
			q := p
			q.Names = []identity.Form{{Text: spelling.Replace(forename + " " + surname), Count: 2}}
			q.Key = fmt.Sprintf("p%07d", len(out))
			out = append(out, q)
		}
		p.Key = fmt.Sprintf("p%07d", len(out))
		out = append(out, p)
	}
	return out[:n]
}

// size is how many persons the benchmarks have; PERSONS sets it.
func size(b *testing.B) int {
	if s := os.Getenv("PERSONS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			b.Fatal(err)
		}
		return n
	}
	return 20000
}

func BenchmarkResolve(b *testing.B) {
	persons := crowd(size(b))
	for b.Loop() {
		clusters, err := identity.Resolve(persons, identity.Decisions{})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(clusters)), "clusters")
	}
}

func BenchmarkPut(b *testing.B) {
	n := size(b)
	persons := crowd(n + 1000)
	x, err := identity.NewIndex(identity.Decisions{})
	if err != nil {
		b.Fatal(err)
	}
	for _, p := range persons[:n] {
		x.Put(p)
	}
	i := 0
	for b.Loop() {
		p := persons[n+i%1000]
		x.Put(p)
		x.Remove(p.Key)
		i++
	}
}
