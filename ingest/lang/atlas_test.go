package lang_test

import (
	"bytes"
	"testing"
	"testing/fstest"

	"whomet/data"
	"whomet/ingest/lang"
)

func TestAtlas(t *testing.T) {
	for language, places := range map[string]map[string]string{
		"de": {"Taschkent": "UZ*", "Mailand": "IT", "Kasachstan": "KZ", "Schloss Bellevue": "DE*", "Bayern": "DE",
			"Großbritannien": "GB", "Linz": "AT", "London": "GB*", "Phantasien": ""},
		"en": {"Tashkent": "UZ*", "Milan": "IT", "Kazakhstan": "KZ", "the moon": "", "Bavaria": "DE", "Downing Street": "GB*"},
	} {
		a, err := lang.ReadAtlas(data.FS, language+"/atlas.zst")
		if err != nil {
			t.Fatal(err)
		}
		for place, want := range places {
			got, capital := a.Country(place)
			if capital {
				got += "*"
			}
			if got != want {
				t.Errorf("%s: %s is in %q, want %q", language, place, got, want)
			}
		}
	}
}

func TestWriteAtlas(t *testing.T) {
	var b bytes.Buffer
	if err := lang.WriteAtlas(&b, map[string]string{"Zürich": "CH", "Bern": "CH*", "Zug": "CH", "Aarau": "CH"}); err != nil {
		t.Fatal(err)
	}
	a, err := lang.ReadAtlas(fstest.MapFS{"a": {Data: b.Bytes()}}, "a")
	if err != nil {
		t.Fatal(err)
	}
	if code, capital := a.Country("BERN"); code != "CH" || !capital {
		t.Errorf("Bern: %q %t, want the capital of CH", code, capital)
	}
	if code, _ := a.Country("Zurich"); code != "CH" {
		t.Errorf("Zurich: %q, want CH: accents do not count", code)
	}
	if _, err := lang.ReadAtlas(fstest.MapFS{"a": {Data: []byte("no such file")}}, "a"); err == nil {
		t.Error("a broken atlas is read")
	}
	if none, err := lang.ReadAtlas(fstest.MapFS{}, "a"); err != nil {
		t.Error(err)
	} else if code, _ := none.Country("Bern"); code != "" {
		t.Errorf("an empty atlas knows Bern: %q", code)
	}
}
