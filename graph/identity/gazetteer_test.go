package identity_test

import (
	"slices"
	"testing"

	"whomet/graph/identity"
)

func TestCountry(t *testing.T) {
	for name, want := range map[string]string{
		"Kasachstan": "KZ", "Kazakhstan": "KZ", "Казахстан": "KZ", "Qazaqstan": "", "die Schweiz": "CH", "Switzerland": "CH", "USA": "US", "U.S.": "US",
		"Vereinigte Staaten": "US", "United States of America": "US", "Vereinigtes Königreich": "GB", "Großbritannien": "GB", "Britain": "GB",
		"Russische Föderation": "RU", "Côte d’Ivoire": "CI", "Elfenbeinküste": "CI", "Tschechien": "CZ", "Türkei": "TR", "Türkiye": "TR",
		"Vereinte Nationen": "", "UN": "", "EU": "", "Peking": "", "": "", "…": "",
	} {
		if got, ok := identity.Country(name); got != want || ok != (want != "") {
			t.Errorf("Country(%q) = %q, %t; want %q", name, got, ok, want)
		}
	}
}

func TestNames(t *testing.T) {
	for _, pair := range [][2]string{
		{"UN", "Vereinte Nationen"}, {"UNO", "United Nations"}, {"EU", "Europäische Union"}, {"Nato", "NATO"}, {"Peking", "Beijing"}, {"Kiew", "Kyiv"},
		{"Weltgesundheitsorganisation", "WHO"}, {"Kasachstan", "Kazakhstan"}, {"Germany", "Deutschland"},
	} {
		for _, p := range [][2]string{pair, {pair[1], pair[0]}} {
			if got := identity.Names(p[0]); !slices.Contains(got, p[1]) {
				t.Errorf("Names(%q) = %q, want %q among them", p[0], got, p[1])
			}
		}
	}
	for _, name := range []string{"", "Niemandsdorf", "…"} {
		if got := identity.Names(name); got != nil {
			t.Errorf("Names(%q) = %q, want none", name, got)
		}
	}
}

func TestSameAs(t *testing.T) {
	for code, want := range map[string]string{
		"KZ": "http://publications.europa.eu/resource/authority/country/KAZ", "DE": "http://publications.europa.eu/resource/authority/country/DEU",
		"XK": "", "UN": "", "": "", "Kasachstan": "",
	} {
		if got := identity.SameAs(code); got != want {
			t.Errorf("SameAs(%q) = %q, want %q", code, got, want)
		}
	}
}
