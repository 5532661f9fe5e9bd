package ingest_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"whomet/graph"
	"whomet/ingest"
	"whomet/ingest/text"
)

// embedded returns the languages of package data, which ingest does not import.
func embedded(t testing.TB) *ingest.Languages {
	t.Helper()
	l, err := ingest.NewLanguages(os.DirFS("../data"), graph.DefaultNamespace)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestLanguages(t *testing.T) {
	l := embedded(t)
	if diff := cmp.Diff([]string{"de", "en"}, l.Supported()); diff != "" {
		t.Error(diff)
	}
	tests := []struct{ name, tag, text, want, err string }{
		{name: "stated", tag: "de", text: "He met her in Vienna.", want: "de"},
		{name: "stated with a region", tag: "de-AT", text: "Er traf sie.", want: "de"},
		{name: "told from the text", text: "Die Ministerin traf am Mittwoch in Wien ihren Amtskollegen.", want: "de"},
		{name: "English", text: "The minister met her counterpart in Vienna on Wednesday.", want: "en"},
		{name: "stated and not supported", tag: "fi", text: "Er traf sie.", err: "Finnish (fi) is not supported; German and English are"},
		{name: "French text", text: "Le ministre a rencontré hier à Paris son homologue italien.", err: "French (fr) is not supported; German and English are"},
		{name: "no tag", tag: "Deutsch!", text: "Er traf sie.", err: `"Deutsch!" is no language tag such as de or en`},
		{name: "a text that gives no hold", text: "+++ 12 +++", err: `the language of the text cannot be told; state it as its "language"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := &text.Document{Language: tt.tag, Text: tt.text}
			_, err := l.For(d)
			switch {
			case tt.err == "" && err != nil:
				t.Error(err)
			case tt.err == "" && d.Language != tt.want:
				t.Errorf("got %q, want %q", d.Language, tt.want)
			case tt.err != "" && (!errors.Is(err, ingest.ErrLanguage) || err.Error() != tt.err):
				t.Errorf("got %v, want %s", err, tt.err)
			}
		})
	}
}

func TestOneLanguage(t *testing.T) {
	l, err := ingest.NewLanguages(fstest.MapFS{"de/function.tsv": {}, "articles/a": {}}, graph.DefaultNamespace)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Pipeline("fi"); err == nil || err.Error() != "Finnish (fi) is not supported; German is" {
		t.Error(err)
	}
}

// numbered yields n documents, every fifth as an error.
func numbered(n int) iter.Seq2[*text.Document, error] {
	return func(yield func(*text.Document, error) bool) {
		for i := range n {
			d := &text.Document{
				ID: fmt.Sprint(i), Source: fmt.Sprintf("doc:%d", i), Language: "de",
				Text: "Am Montag traf Anna Berger in Wien Paul Weber. " + strings.Repeat("Es regnete. ", i%7),
			}
			var err error
			if i%5 == 4 {
				d, err = nil, fmt.Errorf("doc:%d is bad", i)
			}
			if i%11 == 3 && d != nil {
				d.Language = "fi"
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

func TestLoad(t *testing.T) {
	var want []string
	for workers := 1; workers <= 4; workers++ {
		var got []string
		last := 0
		l := &ingest.Loader{
			Languages: embedded(t), Workers: workers, Batch: 8,
			Put: func(_ context.Context, as []*graph.Article) error {
				got = append(got, "batch")
				for _, a := range as {
					got = append(got, a.ID)
				}
				return nil
			},
			Progress: func(st ingest.Stats, waiting int) { last = st.Articles + waiting },
		}
		st, err := l.Load(context.Background(), numbered(60), func(err error) { got = append(got, err.Error()) })
		if err != nil {
			t.Fatal(err)
		}
		if st.Articles+st.Bad != 60 || st.Bad != 12+5 || st.Tokens == 0 || last != st.Articles {
			t.Errorf("%+v, last progress %d", st, last)
		}
		if want == nil {
			want = got
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d workers: %s", workers, diff)
		}
	}
	begin := []string{"doc:3: Finnish (fi) is not supported; German and English are", "doc:4 is bad", "doc:9 is bad"}
	if diff := cmp.Diff(begin, want[:3]); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"batch", "0", "1", "2", "5", "6", "7", "8", "10"}, want[3:12]); diff != "" {
		t.Error(diff)
	}
}

func TestLoadEndsWithTheStore(t *testing.T) {
	full := errors.New("disk full")
	l := &ingest.Loader{Languages: embedded(t), Batch: 3, Put: func(context.Context, []*graph.Article) error { return full }}
	if _, err := l.Load(context.Background(), numbered(1000), func(error) {}); !errors.Is(err, full) {
		t.Error(err)
	}
}

// TestLoadInterrupted: even an input that keeps everybody waiting does not hold up
// the end.
func TestLoadInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	waiting := func(yield func(*text.Document, error) bool) {
		for d, err := range numbered(4) {
			if !yield(d, err) {
				return
			}
		}
		time.AfterFunc(20*time.Millisecond, cancel)
		time.Sleep(time.Second)
	}
	l := &ingest.Loader{Languages: embedded(t), Batch: 100, Put: func(context.Context, []*graph.Article) error {
		t.Error("a batch was stored after the interruption")
		return nil
	}}
	start := time.Now()
	if _, err := l.Load(ctx, waiting, func(error) {}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if took := time.Since(start); took > 900*time.Millisecond {
		t.Errorf("took %v", took)
	}
}

func TestRunEndsEarly(t *testing.T) {
	l := &ingest.Loader{Languages: embedded(t)}
	n := 0
	for range l.Run(context.Background(), numbered(1000)) {
		if n++; n == 5 {
			break
		}
	}
	if n != 5 {
		t.Error(n)
	}
}
