package tokenize_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"whomet/data"
	"whomet/ingest/lang"
	"whomet/ingest/text"
	"whomet/ingest/tokenize"
)

func load(t testing.TB, code string) *tokenize.Tokenizer {
	t.Helper()
	p, err := lang.Load(data.FS, code)
	if err != nil {
		t.Fatal(err)
	}
	return tokenize.New(p)
}

// sentences writes the forms of a text, one sentence an element.
func sentences(t testing.TB, tok *tokenize.Tokenizer, in string) []string {
	t.Helper()
	d := &text.Document{Text: in}
	if err := tok.Annotate(d); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, s := range d.Sentences {
		var forms []string
		for _, w := range s.Tokens {
			forms = append(forms, w.Form)
		}
		out = append(out, strings.Join(forms, " "))
	}
	return out
}

type example struct {
	name, in string
	want     []string
}

func check(t *testing.T, code string, examples []example) {
	tok := load(t, code)
	for _, c := range examples {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, sentences(t, tok, c.in)); d != "" {
				t.Errorf("%s\n(-want +got):\n%s", c.in, d)
			}
		})
	}
}

func TestGerman(t *testing.T) {
	check(t, "de", []example{
		{"two sentences", "Er kam. Sie ging.", []string{"Er kam .", "Sie ging ."}},
		{"zum splits in two", "Er ging zum See.", []string{"Er ging zu dem See ."}},
		{"contraction with a capital", "Im Saal saß sie.", []string{"In dem Saal saß sie ."}},
		{"title", "Frau Dr. Berger traf Abg. Prof. Weiß.", []string{"Frau Dr. Berger traf Abg. Prof. Weiß ."}},
		{"joined titles", "Univ.-Prof. Lang kam.", []string{"Univ.-Prof. Lang kam ."}},
		{"z. B.", "Sie mag Tee, z. B. grünen, z.B. diesen.", []string{"Sie mag Tee , z. B. grünen , z.B. diesen ."}},
		{"date", "Das Treffen am 4. Juli 2021 war kurz.", []string{"Das Treffen an dem 4. Juli 2021 war kurz ."}},
		{"ordinal before a noun", "Im 19. Jahrhundert. Dann kam er.", []string{"In dem 19. Jahrhundert .", "Dann kam er ."}},
		{"number at the end", "Er wurde Zweiter am 10. Der Sieger schwieg.", []string{"Er wurde Zweiter an dem 10 .", "Der Sieger schwieg ."}},
		{"year at the end", "Es war 2020. Juristen stritten.", []string{"Es war 2020 .", "Juristen stritten ."}},
		{"numbered king", "Karl III. traf Otto II. in Bern.", []string{"Karl III. traf Otto II. in Bern ."}},
		{"initials", "J. R. Lang und K.M. Horn kamen. George W. Busch auch.", []string{"J. R. Lang und K.M. Horn kamen .", "George W. Busch auch ."}},
		{"decimals", "Es waren 3,5 Prozent, 1.200 Euro und 50% um 20.15 Uhr.", []string{"Es waren 3,5 Prozent , 1.200 Euro und 50 % um 20.15 Uhr ."}},
		{"address of the web", "Mehr auf https://www.beispiel.de/a-b?x=1. Mail an info@beispiel.de.", []string{"Mehr auf https://www.beispiel.de/a-b?x=1 .", "Mail an info@beispiel.de ."}},
		{"end within quotes", "„Wir reden.“ Sie ging. »Ja!« Er blieb.", []string{"„ Wir reden . “", "Sie ging .", "» Ja ! «", "Er blieb ."}},
		{"quote goes on", "„Wohin?“, fragte er. „Was?“ fragte sie.", []string{"„ Wohin ? “ , fragte er .", "„ Was ? “ fragte sie ."}},
		{"dateline with a dash", "ASTANA – Der Minister kam.", []string{"ASTANA – Der Minister kam ."}},
		{"dateline with a full stop", "Graz. Wenn er kommt, geht sie.", []string{"Graz .", "Wenn er kommt , geht sie ."}},
		{"headline", "Minister trifft Kollegin\nSie sprachen lange.\n\nEnde", []string{"Minister trifft Kollegin", "Sie sprachen lange .", "Ende"}},
		{"apostrophe", "Lula's Partei hat’s schwer, Thomas' Frau auch.", []string{"Lula 's Partei hat ’s schwer , Thomas' Frau auch ."}},
		{"hyphens stay", "Das Air-Berlin-Treffen der Vize-Kanzlerin, Innen- und Außenminister.", []string{"Das Air-Berlin-Treffen der Vize-Kanzlerin , Innen- und Außenminister ."}},
		{"slash stays", "Die CDU/CSU-Fraktion", []string{"Die CDU/CSU-Fraktion"}},
		{"brackets", "Anna Berger (SPD) kam (spät).", []string{"Anna Berger ( SPD ) kam ( spät ) ."}},
		{"optional ending", "Jede(r) Minister(in) und alle Bürger:innen", []string{"Jede(r) Minister(in) und alle Bürger:innen"}},
		{"usw. within and at the end", "Äpfel usw. kosten viel. Birnen usw. Das ist so.", []string{"Äpfel usw. kosten viel .", "Birnen usw.", "Das ist so ."}},
		{"Nr. before a number", "Gleis Nr. 5 ist frei.", []string{"Gleis Nr. 5 ist frei ."}},
		{"ellipsis", "Er kam ... und ging… Sie blieb.", []string{"Er kam ... und ging …", "Sie blieb ."}},
		{"bracket apart", "(Er kam. ) Sie ging .", []string{"( Er kam . )", "Sie ging ."}},
		{"missing space", "Er kam.Sie ging.", []string{"Er kam . Sie ging ."}},
		{"question", "Kam er? Ja! Er kam.", []string{"Kam er ?", "Ja !", "Er kam ."}},
		{"nothing", " \n \u00a0", nil},
	})
}

