package perceptron_test

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"whomet/ingest/perceptron"
)

// word makes the features of these tests: the word and its last letter.
func word(w string) []uint64 {
	return []uint64{
		uint64(perceptron.Template(0).Text(w)),
		uint64(perceptron.Template(1).Text(w[len(w)-1:])),
	}
}

func learn(labels []string, examples [][2]string, epochs int) *perceptron.Trainer {
	t := perceptron.NewTrainer(labels)
	scores := make([]float32, len(labels))
	for range epochs {
		for _, e := range examples {
			clear(scores)
			t.Score(word(e[0]), scores)
			guess := perceptron.Best(scores)
			for gold, l := range labels {
				if l == e[1] && gold != guess {
					t.Update(word(e[0]), gold, 1)
					t.Update(word(e[0]), guess, -1)
				}
			}
			t.Tick()
		}
	}
	return t
}

var examples = [][2]string{{"laufen", "VERB"}, {"Haus", "NOUN"}, {"und", "CCONJ"}, {"gehen", "VERB"}, {"Maus", "NOUN"}, {"Hafen", "NOUN"}}

func guess(m *perceptron.Model, w string) string {
	scores := make([]float32, len(m.Labels()))
	m.Score(word(w), scores)
	return m.Labels()[perceptron.Best(scores)]
}

func Example() {
	m := learn([]string{"CCONJ", "NOUN", "VERB"}, examples, 10).Model(perceptron.Options{Features: 1})
	fmt.Println(guess(m, "sehen"), guess(m, "Laus"))
	// Output: VERB NOUN
}

func TestModelLearnsItsExamples(t *testing.T) {
	m := learn([]string{"CCONJ", "NOUN", "VERB"}, examples, 10).Model(perceptron.Options{})
	for _, e := range examples {
		if got := guess(m, e[0]); got != e[1] {
			t.Errorf("%s: got %s, want %s", e[0], got, e[1])
		}
	}
}

func write(t *testing.T, m *perceptron.Model) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := m.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFileGivesTheModelBack(t *testing.T) {
	labels := []string{"CCONJ", "NOUN", "VERB"}
	file := write(t, learn(labels, examples, 10).Model(perceptron.Options{Features: 7}))
	again := write(t, learn(labels, examples, 10).Model(perceptron.Options{Features: 7}))
	if !bytes.Equal(file, again) {
		t.Error("training twice gives different bytes")
	}
	r := bytes.NewReader(append(file, file...)) // two models in one file
	for range 2 {
		m, err := perceptron.Read(r, 7)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(labels, m.Labels()); d != "" {
			t.Errorf("labels (-want +got):\n%s", d)
		}
		if !bytes.Equal(file, write(t, m)) {
			t.Error("written again, the model has other bytes")
		}
		if got := guess(m, "Laus"); got != "NOUN" {
			t.Errorf("Laus: got %s, want NOUN", got)
		}
	}
}

func TestManyRows(t *testing.T) {
	tr := perceptron.NewTrainer([]string{"even", "odd"})
	f := func(i int) []uint64 { return []uint64{uint64(perceptron.Template(3).Num(uint64(i)))} }
	for i := range 50_000 {
		tr.Update(f(i), i%2, float32(1+i%7))
		tr.Tick()
	}
	m, err := perceptron.Read(bytes.NewReader(write(t, tr.Model(perceptron.Options{Levels: 30_000}))), 0)
	if err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for i := range 49_000 {
		scores := make([]float32, 2)
		m.Score(f(i), scores)
		if scores[i%2] <= scores[1-i%2] {
			wrong++
		}
	}
	if wrong > 5 { // a few collide
		t.Errorf("%d of 49000 features have lost their weight", wrong)
	}
}

func TestReadRefuses(t *testing.T) {
	file := write(t, learn([]string{"a", "b"}, examples[:1], 1).Model(perceptron.Options{Features: 1}))
	if _, err := perceptron.Read(bytes.NewReader(file), 2); !errors.Is(err, perceptron.ErrVersion) {
		t.Errorf("other features: got %v, want ErrVersion", err)
	}
	other := bytes.Clone(file)
	other[8]++
	if _, err := perceptron.Read(bytes.NewReader(other), 1); !errors.Is(err, perceptron.ErrVersion) {
		t.Errorf("other format: got %v, want ErrVersion", err)
	}
	for n := range file {
		if _, err := perceptron.Read(bytes.NewReader(file[:n]), 1); err == nil {
			t.Errorf("cut after %d of %d bytes: no error", n, len(file))
		}
	}
}

func FuzzRead(f *testing.F) {
	m := learn([]string{"CCONJ", "NOUN", "VERB"}, examples, 3).Model(perceptron.Options{})
	var b bytes.Buffer
	if _, err := m.WriteTo(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, file []byte) {
		m, err := perceptron.Read(bytes.NewReader(file), 0)
		if err != nil {
			return
		}
		m.Score(word("Haus"), make([]float32, len(m.Labels())))
	})
}

func BenchmarkScore(b *testing.B) {
	tr := perceptron.NewTrainer([]string{"a", "b", "c", "d"})
	for i := range 400_000 {
		tr.Update([]uint64{uint64(perceptron.Template(3).Num(uint64(i)))}, i%4, 1)
	}
	m := tr.Model(perceptron.Options{})
	scores := make([]float32, 4)
	features := make([]uint64, 30)
	for b.Loop() {
		for i := range features {
			features[i] = uint64(perceptron.Template(3).Num(features[i] + uint64(i)*77))
		}
		m.Score(features, scores)
	}
}

// TestScoreAddsUp compares a model's scores with the trainer's, for more features
// than are looked up at once, and for few labels and many.
func TestScoreAddsUp(t *testing.T) {
	for _, n := range []int{3, 256, 257, 1000} {
		labels := make([]string, n)
		for i := range labels {
			labels[i] = fmt.Sprint(i)
		}
		tr := perceptron.NewTrainer(labels)
		var features []uint64
		for i := range 150 {
			features = append(features, uint64(perceptron.Template(1).Num(uint64(i))))
			for j := range 1 + i%5 {
				tr.Update(features[i:], (i*j*37+i)%n, float32(1-2*(i%2)))
			}
		}
		want, got := make([]float32, n), make([]float32, n)
		tr.Score(features, want)
		m := tr.Model(perceptron.Options{Levels: 30_000})
		m.Score(append(features, uint64(perceptron.Template(2))), got)
		for i := range got {
			if d := want[i] - got[i]*m.Scale(); d > 0.5 || d < -0.5 {
				t.Errorf("%d labels: label %d: got %v, want %v", n, i, got[i]*m.Scale(), want[i])
			}
		}
	}
}
