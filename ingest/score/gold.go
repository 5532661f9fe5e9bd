package score

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
)

// Gold is an annotated article.
type Gold struct {
	ID            string    `json:"id"`
	Language      string    `json:"lang"`
	SourceKind    string    `json:"source_kind"` // real, rewritten
	Kind          string    `json:"kind"`        // meeting, distractor
	Published     string    `json:"date"`
	Title         string    `json:"title"`
	Text          string    `json:"text"`
	Meetings      []Meeting `json:"meetings"`
	Visits        []Visit   `json:"visits"`
	Roles         []Role    `json:"roles"`
	Persons       []Person  `json:"persons"`
	Groups        []Person  `json:"groups"`
	Organizations []string  `json:"organizations"`
	Places        []string  `json:"places"`
}

// Answer is what was extracted from one article.
type Answer struct {
	ID       string    `json:"id"`
	Meetings []Meeting `json:"meetings"`
	Visits   []Visit   `json:"visits"`
	Roles    []Role    `json:"roles"`
	Persons  []Person  `json:"persons"`
}

// Meeting is an event at which two or more sides were in direct contact, or one
// that was planned (Hypothetical) or denied (Negated). The Alt fields and Optional
// stand in annotations only.
type Meeting struct {
	Type         string     `json:"type,omitempty"`
	Participants []string   `json:"participants"`
	Sides        [][]string `json:"sides"`
	Location     string     `json:"location"`
	LocationAlt  []string   `json:"location_alt,omitempty"`
	Date         string     `json:"date"`
	Hypothetical bool       `json:"hypothetical"`
	Negated      bool       `json:"negated"`
	Optional     bool       `json:"optional,omitempty"`
	Sentence     string     `json:"sentence,omitempty"`
	Confidence   float64    `json:"confidence,omitempty"`
}

// Visit is a person at a place away from home.
type Visit struct {
	Visitor      string   `json:"visitor"`
	Place        string   `json:"place"`
	PlaceAlt     []string `json:"place_alt,omitempty"`
	Date         string   `json:"date,omitempty"`
	Hypothetical bool     `json:"hypothetical,omitempty"`
	Negated      bool     `json:"negated,omitempty"`
	Optional     bool     `json:"optional,omitempty"`
	Sentence     string   `json:"sentence,omitempty"`
}

// Role is an office of a person. Annotations name its organization or country in
// OrgOrCountry, answers in Org.
type Role struct {
	Person       string   `json:"person"`
	Role         string   `json:"role"`
	Org          string   `json:"org,omitempty"`
	OrgOrCountry string   `json:"org_or_country,omitempty"`
	RoleAlt      []string `json:"role_alt,omitempty"`
	OrgAlt       []string `json:"org_alt,omitempty"`
}

// Person is a person, or a group that acts as one, with all its surface forms.
type Person struct {
	Name    string   `json:"name"`
	Aliases []string `json:"aliases"`
}

// Read reads the annotated articles of a folder, in the order of their file names:
// JSON files with one article each, and JSON Lines files with one a line.
func Read(dir string) ([]*Gold, error) {
	one, err1 := filepath.Glob(filepath.Join(dir, "*.json"))
	many, err2 := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}
	files := append(one, many...)
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: no annotated articles (*.json, *.jsonl) in this folder", dir)
	}
	sort.Strings(files)
	var out []*Gold
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		dec := json.NewDecoder(bytes.NewReader(b))
		for {
			g := new(Gold)
			if err := dec.Decode(g); err == io.EOF {
				break
			} else if err != nil {
				return nil, fmt.Errorf("%s: at byte %d: %w", f, dec.InputOffset(), err)
			}
			out = append(out, g)
		}
	}
	return out, nil
}