func TestEnglish(t *testing.T) {
	check(t, "en", []example{
		{"n't", "They don't know; he can't and cannot.", []string{"They do n't know ; he ca n't and can not ."}},
		{"possessive", "Peter's friend met the ministers' wives.", []string{"Peter 's friend met the ministers ' wives ."}},
		{"curly apostrophe", "It’s Anna’s.", []string{"It ’s Anna ’s ."}},
		{"titles", "Mr. Hart met Dr. Lane. Mrs. Bell left.", []string{"Mr. Hart met Dr. Lane .", "Mrs. Bell left ."}},
		{"U.S. within and at the end", "The U.S. Senate is in the U.S. The House too.", []string{"The U.S. Senate is in the U.S.", "The House too ."}},
		{"initials", "J.K. Marlow and George W. Hart talked.", []string{"J.K. Marlow and George W. Hart talked ."}},
		{"letter at the end", "He chose plan B. The rest left.", []string{"He chose plan B .", "The rest left ."}},
		{"year at the end", "That was in 1994. Prices rose.", []string{"That was in 1994 .", "Prices rose ."}},
		{"No. before a number", "It is No. 5. No. He left.", []string{"It is No. 5 .", "No .", "He left ."}},
		{"hyphens", "a full-fledged U.S.-led post-war deal", []string{"a full - fledged U.S. - led post-war deal"}},
		{"money", "It cost $1,200 or €3.5 million, 50% more.", []string{"It cost $ 1,200 or € 3.5 million , 50 % more ."}},
		{"quotes", "“We met.” She left. \"Why?\" he asked.", []string{"“ We met . ”", "She left .", "\" Why ? \" he asked ."}},
		{"a.m.", "They met at 9 a.m. on Monday, at 5 p.m. They left.", []string{"They met at 9 a.m. on Monday , at 5 p.m.", "They left ."}},
		{"dateline", "HANOI - The minister came.", []string{"HANOI - The minister came ."}},
		{"company", "Hart Inc. Chairman Bell and Lane Corp. agreed.", []string{"Hart Inc. Chairman Bell and Lane Corp. agreed ."}},
	})
}

