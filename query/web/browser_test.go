package web_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"whomet/query/web"
)

// browser is where Debian installs chromium; make test does so.
const browser = "/usr/bin/chromium"

// TestBrowser goes the way of a reader: looks for a name, opens the person, finds
// the meeting and its sentence, opens the article; and with the keyboard alone.
func TestBrowser(t *testing.T) {
	if _, err := os.Stat(browser); err != nil {
		t.Fatalf("this test needs chromium: %v; make test installs it, or: apt-get install chromium", err)
	}
	store := open(t, "memory")
	if err := store.PutAll(t.Context(), articles()); err != nil {
		t.Fatal(err)
	}
	u := start(t, &web.Server{Store: store})

	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(browser), chromedp.NoSandbox, chromedp.WindowSize(390, 900))
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), opts...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer cancel()

	do(t, ctx, "open the first page", chromedp.Navigate(u))
	do(t, ctx, "look for a name", chromedp.SendKeys(chromedp.CSS("#q"), "mull\r"))
	do(t, ctx, "wait for the results", chromedp.WaitVisible(chromedp.CSS(".hits a")))
	do(t, ctx, "open the person", chromedp.Click(chromedp.CSS(".hits a")))
	do(t, ctx, "wait for the person", chromedp.WaitVisible(chromedp.CSS("#meetings")))
	name := do(t, ctx, "read the name", chromedp.Text(chromedp.CSS("h1")))
	sides := do(t, ctx, "read who met", chromedp.Text(chromedp.CSS(".card h3")))
	sentence := do(t, ctx, "read the sentence", chromedp.Text(chromedp.CSS(".card blockquote")))
	trigger := do(t, ctx, "read the word that says so", chromedp.Text(chromedp.CSS(".card mark.trigger")))
	do(t, ctx, "open the article", chromedp.Click(chromedp.CSS(".card .source a")))
	do(t, ctx, "wait for the article", chromedp.WaitVisible(chromedp.CSS("#events")))
	headline := do(t, ctx, "read the headline", chromedp.Text(chromedp.CSS("h1")))
	got := fmt.Sprintf("%s: %s: %s (%s) in %s", name, strings.Join(strings.Fields(sides), " "), sentence, trigger, headline)
	want := "Ana Müller: Ana Müller ↔ Bo Vale: Ministerin Ana Müller traf Bo Vale in Oslo. (traf) in Müller trifft Vale"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}

	do(t, ctx, "skip to the content with the keyboard", chromedp.KeyEvent("\t\r"))
	if at := do(t, ctx, "see where the focus is", chromedp.Evaluate[string](`document.activeElement.id`)); at != "main" {
		t.Errorf("after the skip link the focus is on %q, want main", at)
	}

	for _, path := range []string{"/", "/?person=vale&factuality=all", "/person/ana-muller", "/article?iri=https://zeitung.example/1", "/search?q=a", "/nowhere"} {
		do(t, ctx, "open "+path, chromedp.Navigate(u+path))
		if do(t, ctx, "measure "+path, chromedp.Evaluate[bool](`document.documentElement.scrollWidth > innerWidth`)) {
			t.Errorf("%s scrolls sideways on a telephone", path)
		}
	}
}

// do runs a step; the first starts the browser, which must not stop with it.
func do[T any](t *testing.T, ctx context.Context, what string, a chromedp.Action[T]) T {
	t.Helper()
	type result struct {
		v   T
		err error
	}
	done := make(chan result, 1)
	go func() {
		v, err := chromedp.Run(ctx, a)
		done <- result{v, err}
	}()
	select {
	case r := <-done:
		if r.err != nil {
			t.Fatalf("%s: %v", what, r.err)
		}
		return r.v
	case <-time.After(time.Minute):
		t.Fatalf("%s: takes longer than a minute", what)
	}
	panic("unreachable")
}
