package lang

import "io/fs"

// Landmarks are the words that end the name of a place one can be at: "Plaza",
// "Museum".
type Landmarks map[string]bool

func loadLandmarks(fsys fs.FS, dir string) (Landmarks, error) {
	table, err := rows(fsys, dir+"/landmarks.tsv", 1)
	if err != nil {
		return nil, err
	}
	out := Landmarks{}
	for _, r := range table {
		out[r[0]] = true
	}
	return out, nil
}
