package ingest_test

import (
	"bytes"
	"context"
	"math"
	"testing"

	"whomet/data"
	"whomet/ingest"
	"whomet/ingest/event"
	"whomet/ingest/score"
)

// TestCalibration learns from two thirds of the English articles of the project: the
// model is the same when written and read, a cut one is refused, and on the other third
// all confidences are probabilities.
func TestCalibration(t *testing.T) {
	gold, err := score.Read("../data/annotated")
	if err != nil {
		t.Fatal(err)
	}
	l, err := ingest.NewLessons(context.Background(), data.FS, "en", gold)
	if err != nil {
		t.Fatal(err)
	}
	m := l.Train(func(i int) bool { return i%3 != 0 })
	var first, again bytes.Buffer
	if _, err := m.WriteTo(&first); err != nil {
		t.Fatal(err)
	}
	read, err := event.Read(bytes.NewReader(first.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := read.WriteTo(&again); err != nil || !bytes.Equal(first.Bytes(), again.Bytes()) {
		t.Errorf("written, read and written again it is another model: %v", err)
	}
	if _, err := event.Read(bytes.NewReader(first.Bytes()[:first.Len()-1])); err == nil {
		t.Error("a model that is cut off was read")
	}
	said, of := 0.0, 0
	for i := range l.Gold {
		if i%3 != 0 {
			continue
		}
		a, err := l.Read(i, read)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range a.Events {
			if e.Confidence < 0 || e.Confidence > 1 || math.IsNaN(e.Confidence) {
				t.Errorf("confidence %v", e.Confidence)
			}
			said, of = said+e.Confidence, of+1
		}
	}
	if of == 0 || said == 0 {
		t.Errorf("%d events, confidence %v in all", of, said)
	}
}
