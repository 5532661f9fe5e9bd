package lang_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"whomet/data"
	"whomet/ingest/lang"
)

func persons(t *testing.T, code string) *lang.Persons {
	t.Helper()
	p, err := lang.Load(data.FS, code)
	if err != nil {
		t.Fatal(err)
	}
	return &p.Persons
}

func TestNoun(t *testing.T) {
	both := lang.Sing | lang.Plur
	tests := []struct {
		code, form   string
		base, gender string
		number       lang.Number
		kind         lang.NounKind
	}{
		{"de", "Ministerin", "Ministerin", "Fem", lang.Sing, lang.Office},
		{"de", "Bundesaußenministerinnen", "Bundesaußenministerin", "Fem", lang.Plur, lang.Office},
		{"de", "EU-Kommissars", "EU-Kommissar", "Masc", lang.Sing, lang.Office},
		{"de", "Kollegen", "Kollege", "Masc", both, lang.Related},
		{"de", "Anwälten", "Anwalt", "Masc", lang.Plur, lang.Office},
		{"de", "Abgeordneten", "Abgeordneter", "", both, lang.Office},
		{"de", "Tochter", "Tochter", "Fem", lang.Sing, lang.Kin},
		{"de", "Portugiesin", "Portugiesin", "Fem", lang.Sing, lang.People},
		{"de", "49-Jährige", "49-Jähriger", "", both, lang.Generic},
		{"en", "ministers", "minister", "", lang.Plur, lang.Office},
		{"en", "actress", "actress", "Fem", lang.Sing, lang.Office},
		{"en", "wives", "wife", "Fem", lang.Plur, lang.Kin},
		{"en", "Frenchwoman", "Frenchwoman", "Fem", lang.Sing, lang.People},
	}
	known := map[string]*lang.Persons{"de": persons(t, "de"), "en": persons(t, "en")}
	for _, test := range tests {
		t.Run(test.form, func(t *testing.T) {
			n, ok := known[test.code].Noun(test.form)
			if !ok {
				t.Fatal("not known")
			}
			want := lang.Noun{Base: test.base, Gender: test.gender, Number: test.number, Kind: test.kind}
			got := lang.Noun{Base: n.Base, Gender: n.Gender, Number: n.Number, Kind: n.Kind}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	for _, form := range []string{"Gewerbe", "Apparat", "Angebote", "Urkunde", "Haus", ""} {
		if n, ok := known["de"].Noun(form); ok {
			t.Errorf("%q means %+v", form, n)
		}
	}
}

func TestPeoples(t *testing.T) {
	de, en := persons(t, "de"), persons(t, "en")
	for adjective, want := range map[string]string{"kasachischen": "Kasachstan", "sächsische": "Sachsen", "blauer": ""} {
		if got, _ := de.Country(adjective); got != want {
			t.Errorf("Country(%q) = %q, want %q", adjective, got, want)
		}
	}
	for adjective, want := range map[string]string{"Chilean": "Chile", "British": "UK", "blue": ""} {
		if got, _ := en.Country(adjective); got != want {
			t.Errorf("Country(%q) = %q, want %q", adjective, got, want)
		}
	}
	if got, ok := de.Town("Grazer"); got != "Graz" || !ok {
		t.Errorf(`Town("Grazer") = %q, %v`, got, ok)
	}
}

func TestWordsForSeveral(t *testing.T) {
	de, en := persons(t, "de"), persons(t, "en")
	for form, want := range map[string]lang.GroupKind{"Regierungsdelegation": lang.Body, "beiden": lang.Pair, "dreien": lang.Trio, "Fachleuten": lang.Crowd, "Tisch": lang.NoGroup} {
		if got := de.Group(form); got != want {
			t.Errorf("Group(%q) = %d, want %d", form, got, want)
		}
	}
	if got := en.Group("delegations"); got != lang.Body {
		t.Errorf(`Group("delegations") = %d`, got)
	}
}

func TestInGender(t *testing.T) {
	de := persons(t, "de")
	for _, test := range []struct{ noun, gender, want string }{
		{"Außenminister", "Fem", "Außenministerin"},
		{"Außenministerin", "Masc", "Außenminister"},
		{"Abgeordnete", "Fem", "Abgeordnete"},
		{"Abgeordnete", "Masc", "Abgeordneter"},
		{"Gast", "Fem", "Gast"},
	} {
		n, ok := de.Noun(test.noun)
		if got := de.InGender(n, test.gender); !ok || got != test.want {
			t.Errorf("InGender(%s, %s) = %q, want %q", test.noun, test.gender, got, test.want)
		}
	}
}

func TestAlike(t *testing.T) {
	de := persons(t, "de")
	noun := func(form string) lang.Noun {
		n, ok := de.Noun(form)
		if !ok {
			t.Fatalf("%q is not known", form)
		}
		return n
	}
	if !de.Alike(noun("Grünen-Politikerin"), noun("Bundesaußenminister")) {
		t.Error("a politician is not like a foreign minister")
	}
	if de.Alike(noun("Pfarrer"), noun("Trainer")) {
		t.Error("a priest is like a coach")
	}
}

func TestForenames(t *testing.T) {
	names := persons(t, "de").Forenames
	for name, want := range map[string]string{"anna": "Fem", "jan": "Masc", "hans-peter": "Masc", "anna-zzz": "Fem", "zzzz": "", "": "", "a": ""} {
		if got := names.Gender(name); got != want {
			t.Errorf("Gender(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestDeterminer(t *testing.T) {
	de := persons(t, "de")
	d, ok := de.Determiner("Der")
	if !ok || d.Kind != lang.Definite || d.Before("Abgeordnete") != lang.MascSing || d.Before("Abgeordneten") != lang.FemSing|lang.AnyPlur {
		t.Errorf("Der: %+v, %v", d, ok)
	}
	if l := de.Link("von"); l&lang.Of == 0 {
		t.Errorf("von: %b", l)
	}
}