func TestWords(t *testing.T) {
	tokenizers := map[string]*tokenize.Tokenizer{"de": load(t, "de"), "en": load(t, "en")}
	for _, c := range []struct{ code, word, want string }{
		{"de", "im", "in dem"}, {"de", "Im", "In dem"}, {"de", "Dr.", "Dr."}, {"de", "4.", "4."}, {"de", ".", "."}, {"de", "...", "..."},
		{"de", "Haus", "Haus"}, {"en", "Peter's", "Peter 's"}, {"en", "world-wide", "world - wide"}, {"en", "''", "''"}, {"en", "", ""},
	} {
		var forms []string
		for _, w := range tokenizers[c.code].Words(c.word) {
			forms = append(forms, w.Form)
		}
		if got := strings.Join(forms, " "); got != c.want {
			t.Errorf("%s: got %q, want %q", c.word, got, c.want)
		}
	}
}

func Example() {
	p, err := lang.Load(data.FS, "de")
	if err != nil {
		fmt.Println(err)
		return
	}
	d := &text.Document{Text: "Sie kam am 4. Juli zum Gipfel. Er nicht."}
	if err := tokenize.New(p).Annotate(d); err != nil {
		fmt.Println(err)
	}
	for _, s := range d.Sentences {
		var forms []string
		for _, w := range s.Tokens {
			forms = append(forms, w.Form)
		}
		fmt.Println(strings.Join(forms, " "))
	}
	// Output:
	// Sie kam an dem 4. Juli zu dem Gipfel .
	// Er nicht .
}

func FuzzTokenize(f *testing.F) {
	f.Add("Er kam am 4. Juli (siehe https://a.b/c). „Ja!“, sagte Dr. X. Don't!\nNein…")
	de, en := load(f, "de"), load(f, "en")
	f.Fuzz(func(t *testing.T, in string) {
		in = strings.ToValidUTF8(in, "")
		for _, tok := range []*tokenize.Tokenizer{de, en} {
			d := &text.Document{Text: in}
			if err := tok.Annotate(d); err != nil {
				t.Fatal(err)
			}
			at := 0
			for _, s := range d.Sentences {
				if len(s.Tokens) == 0 || s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
					t.Fatalf("sentence %v of %d tokens in %q", s.Span, len(s.Tokens), in)
				}
				for i, w := range s.Tokens {
					shared := w.Part > 1 && i > 0 && s.Tokens[i-1].Span == w.Span
					if !shared && w.Start < at || w.End <= w.Start || w.End > len(in) {
						t.Fatalf("token %v after %d in %q", w.Span, at, in)
					}
					if gap := in[min(at, w.Start):w.Start]; strings.IndexFunc(gap, func(c rune) bool { return c > ' ' && c < 0x7f }) >= 0 {
						t.Fatalf("%q is in no token of %q", gap, in)
					}
					if w.Part == 0 && w.Form != in[w.Start:w.End] {
						t.Fatalf("form %q has the span of %q", w.Form, in[w.Start:w.End])
					}
					at = w.End
				}
			}
		}
	})
}

func BenchmarkTokenize(b *testing.B) {
	tok := load(b, "de")
	in := strings.Repeat("Außenministerin Anna Berger traf am 4. Juli im Schloss Dr. Otto Lang (SPD), der zum zweiten Mal kam. „Wir reden“, sagte sie.\n", 100)
	n := 0
	for b.Loop() {
		d := &text.Document{Text: in}
		if err := tok.Annotate(d); err != nil {
			b.Fatal(err)
		}
		n = 0
		for _, s := range d.Sentences {
			n += len(s.Tokens)
		}
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
