// Package data embeds everything that is not code: the tables and models of each
// language, the sample articles, and the manifest that names source, licence and
// digest of every file.
package data

import "embed"

// FS holds manifest.tsv, articles/ and one folder per language.
//
//go:embed manifest.tsv articles all:de all:en
var FS embed.FS
