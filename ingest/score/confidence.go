package score

import (
	"fmt"
	"io"
)

// Confidence compares how sure answers were of the meeting pairs they told as facts
// with how many of them were right. A pair told by several meetings counts once, with
// the highest confidence; pairs that count neither as right nor as wrong, and
// meetings without a confidence, are left out.
type Confidence struct {
	Bins    [10]Bin // of what was said: from 0 to 0.1, and so on; 1 is in the last
	Squares float64 // sum of the squared differences
}

// Bin is the pairs of one tenth of the scale.
type Bin struct {
	Said  float64 // sum of the confidences
	Found int     // pairs that are right
	Count int
}

// Add adds a pair.
func (c *Confidence) Add(said float64, right bool) {
	b, found := &c.Bins[min(max(int(said*10), 0), 9)], 0.0
	if right {
		found = 1
		b.Found++
	}
	b.Said += said
	b.Count++
	c.Squares += (said - found) * (said - found)
}

// Count returns the number of pairs.
func (c *Confidence) Count() int {
	n := 0
	for _, b := range c.Bins {
		n += b.Count
	}
	return n
}

// Brier returns the Brier score (Brier 1950), the mean squared difference: 0 is best,
// and 0.25 is what saying 0.5 of everything gets.
func (c *Confidence) Brier() float64 { return ratio(c.Squares, c.Count()) }

// Error returns the expected calibration error: by how much what is said and what is
// found differ, in the mean over the pairs (Naeini, Cooper and Hauskrecht 2015).
func (c *Confidence) Error() float64 {
	sum := 0.0
	for _, b := range c.Bins {
		sum += max(b.Said-float64(b.Found), float64(b.Found)-b.Said)
	}
	return ratio(sum, c.Count())
}

func (c *Confidence) merge(o *Confidence) {
	for i, b := range o.Bins {
		c.Bins[i].Said += b.Said
		c.Bins[i].Found += b.Found
		c.Bins[i].Count += b.Count
	}
	c.Squares += o.Squares
}

// WriteConfidence prints, for all articles and for each language, how sure the answers
// were and how many of the pairs were right: nothing if they do not say how sure they
// were.
func (r *Report) WriteConfidence(w io.Writer) error {
	for _, name := range r.names() {
		g := r.Groups[name]
		n := g.Confidence.Count()
		if n == 0 {
			continue
		}
		_, err := fmt.Fprintf(w, "== confidence of meeting pairs, %s: Brier score %.3f, calibration error %.3f (%d pairs)\n", name, g.Confidence.Brier(), g.Confidence.Error(), n)
		if err != nil {
			return err
		}
		for i, b := range g.Confidence.Bins {
			if b.Count == 0 {
				continue
			}
			_, err := fmt.Fprintf(w, "  %.1f to %.1f  said %.3f  found %.3f  count %d\n", float64(i)/10, float64(i+1)/10,
				ratio(b.Said, b.Count), ratio(float64(b.Found), b.Count), b.Count)
			if err != nil {
				return err
			}
		}
	}
	return nil
}
