package lang_test

import (
	"os"
	"testing"

	"whomet/ingest/lang"
)

func TestDetect(t *testing.T) {
	detector, err := lang.NewDetector(os.DirFS("../../data"), []string{"de", "en"})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, text, want string }{
		{"German", "Die Ministerin traf am Mittwoch in Wien ihren Amtskollegen. Danach reiste sie weiter nach Prag.", "de"},
		{"English", "The minister met her counterpart in Vienna on Wednesday. She then travelled on to Prague.", "en"},
		{"Finnish", "Pääministeri tapasi keskiviikkona Helsingissä Ruotsin ulkoministerin. Keskusteluissa käsiteltiin Itämeren turvallisuutta ja maiden välistä yhteistyötä. Illalla vieraat söivät presidentin linnassa.", "fi"},
		{"French", "Le ministre a rencontré hier à Paris son homologue italien.", "fr"},
		{"Russian", "Президент встретился с министром.", "ru"},
		{"a short sentence", "He met her.", "en"},
		{"a sentence full of names", "The minister met her counterpart in Vienna on Wednesday.", "en"},
		{"no common word at all", "Anna Berger kam.", "de"},
		{"no letters", "12 34", ""},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for range 20 { // the same answer every time
				if got := detector.Detect(tt.text); got != tt.want {
					t.Fatalf("got %q, want %q", got, tt.want)
				}
			}
		})
	}
}

func TestBase(t *testing.T) {
	for tag, want := range map[string]string{
		"de": "de", "de-AT": "de", "DE": "de", "deu": "de", "en_GB": "en", " en ": "en", "fi": "fi", "": "", "Deutsch!": "", "und": "",
	} {
		if got := lang.Base(tag); got != want {
			t.Errorf("Base(%q) = %q, want %q", tag, got, want)
		}
	}
}

func TestName(t *testing.T) {
	for tag, want := range map[string]string{"fi": "Finnish", "de": "German", "nb": "Norwegian Bokmål", "": ""} {
		if got := lang.Name(tag); got != want {
			t.Errorf("Name(%q) = %q, want %q", tag, got, want)
		}
	}
}
