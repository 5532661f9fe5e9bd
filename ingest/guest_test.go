package ingest_test

import (
	"context"
	"testing"

	"whomet/graph"
	"whomet/ingest/text"
)

// TestGuests reads meetings whose guest no verb of motion sends to the place.
func TestGuests(t *testing.T) {
	languages := embedded(t)
	for _, x := range []struct {
		language, text string
		want           map[string]string // visitor to place
	}{
		{"de", "Bürgermeisterin Hanna Vossbeck hat am Dienstag in Lübeck den dänischen Verkehrsminister Mads Holmgaard empfangen.",
			map[string]string{"Mads Holmgaard": "Lübeck"}},
		{"de", "Der dänische Verkehrsminister Mads Holmgaard war am Dienstag in Lübeck. Dort traf er Bürgermeisterin Hanna Vossbeck.",
			map[string]string{"Mads Holmgaard": "Lübeck"}},
		{"en", "The Danish transport minister Mads Holmgaard met mayor Hannah Fosbrook in Leeds on Tuesday.",
			map[string]string{"Mads Holmgaard": "Leeds"}},
		{"de", "Der dänische Verkehrsminister Mads Holmgaard telefonierte am Dienstag mit Bürgermeisterin Hanna Vossbeck.",
			map[string]string{}},
	} {
		p, err := languages.Pipeline(x.language)
		if err != nil {
			t.Fatal(err)
		}
		a, err := p.Run(context.Background(), &text.Document{Language: x.language, Text: x.text})
		if err != nil {
			t.Fatal(err)
		}
		names := map[any]string{}
		for _, e := range a.Entities {
			names[e.IRI] = e.Name
		}
		got := map[string]string{}
		for _, e := range a.Events {
			if e.Type == graph.Visit {
				got[names[e.Sides[0][0]]] = names[e.Place]
			}
		}
		for who, where := range x.want {
			if got[who] != where {
				t.Errorf("%s: %s visited %q, want %q", x.text, who, got[who], where)
			}
		}
		if len(x.want) == 0 && len(got) > 0 {
			t.Errorf("%s: visits %v, want none", x.text, got)
		}
	}
}
