package identity

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// Verdict is what is to be done with two persons.
type Verdict string

// The verdicts.
const (
	Same      Verdict = "same"      // join them
	Candidate Verdict = "candidate" // ask somebody
	Different Verdict = "different"
)

// The scores from which two persons are the same, or may be.
const (
	SameFrom      = 0.80
	CandidateFrom = 0.50
)

// Match is the answer to whether two persons are one.
type Match struct {
	Score   float64  `json:"score"` // 0 to 1
	Verdict Verdict  `json:"verdict"`
	Reasons []Reason `json:"reasons"`
}

// Reason is one thing that speaks for or against two persons being one.
type Reason struct {
	Code   string  `json:"code"`
	Text   string  `json:"text"`
	Weight float64 `json:"weight"` // what the first is worth; what the others add or take away
}

// Compare says whether two persons are one. It is symmetric but for the wording of
// its reasons.
func Compare(a, b *Person) Match { x := lexicon{}; return judge(x.facts(a), x.facts(b)) }

func judge(a, b *facts) Match {
	if b.Key < a.Key {
		a, b = b, a
	}
	score, x, doubt := a.byName(b)
	if x == nil {
		return Match{0, Different, []Reason{{"nameless", "one has no name", 0}}}
	}
	reasons := append(x.reasons(), doubt...)
	if score >= CandidateFrom {
		for _, r := range a.evidence(b) {
			score += r.Weight
			reasons = append(reasons, r)
		}
		if x.slipped() {
			score = min(score, almost) // nobody is joined by a slip of the pen
		}
	}
	score = hundredths(max(0, min(score, 1)))
	for i := range reasons {
		reasons[i].Weight = hundredths(reasons[i].Weight)
	}
	return Match{score, verdict(score), reasons}
}

// score is the score of judge, which it computes in full only where names agree.
func score(a, b *facts) float64 {
	if b.Key < a.Key {
		a, b = b, a
	}
	if s, _, _ := a.byName(b); s < CandidateFrom {
		return hundredths(s)
	}
	return judge(a, b).Score
}

// almost is the highest score of who is not joined.
const almost = SameFrom - 0.01

// hundredths rounds to what is shown, so that what is shown decides.
func hundredths(x float64) float64 { return math.Round(100*x) / 100 }

func verdict(score float64) Verdict {
	switch {
	case score >= SameFrom:
		return Same
	case score >= CandidateFrom:
		return Candidate
	}
	return Different
}

// byName takes the two names that fit best; nil if one has none. Where the commonest
// names of both are different ones, it leaves the matter open at most, and says so.
func (a *facts) byName(b *facts) (best float64, fit *alignment, doubt []Reason) {
	first := 0.0
	for i := range a.names {
		for k := range b.names {
			s, x := names(&a.names[i], &b.names[k])
			if i == 0 && k == 0 {
				first = s
			}
			if s > best || fit == nil {
				best, fit = s, x
			}
		}
	}
	if first < CandidateFrom && best > almost {
		doubt = append(doubt, Reason{"forms", fmt.Sprintf("%s and %s differ", a.names[0].Text, b.names[0].Text), almost - best})
		best = almost
	}
	return best, fit, doubt
}

// What evidence beyond names weighs.
const (
	singleOffice = 0.25
	officeHere   = 0.15
	officeSome   = 0.05
	countryBoth  = 0.04
	orgBoth      = 0.08
	eachFriend   = 0.05 // up to three of them
	together     = -0.20
	otherSex     = -0.45
	otherLand    = -0.20
	otherField   = -0.25
	otherTime    = -0.25
)

// generations is how long between two persons' articles speaks against their being one.
const generations = 40 * 365 * 24 * time.Hour

// evidence is what speaks for and against, names aside.
func (a *facts) evidence(b *facts) (out []Reason) {
	add := func(weight float64, code, format string, args ...any) {
		out = append(out, Reason{code, fmt.Sprintf(format, args...), weight})
	}
	switch weight, x, y := sameOffice(a.offices, b.offices); weight {
	case 0:
	case singleOffice:
		add(weight, "office", "one person at a time holds this office: %s, %s", x.title, y.title)
	default:
		add(weight, "title", "both hold such an office: %s, %s", x.title, y.title)
	}
	if c := shared(a.countries, b.countries); len(c) > 0 {
		add(countryBoth, "country", "both are told of with the country %s", c[0])
	} else if len(a.countries) > 0 && len(b.countries) > 0 {
		add(otherLand, "countries", "countries differ: %s, %s", a.countries[0], b.countries[0])
	}
	if o := shared(a.orgs, b.orgs); len(o) > 0 {
		add(orgBoth, "organization", "both are told of with %s", o[0])
	}
	if friends := shared(a.neighbours, b.neighbours); len(friends) > 0 {
		friends = friends[:min(len(friends), 3)]
		for i, f := range friends {
			friends[i] = a.called[f]
		}
		add(eachFriend*float64(len(friends)), "neighbours", "both are told of with %s", strings.Join(friends, ", "))
	}
	if both := append(shared(a.neighbours, b.own), shared(b.neighbours, a.own)...); len(both) > 0 {
		add(together, "together", "one article tells of both")
	}
	if a.sex != unsexed && b.sex != unsexed && a.sex != b.sex {
		add(otherSex, "sex", "one is a woman, one a man")
	}
	if x, y, ok := foreignFields(a.offices, b.offices); ok {
		add(otherField, "field", "their work differs: %s, %s", x.title, y.title)
	}
	if distant(a.Person, b.Person) || distant(b.Person, a.Person) {
		add(otherTime, "time", "their articles lie more than forty years apart")
	}
	return out
}

// distant reports whether all of b is much later than all of a.
func distant(a, b *Person) bool {
	return !a.To.IsZero() && !b.From.IsZero() && b.From.Sub(a.To) > generations
}

// shared returns what two sorted sets share.
func shared(a, b []string) (out []string) {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			out, a, b = append(out, a[0]), a[1:], b[1:]
		case a[0] < b[0]:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return out
}
