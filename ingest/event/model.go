package event

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"math"

	"whomet/ingest/perceptron"
)

// Model is the eight log-linear models of the stage. It is read-only and safe for
// concurrent use.
type Model struct {
	sentence *perceptron.Model // none asserted planned denied
	part     *perceptron.Model // no yes
	fact     *perceptron.Model // asserted planned denied
	pair     *perceptron.Model // no yes
	visit    *perceptron.Model // none asserted planned denied
	guest    *perceptron.Model // no yes
	place    *perceptron.Model // of options
	date     *perceptron.Model // of options
	sure     calibration       // of pairs that met
}

// the labels of sentences and visits, of pairs, parts and guests, and of places and dates.
var (
	facts   = []string{"none", "asserted", "planned", "denied"}
	choices = []string{"no", "yes"}
	chosen  = []string{"yes"}
)

func (m *Model) parts() []**perceptron.Model {
	return []**perceptron.Model{&m.fact, &m.sentence, &m.part, &m.pair, &m.visit, &m.guest, &m.place, &m.date}
}

// Read reads a model that WriteTo wrote.
func Read(r io.Reader) (*Model, error) {
	m, br := new(Model), bufio.NewReader(r)
	for _, p := range m.parts() {
		one, err := perceptron.Read(br, featureVersion)
		if err != nil {
			return nil, fmt.Errorf("event model: %w", err)
		}
		*p = one
	}
	switch err := binary.Read(br, binary.LittleEndian, &m.sure); {
	case err == io.EOF: // a model that is not calibrated
	case err != nil:
		return nil, fmt.Errorf("event model: calibration: %w", err)
	case !m.sure.sane():
		return nil, fmt.Errorf("event model: calibration %v", m.sure)
	}
	return m, nil
}

// WriteTo writes the model.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	var total int64
	for _, p := range m.parts() {
		n, err := (*p).WriteTo(w)
		total += n
		if err != nil {
			return total, err
		}
	}
	if err := binary.Write(w, binary.LittleEndian, m.sure); err != nil {
		return total, err
	}
	return total + int64(binary.Size(m.sure)), nil
}

// probabilities returns the probability of each label, given the clues.
func probabilities(m *perceptron.Model, features []uint64) [4]float64 {
	var scores [4]float32
	m.Score(features, scores[:len(m.Labels())])
	return softmax(scores, len(m.Labels()), float64(m.Scale()))
}

func softmax(scores [4]float32, n int, scale float64) [4]float64 {
	top := scores[0]
	for _, s := range scores[1:n] {
		top = max(top, s)
	}
	var out [4]float64
	sum := 0.0
	for i := range n {
		out[i] = math.Exp(float64(scores[i]-top) * scale)
		sum += out[i]
	}
	for i := range n {
		out[i] /= sum
	}
	return out
}
