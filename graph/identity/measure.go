package identity

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Pair is two names of which somebody knows whether one person bears them.
type Pair struct {
	A, B string
	One  bool
}

// Quality is how names are told apart on pairs somebody judged.
type Quality struct {
	Pairs, Positives int
	Found, False     int // pairs held to be one, at least worth asking: rightly, wrongly
	Joined, Misjoins int // pairs joined unasked: rightly, wrongly
	Errors           []string
}

// ErrPairs is the error of a file that holds no pairs of names.
var ErrPairs = errors.New(`pairs of names are either CSV with columns name1, name2, is_match, or two names that are one a line, with a tab between`)

// ReadPairs reads judged pairs (CSV with columns name1, name2, is_match), or a list
// of pairs that are one (two columns with a tab between). To a list it adds ten
// times as many pairs that are not, by shifting one column.
func ReadPairs(r io.Reader) ([]Pair, error) {
	b := bufio.NewReader(r)
	if first, _ := b.Peek(b.Size()); strings.Contains(strings.SplitN(string(first), "\n", 2)[0], "\t") {
		return readList(b)
	}
	c := csv.NewReader(b)
	c.FieldsPerRecord = -1
	header, err := c.Read()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPairs, err)
	}
	header[0] = strings.TrimPrefix(header[0], "\ufeff")
	one, two, is := slices.Index(header, "name1"), slices.Index(header, "name2"), slices.Index(header, "is_match")
	if one < 0 || two < 0 || is < 0 {
		return nil, fmt.Errorf("%w; the columns are %s", ErrPairs, strings.Join(header, ", "))
	}
	var out []Pair
	for {
		f, err := c.Read()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		line, _ := c.FieldPos(0)
		switch {
		case len(f) <= max(one, two, is):
			return nil, fmt.Errorf("line %d: %d columns, want %d", line, len(f), len(header))
		case !strings.EqualFold(f[is], "true") && !strings.EqualFold(f[is], "false"):
			return nil, fmt.Errorf("line %d: is_match is %q, want true or false", line, f[is])
		}
		out = append(out, Pair{f[one], f[two], strings.EqualFold(f[is], "true")})
	}
}

// shifts is how many pairs that are not one are made of each that is.
const shifts = 10

func readList(r io.Reader) ([]Pair, error) {
	var out []Pair
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimRight(sc.Text(), "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		a, b, ok := strings.Cut(line, "\t")
		if !ok {
			return nil, fmt.Errorf("line %d has no tab: %w", n, ErrPairs)
		}
		out = append(out, Pair{a, b, true})
	}
	n := len(out)
	for k := 1; k <= shifts; k++ {
		for i := range n {
			a, b := out[i], out[(i+k*n/(shifts+1))%n]
			if a.A != b.A && a.B != b.B {
				out = append(out, Pair{a.A, b.B, false})
			}
		}
	}
	return out, sc.Err()
}

// Measure compares the names of all pairs.
func Measure(pairs []Pair) Quality {
	q := Quality{Pairs: len(pairs)}
	for _, p := range pairs {
		m := Compare(&Person{Names: []Form{{p.A, 1}}}, &Person{Names: []Form{{p.B, 1}}})
		found, joined := m.Verdict != Different, m.Verdict == Same
		if p.One {
			q.Positives++
		}
		switch {
		case found && p.One:
			q.Found++
		case found:
			q.False++
		}
		switch {
		case joined && p.One:
			q.Joined++
		case joined:
			q.Misjoins++
		}
		if found != p.One || joined && !p.One {
			q.Errors = append(q.Errors, fmt.Sprintf("%-9s %.2f  %s | %s  %s", m.Verdict, m.Score, p.A, p.B, m.Reasons[0].Text))
		}
	}
	return q
}

// Precision is the share of the pairs held to be one that are.
func (q Quality) Precision() float64 { return share(q.Found, q.Found+q.False) }

// Recall is the share of the pairs that are one which were found.
func (q Quality) Recall() float64 { return share(q.Found, q.Positives) }

// F1 is the harmonic mean of precision and recall.
func (q Quality) F1() float64 { return share(2*q.Found, q.Found+q.False+q.Positives) }

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// WriteTo writes the figures in words.
func (q Quality) WriteTo(w io.Writer) (int64, error) {
	negatives := q.Pairs - q.Positives
	n, err := fmt.Fprintf(w, `%d pairs, %d of one person
found, joined or to be confirmed   precision %.3f  recall %.3f  F1 %.3f  false %d, %.2f in 1,000 pairs that are not one
joined unasked                     precision %.3f  recall %.3f            false %d
`, q.Pairs, q.Positives, q.Precision(), q.Recall(), q.F1(), q.False, 1000*share(q.False, negatives),
		share(q.Joined, q.Joined+q.Misjoins), share(q.Joined, q.Positives), q.Misjoins)
	return int64(n), err
}
