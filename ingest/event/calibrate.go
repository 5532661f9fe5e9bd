package event

import (
	"math"

	"whomet/ingest/text"
)

// calibration turns the probability of a pair into its confidence, the share of such
// pairs that did meet: a logistic function of the log odds (Platt 1999). It never
// changes which of two pairs is surer. The zero value changes nothing.
type calibration struct{ Slope, Shift float64 }

func (c calibration) of(p float64) float64 {
	if c.Slope == 0 {
		return p
	}
	return logistic(c.Slope*logOdds(p) + c.Shift)
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

func logOdds(p float64) float64 {
	p = min(max(p, 1e-6), 1-1e-6)
	return math.Log(p / (1 - p))
}

// sane reports whether c is a calibration: increasing, and of numbers.
func (c calibration) sane() bool {
	return c == calibration{} || c.Slope > 0 && c.Slope < 100 && math.Abs(c.Shift) < 100
}

// confidence returns how sure an event is: the mean of its pairs. That of what was
// planned or denied is the probability itself, for there are too few to calibrate by.
func (m *Model) confidence(pairs []verdict) float64 {
	sum := 0.0
	for _, p := range pairs {
		if p.factuality == text.Asserted {
			sum += m.sure.of(p.confidence)
		} else {
			sum += p.confidence
		}
	}
	return sum / float64(len(pairs))
}

// outcome is what a model thinks of a pair of an article it has not seen.
type outcome struct {
	odds float64 // log odds
	met  float64 // 0 or 1
}

// truth says whether two clusters met, as the scorer sees it.
func (l *lesson) truth(a, b int) int {
	truth := 0
	for i := range l.ex.Meetings {
		m := &l.ex.Meetings[i]
		switch {
		case m.Factuality != text.Asserted:
		case m.cross(a, b) && !m.Optional:
			return 1
		case m.member(a) && m.member(b):
			truth = -1
		}
	}
	return truth
}

// outcomes compares what a model thinks of the pairs of an article, each by the
// sentence that speaks most for it, with who met.
func (l *lesson) outcomes(m *Model) []outcome {
	var out []outcome
	at := map[[2]int]int{}
	m.tell(l.views, &l.c)
	for s := range l.views {
		candidates := pairs(l.views, s)
		contacts := m.contacts(candidates, &l.c)
		for i := range candidates {
			v := verdict{pair: &candidates[i]}
			truth := l.truth(v.pair.a.cluster, v.pair.b.cluster)
			if truth < 0 {
				continue
			}
			odds := logOdds(contacts[i] * m.modes(v.pair, &l.c)[0])
			k, ok := at[v.key()]
			if !ok {
				at[v.key()] = len(out)
				out = append(out, outcome{odds, float64(truth)})
				continue
			}
			out[k].odds = max(out[k].odds, odds)
		}
	}
	return out
}

// platt fits a calibration to outcomes by Newton's method. Three digits are kept, so
// that machines that round otherwise come to the same.
func platt(outcomes []outcome) calibration {
	c := calibration{Slope: 1}
	for range 30 {
		var g1, g0, h11, h10, h00 float64 // gradient and curvature of the likelihood
		for _, o := range outcomes {
			p := logistic(c.Slope*o.odds + c.Shift)
			g1, g0 = g1+(o.met-p)*o.odds, g0+o.met-p
			w := p * (1 - p)
			h11, h10, h00 = h11+w*o.odds*o.odds, h10+w*o.odds, h00+w
		}
		det := h11*h00 - h10*h10
		if !(det > 1e-9) {
			return calibration{}
		}
		c.Slope += (h00*g1 - h10*g0) / det
		c.Shift += (h11*g0 - h10*g1) / det
	}
	c = calibration{math.Round(c.Slope*1000) / 1000, math.Round(c.Shift*1000) / 1000}
	if !c.sane() {
		return calibration{}
	}
	return c
}
